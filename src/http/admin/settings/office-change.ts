import { z } from 'zod'
import type { Tx } from '../../../../db/open.ts'
import type { Instant } from '../../../clock.ts'
import type { Caller } from '../../../staff/access.ts'
import { audit } from '../../../staff/audit.ts'
import { changeOfficeData, concerned, type OfficeImpact } from '../../../staff/office-data.ts'
import { type Proposed, proposeOrApply } from '../../../staff/propose.ts'
import { type Changes, hasHours, listOffices, type OfficeRow, readOffice } from '../../../staff/settings.ts'
import { refusal } from '../../../texts/admin.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../chosen.ts'
import { choice, EXAMPLE_PROPOSAL, key, proposalAnswer, yesNo } from '../fields.ts'
import { operation } from '../operation.ts'
import { answerProposal, KEY_REFUSALS } from '../proposals.ts'
import { publishOn } from '../publishing.ts'
import type { AdminRooms } from '../rooms.ts'
import { understandDay } from '../understand.ts'
import { refuseNothing } from './changes.ts'
import { checkZone, EXAMPLE_OFFICE, officeCard, officeDetails, officeText, refuseTaken, toOfficeCard } from './office-fields.ts'
import { type Concern, didText, wouldText } from './office-words.ts'

const form = z.object({
  oficina: choice('all_offices'),
  nombre: officeText('El nombre nuevo.').optional(),
  municipio: officeDetails.municipio.optional(),
  direccion: officeDetails.direccion.optional(),
  latitud: officeDetails.latitud.optional(),
  longitud: officeDetails.longitud.optional(),
  telefono: officeDetails.telefono,
  aviso_minutos: officeDetails.aviso_minutos.optional(),
  zona: officeText('Zona horaria. Solo antes de publicar lugares.').optional(),
  abierta: yesNo.optional().describe('Si da citas. Con «no» deja de ofrecerse; las citas que ya hay siguen en pie.'),
  cancela_sin_respuesta: yesNo
    .optional()
    .describe('Si se cancela la cita de quien no contesta los recordatorios. Se le avisa antes hasta cuándo puede contestar.'),
  motivo: z.string().trim().min(3).max(200).optional().describe('Solo si deja de dar citas: por qué. Lo leen quienes esperan ahí.'),
  clave: key,
})
type Form = z.output<typeof form>

export const changeOffice = operation({
  method: 'POST',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  least: 'manager',
  summary: 'Cambiar los datos de una oficina',
  explanation:
    'Lo que deje en blanco no cambia. Un cambio que afecta a quien ya tiene cita o espera ahí (dejar de dar citas, otro domicilio, cancelar sin respuesta) primero dice a quién y no hace nada hasta que usted confirma.',
  body: form,
  answer: proposalAnswer({
    oficina: officeCard,
    citas_por_venir: z.number().int(),
    dias_con_citas: z.array(z.object({ dia: z.iso.date(), citas: z.number().int() })),
  }),
  example: {
    resumen:
      'Toluca dejaría de dar citas. La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día o unas horas»: ahí se cancela y se avisa.',
    ...EXAMPLE_PROPOSAL,
    oficina: { ...EXAMPLE_OFFICE, abierta: false },
    citas_por_venir: 1,
    dias_con_citas: [{ dia: '2026-12-03', citas: 1 }],
  },
  refusals: [
    ...OFFICE_REFUSALS,
    'zona_no_existe',
    'zona_con_lugares',
    'ya_existe',
    'sin_cambios',
    'faltan_datos',
    'nada_que_hacer',
    ...KEY_REFUSALS,
  ],
  async run({ rooms, caller, body, now }) {
    const chosen = chosenOffice(rooms, caller, body.oficina)
    checkZone(body.zona)
    const changes = changesOf(body)
    refuseNothing(changes)
    const { concern, outcome } = await rooms.writer.submit('settings.office', (tx, at) => {
      if (body.zona !== undefined && body.zona !== chosen.zone && hasHours(tx, chosen.id)) throw refusal('zona_con_lugares', 'zona')
      if (body.nombre !== undefined) refuseTaken(listOffices(tx), body.nombre, chosen.id)
      return change(tx, rooms, caller, { officeId: chosen.id, body, changes }, at)
    })
    if (outcome.kind === 'done')
      await publishOn(rooms, caller, chosen.id, understandDay('hoy', 'oficina', outcome.impact.office.zone, now))
    return answerProposal(outcome, chosen.zone, {
      would: (impact) => wouldText(impact, concern),
      did: (impact) => didText(impact, concern),
      more: ({ office, visits, days }) => ({
        oficina: toOfficeCard(rooms, office),
        citas_por_venir: visits,
        dias_con_citas: concern === undefined ? [] : days.map((one) => ({ dia: one.day, citas: one.visits })),
      }),
    })
  },
})

const changesOf = (body: Form): Changes<OfficeRow> => ({
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
})

/** Does what concerns nobody; proposes what does, and does it with its key. */
function change(
  tx: Tx,
  rooms: AdminRooms,
  caller: Caller,
  { officeId, body, changes }: { officeId: number; body: Form; changes: Changes<OfficeRow> },
  at: Instant,
): { concern: Concern | undefined; outcome: Proposed<OfficeImpact, 'nothing'> } {
  const concern = concernOf(tx, officeId, changes, at)
  if (concern === 'closing' && body.motivo === undefined) throw refusal('faltan_datos', 'motivo')
  const work = (inner: Tx) => changeOfficeData(inner, { officeId, changes, reason: body.motivo }, at)
  const { clave, ...input } = body
  const request = { operation: 'cambiar_oficina', caller, input, key: clave }
  const outcome = concern === undefined ? atOnce(work(tx)) : proposeOrApply(tx, rooms.vault, request, work, at)
  if (outcome.kind === 'done') {
    const fields = Object.values(changes).filter((value) => value !== undefined).length
    const detail = { fields, ...(concern && { visits: outcome.impact.visits }), ...(concern === 'closing' && { closed: true }) }
    audit(tx, caller, { operation: 'cambiar_oficina', officeId, detail, ...(body.motivo && { reason: body.motivo }) }, at)
  }
  return { concern, outcome }
}

const atOnce = (worked: ReturnType<typeof changeOfficeData>): Proposed<OfficeImpact, 'nothing'> =>
  worked.ok ? { kind: 'done', impact: worked.impact } : { kind: 'refused', why: worked.why }

/** How a change concerns people who have an appointment there or wait; undefined: nobody. */
function concernOf(tx: Tx, officeId: number, changes: Changes<OfficeRow>, at: Instant): Concern | undefined {
  const before = readOffice(tx, officeId)
  if (before?.active === 1 && changes.active === 0) return 'closing'
  if (concerned(tx, officeId, at).visits === 0) return undefined
  if (changes.address !== undefined && changes.address !== before?.address) return 'moving'
  return changes.lapseUnanswered === 1 && before?.lapseUnanswered === 0 ? 'lapsing' : undefined
}
