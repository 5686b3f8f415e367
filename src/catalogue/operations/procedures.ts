import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { procedures as table } from '../../../db/schema.ts'
import type { Caller } from '../../admin/access.ts'
import { addAuditEntry, ofEach } from '../../admin/audit.ts'
import { amongAllProcedures, chosenOffice, OFFICE_REFUSALS, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { called, choice, EVERY_PROCEDURE, office, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { changed, compared, proposal, SETTING } from '../../admin/proposal.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { freeSlug, plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { changesText } from '../../texts/admin-answers.ts'
import { beginFeeTable, feeTableCalled, feeTableWord } from '../fee-tables.ts'
import {
  addProcedure,
  appointmentsToCome,
  changeProcedure,
  listProcedures,
  offerAt,
  officesThatDo,
  type ProcedureRow,
  readProcedure,
} from '../settings.ts'

const AUDIENCES = { adult: 'personas adultas', minor: 'personas menores de edad', any: 'todas' } as const

export const procedureName = (description: string) => called(3, 60, description)
const ownWords = (most: number, description: string) => z.string().trim().min(3).max(most).optional().describe(description)
const age = z.coerce.number().int().min(0).max(120)
const MINUTES_A_DAY = 24 * 60

const stateText = ({ active, archived, offersAt }: ProcedureRow): string => {
  if (active) return 'se ofrece'
  if (archived) return 'archivado'
  return offersAt === null ? 'borrador' : 'borrador con fecha'
}

const IDENTITY_WORDS = { curp: 'CURP', document: 'otro documento', none: 'solo el nombre' } as const

const REFUSALS = refusals({
  ages_unknown: [
    'edad_no_se_sabe',
    'invalid',
    'Sin CURP no se sabe la edad.',
    'Deje las edades en blanco y elija personas adultas o todas, o identifique por CURP.',
  ],
  price_told: [
    'tiene_citas',
    'conflict',
    'Hay citas por venir a las que ya se dijo cuánto se paga.',
    'Cambie el precio con «Poner un precio». O haga una copia con otra tabla y archive este.',
  ],
})

/** What may be changed of a procedure, and how it is shown. */
const RECORD = record(table, ({ column, shown }) => ({
  nombre: column('name', procedureName('Como se lee dentro de una frase. Por ejemplo: sacar licencia de conducir.'), {
    example: 'sacar licencia de conducir',
  }),
  nombre_ingles: column('nameEn', procedureName('Lo mismo en inglés.').meta({ title: 'Nombre en inglés' }), {
    example: 'get a driving licence',
  }),
  estado: { card: z.string().meta({ example: 'se ofrece' }), show: (row) => stateText(row) },
  para: column('audience', z.enum(AUDIENCES).default(AUDIENCES.adult).describe('Para quién es.'), {
    only: 'new',
    set: (word) => ({ audience: codeOf(AUDIENCES, word) }),
    ...{ card: z.enum(AUDIENCES), example: AUDIENCES.adult, show: (row) => AUDIENCES[row.audience] },
  }),
  edad_minima: column(
    'minAge',
    age.describe('La edad menor, el día de la cita. Sin CURP no se sabe, y es 0.').meta({ example: 18 }),
  ),
  edad_maxima: column('maxAge', age.describe('La edad mayor, el día de la cita.')),
  horarios_por_cita: column(
    'slotCount',
    z.coerce.number().int().min(1).max(24).describe('Cuántos horarios seguidos ocupa una cita. Las citas ya dadas no cambian.'),
    { only: 'change', example: 1 },
  ),
  aviso_dias: column(
    'noticeMinutes',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(90)
      .describe('Con cuántos días de anticipación se pide en el chat. 0: con la de cada oficina.')
      .meta({ title: 'Días de anticipación' }),
    {
      only: 'change',
      set: (days) => ({ noticeMinutes: days === 0 ? null : days * MINUTES_A_DAY }),
      show: ({ noticeMinutes }) => (noticeMinutes === null ? null : noticeMinutes / MINUTES_A_DAY),
    },
  ),
  se_identifica_con: column(
    'identity',
    z
      .enum(IDENTITY_WORDS)
      .default(IDENTITY_WORDS.curp)
      .describe(
        'Cómo se sabe quién es. «otro documento»: agregue después la pregunta por su número. Sin CURP no se pide nacimiento.',
      ),
    {
      only: 'new',
      set: (word) => ({ identity: codeOf(IDENTITY_WORDS, word) }),
      ...{ card: z.enum(IDENTITY_WORDS), example: IDENTITY_WORDS.curp, show: (row) => IDENTITY_WORDS[row.identity] },
    },
  ),
  llegar_antes: column(
    'arriveMinutes',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(120)
      .describe('Cuántos minutos antes de su hora se pide llegar. 0: a su hora.')
      .meta({ title: 'Minutos para llegar antes', example: 15 }),
    { only: 'change' },
  ),
  dias_ofrecidos: column(
    'daysAhead',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(365)
      .describe('Para cuántos días desde hoy se ofrece en el chat. 0: los que publica cada oficina.')
      .meta({ title: 'Días que se ofrece' }),
    { only: 'change', set: (days) => ({ daysAhead: days === 0 ? null : days }) },
  ),
  como_prepararse: column('prepare', ownWords(160, 'Qué se hace antes de venir. Por ejemplo: No coma desde ocho horas antes.')),
  como_prepararse_ingles: column('prepareEn', ownWords(160, 'Lo mismo en inglés.').meta({ title: 'Cómo prepararse, en inglés' })),
  cuanto_tarda: column(
    'takes',
    ownWords(100, 'Por ejemplo: Media hora; se la dan ese día.').meta({ title: 'Cuánto tarda el trámite' }),
  ),
  cuanto_tarda_ingles: column(
    'takesEn',
    ownWords(100, 'Lo mismo en inglés.').meta({ title: 'Cuánto tarda el trámite, en inglés' }),
  ),
  tabla_de_precios: {
    form: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .optional()
      .describe(
        'El nombre de su tabla de precios, por ejemplo licencias. Sin costo: al dar de alta, en blanco; al cambiar, «ninguna».',
      ),
    ...shown('feeTable', { show: (row, db) => row.feeTable && feeTableWord(db, row.feeTable) }),
  },
  tiene_costo: shown('feeTable', {
    card: z.boolean(),
    title: '¿Tiene costo?',
    example: true,
    show: (row) => row.feeTable !== null,
  }),
  oficinas: {
    card: z.number().int().describe('En cuántas oficinas se hace.').meta({ example: 40 }),
    show: (row, db) => officesThatDo(db, row.id).length,
  },
}))

export const PROCEDURE = {
  words: 'trámite',
  said: ofEach<string>((id, { db }) => listProcedures(db).find((one) => one.id === id)?.name),
}

export const procedures = operation({
  ...SETTING,
  method: 'GET',
  path: '/admin/tramites',
  rank: 60,
  least: 'reader',
  summary: 'Ver los trámites',
  explanation: 'Los trámites en el orden del menú, también los borradores y los archivados.',
  answer: z.object({ resumen: summaryField, tramites: z.array(RECORD.card) }),
  example: { resumen: 'Se ofrece 1 trámite.' },
  refusals: {},
  run({ deps, caller }) {
    const own = ownProcedures(deps.db, caller)
    const cards = own.map((row) => RECORD.toCard(deps, row))
    const offered = own.filter((one) => one.active).length
    return { resumen: `Se ofrecen ${count(offered, 'trámite', 'trámites')}.`, tramites: cards }
  },
})

export const changeProcedureData = proposal({
  ...SETTING,
  path: '/admin/tramites',
  rank: 70,
  summary: 'Cambiar un trámite',
  changesLists: true,
  explanation:
    'Lo que deje en blanco no cambia. Primero dice qué cambiaría y cuántas citas hay por venir; las citas ya dadas siguen.',
  form: z.object({ tramite: choice(EVERY_PROCEDURE), ...RECORD.change }),
  answer: { tramite: RECORD.card, citas_por_venir: z.number().int() },
  example: {
    resumen:
      'Cambiaría en el trámite sacar licencia de conducir: Horarios por cita: «1» pasa a «2». Tiene 3 citas por venir: siguen en pie.',
    citas_por_venir: 3,
  },
  refusals: { ...PROCEDURE_REFUSALS, ...only(COMMON_REFUSALS, 'no_changes', 'already_there'), ...REFUSALS },
  deed: { name: 'cambiar_tramite', said: 'Cambió un trámite', members: { procedure: PROCEDURE } },
  plan({ deps, caller, body, now }) {
    const { tramite, ...typed } = body
    const chosen = amongAllProcedures(deps, caller, tramite)
    const table = tableAsked(deps.db, caller, typed.tabla_de_precios)
    const changes = { ...RECORD.changes(typed), ...(table && { feeTable: table.name }) }
    if (table && table.name !== chosen.feeTable && appointmentsToCome(deps.db, { procedureId: chosen.id, now }) > 0)
      throw refuse(REFUSALS.price_told, 'tabla_de_precios')
    if (changes.name !== undefined) refuseTaken(deps.db, caller, changes.name, chosen.id)
    if (chosen.identity !== 'curp' && ((changes.minAge ?? 0) > 0 || changes.maxAge !== undefined))
      throw refuse(REFUSALS.ages_unknown, 'edad_minima', 'edad_maxima')
    const told = ({ before, after }: { before: Standing; after: Standing }) =>
      `${changesText(RECORD.titled(deps, before.row), RECORD.titled(deps, after.row)) || 'nada'}. ${standingText(after.visits)}`
    return {
      work(tx, now) {
        const visits = appointmentsToCome(tx, { procedureId: chosen.id, now })
        const read = () => ({ row: readProcedure(tx, chosen.id) ?? chosen, visits })
        return compared('procedure', read, () => {
          if (table?.begins) beginFeeTable(tx, table.begins)
          changeProcedure(tx, chosen.id, changes)
        })
      },
      deed: () => ({ detail: { procedure: chosen.id } }),
      would: (change) => `Cambiaría en el trámite ${change.before.row.name}: ${told(change)}`,
      did: (change) => `Se guardó el trámite ${change.after.row.name}: ${told(change)}`,
      more: ({ after }) => ({ tramite: RECORD.toCard(deps, after.row), citas_por_venir: after.visits }),
    }
  },
})

const NO_TABLE = 'ninguna'

/** Undefined where nothing was typed; no name: without a price. */
function tableAsked(db: Db, { agencyId }: Caller, word: string | undefined) {
  if (word === undefined) return undefined
  const begins = plainText(word) === NO_TABLE ? undefined : feeTableCalled(db, agencyId, word)
  return { name: begins?.name ?? null, begins }
}

interface Standing {
  row: ProcedureRow
  visits: number
}

export const standingText = (visits: number): string =>
  visits === 0 ? 'No tiene citas por venir.' : `Tiene ${count(visits, 'cita por venir: sigue', 'citas por venir: siguen')} en pie.`

function refuseTaken(db: Db, caller: Caller, name: string, except?: string): void {
  if (ownProcedures(db, caller).some((one) => one.id !== except && plainText(one.name) === plainText(name)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
}

/** Its agency has none of that name, or it is refused. */
export function newProcedureId(db: Db, caller: Caller, name: string): string {
  refuseTaken(db, caller, name)
  const all = listProcedures(db)
  return freeSlug(name, '_', (slug) => all.some((one) => one.id === slug))
}

const BLANK: Pick<ProcedureRow, 'name' | 'nameEn' | 'audience' | 'identity' | 'family' | 'maxAge' | 'active'> = {
  ...{ name: '', nameEn: '', audience: 'adult', identity: 'curp' },
  ...{ family: 'other', maxAge: null, active: false },
}

export const newProcedure = operation({
  ...SETTING,
  method: 'POST',
  path: '/admin/tramites/nuevo',
  rank: 80,
  atOnce: 'A draft is offered to nobody.',
  summary: 'Dar de alta un trámite',
  changesLists: true,
  explanation:
    'El trámite nace como borrador: nadie lo ve en el chat. Agréguele lo que falte; «Publicar un trámite» dice qué es y enseña cómo se verá.',
  body: z.object({
    ...RECORD.form,
    edad_minima: age.optional().describe('La edad menor, el día de la cita. En blanco: 18, si se identifica con la CURP.'),
    edad_maxima: age.optional().describe('La edad mayor, el día de la cita. En blanco: sin límite.'),
  }),
  answer: z.object({ resumen: summaryField, tramite: RECORD.card }),
  example: { resumen: 'Se dio de alta el borrador sacar licencia de conducir.' },
  refusals: { ...only(COMMON_REFUSALS, 'already_there'), ...REFUSALS },
  deed: { name: 'alta_de_tramite', said: 'Dio de alta un trámite', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, caller, body } = call
    const typed = RECORD.over(BLANK, body)
    const minAge = body.edad_minima ?? (typed.identity === 'curp' ? 18 : 0)
    const isAged = typed.audience === 'minor' || (body.edad_minima ?? 0) > 0 || typed.maxAge !== null
    if (typed.identity !== 'curp' && isAged) throw refuse(REFUSALS.ages_unknown, 'edad_minima', 'edad_maxima', 'para')
    const made = await deps.writer.submit('settings.new_procedure', (tx, now) => {
      const id = newProcedureId(tx, caller, body.nombre)
      const table = tableAsked(tx, caller, body.tabla_de_precios)
      if (table?.begins) beginFeeTable(tx, table.begins)
      addProcedure(tx, { ...typed, minAge, id, agencyId: caller.agencyId, feeTable: table?.name ?? null })
      addAuditEntry(call, tx, { detail: { procedure: id } }, now)
      return id
    })
    return {
      resumen: `Se dio de alta el borrador ${body.nombre}. Lo que le falta lo dice «Publicar un trámite».`,
      tramite: RECORD.toCard(deps, amongAllProcedures(deps, caller, made)),
    }
  },
})

export const offerProcedure = proposal({
  ...SETTING,
  path: '/admin/tramites/oficina',
  rank: 90,
  least: 'manager',
  summary: 'Decir qué trámites hace una oficina',
  changesLists: true,
  explanation:
    'Cuando usted confirma, la oficina ofrece ese trámite, o deja de ofrecerlo. Primero dice cuántas citas hay por venir: siguen en pie.',
  form: z.object({
    oficina: office,
    tramite: choice(EVERY_PROCEDURE),
    se_hace: yesNo.prefault('sí').describe('Si la oficina lo hace.').meta({ title: '¿Se hace?' }),
  }),
  answer: { citas_por_venir: z.number().int() },
  example: { resumen: 'Toluca ofrecería «sacar licencia de conducir». No tiene citas por venir.', citas_por_venir: 0 },
  refusals: { ...OFFICE_REFUSALS, ...PROCEDURE_REFUSALS },
  deed: {
    name: 'tramite_en_oficina',
    said: 'Dijo si una oficina hace un trámite',
    members: { procedure: PROCEDURE, offered: 'lo hace' },
  },
  plan({ deps, caller, body }) {
    const where = chosenOffice(deps, caller, body.oficina)
    const what = amongAllProcedures(deps, caller, body.tramite)
    if (what.doneBy !== null) throw refuse(PROCEDURE_REFUSALS.no_procedure, 'tramite')
    const offered = body.se_hace
    const told = (verb: string) => (visits: number) =>
      `${where.name} ${offered ? verb : `ya no ${verb}`} «${what.name}». ${standingText(visits)}`
    return {
      work(tx, now) {
        const visits = appointmentsToCome(tx, { procedureId: what.id, officeId: where.id, now })
        const before = [officesThatDo(tx, what.id), visits]
        return { ...changed('office_procedure', before, () => offerAt(tx, where.id, what.id, offered)), impact: visits }
      },
      deed: () => ({ officeId: where.id, detail: { procedure: what.id, offered } }),
      zone: where.zone,
      would: told('ofrecería'),
      did: told('ofrece'),
      more: (visits) => ({ citas_por_venir: visits }),
    }
  },
})
