import { z } from 'zod'
import { requirements as table } from '../../../db/schema.ts'
import { ofEach } from '../../admin/audit.ts'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, dayField, EVERY_PROCEDURE } from '../../admin/fields.ts'
import { parseDay, TYPED_DAY } from '../../admin/parse.ts'
import { changed, proposal, SETTING } from '../../admin/proposal.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { MINOR_CASES, minorCaseWords } from '../../texts/admin-minors.ts'
import { spanishDates } from '../../texts/dates.ts'
import { institutionZone } from '../institution.ts'
import { addRequirement, endRequirement, listRequirements, type RequirementRow, readRequirement } from '../settings.ts'
import { partList, parts } from './parts.ts'
import { PROCEDURE } from './procedures.ts'

/** In an administrator's words; stored as in `requirements.applies`. */
const EVERYBODY = {
  siempre: 'always',
  'si hay que pagar': 'fee',
  'si paga la mitad': 'half_fee',
  'si no tiene CURP': 'no_curp',
  'al recoger': 'collect',
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

const line = (description: string) => z.string().trim().min(3).max(LINE_MAX).describe(description)

const TO_WHOM = 'A quién se le pide. Si elige una de «menor», el chat pregunta antes quién viene con la persona menor de edad.'

const PAPER = record(table, ({ column, shown }) => ({
  que_llevar: column('text', line('Una frase corta, de usted. Por ejemplo: Su comprobante de domicilio.'), {
    example: 'Su comprobante de domicilio.',
  }),
  en_ingles: column('textEn', line('Lo mismo en inglés.'), { example: 'Your proof of address.' }),
  cuando: column('applies', z.enum(APPLIES_CHOICES).default('siempre').describe(TO_WHOM), {
    set: (words) => ({ applies: appliesOf(words) }),
    ...{ description: TO_WHOM, example: 'siempre', show: (row) => appliesWord(row.applies) },
  }),
  desde_el: column('validFrom', dayField('Desde las citas de qué día.', 'hoy'), { card: z.iso.date(), example: '2025-02-20' }),
  hasta_el: shown('validUntil', { card: z.iso.date().nullable() }),
  lugar_en_la_lista: {
    form: z.coerce.number().int().min(1).max(30).optional().describe('1 es el primero. En blanco: al final.'),
  },
  fuente: column(
    'source',
    z.string().trim().min(3).max(200).describe('Dónde está escrito que se pide. Por ejemplo: DOF 31-01-2025.'),
    { example: 'DOF 31-01-2025' },
  ),
}))

export const papers = partList({
  method: 'GET',
  path: '/admin/tramites/que-llevar',
  rank: 100,
  summary: 'Ver qué hay que llevar a un trámite',
  explanation: 'La lista que lee cada persona con su folio, con lo que ya no se pide y lo que se pedirá después.',
  example: { resumen: 'sacar licencia de conducir: 1 cosa que llevar.' },
  ...{ member: 'lista', card: PAPER.card, words: ['cosa que llevar', 'cosas que llevar'] },
  read: (deps, procedureId) => listRequirements(deps.db, procedureId).map((row) => PAPER.toCard(deps, row)),
})

const NEW_PAPER = { text: '', textEn: '', applies: 'always', validUntil: null, source: '' }

export const addPaper = proposal({
  ...SETTING,
  path: '/admin/tramites/que-llevar',
  rank: 110,
  summary: 'Agregar algo que llevar a un trámite',
  changesLists: true,
  explanation:
    'Lo leerá quien tenga su cita desde ese día, también quien ya la sacó. A quien viene antes no se le pide. Se guarda cuando usted confirma.',
  form: z.object({ tramite: choice(EVERY_PROCEDURE), ...PAPER.form }),
  example: { resumen: 'sacar licencia de conducir: se pediría «Su comprobante de domicilio.» desde el lunes 4 de enero de 2027.' },
  refusals: {
    ...PROCEDURE_REFUSALS,
    ...TYPED_DAY,
    ...only(PAPER_REFUSALS, 'too_long'),
    ...only(COMMON_REFUSALS, 'already_there'),
  },
  deed: {
    name: 'agregar_que_llevar',
    said: 'Agregó algo que llevar a un trámite',
    members: { procedure: PROCEDURE, applies: { words: 'se pide', said: ofEach<string>(appliesWord) }, validFrom: 'desde el' },
  },
  plan({ deps, caller, body, now }) {
    const { id, name } = amongAllProcedures(deps, caller, body.tramite)
    const validFrom = parseDay(body.desde_el, 'desde_el', institutionZone(deps.db), now)
    const row = { ...PAPER.over(NEW_PAPER, body), procedureId: id, validFrom }
    const told = (verb: string) => () => `${name}: ${verb} «${body.que_llevar}» desde el ${spanishDates.long(validFrom)}.`
    return {
      work(tx) {
        const known = listRequirements(tx, id).filter((one) => (one.validUntil ?? validFrom) >= validFrom)
        if (known.some((one) => one.text === row.text && one.applies === row.applies))
          throw refuse(COMMON_REFUSALS.already_there, 'que_llevar')
        if (longestList([...known, row]) > LIST_MAX) throw refuse(PAPER_REFUSALS.too_long, 'que_llevar')
        return changed('requirements', known, () => addRequirement(tx, row, body.lugar_en_la_lista))
      },
      deed: () => ({ detail: { procedure: id, applies: row.applies, validFrom } }),
      resolved: { desde_el: validFrom },
      would: told('se pediría'),
      did: told('se pide'),
    }
  },
})

/** In characters: common papers and the longest case of a minor. */
export function longestList(rows: Pick<RequirementRow, 'text' | 'textEn' | 'applies'>[]): number {
  const length = (few: typeof rows) => few.reduce((sum, one) => sum + Math.max(one.text.length, one.textEn.length) + NUMBERING, 0)
  const ofCase = APPLIES_TO_MINORS.map((one) => length(rows.filter(({ applies }) => applies === one)))
  return length(rows.filter(({ applies }) => !applies.startsWith('minor:'))) + Math.max(0, ...ofCase)
}

/** Without an end. */
const IN_FORCE = parts('papers', {
  rows: (db, procedureId) => listRequirements(db, procedureId).filter((one) => one.validUntil === null),
  said: (row) => ` (${appliesWord(row.applies)}): ${row.text}`,
  none: PAPER_REFUSALS.no_requirement,
})

export const endPaper = proposal({
  ...SETTING,
  path: '/admin/tramites/que-llevar/quitar',
  rank: 120,
  summary: 'Dejar de pedir algo en un trámite',
  changesLists: true,
  explanation: 'Se pide hasta las citas de ese día. Después ya no aparece en la lista de nadie. Se guarda cuando usted confirma.',
  form: z.object({
    que: IN_FORCE.field('Trámite y frase.'),
    ultimo_dia: dayField('El último día en que todavía se pide.', 'hoy'),
  }),
  example: {
    resumen: 'sacar licencia de conducir: «Su comprobante de domicilio.» se pediría hasta el jueves 31 de diciembre de 2026.',
  },
  refusals: { ...only(PAPER_REFUSALS, 'no_requirement'), ...TYPED_DAY },
  deed: {
    name: 'dejar_de_pedir',
    said: 'Dejó de pedir algo en un trámite',
    members: {
      procedure: PROCEDURE,
      paper: {
        words: 'frase',
        said: ofEach<number>((id, { db }) => readRequirement(db, id).map(({ text }) => `«${text}»`)[0]),
      },
      lastDay: 'último día',
    },
  },
  plan(call) {
    const { row, procedure } = IN_FORCE.chosen(call, call.body.que, 'que')
    const lastDay = parseDay(call.body.ultimo_dia, 'ultimo_dia', institutionZone(call.deps.db), call.now)
    const told = (verb: string) => () => `${procedure.name}: «${row.text}» ${verb} hasta el ${spanishDates.long(lastDay)}.`
    return {
      work: (tx) => changed('requirement', row, () => endRequirement(tx, row.id, lastDay)),
      deed: () => ({ detail: { procedure: procedure.id, paper: row.id, lastDay } }),
      resolved: { ultimo_dia: lastDay },
      would: told('se pediría'),
      did: told('se pide'),
    }
  },
})
