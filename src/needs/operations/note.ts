import { z } from 'zod'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { folio, summaryField, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { only, refuse } from '../../admin/refusals.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { groupOf } from '../../booking/views.ts'
import { noteNeed } from '../../booking/visit-needs.ts'
import { NEEDS_TO_NOTE, needsText } from '../../texts/admin-needs.ts'

export const noteWhatIsNeeded = operation({
  method: 'POST',
  path: '/admin/citas/necesidad',
  tag: 'Citas',
  rank: 58,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'A note that the person asked for; «sí» in the last field takes it back, and nobody is told.',
  summary: 'Anotar qué necesita una persona',
  explanation: 'Solo si la persona lo pide: es un dato de su salud. Se borra después de su visita.',
  body: z.object({
    folio,
    necesita: z.enum(Object.keys(NEEDS_TO_NOTE)).meta({ title: 'Qué necesita', page: 'of-one' }),
    quitar: yesNo.prefault('no').meta({ title: '¿Quitarlo?' }),
  }),
  answer: z.object({ resumen: summaryField, necesita: z.string().nullable().meta({ title: 'Qué necesita' }) }),
  example: { resumen: 'Anotado. Pidió: no oye bien: escríbale.', necesita: 'Pidió: no oye bien: escríbale' },
  refusals: only(FOLIO_REFUSALS, 'no_folio', 'stale'),
  // What it is stays out of the log-book: it is deleted with the visit.
  deed: {
    name: 'anotar_necesidad',
    attends: true,
    ofFolio: true,
    said: 'Anotó qué necesita una persona',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    const need = NEEDS_TO_NOTE[body.necesita]
    if (!need) throw new Error('a need of the list is in no list')
    const needs = await deps.writer.submit('staff.need', (tx, at) => {
      const standing = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio).filter(({ state }) => state === 'confirmed')
      const [first] = standing
      if (!first) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      noteNeed(tx, deps.vault, first, { need, off: body.quitar }, at)
      addAuditEntry(call, tx, { officeId: first.office.id, detail: { appointments: standing.map((one) => one.id) } }, at)
      return groupOf(tx, deps.vault, first.groupId)[0]?.needs ?? []
    })
    const necesita = needsText(needs)
    return { resumen: necesita === null ? 'Ya no hay nada anotado.' : `Anotado. ${necesita}.`, necesita }
  },
})
