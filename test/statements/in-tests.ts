import type { Database } from 'bun:sqlite'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Declaration } from '../../db/statements.ts'

const TESTS = fileURLToPath(new URL('..', import.meta.url))

/** SQL text that stands in a test, and where. */
interface TestText {
  at: string
  sql: string
  /** What its caller says that each row holds; undefined: nothing. */
  members: string[] | undefined
}

/** A string or a template that begins as SQL does; before it, the type of its rows where it is given in place. */
const SQL_TEXT = /(?:<(?<row>\{[^{}]*\})[^()]*?>\(\s*)?(?<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g
const BEGINS =
  /^\s*(?:select|with\s+\w+\s*(?:\([^)]*\))?\s+as\s*\(|insert\s+into|update\s+\w+(?:\s+as\s+\w+)?\s+set|delete\s+from)\s/i

/** What holds texts against the schema itself, and texts that are put into other texts: mistakes that are planted, a journal of temporary tables. */
const NOT_FOR_A_DATABASE = /^(?:statements|migration)\/|^simulation\/(?:faults|journal)/

/** Every SQL text of the tests that stands there whole, or with values put in. */
function textsInTests(): TestText[] {
  const paths = readdirSync(TESTS, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'))
  return paths
    .filter((path) => path.endsWith('.ts') && !path.startsWith('.') && !NOT_FOR_A_DATABASE.test(path))
    .sort()
    .flatMap((path) => textsOf(path, readFileSync(join(TESTS, path), 'utf8')))
}

function textsOf(path: string, source: string): TestText[] {
  return [...source.matchAll(SQL_TEXT)].flatMap(({ index, groups }) => {
    const sql = spoken(groups?.text ?? '')
    if (!BEGINS.test(sql)) return []
    const line = source.slice(0, index).split('\n').length
    const members = groups?.row?.match(/\w+(?=\??:)/g) ?? undefined
    return [{ at: `${path}:${line}`, sql, members }]
  })
}

/** The text of a literal, without its quotes and what they escape. */
const spoken = (literal: string): string => literal.slice(1, -1).replace(/\\(['"`\\])/g, '$1')

/** What a template puts in may be a number, words, a list of them, or nothing. */
const PUT_IN = ['1', 'x', '1, 1', '']

/** What holding the texts of the tests against the schema comes to. */
export interface Held {
  /** As SQLite takes them, for whoever wants to know what they read. */
  taken: (Declaration & { at: string })[]
  /** What is put in decides whether they fit, and nothing that was tried does. */
  unsure: string[]
  /** What SQLite says against the others. */
  wrong: string[]
}

/** Prepares every SQL text of the tests, and compares what each gives with what its caller says of the rows. */
export function holdTextsOfTests(client: Database): Held {
  const held: Held = { taken: [], unsure: [], wrong: [] }
  for (const text of textsInTests()) {
    const { at, sql, members = [] } = text
    const tries = (sql.includes('${') ? PUT_IN : ['']).map((value) =>
      prepare(
        client,
        sql.replace(HOLE, () => value),
      ),
    )
    const taken = tries.find((one) => one.columns !== undefined)
    const missing = members.filter((name) => taken?.columns?.includes(name) === false)
    if (!taken) (sql.includes('${') ? held.unsure : held.wrong).push(`${at}: ${tries[0]?.said}`)
    else if (missing.length > 0) held.wrong.push(`${at}: gives no ${missing.join(', ')}`)
    else held.taken.push({ at, sql: taken.sql, row: undefined, params: [], uses: '', because: undefined })
  }
  return held
}

const HOLE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g

function prepare(client: Database, sql: string): { sql: string; columns?: string[]; said?: string } {
  try {
    return { sql, columns: client.prepare(sql).columnNames }
  } catch (error) {
    return { sql, said: error instanceof Error ? error.message : String(error) }
  }
}
