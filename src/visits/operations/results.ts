import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { type Choices, choice, ofAgency } from '../../admin/fields.ts'
import { codeOf, OUTCOME_WORDS } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import type { Look } from '../../admin/reads.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { toDayLine } from '../../booking/operations/cards.ts'
import { oneOfFolio } from '../../booking/operations/find.ts'
import { appointmentsById, groupOf } from '../../booking/views.ts'
import { requirementsOn } from '../../catalogue/procedures.ts'
import { listProcedures, listRequirements } from '../../catalogue/settings.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { capital } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { tellMissing } from '../chat/missing-paper.ts'
import { noteResult, type Result, undo } from '../steps.ts'
import { isOpen, peopleOf, type Visit, type VisitPerson } from '../visits.ts'
import {
  meantVisit,
  notesWhoCame,
  refuseStep,
  SEEN_WITH,
  STEP_REFUSALS,
  TURN_REFUSALS,
  toTurn,
  turnAnswer,
  turnDetail,
  turnFields,
  turnName,
} from './turn.ts'

const REFUSALS = refusals({
  no_paper: ['papel_no_se_pide', 'invalid', 'Ese papel no se pide en ese trámite.', 'Elija uno de los que pide el trámite.'],
  seen_with: [
    'falta_quien_acompana',
    'invalid',
    'Es una persona menor de edad: falta quién vino con ella.',
    'Elija a quién se vio.',
  ],
})

const person = oneOfFolio.describe('En blanco: quienes llegaron. Si no, el nombre de una.')

const seenWith = z
  .enum(SEEN_WITH)
  .optional()
  .describe('Solo de una persona menor de edad, si lo que se lleva depende de eso: a quién se vio con ella.')
  .meta({ page: 'of-one' })

const ASKED_PAPERS: Choices = {
  name: 'asked_papers',
  rows: (db, agencyId) => [
    ...new Set(ofAgency(listProcedures(db), agencyId).flatMap(({ id }) => listRequirements(db, id).map((one) => one.text))),
  ],
  beginsBlank: true,
}

const members = { appointments: APART, number: 'turno' } as const
type Noting = Call<
  unknown,
  { turno_o_folio: string; oficina?: string | undefined; version?: number | undefined; persona?: string | undefined },
  never,
  'appointments' | 'number'
>

export const attended = operation({
  method: 'POST',
  path: '/admin/mostrador/atendida',
  tag: 'Mostrador',
  rank: 50,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'What just ended at a window is noted in one press; it can be undone for ten minutes.',
  summary: 'Anotar que se atendió',
  explanation:
    'Termina el turno. De una persona menor de edad elija también a quién se vio con ella, si lo que se lleva depende de eso.',
  body: z.object({ ...turnFields, persona: person, quien_vino: seenWith }),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: atendida, Guadalupe Pérez Luna.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'over'), ...only(REFUSALS, 'seen_with') },
  deed: { name: 'anotar_atendida', attends: true, said: 'Anotó que se atendió', members },
  run: (call) => note(call, () => ({ outcome: 'served', seenWith: seenCode(call.body.quien_vino) })),
})

export const lackedPaper = operation({
  method: 'POST',
  path: '/admin/mostrador/falta-papel',
  tag: 'Mostrador',
  rank: 60,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'The person is told which paper, and is offered another hour; it can be undone for ten minutes.',
  summary: 'Anotar que le faltó un papel',
  explanation:
    'Termina el turno. En su chat la persona lee qué papel le faltó, y puede tomar el siguiente lugar con los mismos datos. No cuenta como cambio suyo.',
  body: z.object({
    ...turnFields,
    papel: choice(ASKED_PAPERS, 'El papel, como está en qué llevar.'),
    persona: person,
    quien_vino: seenWith,
  }),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: le faltó un papel, Guadalupe Pérez Luna. Se le avisa en su chat.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'over'), ...REFUSALS },
  deed: { name: 'anotar_falta_papel', attends: true, said: 'Anotó que faltó un papel', members },
  run: (call) =>
    note(
      call,
      (tx, visit, meant) => ({
        outcome: 'missing_paper',
        missing: paperMeant(tx, visit, meant, call.body.papel),
        seenWith: seenCode(call.body.quien_vino),
      }),
      (tx, visit, at) => tellMissing(tx, call.deps, visit, at),
    ),
})

export const didNotCome = operation({
  method: 'POST',
  path: '/admin/mostrador/no-vino',
  tag: 'Mostrador',
  rank: 70,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It gives a place away and tells nobody; it can be undone for ten minutes, and who comes later is noted as arrived.',
  summary: 'Anotar que no vino',
  explanation:
    'Solo después de los minutos que se guarda el lugar. El lugar queda libre para quien viene sin cita. Si llega después, anote su llegada.',
  body: z.object({ ...turnFields, persona: person }),
  answer: turnAnswer,
  example: { resumen: 'K7M-4QX: no vino, Guadalupe Pérez Luna.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'over', 'too_early', 'is_here') },
  deed: { name: 'anotar_no_vino', attends: true, said: 'Anotó que no vino', members },
  run: (call) => note(call, () => ({ outcome: 'absent' })),
})

export const leftOffice = operation({
  method: 'POST',
  path: '/admin/mostrador/se-fue',
  tag: 'Mostrador',
  rank: 80,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'Who is no longer there is noted in one press; it can be undone for ten minutes.',
  summary: 'Anotar que se fue',
  explanation: 'De quien llegó y se fue sin ser atendida, o no se acercó al llamarla. Si regresa, anote su llegada otra vez.',
  body: z.object({ ...turnFields, persona: person }),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: se fue, Guadalupe Pérez Luna.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'over', 'not_here') },
  deed: { name: 'anotar_se_fue', attends: true, said: 'Anotó que se fue', members },
  run: (call) => note(call, () => ({ outcome: 'left' })),
})

export const resultUnknown = operation({
  method: 'POST',
  path: '/admin/mostrador/no-se-sabe',
  tag: 'Mostrador',
  rank: 85,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It says that nothing is known of a visit; it can be undone for ten minutes.',
  summary: 'Anotar que no se sabe',
  explanation: 'Al terminar el día, de quien nadie recuerda si vino o se atendió. Es mejor que un dato inventado.',
  body: z.object({ ...turnFields, persona: person }),
  answer: turnAnswer,
  example: { resumen: 'K7M-4QX: no se sabe, Guadalupe Pérez Luna.' },
  refusals: { ...TURN_REFUSALS, ...only(STEP_REFUSALS, 'over', 'too_early') },
  deed: { name: 'anotar_no_se_sabe', attends: true, said: 'Anotó que no se sabe', members },
  run: (call) => note(call, () => ({ outcome: 'unknown' })),
})

const seenCode = (words: (typeof SEEN_WITH)[keyof typeof SEEN_WITH] | undefined) =>
  words === undefined ? undefined : codeOf(SEEN_WITH, words)

async function note(
  call: Noting,
  what: (tx: Tx, visit: Visit, meant: readonly VisitPerson[]) => Result,
  tell?: (tx: Tx, visit: Visit, at: Instant) => boolean,
) {
  const { deps, caller, body } = call
  const { visit, result, told } = await deps.writer.submit('staff.result', (tx, at) => {
    const found = meantVisit(tx, deps, caller, body, at)
    const only = body.persona === undefined ? undefined : namedIn(call, tx, found, body.persona)
    const meant = peopleOf(tx, found.id).filter((one) => one.outcome === null && (only === undefined || one.id === only))
    const result = { ...what(tx, found, meant), only }
    if (
      (result.outcome === 'served' || result.outcome === 'missing_paper') &&
      !result.seenWith &&
      meant.some((one) => notesWhoCame(tx, one.procedureId, found.day))
    )
      throw refuse(REFUSALS.seen_with, 'quien_vino')
    const noted = noteResult(tx, found, result, actorOf(caller), at)
    if (!noted.ok) throw refuseStep(tx, noted, found)
    if (result.outcome === 'served' && !isOpen(noted.visit))
      deps.hooks.happened(tx, { what: 'visit_served', visitId: noted.visit.id }, at)
    addAuditEntry(call, tx, { officeId: found.officeId, detail: turnDetail(tx, noted.visit) }, at)
    return { visit: noted.visit, result, told: tell?.(tx, noted.visit, at) === true }
  })
  const turn = toTurn(call, visit)
  const whose = listed(turn.personas.map((one) => one.nombre))
  return {
    resumen: `${capital(turnName(turn))}: ${OUTCOME_WORDS[result.outcome]}, ${whose}.${told ? ' Se le avisa en su chat.' : ''}${result.outcome === 'absent' ? leftOf(call, visit) : ''}`,
    turno: turn,
  }
}

/** A folio may have people in another hour of that day: each hour is a visit of its own. */
function leftOf(look: Look, { groupId, officeId, day, startsAt }: Visit): string {
  const all = groupId === null ? [] : groupOf(look.deps.db, look.deps.vault, groupId)
  const left = all.filter(
    ({ state, outcome, office, slot }) =>
      state === 'confirmed' && outcome === undefined && office.id === officeId && slot.day === day && slot.startsAt !== startsAt,
  )
  const words = left.map((one) => toDayLine(look, one)).map(({ name, minute }) => `${name}, a las ${spanishDates.hour(minute)}`)
  return words.length === 0 ? '' : ` Del mismo folio falta anotar a ${listed(words)}.`
}

/** By a part of the name; refused when it fits none or several. */
function namedIn({ deps }: Noting, tx: Tx, visit: Visit, named: string): number {
  const people = peopleOf(tx, visit.id)
  const views = appointmentsById(
    tx,
    deps.vault,
    people.flatMap((one) => one.appointmentId ?? []),
  )
  const wanted = plainText(named)
  const [one, another] = views.filter((view) => plainText(view.name).includes(wanted))
  const found = another ? undefined : people.find((person) => person.appointmentId === one?.id)
  if (!found) throw refuse(TURN_REFUSALS.not_of_them, 'persona')
  return found.id
}

/** As the record of their procedure has it on that day. */
function paperMeant(tx: Tx, visit: Visit, meant: readonly VisitPerson[], words: string): string {
  const wanted = plainText(words)
  const asked = meant.flatMap(({ procedureId }) => requirementsOn(tx, procedureId, visit.day))
  const paper = asked.find((one) => plainText(one.text['es-MX']) === wanted)
  if (!paper) throw refuse(REFUSALS.no_paper, 'papel')
  return paper.text['es-MX']
}

export const undoTurn = operation({
  method: 'POST',
  path: '/admin/mostrador/deshacer',
  tag: 'Mostrador',
  rank: 90,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It takes back what was noted at once.',
  summary: 'Deshacer lo último de un turno',
  explanation:
    'Deja el turno como estaba antes de lo último que se anotó. Se puede durante diez minutos. Lo que la persona ya leyó en su chat no se borra.',
  body: z.object(turnFields),
  answer: turnAnswer,
  example: { resumen: 'Turno 14: quedó como antes, espera.' },
  refusals: {
    ...TURN_REFUSALS,
    ...only(STEP_REFUSALS, 'window_busy'),
    ...refusals({
      nothing: ['nada_que_deshacer', 'conflict', 'No hay nada que deshacer en ese turno.', 'Vea cómo está ahora el turno.'],
      undo_late: [
        'tarde_para_deshacer',
        'conflict',
        'Ya pasaron más de diez minutos.',
        'Anote lo que es: por ejemplo, su llegada otra vez.',
      ],
    }),
  },
  deed: { name: 'deshacer_turno', attends: true, said: 'Deshizo lo último de un turno', members },
  async run(call) {
    const { deps, caller, body } = call
    const visit = await deps.writer.submit('staff.turn', (tx, at) => {
      const meant = meantVisit(tx, deps, caller, body, at)
      const undone = undo(tx, meant, actorOf(caller), at)
      if (!undone.ok) {
        if (undone.why === 'window_busy')
          throw refuseStep(tx, { ok: false, why: undone.why, ...(undone.other && { other: undone.other }) }, meant)
        throw refuse(call.operation.refusals[undone.why], 'turno_o_folio')
      }
      addAuditEntry(call, tx, { officeId: meant.officeId, detail: turnDetail(tx, undone.visit) }, at)
      return undone.visit
    })
    const turn = toTurn(call, visit)
    return { resumen: `${capital(turnName(turn))}: quedó como antes, ${turn.estado}.`, turno: turn }
  },
})
