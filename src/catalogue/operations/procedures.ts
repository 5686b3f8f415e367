import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { procedures as table } from '../../../db/schema.ts'
import type { Caller } from '../../admin/access.ts'
import { addAuditEntry, ofEach } from '../../admin/audit.ts'
import { amongAllProcedures, chosenOffice, OFFICE_REFUSALS, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, key, office, proposalAnswer, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { freeSlug, plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { changesText } from '../../texts/admin-answers.ts'
import { beginFeeTable, feeTableCalled } from '../fee-tables.ts'
import { institutionZone } from '../institution.ts'
import {
  addProcedure,
  appointmentsToCome,
  changeProcedure,
  listProcedures,
  offerAt,
  officesThatDo,
  type ProcedureRow,
} from '../settings.ts'

const AUDIENCES = { adult: 'personas adultas', minor: 'personas menores de edad', any: 'todas' } as const

export const procedureName = (description: string) => z.string().trim().min(3).max(60).describe(description)
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
})

/** What may be changed of a procedure, and how it is shown. */
const RECORD = record(table, ({ column, shown }) => ({
  nombre: column('name', procedureName('Como se lee dentro de una frase. Por ejemplo renovar pasaporte.'), {
    example: 'renovar pasaporte',
  }),
  nombre_ingles: column('nameEn', procedureName('Lo mismo en inglés.').meta({ title: 'Nombre en inglés' }), {
    example: 'renew passport',
  }),
  estado: { card: z.string().meta({ example: 'se ofrece' }), show: (row) => stateText(row) },
  para: { card: z.enum(AUDIENCES).meta({ example: AUDIENCES.adult }), show: (row) => AUDIENCES[row.audience] },
  edad_minima: column('minAge', age.describe('La edad menor, el día de la cita.').meta({ example: 18 })),
  edad_maxima: column('maxAge', age.describe('La edad mayor, el día de la cita.')),
  horarios_por_cita: column(
    'slotCount',
    z.coerce.number().int().min(1).max(24).describe('Cuántos horarios seguidos ocupa una cita. Las citas ya dadas no cambian.'),
    { example: 1 },
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
      set: (days) => ({ noticeMinutes: days === 0 ? null : days * MINUTES_A_DAY }),
      show: ({ noticeMinutes }) => (noticeMinutes === null ? null : noticeMinutes / MINUTES_A_DAY),
    },
  ),
  se_identifica_con: {
    card: z.enum(IDENTITY_WORDS).meta({ example: IDENTITY_WORDS.curp }),
    show: (row) => IDENTITY_WORDS[row.identity],
  },
  llegar_antes: column(
    'arriveMinutes',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(120)
      .describe('Cuántos minutos antes de su hora se pide llegar. 0: a su hora.')
      .meta({ title: 'Minutos para llegar antes', example: 15 }),
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
    { set: (days) => ({ daysAhead: days === 0 ? null : days }) },
  ),
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
  method: 'GET',
  path: '/admin/tramites',
  tag: 'Ajustes',
  rank: 60,
  least: 'reader',
  ofEachAgency: true,
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

export const changeProcedureData = operation({
  method: 'POST',
  path: '/admin/tramites',
  tag: 'Ajustes',
  rank: 70,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Cambiar un trámite',
  changesLists: true,
  explanation:
    'Lo que deje en blanco no cambia. Primero dice qué cambiaría y cuántas citas hay por venir; las citas ya dadas siguen.',
  body: z.object({
    tramite: choice(EVERY_PROCEDURE),
    ...RECORD.change,
    clave: key,
  }),
  answer: proposalAnswer({ tramite: RECORD.card, citas_por_venir: z.number().int() }),
  example: {
    resumen:
      'Cambiaría en el trámite renovar pasaporte: horarios por cita: «1» pasa a «2». Tiene 3 citas por venir: siguen en pie.',
    citas_por_venir: 3,
  },
  refusals: { ...PROCEDURE_REFUSALS, ...only(COMMON_REFUSALS, 'no_changes'), ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'cambiar_tramite', said: 'Cambió un trámite', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, body } = call
    const { tramite, clave: _, ...filled } = body
    const chosen = amongAllProcedures(deps, call.caller, tramite)
    const changes = RECORD.changes(filled)
    if (chosen.identity !== 'curp' && ((body.edad_minima ?? 0) > 0 || body.edad_maxima !== undefined))
      throw refuse(REFUSALS.ages_unknown, 'edad_minima', 'edad_maxima')
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => {
        const procedures = () => listProcedures(inner).find((one) => one.id === chosen.id) ?? chosen
        const before = procedures()
        changeProcedure(inner, chosen.id, changes)
        const visits = appointmentsToCome(inner, { procedureId: chosen.id, now: at })
        return { ok: true, touched: [touchRecord('procedure', [before, visits])], impact: { before, after: procedures(), visits } }
      },
      deed: () => ({ detail: { procedure: chosen.id } }),
    }))
    const { before, after, visits } = outcome.impact
    const told = `${changesText(RECORD.toCard(deps, before), RECORD.toCard(deps, after)) || 'nada'}. ${standingText(visits)}`
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `Cambiaría en el trámite ${before.name}: ${told}`,
      did: () => `Se guardó el trámite ${after.name}: ${told}`,
      more: () => ({ tramite: RECORD.toCard(deps, after), citas_por_venir: visits }),
    })
  },
})

export const standingText = (visits: number): string =>
  visits === 0 ? 'No tiene citas por venir.' : `Tiene ${count(visits, 'cita por venir: sigue', 'citas por venir: siguen')} en pie.`

/** Its agency has none of that name, or it is refused. */
export function newProcedureId(db: Db, caller: Caller, called: string): string {
  if (ownProcedures(db, caller).some((one) => plainText(one.name) === plainText(called)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
  const all = listProcedures(db)
  return freeSlug(called, '_', (slug) => all.some((one) => one.id === slug))
}

export const newProcedure = operation({
  method: 'POST',
  path: '/admin/tramites/nuevo',
  tag: 'Ajustes',
  rank: 80,
  least: 'administrator',
  ofEachAgency: true,
  atOnce: 'A draft is offered to nobody.',
  summary: 'Dar de alta un trámite',
  changesLists: true,
  explanation:
    'El trámite nace como borrador: nadie lo ve en el chat. Agréguele lo que falte; «Publicar un trámite» dice qué es y enseña cómo se verá.',
  body: z.object({
    nombre: procedureName('Como se lee dentro de una frase. Por ejemplo sacar licencia de conducir.'),
    nombre_ingles: procedureName('Lo mismo en inglés.').meta({ title: 'Nombre en inglés' }),
    para: z.enum(AUDIENCES).default('personas adultas').describe('Para quién es.'),
    edad_minima: age.optional().describe('La edad menor, el día de la cita. En blanco: 18, si se identifica con la CURP.'),
    edad_maxima: age.optional().describe('La edad mayor, el día de la cita. En blanco: sin límite.'),
    se_identifica_con: z
      .enum(IDENTITY_WORDS)
      .default(IDENTITY_WORDS.curp)
      .describe(
        'Cómo se sabe quién es. «otro documento»: agregue después la pregunta por su número. Sin CURP no se pide nacimiento.',
      ),
    tabla_de_precios: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .optional()
      .describe('El nombre de su tabla de precios, por ejemplo pasaporte. En blanco: sin costo.'),
  }),
  answer: z.object({ resumen: summaryField, tramite: RECORD.card }),
  example: { resumen: 'Se dio de alta el borrador sacar licencia de conducir.' },
  refusals: { ...only(COMMON_REFUSALS, 'already_there'), ...REFUSALS },
  deed: { name: 'alta_de_tramite', said: 'Dio de alta un trámite', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, caller, body } = call
    const made = await deps.writer.submit('settings.new_procedure', (tx, now) => {
      const id = newProcedureId(tx, caller, body.nombre)
      const table = body.tabla_de_precios === undefined ? undefined : feeTableCalled(tx, caller.agencyId, body.tabla_de_precios)
      if (table) beginFeeTable(tx, table)
      addProcedure(tx, { ...newRow(body), id, agencyId: caller.agencyId, feeTable: table?.name ?? null })
      addAuditEntry(call, tx, { detail: { procedure: id } }, now)
      return id
    })
    return {
      resumen: `Se dio de alta el borrador ${body.nombre}. Lo que le falta lo dice «Publicar un trámite».`,
      tramite: RECORD.toCard(deps, amongAllProcedures(deps, caller, made)),
    }
  },
})

function newRow(body: {
  nombre: string
  nombre_ingles: string
  para: (typeof AUDIENCES)[ProcedureRow['audience']]
  edad_minima?: number | undefined
  se_identifica_con: (typeof IDENTITY_WORDS)[ProcedureRow['identity']]
  edad_maxima?: number | undefined
}): Pick<ProcedureRow, 'name' | 'nameEn' | 'audience' | 'identity' | 'family' | 'oldPassport' | 'minAge' | 'maxAge' | 'active'> {
  const [identity, audience] = [codeOf(IDENTITY_WORDS, body.se_identifica_con), codeOf(AUDIENCES, body.para)]
  const isAged = audience === 'minor' || (body.edad_minima ?? 0) > 0 || body.edad_maxima !== undefined
  if (identity !== 'curp' && isAged) throw refuse(REFUSALS.ages_unknown, 'edad_minima', 'edad_maxima', 'para')
  return {
    name: body.nombre,
    nameEn: body.nombre_ingles,
    audience,
    identity,
    family: 'other',
    oldPassport: 'no',
    minAge: body.edad_minima ?? (identity === 'curp' ? 18 : 0),
    maxAge: body.edad_maxima ?? null,
    active: false,
  }
}

export const offerProcedure = operation({
  method: 'POST',
  path: '/admin/tramites/oficina',
  tag: 'Ajustes',
  rank: 90,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Decir qué trámites hace una oficina',
  changesLists: true,
  explanation:
    'Cuando usted confirma, la oficina ofrece ese trámite, o deja de ofrecerlo. Primero dice cuántas citas hay por venir: siguen en pie.',
  body: z.object({
    oficina: office,
    tramite: choice(EVERY_PROCEDURE),
    se_hace: yesNo.prefault('sí').describe('Si la oficina lo hace.').meta({ title: '¿Se hace?' }),
    clave: key,
  }),
  answer: proposalAnswer({ citas_por_venir: z.number().int() }),
  example: { resumen: 'Toluca ofrecería «renovar pasaporte». No tiene citas por venir.', citas_por_venir: 0 },
  refusals: { ...OFFICE_REFUSALS, ...PROCEDURE_REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'tramite_en_oficina',
    said: 'Dijo si una oficina hace un trámite',
    members: { procedure: PROCEDURE, offered: 'lo hace' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const what = amongAllProcedures(deps, caller, body.tramite)
    if (what.doneBy !== null) throw refuse(PROCEDURE_REFUSALS.no_procedure, 'tramite')
    const offered = body.se_hace
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => {
        const before = officesThatDo(inner, what.id)
        offerAt(inner, where.id, what.id, offered)
        const visits = appointmentsToCome(inner, { procedureId: what.id, officeId: where.id, now: at })
        return { ok: true, touched: [touchRecord('office_procedure', [before, visits])], impact: visits }
      },
      deed: () => ({ officeId: where.id, detail: { procedure: what.id, offered } }),
    }))
    return answerProposal(outcome, where.zone, {
      would: (visits) => `${where.name} ${offered ? 'ofrecería' : 'ya no ofrecería'} «${what.name}». ${standingText(visits)}`,
      did: (visits) => `${where.name} ${offered ? 'ofrece' : 'ya no ofrece'} «${what.name}». ${standingText(visits)}`,
      more: (visits) => ({ citas_por_venir: visits }),
    })
  },
})
