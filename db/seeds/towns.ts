import { readFileSync } from 'node:fs'
import type { Tx } from '../open.ts'
import { statement } from '../statements.ts'

/**
 * Comparison form: lower case, no accents, punctuation as one blank, `ñ` as `n`. Stored towns and typed places must both pass through it.
 */
export function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Name, latitude, longitude, people, other spellings separated by `|`. Degrees to about a kilometre. */
export type TownRow = [name: string, latitude: number, longitude: number, people: number, others?: string]
export type TownFile = Record<string, TownRow[]>

interface StateRow {
  code: string
  name: string
  spellings: string[]
}

/** Read when a database is first filled, never at an ordinary start. */
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

/** Fills states, postal prefixes and towns with their search index; all must be empty. */
export function seedPlaces(tx: Tx): void {
  seedStates(tx, readJson('./states.json'))
  seedPostalPrefixes(tx, readJson('./postal-prefixes.json'))
  seedTowns(tx, readJson('./towns.json'))
}

const SEED_STATES = statement('insert into states (code, name, spellings) values (?, ?, ?)', { params: ['text', 'text', 'text'] })

function seedStates(tx: Tx, rows: StateRow[]): void {
  for (const { code, name, spellings } of rows) SEED_STATES.run(tx, code, name, [plain(name), ...spellings].join('|'))
}

const SEED_POSTAL_PREFIXES = statement('insert into postal_prefixes (prefix, state) values (?, ?)', { params: ['text', 'text'] })

/** Ranges such as `50-57`: the first two digits of a postal code. */
function seedPostalPrefixes(tx: Tx, ranges: Record<string, string>): void {
  for (const [state, range] of Object.entries(ranges)) {
    const [first = 0, last = first] = range.split('-').map(Number)
    for (let prefix = first; prefix <= last; prefix++) SEED_POSTAL_PREFIXES.run(tx, String(prefix).padStart(2, '0'), state)
  }
}

const INSERT_TOWNS = statement(
  'insert into towns (name, plain, state, latitude, longitude, population) values (?, ?, ?, ?, ?, ?)',
  { params: ['text', 'text', 'text', 'real', 'real', 'int'] },
)

/** One row for each name, under the same everyday name and position. */
function seedTowns(tx: Tx, towns: TownFile): void {
  for (const [state, rows] of Object.entries(towns)) {
    for (const [name, latitude, longitude, people, others] of rows) {
      const spellings = [name, ...(others?.split('|') ?? [])]
      for (const words of spellings) INSERT_TOWNS.run(tx, name, plain(words), state, latitude, longitude, people)
    }
  }
}
