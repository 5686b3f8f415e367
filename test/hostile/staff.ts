// An office with people in it, keys of every kind, and who may do what, written down here and not read from the product.
import { write } from '../../db/open.ts'
import { type Allowed, giveAccess, type Role, takeAccess } from '../../src/admin/access.ts'
import { openDesk } from '../http/desk.ts'
import { CANARY } from './door.ts'

/** The least role for each operation. A new operation needs a line here before anybody may use it. */
export const LEAST: Record<string, Allowed['least']> = {
  'GET /admin/estado': 'reader',
  'GET /admin/por-atender': 'clerk',
  'GET /admin/reparto': 'administrator',
  'GET /admin/cartel': 'administrator',
  'GET /admin/asistencia': 'clerk',
  'POST /admin/asistencia': 'manager',
  'POST /admin/asistencia/regla': 'administrator',
  'GET /admin/telefonos-de-comunidades': 'administrator',
  'POST /admin/telefonos-de-comunidades': 'administrator',
  'POST /admin/telefonos-de-comunidades/terminar': 'administrator',
  'GET /admin/agenda': 'reader',
  'GET /admin/citas': 'reader',
  'GET /admin/cierres': 'reader',
  'GET /admin/agendas': 'reader',
  'GET /admin/reglas/propias': 'reader',
  'POST /admin/reglas/propias': 'administrator',
  'POST /admin/agendas/nueva': 'administrator',
  'POST /admin/agendas': 'administrator',
  'POST /admin/agendas/terminar': 'administrator',
  'GET /admin/horario': 'reader',
  'GET /admin/institucion': 'reader',
  'GET /admin/oficinas': 'reader',
  'GET /admin/tramites': 'reader',
  'GET /admin/tramites/que-llevar': 'reader',
  'GET /admin/tramites/archivo': 'reader',
  'GET /admin/tramites/preguntas': 'reader',
  'GET /admin/precios': 'reader',
  'GET /admin/dias-inhabiles': 'reader',
  'GET /admin/reglas': 'reader',
  'GET /admin/yo': 'reader',
  'POST /admin/buscar': 'clerk',
  'GET /admin/puerta': 'clerk',
  'GET /admin/puerta/lista': 'clerk',
  'POST /admin/puerta': 'clerk',
  'GET /admin/mostrador': 'clerk',
  'GET /admin/pantalla': 'clerk',
  'GET /admin/mostrador/papeleta': 'clerk',
  'POST /admin/mostrador/sin-cita': 'clerk',
  'POST /admin/mostrador/llamar': 'clerk',
  'POST /admin/mostrador/otra-vez': 'clerk',
  'POST /admin/mostrador/pasar': 'clerk',
  'POST /admin/mostrador/atendida': 'clerk',
  'POST /admin/mostrador/falta-papel': 'clerk',
  'POST /admin/mostrador/no-vino': 'clerk',
  'POST /admin/mostrador/se-fue': 'clerk',
  'POST /admin/mostrador/no-se-sabe': 'clerk',
  'GET /admin/citas/comprobante': 'clerk',
  'POST /admin/mostrador/deshacer': 'clerk',
  'POST /admin/mostrador/terminar-dia': 'clerk',
  'GET /admin/lugares-libres': 'clerk',
  'POST /admin/citas': 'clerk',
  'POST /admin/citas/historia': 'clerk',
  'POST /admin/citas/llegada': 'clerk',
  'POST /admin/citas/necesidad': 'clerk',
  'POST /admin/citas/recoger': 'clerk',
  'POST /admin/citas/urgencia': 'clerk',
  'POST /admin/citas/mover': 'clerk',
  'POST /admin/citas/corregir': 'clerk',
  'POST /admin/citas/duenio': 'clerk',
  'POST /admin/citas/identificacion': 'clerk',
  'POST /admin/citas/cancelar': 'clerk',
  'POST /admin/citas/otro-telefono': 'clerk',
  'POST /admin/citas/segunda-clave': 'clerk',
  'GET /admin/citas/preguntadas': 'clerk',
  'GET /admin/casos': 'clerk',
  'POST /admin/casos/leer': 'clerk',
  'POST /admin/casos/tomar': 'clerk',
  'POST /admin/casos/contestar': 'clerk',
  'POST /admin/casos/anotar': 'clerk',
  'POST /admin/casos/soltar': 'clerk',
  'POST /admin/casos/cerrar': 'clerk',
  'POST /admin/personas/copia': 'manager',
  'POST /admin/lista-de-espera/sacar': 'clerk',
  'POST /admin/apartados/corregir': 'clerk',
  'POST /admin/personas/borrar': 'manager',
  'GET /admin/citas/en-riesgo': 'clerk',
  'GET /admin/citas/no-reconocidas': 'clerk',
  'POST /admin/citas/no-reconocidas': 'clerk',
  'GET /admin/lista-de-espera': 'reader',
  'GET /admin/invariantes': 'manager',
  'GET /admin/mensajes/no-entregados': 'manager',
  'GET /admin/mensajes/apartados': 'manager',
  'POST /admin/mensajes/reenviar': 'manager',
  'POST /admin/mensajes/apartados/retomar': 'manager',
  'POST /admin/cierres': 'manager',
  'POST /admin/cierres/levantar': 'manager',
  'GET /admin/reubicaciones': 'clerk',
  'GET /admin/llamadas': 'clerk',
  'POST /admin/llamadas': 'clerk',
  'POST /admin/citas/telefono-para-llamar': 'clerk',
  'POST /admin/lista-de-espera/anotar': 'clerk',
  'POST /admin/lugares': 'manager',
  'GET /admin/no-entendido': 'manager',
  'POST /admin/no-entendido': 'manager',
  'GET /admin/lecciones': 'manager',
  'GET /admin/respuestas': 'reader',
  'POST /admin/respuestas': 'manager',
  'POST /admin/respuestas/lo-que-preguntan': 'manager',
  'POST /admin/respuestas/quitar': 'manager',
  'POST /admin/respuestas/autorizar': 'administrator',
  'POST /admin/lecciones/quitar': 'manager',
  'POST /admin/hora': 'administrator',
  'POST /admin/horario': 'manager',
  'POST /admin/horario/quitar': 'manager',
  'POST /admin/oficinas': 'manager',
  'POST /admin/tramites/oficina': 'manager',
  'GET /admin/denuncias': 'administrator',
  'POST /admin/denuncias/leer': 'administrator',
  'POST /admin/denuncias/contestar': 'administrator',
  'POST /admin/denuncias/anotar': 'administrator',
  'POST /admin/denuncias/cerrar': 'administrator',
  'GET /admin/denuncias/bitacora': 'administrator',
  'GET /admin/accesos': 'manager',
  'GET /admin/bitacora': 'administrator',
  'GET /admin/numeros': 'manager',
  'GET /admin/numeros/proximos-dias': 'manager',
  'POST /admin/accesos': 'manager',
  'POST /admin/accesos/quitar': 'manager',
  'POST /admin/accesos/codigo': 'manager',
  'POST /admin/accesos/canjear': 'administrator',
  'POST /admin/institucion': 'administrator',
  'GET /admin/dependencias': 'administrator',
  'POST /admin/dependencias/nueva': 'administrator',
  'POST /admin/oficinas/nueva': 'administrator',
  'POST /admin/tramites': 'administrator',
  'GET /admin/tramites/exclusion': 'reader',
  'POST /admin/tramites/exclusion': 'administrator',
  'POST /admin/tramites/como-se-pide': 'administrator',
  'POST /admin/tramites/nuevo': 'administrator',
  'POST /admin/tramites/copiar': 'administrator',
  'POST /admin/tramites/publicar': 'administrator',
  'GET /admin/tramites/conversacion': 'administrator',
  'POST /admin/tramites/archivar': 'administrator',
  'POST /admin/tramites/archivo': 'administrator',
  'POST /admin/tramites/que-llevar': 'administrator',
  'POST /admin/tramites/que-llevar/quitar': 'administrator',
  'POST /admin/tramites/preguntas': 'administrator',
  'POST /admin/tramites/preguntas/quitar': 'administrator',
  'POST /admin/precios/reglas': 'administrator',
  'POST /admin/precios': 'administrator',
  'POST /admin/dias-inhabiles': 'administrator',
  'POST /admin/dias-inhabiles/quitar': 'administrator',
  'POST /admin/reglas': 'administrator',
}

/** All that whoever hears complaints may do: nothing else of an office. */
export const OF_COMPTROLLER = new Set([
  'GET /admin/yo',
  'GET /admin/por-atender',
  'POST /admin/citas/segunda-clave',
  'GET /admin/denuncias',
  'POST /admin/denuncias/leer',
  'POST /admin/denuncias/contestar',
  'POST /admin/denuncias/anotar',
  'POST /admin/denuncias/cerrar',
  'GET /admin/denuncias/bitacora',
])

/** Refused to every key: a code that is exchanged for one does it, and nothing else. */
export const BY_CODE = 'POST /admin/accesos/canjear'

/** All that a key of the door may do, and one that audits. */
export const OF_GUARD = new Set(['GET /admin/yo', 'POST /admin/puerta', 'GET /admin/puerta', 'GET /admin/puerta/lista'])
export const OF_SCREEN = new Set(['GET /admin/yo', 'GET /admin/pantalla'])
export const OF_AUDITOR = new Set([
  'GET /admin/yo',
  'GET /admin/bitacora',
  'GET /admin/estado',
  'GET /admin/numeros',
  'GET /admin/reparto',
  'GET /admin/numeros/proximos-dias',
])

export const ROLES: Role[] = ['reader', 'clerk', 'manager', 'administrator', 'comptroller', 'auditor', 'guard', 'screen']
/** The one office with places. */
export const TOLUCA = 'Toluca'
/** Another office of the same house. */
export const ELSEWHERE = 'Puebla'

export type Staff = Awaited<ReturnType<typeof openStaff>>

/** Toluca has one appointment, the canary's; keys of Toluca, of another office, of all, and keys that no longer count. */
export async function openStaff() {
  const desk = openDesk()
  const { db, vault, clock, house } = desk
  const given = await desk.doIt('/admin/citas', {
    oficina: TOLUCA,
    tramite: 'renovar pasaporte',
    nombre: CANARY.name,
    curp: CANARY.curp,
    telefono: CANARY.local,
    motivo: 'vino a la oficina',
  })
  const folio = (given.body.cita as { folio: string }).folio
  const spoilt = (name: string, expiresAt: number | undefined) =>
    write(
      db,
      (tx) =>
        giveAccess(
          tx,
          { vault, clock },
          { name, role: 'administrator', officeIds: undefined, seesNames: true, expiresAt },
          clock.now(),
        ).token,
    )
  const expired = spoilt('vencida', clock.now() + 1)
  const revoked = spoilt('quitada', undefined)
  write(db, (tx) => void takeAccess(tx, { agencyId: 1, name: 'quitada' }, clock.now()))
  clock.advance(1)
  await desk.settle()
  return {
    ...desk,
    folio,
    expired,
    revoked,
    /** A request as it is, with whatever method, path and headers. */
    raw: (method: string, path: string, headers: Record<string, string>, body: string | null = null) =>
      house.officeApp.handle(new Request(`http://localhost${path}`, { method, headers, body })),
  }
}
