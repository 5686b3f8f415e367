import type { Database } from 'bun:sqlite'
import type { Declaration } from '../../db/statements.ts'
import { refusal } from './check.ts'
import { Inference, type Inferred } from './infer.ts'
import type { Schema, Type } from './schema.ts'
import { type TestText, textsInTests } from './test-texts.ts'

/** What a template puts in may be a number, words, a list of them, or nothing. */
const PUT_IN = ['1', 'x', "'x'", '1, 1', '']
const HOLE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g

/** A text as SQLite takes it, with what its caller says of it. */
export type Taken = Declaration & TestText

/** What holding the texts of the tests against the schema comes to. */
export interface Held {
  /** As SQLite takes them, for whoever wants to know what they read. */
  taken: Taken[]
  /** What is put in decides whether they fit, and nothing that was tried does. */
  unsure: string[]
  /** What SQLite, or the schema, says against the others. */
  wrong: string[]
  /** The same, of texts that are not about the house's tables. */
  excepted: string[]
}

/** Texts about tables that a test makes itself, beginnings to which a test adds the rest, and two statements in one text. */
const EXCEPTED = [
  /^(?:admin\/readings|bench\/cpu|capabilities|db\/migrations|messaging\/writer|simulation\/checks)\S*: no such table: (?:before|doors|fixed|queue_calls|notes|conversations_gone)$/,
  /^booking\/(?:several-slots|walls)\S*: incomplete input$/,
  /^admin\/lists\S*: no such column: group_id$/,
  /^(?:admin\/agencies|db\/migrations)\S*: cannot be parsed: expected end of input after single statement$/,
]

/** Prepares every SQL text of the tests, and compares what each gives and takes with what its caller reads and puts in. */
export async function holdTextsOfTests(client: Database, schema: Schema): Promise<Held> {
  const held: Held = { taken: [], unsure: [], wrong: [], excepted: [] }
  const tell = (fault: string) => (EXCEPTED.some((fits) => fits.test(fault)) ? held.excepted : held.wrong).push(fault)
  for (const text of await textsInTests()) {
    const hasHole = text.sql.includes('${')
    const tries = (hasHole ? PUT_IN : ['']).map((value) => text.sql.replace(HOLE, () => value))
    const refusals = tries.map((sql) => refusal(client, sql))
    const fitting = tries.filter((_, at) => refusals[at] === undefined).map((sql) => takenAs(text, sql))
    const refused = `${text.at}: ${refusals[0]}`
    if (fitting.length === 0 && hasHole) held.unsure.push(refused)
    else if (fitting.length === 0) tell(refused)
    const taken = fitting.find((one) => faultsOfText(schema, one).length === 0) ?? fitting[0]
    if (!taken) continue
    held.taken.push(taken)
    for (const fault of faultsOfText(schema, taken)) tell(`${text.at}: ${fault}`)
  }
  return held
}

const takenAs = (text: TestText, sql: string): Taken => ({ ...text, sql, row: undefined, params: [], uses: '', because: undefined })

/** What does not fit this schema: the text itself, what its caller reads, what it puts in. */
export function faultsOfText(schema: Schema, text: Taken): string[] {
  const inferred = new Inference(schema).statement(text.sql)
  return [...inferred.complaints, ...readFaults(text, inferred), ...givenFaults(text.given, inferred)]
}

function readFaults({ sql, reads }: Taken, { columns }: Inferred): string[] {
  if (!reads || Object.keys(reads).length === 0) return []
  const unread = /\*\s+from\b/i.test(sql) ? [] : columns.filter(({ name }) => /^[a-z]/i.test(name) && !(name in reads))
  const wrong = Object.entries(reads).flatMap(([name, kind]) => {
    const type = columns.find((column) => column.name === name)?.type
    if (!type) return [`gives no ${name}`]
    const { sort, nullable } = said(kind)
    const isKnown = type.sort !== 'any' && sort !== 'any' && sort !== 'null'
    const mayBeNull = type.nullable || (type.narrowed === true && nullable)
    return fits(type, sort) && (!isKnown || mayBeNull === nullable) ? [] : [`${name} is ${written(type)}, read as ${kind}`]
  })
  return [...unread.map(({ name }) => `${name} is not read`), ...wrong]
}

function givenFaults(given: TestText['given'], { params }: Inferred): string[] {
  return [...params].flatMap(([name, param]) => {
    const kind = given[name]
    if (kind === undefined) return []
    const { sort, nullable } = said(kind)
    if (!fits(param, sort)) return [`$${name} is ${param.sort}, given ${kind}`]
    return param.required && (nullable || sort === 'null') ? [`$${name} may not be null, given ${kind}`] : []
  })
}

const said = (kind: string) => ({ sort: kind.replace('?', ''), nullable: kind.endsWith('?') })

const written = ({ sort, nullable }: Type): string => `${sort}${nullable ? '?' : ''}`

/** A `number` is either sort of number; `any` and null say nothing. */
const fits = ({ sort }: Pick<Type, 'sort'>, given: string): boolean =>
  sort === 'any' ||
  sort === 'null' ||
  given === 'any' ||
  given === 'null' ||
  sort === given ||
  (given === 'number' && (sort === 'int' || sort === 'real'))
