import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { RULES } from '../../../db/seeds/rules.ts'
import { statement } from '../../../db/statements.ts'
import type { Caller } from '../../admin/access.ts'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { choice, EVERY_PROCEDURE, key, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { called, operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { PROCEDURE } from '../../catalogue/operations/procedures.ts'
import { setOwnRule } from '../../catalogue/rules.ts'
import { changeProcedure, listProcedures, ownGroup, type ProcedureRow } from '../../catalogue/settings.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { mostLive } from '../rivals.ts'

const ALONE = 'con_ninguno_mas'
const NONE = 'con_ninguno_ni_consigo'
export const HOW = { otro: 'con otro trámite', [ALONE]: 'solo consigo mismo', [NONE]: 'con ninguno' } as const
type How = keyof typeof HOW

const card = z.object({
  tramite: z.string(),
  citas_a_la_vez: z.number().int().nullable().describe('Vigentes, que puede tener una persona. Vacío: las que quiera.'),
  se_excluye_con: z.array(z.string()).describe('Con una cita vigente de estos, no se da otra de este; ni al revés.'),
})

/** Of one agency, each with those of the same group. */
function toCards(db: Db, caller: Caller): z.output<typeof card>[] {
  const own = ownProcedures(db, caller)
  return own.map((row) => ({
    tramite: row.name,
    citas_a_la_vez: row.exclusiveGroup === null ? null : mostLive(db, row.id),
    se_excluye_con: namesOf(own.filter((other) => other.id !== row.id && sameGroup(other, row))),
  }))
}

const sameGroup = (a: ProcedureRow, b: ProcedureRow): boolean => a.exclusiveGroup !== null && a.exclusiveGroup === b.exclusiveGroup
const namesOf = (rows: readonly ProcedureRow[]): string[] => rows.map((row) => row.name)

export const exclusions = operation({
  method: 'GET',
  path: '/admin/tramites/exclusion',
  tag: 'Ajustes',
  rank: 91,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver qué trámites se excluyen',
  explanation: 'Una persona tiene una sola cita vigente de los trámites que se excluyen entre sí, o las que el trámite diga.',
  answer: z.object({ resumen: summaryField, tramites: z.array(card) }),
  example: {
    resumen: 'Hay 2 trámites.',
    tramites: [{ tramite: 'licencia de obra', citas_a_la_vez: 1, se_excluye_con: ['licencia de demolición'] }],
  },
  refusals: {},
  run({ deps, caller }) {
    const tramites = toCards(deps.db, caller)
    return { resumen: `Hay ${count(tramites.length, 'trámite', 'trámites')}.`, tramites }
  },
})

const REFUSALS = refusals({
  same: ['ya_estaba_asi', 'conflict', 'Ese trámite ya se excluye así.', 'Vea cómo están con «Ver qué trámites se excluyen».'],
})

export const EXCLUSION_REFUSALS = refusals({
  no_other: [
    'falta_el_otro_tramite',
    'invalid',
    'No dijo con qué otro trámite se excluye.',
    'Elija el otro trámite, uno distinto del primero.',
  ],
  other_unneeded: [
    'sobra_el_otro_tramite',
    'invalid',
    'Eligió otro trámite y también que no se excluye con otro.',
    'Deje en blanco el otro trámite, o elija «con otro trámite».',
  ],
  many_of_other: [
    'el_otro_no_excluye',
    'conflict',
    'Del otro trámite se pueden tener varias citas a la vez, así que no excluye a ninguno.',
    'Primero diga que el otro se excluye consigo mismo.',
  ],
  no_limit: [
    'sobra_cuantas_citas',
    'invalid',
    'De un trámite que no se excluye con ninguno, una persona puede tener las citas que quiera.',
    'Deje en blanco cuántas citas, o elija «solo consigo mismo».',
  ],
})

const COLLIDE = statement(
  `select count(*) as standing, count(*) filter (where (
     select count(*) from appointments b join procedures q on q.id = b.procedure_id
       where b.person_id = a.person_id and b.id <> a.id and b.live = 1 and b.visit_ends_at > +$now and b.contested_by is null
         and q.exclusive_group = +$group) >= +$most) as colliding
   from appointments a where a.procedure_id = +$procedure and a.contested_by is null and a.live = 1 and a.visit_ends_at > +$now`,
  {
    row: { standing: 'int', colliding: 'int' },
    params: { now: 'int', group: 'text?', most: 'int', procedure: 'text' },
    uses: 'appointments_live_person appointments_person',
  },
)

interface Impact {
  procedure: ProcedureRow
  withOthers: string[]
  atOnce: number
  /** Appointments to come under the old rule, which stand. */
  standing: number
  /** Of them, those that the new rule would exclude. */
  colliding: number
}

/** Into a group, alone, or into none. Appointments keep the rule under which they were made. */
function exclude(
  tx: Tx,
  { procedure, group, atOnce }: Exclusion & { procedure: ProcedureRow },
  now: Instant,
): Worked<Impact, 'same'> {
  const own = listProcedures(tx).filter((row) => row.agencyId === procedure.agencyId && row.id !== procedure.id)
  const others = namesOf(own.filter((row) => group !== null && row.exclusiveGroup === group))
  const before = namesOf(own.filter((row) => sameGroup(row, procedure)))
  const was = mostLive(tx, procedure.id)
  const most = atOnce ?? was
  if ((procedure.exclusiveGroup === null) === (group === null) && before.join() === others.join() && most === was)
    return { ok: false, why: 'same' }
  const { standing = 0, colliding = 0 } = COLLIDE.get(tx, { now, group, most, procedure: procedure.id }) ?? {}
  changeProcedure(tx, procedure.id, { exclusiveGroup: group })
  if (atOnce !== undefined) setOwnRule(tx, 'live_a_person', { procedureId: procedure.id }, atOnce)
  const touched = [
    { what: 'procedure', id: procedure.position, version: procedure.version },
    { what: 'standing', id: standing, version: colliding },
  ]
  return { ok: true, touched, impact: { procedure, withOthers: others, atOnce: most, standing, colliding } }
}

export const otherProcedure = choice(
  EVERY_PROCEDURE,
  'Solo si se excluye con otro: con él y con todos los que se excluyen con él.',
).optional()

const { least, most } = RULES.live_a_person
export const atOnceField = z.coerce
  .number()
  .int()
  .min(least)
  .max(most)
  .optional()
  .describe('Citas vigentes que puede tener una persona, de los que se excluyen. En blanco: como está; al principio, una.')
  .meta({ example: 3 })

export const changeExclusion = operation({
  method: 'POST',
  path: '/admin/tramites/exclusion',
  tag: 'Ajustes',
  rank: 92,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Decir qué trámites se excluyen',
  explanation:
    'Una persona tiene una sola cita vigente de los trámites que se excluyen entre sí, o las que aquí diga. Primero dice a cuántas citas toca. Vale para las citas que se den desde entonces: las ya dadas siguen en pie.',
  body: z.object({
    tramite: choice(EVERY_PROCEDURE),
    se_excluye: z.enum(HOW).describe('Con qué se excluye.').meta({ title: '¿Con qué se excluye?', example: HOW[ALONE] }),
    otro_tramite: otherProcedure,
    citas_a_la_vez: atOnceField,
    clave: key,
  }),
  answer: proposalAnswer({ citas_vigentes: z.number().int(), citas_que_chocan: z.number().int() }),
  example: {
    resumen:
      'El trámite licencia de obra se excluiría con licencia de demolición. 3 citas vigentes se dieron antes y siguen en pie.',
    citas_vigentes: 3,
    citas_que_chocan: 1,
  },
  refusals: { ...PROCEDURE_REFUSALS, ...REFUSALS, ...EXCLUSION_REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'exclusion_de_tramites',
    said: 'Dijo qué trámites se excluyen',
    members: { procedure: PROCEDURE, with: PROCEDURE },
  },
  async run(call) {
    const { deps, caller, body } = call
    const how = howOf(body.se_excluye)
    const outcome = await propose(call, (tx, at) => {
      const look = { ...deps, db: tx }
      const procedure = amongAllProcedures(look, caller, body.tramite)
      const { group, atOnce, other } = groupAsked(look, caller, procedure, body)
      return {
        work: (inner) => exclude(inner, { procedure, group, atOnce }, at),
        deed: () => ({ detail: { procedure: procedure.id, ...(other && { with: other.id }) } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: (impact) => `El trámite ${impact.procedure.name} ${sentence(impact, how, 'se excluiría')}${standingText(impact)}`,
      did: (impact) => `El trámite ${impact.procedure.name} ${sentence(impact, how, 'se excluye')}${standingText(impact)}`,
      more: ({ standing, colliding }) => ({ citas_vigentes: standing, citas_que_chocan: colliding }),
    })
  },
})

interface ExclusionForm {
  se_excluye: string
  otro_tramite?: string | undefined
  citas_a_la_vez?: number | undefined
}

const howOf = (words: string): How | undefined => (Object.keys(HOW) as How[]).find((one) => HOW[one] === words)

interface Exclusion {
  /** Null: it excludes nothing. */
  group: string | null
  /** Undefined: as it is. */
  atOnce: number | undefined
}

/** As it is where nothing is asked. */
export function groupAsked(
  deps: AdminDeps,
  caller: Caller,
  procedure: ProcedureRow,
  { se_excluye, otro_tramite, citas_a_la_vez: atOnce }: ExclusionForm,
): Exclusion & { other: ProcedureRow | undefined } {
  const how = howOf(se_excluye)
  const other = otro_tramite === undefined ? undefined : amongAllProcedures(deps, caller, otro_tramite)
  if (how === 'otro' && (!other || other.id === procedure.id)) throw refuse(EXCLUSION_REFUSALS.no_other, 'otro_tramite')
  if (how !== 'otro' && other) throw refuse(EXCLUSION_REFUSALS.other_unneeded, 'otro_tramite')
  if (other?.exclusiveGroup === null) throw refuse(EXCLUSION_REFUSALS.many_of_other, 'otro_tramite')
  const own = () => other?.exclusiveGroup ?? ownGroup(deps.db, procedure)
  const group = how === undefined ? procedure.exclusiveGroup : how === NONE ? null : own()
  if (group === null && atOnce !== undefined) throw refuse(EXCLUSION_REFUSALS.no_limit, 'citas_a_la_vez')
  return { group, atOnce, other }
}

function sentence({ withOthers, atOnce }: Impact, how: How | undefined, verb: string): string {
  if (how === NONE) return `ya no ${verb} con ninguno: una persona puede tener varias citas a la vez, a horas distintas.`
  const many = atOnce === 1 ? '' : `: una persona puede tener ${atOnce} citas a la vez`
  return withOthers.length === 0 ? `${verb} solo consigo mismo${many}.` : `${verb} con ${listed(withOthers)}${many}.`
}

function standingText({ standing, colliding }: Impact): string {
  if (standing === 0) return ''
  const stand = ` ${count(standing, 'cita vigente se dio', 'citas vigentes se dieron')} antes y ${standing === 1 ? 'sigue' : 'siguen'} en pie.`
  if (colliding === 0) return stand
  return `${stand} De ellas, ${count(colliding, 'es', 'son')} de alguien que ya tiene también una cita de las que ahora se excluyen: conserva las dos. Para verlas use ${called({ summary: 'Buscar a una persona' })}.`
}
