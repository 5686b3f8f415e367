// How the fields of a form may be filled: rightly, wrongly, not at all, as another type and in another encoding.
import fc from 'fast-check'
import { CANARY } from './door.ts'
import { TOLUCA } from './staff.ts'

/** A field of the OpenAPI document with the choices that it offers. */
export interface Field {
  name: string
  enum: unknown[]
}

const RIGHT = [
  TOLUCA,
  ...'renovar pasaporte|mañana|hoy|lunes|24/12/2026|9:00|15:00|lunes a viernes|sí|no|1|10|America/Mexico_City|Rosa Pérez Ruiz'.split(
    '|',
  ),
  ...'PERR850417MDFRZS04|5599990000|K7M-4QX|K7M4-QX2P-9ABCDE|19.29|-99.65|vino a la oficina|administrador'.split('|'),
]
const WRONG = [
  ...['\0', '\ud800', '\u202e', 'x'.repeat(5_000), '9'.repeat(400), CANARY.curp, CANARY.name, CANARY.phone],
  ...'| |😀|ﷺ|-1|1e400|NaN|0x10|99999999999999999999|1.5|<script>alert(1)</script>|{{7*7}}|%s%n|../../etc/passwd'.split('|'),
  ..."'; drop table offices; --|=cmd|31/02/2026|00:00|25:61|-271821-04-20|31/12/9999|1/1/1|ayer|Mars/Olympus".split('|'),
  ...'__proto__|constructor|toString'.split('|'),
]
const UNTYPED: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, 2 ** 53 + 2],
  ...[[], [[]], {}, { $ne: null }, { toString: 1 }, ['a', 'b'], [CANARY.curp], { x: CANARY.name }],
]

/** What somebody would send who knows the operation. The folio is put in by the test. */
export const SENSIBLE: Record<string, Record<string, string>> = {
  'POST /admin/citas': {
    oficina: TOLUCA,
    tramite: 'renovar pasaporte',
    nombre: 'Rosa Pérez Ruiz',
    curp: 'PERR850417MDFRZS04',
    motivo: 'vino',
  },
  'POST /admin/citas/historia': { folio: '' },
  'POST /admin/citas/llegada': { folio: '' },
  'POST /admin/citas/cancelar': { folio: '', motivo: 'lo pidió' },
  'POST /admin/citas/otro-telefono': { folio: '', telefono_nuevo: '5599990000', identificacion_vista: 'sí', motivo: 'cambió' },
  'POST /admin/lista-de-espera/sacar': { curp: CANARY.curp, identificacion_vista: 'sí', motivo: 'lo pidió' },
  'POST /admin/apartados/corregir': {
    telefono: '55 0000 0001',
    nombre: CANARY.name,
    curp: CANARY.curp,
    identificacion_vista: 'sí',
    motivo: 'escribió mal su CURP',
  },
  'POST /admin/personas/borrar': { curp_o_telefono: 'PERR850417MDFRZS04', identificacion_vista: 'sí', motivo: 'lo pidió' },
  'POST /admin/buscar': { quien: 'Guadalupe', dia: 'mañana' },
  'POST /admin/cierres': { oficina: TOLUCA, dia: 'mañana', motivo: 'no hay luz' },
  'POST /admin/cierres/levantar': { oficina: TOLUCA, dia: 'mañana' },
  'POST /admin/lugares': { oficina: TOLUCA, dia: 'mañana', desde: '9:00', hasta: '10:00', ventanillas: '2', motivo: 'mucha gente' },
  'POST /admin/horario': { oficina: TOLUCA, dias: 'lunes a viernes', desde: '9:00', hasta: '14:00', ventanillas: '2' },
  'POST /admin/reglas/propias': { regla: 'live_people_a_phone', tramite: 'renovar pasaporte', valor: '5' },
  'POST /admin/agendas/nueva': { oficina: TOLUCA, nombre: 'Sala 1', tramites: 'renovar pasaporte' },
  'POST /admin/agendas': { oficina: TOLUCA, agenda: 'Ventanillas', tramites: 'ninguno', nombre: 'Mostrador' },
  'POST /admin/institucion': { nombre: 'Oficina de Muestra', telefono: '5500000000', zona: 'America/Mexico_City' },
  'POST /admin/oficinas': { oficina: TOLUCA, telefono: '5500000000' },
  'POST /admin/oficinas/nueva': {
    nombre: 'Otra',
    estado: 'Puebla',
    municipio: 'Puebla',
    direccion: 'Calle 1',
    latitud: '19',
    longitud: '-98',
  },
  'POST /admin/tramites': { tramite: 'renovar pasaporte', nombre: 'renovar pasaporte' },
  'POST /admin/tramites/exclusion': { tramite: 'renovar pasaporte', se_excluye: 'con ninguno' },
  'POST /admin/tramites/como-se-pide': { tramite: 'renovar pasaporte', otros_nombres: 'pasaporte vencido', tema: 'Pasaportes' },
  'POST /admin/tramites/nuevo': { nombre: 'otro trámite', nombre_ingles: 'another', para: 'adultos' },
  'POST /admin/tramites/copiar': { tramite: 'renovar pasaporte', nombre: 'otra renovación', nombre_ingles: 'another renewal' },
  'POST /admin/tramites/publicar': { tramite: 'renovar pasaporte', se_excluye: 'como está ahora' },
  'POST /admin/tramites/archivar': { tramite: 'renovar pasaporte' },
  'POST /admin/tramites/oficina': { oficina: TOLUCA, tramite: 'renovar pasaporte', se_hace: 'sí' },
  'POST /admin/precios': { anios: '10', pesos: '4280', desde_dia: '01/01/2027', fuente: 'DOF' },
  'POST /admin/accesos': { nombre: 'Ventanilla 2', rol: 'ventanilla' },
  'POST /admin/accesos/quitar': { nombre: 'Ventanilla 2', motivo: 'se fue' },
  'POST /admin/dias-inhabiles': { dia: '24/12/2026', nombre: 'Nochebuena' },
  'POST /admin/reglas': { valor: '3', motivo: 'acuerdo' },
  'GET /admin/agenda': { oficina: TOLUCA, dia: 'mañana' },
  'GET /admin/horario': { oficina: TOLUCA },
}

/** How one field is filled: left out, as it should be, or in a wrong way. */
export const filling = fc.oneof(
  { weight: 5, arbitrary: fc.constant<unknown>('offered') },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...RIGHT) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...WRONG) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...UNTYPED) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 4, arbitrary: fc.constant<unknown>(undefined) },
)
export const FORMS = ['json', 'json', 'form', 'form', 'text', 'none', 'multipart', 'broken json'] as const

export function fill(fields: Field[], fillings: unknown[], nth: number): Record<string, unknown> {
  const filled = fields.map(({ name, enum: offered }, at): [string, unknown] => {
    const value = fillings[at % fillings.length]
    return [name, value === 'offered' ? (offered[nth % Math.max(1, offered.length)] ?? RIGHT[nth % RIGHT.length]) : value]
  })
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined))
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
export const asForm = (values: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(values).map(([name, value]): [string, string] => [name, asText(value).toWellFormed()]),
  ).toString()

export function encode(form: (typeof FORMS)[number], values: Record<string, unknown>): { type: string; body: string } {
  switch (form) {
    case 'json':
      return { type: 'application/json', body: JSON.stringify(values) }
    case 'broken json':
      return { type: 'application/json', body: JSON.stringify({ ...values, nombre: CANARY.curp }).slice(0, -2) }
    case 'text':
      return { type: 'text/plain', body: JSON.stringify(values) }
    case 'multipart':
      return {
        type: 'multipart/form-data; boundary=x',
        body: `--x\r\ncontent-disposition: form-data; name="quien"\r\n\r\n${CANARY.curp}\r\n--x`,
      }
    case 'none':
      return { type: '', body: '' }
    case 'form':
      return { type: 'application/x-www-form-urlencoded', body: asForm(values) }
  }
}
