import { z } from 'zod'
import { statement } from '../../../db/statements.ts'
import { ofEach } from '../../admin/audit.ts'
import { amongAllProcedures, ownProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, dayField, EVERY_PROCEDURE, key, ofAgency, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parseDay, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { MINOR_CASES, minorCaseWords } from '../../texts/admin-minors.ts'
import { spanishDates } from '../../texts/dates.ts'
import { institutionZone } from '../institution.ts'
import {
  addRequirement,
  endRequirement,
  listProcedures,
  listRequirements,
  type ProcedureRow,
  type RequirementRow,
} from '../settings.ts'
import { PROCEDURE } from './procedures.ts'

/** In an administrator's words; stored as in `requirements.applies`. */
const EVERYBODY = {
  siempre: 'always',
  'si hay que pagar': 'fee',
  'si paga la mitad': 'half_fee',
  'si no tiene CURP': 'no_curp',
} as const

const APPLIES = new Map<string, string>([
  ...Object.entries(EVERYBODY),
  ...MINOR_CASES.map((one): [string, string] => [`menor: ${minorCaseWords(one)}`, `minor:${one}`]),
])

const APPLIES_CHOICES = [...APPLIES.keys()]
const APPLIES_TO_MINORS = [...APPLIES.values()].filter((one) => one.startsWith('minor:'))

export const appliesToSomebody = (applies: string): boolean => [...APPLIES.values()].includes(applies)
const appliesOf = (words: string): string => APPLIES.get(words) ?? 'always'
const appliesWord = (applies: string): string => [...APPLIES].find(([, kept]) => kept === applies)?.[0] ?? applies

const PAPERS: Choices = {
  name: 'papers',
  rows: (db, agencyId) => papersInForce(db, ofAgency(listProcedures(db), agencyId)).map((one) => one.title),
  beginsBlank: true,
}

export const PAPER_REFUSALS = refusals({
  no_requirement: ['que_llevar_no_existe', 'invalid', 'Eso no se pide ahora en ese trámite.', 'Elija una frase de la lista.'],
  too_long: [
    'lista_no_cabe',
    'conflict',
    'La lista de qué llevar sería demasiado larga para un mensaje.',
    'Escriba frases más cortas o deje de pedir algo.',
  ],
})

const LINE_MAX = 90
/** So that folio, place and price still fit into one message. */
export const LIST_MAX = 520
const NUMBERING = 4

const paper = z.object({
  que_llevar: z.string(),
  en_ingles: z.string(),
  cuando: z.string().describe('A quién se le pide.'),
  desde_el: z.iso.date(),
  hasta_el: z.iso.date().nullable(),
  fuente: z.string(),
})

const EXAMPLE = {
  que_llevar: 'Su pasaporte anterior.',
  en_ingles: 'Your old passport.',
  cuando: 'siempre',
  desde_el: '2025-02-20',
  hasta_el: null,
  fuente: 'DOF 31-01-2025',
}

const toCard = (row: RequirementRow): z.output<typeof paper> => ({
  que_llevar: row.text,
  en_ingles: row.textEn,
  cuando: appliesWord(row.applies),
  desde_el: row.validFrom,
  hasta_el: row.validUntil,
  fuente: row.source,
})

export const papers = operation({
  method: 'GET',
  path: '/admin/tramites/que-llevar',
  tag: 'Ajustes',
  rank: 100,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver qué hay que llevar a un trámite',
  explanation: 'La lista que lee cada persona con su folio, con lo que ya no se pide y lo que se pedirá después.',
  query: z.object({ tramite: choice(EVERY_PROCEDURE) }),
  answer: z.object({ resumen: summaryField, lista: z.array(paper) }),
  example: { resumen: 'renovar pasaporte: 1 cosa que llevar.', lista: [EXAMPLE] },
  refusals: { ...PROCEDURE_REFUSALS },
  run({ deps, caller, query }) {
    const procedure = amongAllProcedures(deps, caller, query.tramite)
    const lista = listRequirements(deps.db, procedure.id).map(toCard)
    return { resumen: `${procedure.name}: ${count(lista.length, 'cosa que llevar', 'cosas que llevar')}.`, lista }
  },
})

const line = (description: string) => z.string().trim().min(3).max(LINE_MAX).describe(description)

export const addPaper = operation({
  method: 'POST',
  path: '/admin/tramites/que-llevar',
  tag: 'Ajustes',
  rank: 110,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Agregar algo que llevar a un trámite',
  changesLists: true,
  explanation:
    'Lo leerá quien tenga su cita desde ese día, también quien ya la sacó. A quien viene antes no se le pide. Se guarda cuando usted confirma.',
  body: z.object({
    tramite: choice(EVERY_PROCEDURE),
    que_llevar: line('Una frase corta, de usted. Por ejemplo: Su comprobante de domicilio.'),
    en_ingles: line('Lo mismo en inglés.'),
    cuando: z.enum(APPLIES_CHOICES).default('siempre').describe('A quién se le pide.'),
    desde_el: dayField('Desde las citas de qué día.', 'hoy'),
    lugar_en_la_lista: z.coerce.number().int().min(1).max(30).optional().describe('1 es el primero. En blanco: al final.'),
    fuente: z.string().trim().min(3).max(200).describe('Dónde está escrito que se pide. Por ejemplo: DOF 31-01-2025.'),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: { resumen: 'renovar pasaporte: se pediría «Su pasaporte anterior.» desde el lunes 4 de enero de 2027.' },
  refusals: {
    ...PROCEDURE_REFUSALS,
    ...only(TYPED_REFUSALS, 'day_unclear'),
    ...only(PAPER_REFUSALS, 'too_long'),
    ...only(COMMON_REFUSALS, 'already_there'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'agregar_que_llevar',
    said: 'Agregó algo que llevar a un trámite',
    members: { procedure: PROCEDURE, applies: { words: 'se pide', said: ofEach<string>(appliesWord) }, validFrom: 'desde el' },
  },
  async run(call) {
    const { deps, body, now } = call
    const procedure = amongAllProcedures(deps, call.caller, body.tramite)
    const validFrom = parseDay(body.desde_el, 'desde_el', institutionZone(deps.db), now)
    const row = {
      procedureId: procedure.id,
      text: body.que_llevar,
      textEn: body.en_ingles,
      applies: appliesOf(body.cuando),
      validFrom,
      validUntil: null,
      source: body.fuente,
    }
    const outcome = await propose(call, (tx) => {
      const known = listRequirements(tx, procedure.id).filter((one) => (one.validUntil ?? validFrom) >= validFrom)
      if (known.some((one) => one.text === row.text && one.applies === row.applies))
        throw refuse(COMMON_REFUSALS.already_there, 'que_llevar')
      if (longestList([...known, row]) > LIST_MAX) throw refuse(PAPER_REFUSALS.too_long, 'que_llevar')
      return {
        work: (inner) => {
          addRequirement(inner, row, body.lugar_en_la_lista)
          return { ok: true, touched: [touchRecord('requirements', known)], impact: undefined }
        },
        deed: () => ({ detail: { procedure: procedure.id, applies: row.applies, validFrom } }),
        resolved: { desde_el: validFrom },
      }
    })
    const told = `«${row.text}» desde el ${spanishDates.long(validFrom)}.`
    return answerProposal(outcome, institutionZone(deps.db), {
      would: () => `${procedure.name}: se pediría ${told}`,
      did: () => `${procedure.name}: se pide ${told}`,
      more: () => ({}),
    })
  },
})

/** In characters: common papers and the longest case of a minor. */
export function longestList(rows: Pick<RequirementRow, 'text' | 'textEn' | 'applies'>[]): number {
  const length = (few: typeof rows) => few.reduce((sum, one) => sum + Math.max(one.text.length, one.textEn.length) + NUMBERING, 0)
  const ofCase = APPLIES_TO_MINORS.map((one) => length(rows.filter(({ applies }) => applies === one)))
  return length(rows.filter(({ applies }) => !applies.startsWith('minor:'))) + Math.max(0, ...ofCase)
}

export const endPaper = operation({
  method: 'POST',
  path: '/admin/tramites/que-llevar/quitar',
  tag: 'Ajustes',
  rank: 120,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Dejar de pedir algo en un trámite',
  changesLists: true,
  explanation: 'Se pide hasta las citas de ese día. Después ya no aparece en la lista de nadie. Se guarda cuando usted confirma.',
  body: z.object({
    que: choice(PAPERS, 'Trámite y frase.'),
    ultimo_dia: dayField('El último día en que todavía se pide.', 'hoy'),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: { resumen: 'renovar pasaporte: «Su pasaporte anterior.» se pediría hasta el jueves 31 de diciembre de 2026.' },
  refusals: { ...only(PAPER_REFUSALS, 'no_requirement'), ...only(TYPED_REFUSALS, 'day_unclear'), ...KEY_REFUSALS },
  deed: {
    name: 'dejar_de_pedir',
    said: 'Dejó de pedir algo en un trámite',
    members: {
      procedure: PROCEDURE,
      paper: {
        words: 'frase',
        said: ofEach<number>((id, { db }) => {
          const found = requirementText(db, id)
          return found && `«${found}»`
        }),
      },
      lastDay: 'último día',
    },
  },
  async run(call) {
    const { deps, body, now } = call
    const found = papersInForce(deps.db, ownProcedures(deps.db, call.caller)).find((one) => one.title === body.que)
    if (!found) throw refuse(PAPER_REFUSALS.no_requirement, 'que')
    const lastDay = parseDay(body.ultimo_dia, 'ultimo_dia', institutionZone(deps.db), now)
    const outcome = await propose(call, () => ({
      work: (tx) => {
        endRequirement(tx, found.id, lastDay)
        return { ok: true, touched: [touchRecord('requirement', found)], impact: undefined }
      },
      deed: () => ({ detail: { procedure: found.procedureId, paper: found.id, lastDay } }),
      resolved: { ultimo_dia: lastDay },
    }))
    const told = (verb: string) => () => `${found.procedure}: «${found.text}» ${verb} hasta el ${spanishDates.long(lastDay)}.`
    return answerProposal(outcome, institutionZone(deps.db), {
      would: told('se pediría'),
      did: told('se pide'),
      more: () => ({}),
    })
  },
})

/** Without an end; for the page's drop-down. */
const papersInForce = (db: AdminDeps['db'], procedures: readonly ProcedureRow[]) =>
  procedures.flatMap((procedure) =>
    listRequirements(db, procedure.id)
      .filter((one) => one.validUntil === null)
      .map((one) => ({
        id: one.id,
        procedureId: procedure.id,
        procedure: procedure.name,
        text: one.text,
        title: `${procedure.name} (${appliesWord(one.applies)}): ${one.text}`,
      })),
  )

const REQUIREMENT_TEXT = statement('select text from requirements where id = ?', { row: { text: 'text' }, params: ['int'] })

const requirementText = (db: AdminDeps['db'], id: number): string | undefined => REQUIREMENT_TEXT.get(db, id)?.text
