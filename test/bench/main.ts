// `npm run bench`: one table of figures with what they are held to, and the same as JSON. Compare ratios, not machines:
// `npm run bench -- against COMMIT turn typed` runs both trees in turn.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureAgainst } from './against.ts'
import { measureAvailability } from './availability.ts'
import { measureBooking, measureTogether } from './booking.ts'
import { measureDelivery } from './delivery.ts'
import { measureDoors } from './doors.ts'
import { measureEconomy } from './economy.ts'
import { measureHttp } from './http.ts'
import { measureMemory } from './memory.ts'
import { PARTS_ASKED } from './options.ts'
import { keeps, printTable, type Row } from './report.ts'
import { measureSlowDisk } from './slow-disk.ts'
import { measureStart } from './start.ts'
import { measureFirstMessages, measureTurns, measureTypedTurns } from './turn.ts'

const PARTS: Record<string, () => Row[] | Promise<Row[]>> = {
  turn: measureTurns,
  typed: measureTypedTurns,
  first: measureFirstMessages,
  start: measureStart,
  http: measureHttp,
  doors: measureDoors,
  booking: measureBooking,
  availability: measureAvailability,
  delivery: measureDelivery,
  together: measureTogether,
  memory: measureMemory,
  'slow-disk': measureSlowDisk,
  economy: measureEconomy,
}

const [against, commit, ...parts] = PARTS_ASKED
if (against === 'against') {
  if (commit === undefined) throw new Error('against which commit?')
  printTable(`against ${commit}`, measureAgainst(commit, parts))
  process.exit(0)
}

const rows: Row[] = []
for (const [name, measure] of Object.entries(PARTS)) {
  if (PARTS_ASKED.length > 0 && !PARTS_ASKED.includes(name)) continue
  const part = await measure()
  printTable(`${name}`, part)
  rows.push(...part)
}
const folder = fileURLToPath(new URL('../.artifacts', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'bench.json'), JSON.stringify({ at: new Date().toISOString(), rows }, null, 2))
process.exit(rows.every(keeps) ? 0 : 1)
