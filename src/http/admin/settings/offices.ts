import { z } from 'zod'
import { mayUseOffice } from '../../../staff/access.ts'
import { audit } from '../../../staff/audit.ts'
import {
  type Changes,
  changeOffice,
  hasHours,
  listOffices,
  type OfficeRow,
  readOffice,
  visitsComing,
} from '../../../staff/settings.ts'
import { count, refusal } from '../../../texts/admin.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../chosen.ts'
import { choice, summaryField, yesNo } from '../fields.ts'
import { operation } from '../operation.ts'
import { publishOn } from '../publishing.ts'
import { understandDay } from '../understand.ts'
import { refuseNothing } from './changes.ts'
import { checkZone, EXAMPLE_OFFICE, officeCard, officeDetails, officeText, refuseTaken, toOfficeCard } from './office-fields.ts'

export const offices = operation({
  method: 'GET',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  least: 'reader',
  summary: 'Ver las oficinas',
  explanation: 'Sus oficinas, abiertas o no, con su domicilio y su zona horaria.',
  answer: z.object({ resumen: summaryField, oficinas: z.array(officeCard) }),
  example: { resumen: 'Hay 1 oficina.', oficinas: [EXAMPLE_OFFICE] },
  refusals: [],
  run({ rooms, caller }) {
    const rows = listOffices(rooms.db).filter((row) => mayUseOffice(caller, row.id))
    return { resumen: `Hay ${count(rows.length, 'oficina', 'oficinas')}.`, oficinas: rows.map((row) => toOfficeCard(rooms, row)) }
  },
})

export const changeOfficeData = operation({
  method: 'POST',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  least: 'manager',
  summary: 'Cambiar los datos de una oficina',
  explanation:
    'Lo que deje en blanco no cambia. Una oficina que no está abierta deja de ofrecerse; sus citas ya dadas siguen, y la respuesta dice cuántas son.',
  body: z.object({
    oficina: choice('all_offices'),
    nombre: officeText('El nombre nuevo.').optional(),
    municipio: officeDetails.municipio.optional(),
    direccion: officeDetails.direccion.optional(),
    latitud: officeDetails.latitud.optional(),
    longitud: officeDetails.longitud.optional(),
    telefono: officeDetails.telefono,
    aviso_minutos: officeDetails.aviso_minutos.optional(),
    zona: officeText('Zona horaria. Solo antes de publicar lugares.').optional(),
    abierta: yesNo.optional().describe('Si se ofrece a las personas.'),
    cancela_sin_respuesta: yesNo
      .optional()
      .describe('Si se cancela la cita de quien no contesta los recordatorios. Se le avisa antes hasta cuándo puede contestar.'),
  }),
  answer: z.object({ resumen: summaryField, oficina: officeCard }),
  example: { resumen: 'Se guardaron los datos de Toluca.', oficina: EXAMPLE_OFFICE },
  refusals: [...OFFICE_REFUSALS, 'zona_no_existe', 'zona_con_lugares', 'ya_existe', 'sin_cambios'],
  async run({ rooms, caller, body, now }) {
    const chosen = chosenOffice(rooms, caller, body.oficina)
    checkZone(body.zona)
    const changes: Changes<OfficeRow> = {
      name: body.nombre,
      municipality: body.municipio,
      address: body.direccion,
      latitude: body.latitud,
      longitude: body.longitud,
      phone: body.telefono,
      noticeMinutes: body.aviso_minutos,
      zone: body.zona,
      active: body.abierta === undefined ? undefined : Number(body.abierta === 'sí'),
      lapseUnanswered: body.cancela_sin_respuesta === undefined ? undefined : Number(body.cancela_sin_respuesta === 'sí'),
    }
    refuseNothing(changes)
    const saved = await rooms.writer.submit('settings.office', (tx, at) => {
      if (body.zona !== undefined && body.zona !== chosen.zone && hasHours(tx, chosen.id)) throw refusal('zona_con_lugares', 'zona')
      if (body.nombre !== undefined) refuseTaken(listOffices(tx), body.nombre, chosen.id)
      changeOffice(tx, chosen.id, changes, at)
      const fields = Object.values(changes).filter((value) => value !== undefined).length
      audit(tx, caller, { operation: 'cambiar_oficina', officeId: chosen.id, detail: { fields } }, at)
      return readOffice(tx, chosen.id)
    })
    if (!saved) throw refusal('oficina_no_existe', 'oficina')
    await publishOn(rooms, caller, saved.id, understandDay('hoy', 'oficina', saved.zone, now))
    const standing = standingVisits(body, visitsComing(rooms.db, saved.id, now))
    return { resumen: `Se guardaron los datos de ${saved.name}.${standing}`, oficina: toOfficeCard(rooms, saved) }
  },
})

/** What the change means for whoever was told to come: nobody is written to, and nothing is cancelled. */
function standingVisits(changed: { abierta?: unknown; direccion?: unknown }, visits: number): string {
  if (visits === 0) return ''
  const there = ` Ahí hay ${count(visits, 'cita', 'citas')} por venir`
  if (changed.abierta === 'no') return `${there}. No se canceló ninguna: para cancelar y avisar, use «Cerrar un día o unas horas».`
  if (changed.direccion === undefined) return ''
  return `${there}: el domicilio nuevo va en su recordatorio y en «Mis citas»; a quien venga antes, llámele.`
}
