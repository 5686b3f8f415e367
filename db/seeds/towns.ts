import { readFileSync } from 'node:fs'
import type { Tx } from '../open.ts'

/**
 * Words as they are compared in the whole house: lower case, no accents, punctuation as one blank, `ñ` as `n`.
 * Towns are stored so and typed places must pass through this same function, else nothing is found.
 */
export function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Name, latitude, longitude, people, and other ways to write it separated by `|`. Degrees to about a kilometre. */
export type TownRow = [name: string, latitude: number, longitude: number, people: number, others?: string]
/** Towns by state, the largest first. */
export type TownFile = Record<string, TownRow[]>

interface StateRow {
  code: string
  name: string
  spellings: string[]
}

/** Read when a database is filled for the first time, never at an ordinary start. */
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

/** Fills states, postal prefixes and towns with their search index. Expects all four to be empty. */
export function seedPlaces(tx: Tx): void {
  seedStates(tx, readJson('./states.json'))
  seedPostalPrefixes(tx, readJson('./postal-prefixes.json'))
  seedTowns(tx, readJson('./towns.json'))
}

function seedStates(tx: Tx, rows: StateRow[]): void {
  const insert = tx.client.query('insert into states (code, name, spellings) values (?, ?, ?)')
  for (const { code, name, spellings } of rows) insert.run(code, name, [plain(name), ...spellings].join('|'))
}

/** Ranges such as `50-57`: the first two digits of a postal code name the state. */
function seedPostalPrefixes(tx: Tx, ranges: Record<string, string>): void {
  const insert = tx.client.query('insert into postal_prefixes (prefix, state) values (?, ?)')
  for (const [state, range] of Object.entries(ranges)) {
    const [first = 0, last = first] = range.split('-').map(Number)
    for (let prefix = first; prefix <= last; prefix++) insert.run(String(prefix).padStart(2, '0'), state)
  }
}

/** A place with several names has a row for each, under the same everyday name and position. */
function seedTowns(tx: Tx, towns: TownFile): void {
  const insert = tx.client.query(
    'insert into towns (name, plain, state, latitude, longitude, population) values (?, ?, ?, ?, ?, ?)',
  )
  for (const [state, rows] of Object.entries(towns)) {
    for (const [name, latitude, longitude, people, others] of rows) {
      const spellings = [name, ...(others?.split('|') ?? [])]
      for (const words of spellings) insert.run(name, plain(words), state, latitude, longitude, people)
    }
  }
  tx.client.run('insert into town_search (rowid, plain) select id, plain from towns')
}
