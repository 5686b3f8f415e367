import type { z } from 'zod'
import { type FileProcedure, PROCEDURE_FILE, type ProcedureFile } from '../../../db/seeds/procedure-file.ts'
import { whyNoName } from '../../admin/parse.ts'
import { plainText } from '../../collation.ts'
import { MINUTES_A_DAY } from '../calendar.ts'
import { conditionFault, fieldFaults, hasBadPattern } from '../operations/field-faults.ts'
import { appliesToSomebody, LIST_MAX, longestList, PAPER_REFUSALS } from '../operations/requirements.ts'
import { toField } from '../procedures.ts'
import type { Field } from '../types.ts'

/** What is wrong with a file, and where: `procedures.0.fields.1.pattern`. */
export interface Fault {
  path: string
  what: string
}

const at = (...path: PropertyKey[]): string => path.map(String).join('.').slice(0, 120)

/** A procedure file from its text, unless something in it is unknown, missing or contradicts itself. */
export function readProcedureFile(text: string): { ok: true; file: ProcedureFile } | { ok: false; faults: Fault[] } {
  const json = jsonIn(text)
  if (json === undefined)
    return { ok: false, faults: [{ path: '', what: 'No se lee como JSON: revise comas, comillas y llaves.' }] }
  const read = PROCEDURE_FILE.safeParse(json, { reportInput: true })
  if (!read.success) return { ok: false, faults: read.error.issues.flatMap(shapeFaults) }
  const faults = contradictions(read.data)
  return faults.length === 0 ? { ok: true, file: read.data } : { ok: false, faults }
}

/** Undefined: it is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) // Windows' editor puts a mark before UTF-8.
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const TYPES: Record<string, string> = {
  string: 'un texto',
  number: 'un número',
  int: 'un número sin decimales',
  boolean: 'true o false',
  array: 'una lista: [ ]',
  object: 'un grupo de datos: { }',
  record: 'un grupo de datos: { }',
  tuple: 'dos listas: [[ ], [ ]]',
}

const UNITS: Record<string, string> = { string: ' letras', array: ' elementos' }

function shapeFaults(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: at(...issue.path, key), what: 'Ese dato no se conoce: quítelo o corrija su nombre.' }))
  return [{ path: at(...issue.path), what: whatIsWrong(issue) }]
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Falta.' : `Debe ser ${TYPES[issue.expected] ?? 'otra cosa'}.`
    case 'invalid_value':
      return issue.input === undefined ? 'Falta.' : `Debe ser uno de estos: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return `Es demasiado poco: ${issue.minimum}${UNITS[issue.origin] ?? ''} o más.`
    case 'too_big':
      return `Es demasiado: ${issue.maximum}${UNITS[issue.origin] ?? ''} o menos.`
    case 'invalid_format':
      if (issue.format === 'date') return 'Escriba el día así: 2026-12-31.'
      if (issue.format === 'url') return 'Escriba la dirección completa, con https://.'
      return 'Solo minúsculas sin acento, números y guion bajo.'
    case 'invalid_key':
      return 'Ese nombre no sirve: solo minúsculas sin acento, números y guion bajo.'
    default:
      return 'No sirve.'
  }
}

/** What in records of one agency does not go together. */
export function contradictions(file: ProcedureFile): Fault[] {
  const used = new Set(file.procedures.flatMap((one) => one.papers))
  const tables = new Set(file.procedures.flatMap((one) => one.feeTable ?? []))
  const [, secondTable] = tables
  return [
    ...repeated(file.procedures, ({ id }) => id).map((nth) => fault(at('procedures', nth, 'id'), 'Ya hay otro con ese id.')),
    ...repeated(file.procedures, ({ name }) => plainText(name)).map((nth) =>
      fault(at('procedures', nth, 'name'), 'Ya hay otro con ese nombre.'),
    ),
    ...repeated(file.fees, ({ years, validFrom }) => `${years} ${validFrom}`).map((nth) =>
      fault(at('fees', nth), 'Ya hay otro precio de esos años desde ese día.'),
    ),
    ...file.fees.flatMap(({ minAge, maxAge }, nth) => agesFault({ minAge, maxAge }, at('fees', nth, 'maxAge'))),
    ...Object.entries(file.papers).flatMap(([name, { applies, validFrom, validUntil }]) => [
      ...when(!used.has(name), at('papers', name), 'Ningún trámite del archivo lo pide.'),
      ...when(
        !appliesToSomebody(applies),
        at('papers', name, 'applies'),
        'Escriba always, fee, half_fee, no_curp o minor: y su caso.',
      ),
      ...when(validUntil !== null && validUntil < validFrom, at('papers', name, 'validUntil'), 'Termina antes de empezar.'),
    ]),
    ...when(secondTable !== undefined, 'procedures', 'Un archivo tiene una sola tabla de precios: separe los trámites.'),
    ...when(tables.size === 0 && file.fees.length > 0, 'fees', 'Hay precios, y ningún trámite del archivo tiene tabla (feeTable).'),
    ...when(tables.size === 0 && file.tariff !== null, 'tariff', 'Ningún trámite del archivo tiene tabla (feeTable).'),
    ...when(
      tables.size > 0 && file.fees.length === 0 && file.tariff?.toldThere !== true,
      'fees',
      'Faltan los precios de la tabla, o toldThere en tariff si se dicen en la oficina.',
    ),
    ...file.procedures.flatMap((one, nth) => ofProcedure(file, one, at('procedures', nth))),
  ]
}

const fault = (path: string, what: string): Fault => ({ path, what })
const nameFault = (name: string, path: string): Fault[] => {
  const why = whyNoName(name)
  return why ? [fault(path, `${why.what} ${why.remedy}`)] : []
}
const when = (is: boolean, path: string, what: string): Fault[] => (is ? [fault(path, what)] : [])

/** The places of those that are like an earlier one. */
const repeated = <T>(all: readonly T[], key: (one: T) => string): number[] => {
  const keys = all.map(key)
  return keys.flatMap((one, nth) => (keys.indexOf(one) < nth ? nth : []))
}

const agesFault = ({ minAge, maxAge }: { minAge: number; maxAge: number | null }, path: string): Fault[] =>
  when(maxAge !== null && maxAge < minAge, path, 'Es menos que la edad mínima.')

function ofProcedure(file: ProcedureFile, one: FileProcedure, path: string): Fault[] {
  const papers = one.papers.flatMap((name) => file.papers[name] ?? [])
  const here = (member: string) => `${path}.${member}`
  const knowsAge = one.identity === 'curp'
  const isNeverGiven = one.noticeMinutes !== null && one.daysAhead !== null && one.noticeMinutes >= one.daysAhead * MINUTES_A_DAY
  return [
    ...(['name', 'nameEn'] as const).flatMap((member) => nameFault(one[member], here(member))),
    ...agesFault(one, here('maxAge')),
    ...when(isNeverGiven, here('noticeMinutes'), 'Se pide con más anticipación que los días que se ofrece (daysAhead).'),
    ...when(
      one.exclusiveGroup === null && one.rules.live_a_person !== undefined,
      here('rules.live_a_person'),
      'Sin exclusiveGroup, una persona puede tener las citas que quiera: quítela, o diga un grupo.',
    ),
    ...when(
      !knowsAge && (one.minAge > 0 || one.maxAge !== null || one.audience === 'minor'),
      here('identity'),
      'Sin CURP no se sabe la edad: quite las edades, o identifique con curp.',
    ),
    ...when(
      one.identity === 'document' && !one.fields.some(({ kind }) => kind === 'document'),
      here('identity'),
      'Se identifica con otro documento y nada pregunta por él: agregue una pregunta de tipo «número de documento» (document).',
    ),
    ...when(
      one.doneBy === null && (one.doneWhere ?? one.doneLink) !== null,
      here('doneBy'),
      'Falta decir quién lo hace; sin eso no va dónde ni el enlace.',
    ),
    ...when(
      one.doneBy !== null && (one.feeTable !== null || one.fields.length > 0 || papers.length > 0),
      here('doneBy'),
      'No se hace aquí: no lleva preguntas, ni qué llevar, ni precio.',
    ),
    ...one.papers.flatMap((name, nth) =>
      when(file.papers[name] === undefined, here(`papers.${nth}`), `No está en papers: «${name}».`),
    ),
    ...repeated(one.papers, (name) => {
      const paper = file.papers[name]
      return paper ? `${paper.text} ${paper.applies} ${paper.validFrom}` : name
    }).map((nth) => fault(here(`papers.${nth}`), 'Ya se pide lo mismo.')),
    ...papersFaults(one, papers, here('papers')),
    ...(['es', 'en'] as const).flatMap((language) =>
      one.words[language].flatMap((texts, kind) =>
        repeated(texts, (text) => text).map((nth) => fault(here(`words.${language}.${kind}.${nth}`), 'Está dos veces.')),
      ),
    ),
    ...repeated(one.fields, ({ name }) => name).map((nth) =>
      fault(here(`fields.${nth}.name`), 'Ya hay otra pregunta con ese nombre.'),
    ),
    ...ofFields(one, here('fields')),
  ]
}

const papersFaults = ({ audience }: FileProcedure, papers: ProcedureFile['papers'][string][], path: string): Fault[] => [
  ...when(
    audience === 'adult' && papers.some(({ applies }) => applies.startsWith('minor:')),
    path,
    'Es para personas adultas y pide algo de un caso de menores.',
  ),
  ...when(longestList(papers.filter(({ validUntil }) => validUntil === null)) > LIST_MAX, path, PAPER_REFUSALS.too_long.what),
]

function ofFields({ fields, identity }: FileProcedure, path: string): Fault[] {
  const made = fields.map(toField)
  return made.flatMap((field, nth) => {
    const earlier = made.slice(0, nth)
    const here = (member: keyof Field) => `${path}.${nth}.${member}`
    const [shown, allowed] = [
      field.shownIf && conditionFault(field.shownIf, earlier),
      field.allowedIf && conditionFault(field.allowedIf, earlier, field),
    ]
    return [
      ...nameFault(field.label['es-MX'], here('label')),
      ...nameFault(field.label.en, `${path}.${nth}.labelEn`),
      ...when(
        hasBadPattern(field),
        here('pattern'),
        'Use A por una letra, 9 por un número y X por cualquiera. Por ejemplo: AAA-99-99.',
      ),
      ...(shown === undefined ? [] : [fault(here('shownIf'), shown)]),
      ...(allowed === undefined ? [] : [fault(here('allowedIf'), allowed)]),
      ...fieldFaults(field, earlier, identity).map(({ what, remedy, members: [member] }) =>
        fault(here(member), `${what} ${remedy}`),
      ),
    ]
  })
}
