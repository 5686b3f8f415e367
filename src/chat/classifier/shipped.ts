import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readWeights, type Table, tableOf } from './weights.ts'

/** The file that `npm run train` makes. Its first line names the hash of what it was learnt from. */
export const SHIPPED_FILE = fileURLToPath(new URL('weights.txt', import.meta.url))

let known: Table | undefined

/** What was learnt before the product was shipped; read when something was not understood for the first time (5 ms). */
export function shippedTable(): Table {
  known ??= tableOf(readWeights(readFileSync(SHIPPED_FILE, 'utf8').replace(/^learnt from .*\n/, '')))
  return known
}
