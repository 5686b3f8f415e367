// `npm run bench`: one table of figures with what they are held to, and the same as JSON. Compare ratios, not machines.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureHttp } from './http.ts'
import { keeps, printTable, type Row } from './report.ts'
import { measureStart } from './start.ts'
import { measureTurns } from './turn.ts'

const PARTS: Record<string, () => Row[] | Promise<Row[]>> = { turn: measureTurns, start: measureStart, http: measureHttp }

const asked = process.argv.slice(2)
const rows: Row[] = []
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await measure()))
}
printTable(rows)
const folder = fileURLToPath(new URL('../.artifacts', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'bench.json'), JSON.stringify({ at: new Date().toISOString(), rows }, null, 2))
process.exit(rows.every(keeps) ? 0 : 1)
