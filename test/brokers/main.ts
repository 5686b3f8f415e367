// `npm run brokers`: what each way to live of places gains, and whom it harms, played on the whole product. A table, the gates that broke,
// and the same as JSON; ends with 1 if a gate broke. `npm run brokers -- --seeds=1 --days=30 CURP`: fewer seeds, fewer days, only strategies
// whose name has that word. `--from=4`: the first
// seed. `--rules=line_age_days:3,offers_a_wish:1`: other rules than those of a new installation. Each play is kept as it ends; `--resume` takes
// what an earlier run of the same tree kept, and plays only the rest. `--out=NAME`: another file.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Figures, Part } from './figures.ts'
import { AIMS, brokenGates } from './gates.ts'
import { type Played, play } from './play.ts'
import { STRATEGIES, type Strategy } from './strategies.ts'

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const flag = (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const number = (name: string, fallback: number) => Number(flag(name) ?? fallback)
const SEEDS = number('seeds', 3)
const FIRST = number('from', 1)
const ruled = flag('rules')
  ?.split(',')
  .map((rule) => rule.split(':'))
const SIZE = {
  ...{ days: number('days', 34), windows: number('windows', 2), daysAhead: number('ahead', 4) },
  rules: Object.fromEntries((ruled ?? []).map(([name, value]) => [name, Number(value)])),
}

const COLUMNS = {
  sold: 'sold',
  demand: 'demand',
  soldFromTheStart: 'from the start',
  waitOfClients: 'clients',
  waitOfOthers: 'others',
  waitOfPlanners: 'planners',
  served: 'served',
  quick: 'quick',
  slow: 'slow',
  urgent: 'urgent',
  used: 'used',
  wastedLater: 'wasted later',
  straws: 'invented',
  strawsInAll: 'invented, in all',
} as const satisfies Partial<Record<keyof Figures, string>>
const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

const folder = fileURLToPath(new URL('../.artifacts', import.meta.url))
mkdirSync(folder, { recursive: true })
const file = join(folder, `${flag('out') ?? 'brokers'}.json`)
const KEPT = `${file}l`
if (!process.argv.includes('--resume')) rmSync(KEPT, { force: true })
const kept = new Map(
  (existsSync(KEPT) ? readFileSync(KEPT, 'utf8').trim().split('\n') : []).map((line) => JSON.parse(line) as [string, Played]),
)

async function playOnce(strategy: Strategy, telephones: number, seed: number): Promise<Played> {
  const key = JSON.stringify([strategy.name, telephones, seed, SIZE])
  const known = kept.get(key)
  if (known) return known
  const played = await play(strategy, telephones, seed, SIZE)
  appendFileSync(KEPT, `${JSON.stringify([key, played])}\n`)
  return played
}

const all: Played[] = []
const row = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
row(['strategy', 'telephones', ...Object.values(COLUMNS), 'refused'])
row(Array.from({ length: columns.length + 3 }, () => '---'))
for (const strategy of STRATEGIES) {
  if (words.some((word) => !strategy.name.includes(word))) continue
  for (const telephones of strategy.telephones) {
    const played: Played[] = []
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) played.push(await playOnce(strategy, telephones, seed))
    all.push(...played)
    const figures = columns.map((column) => range(played.map((one) => share(one[column]))))
    row([strategy.name, `${telephones || '–'}`, ...figures, range(played.map(refusals))])
  }
}
const missed = brokenGates(all)
const broken = missed.filter(({ gate }) => !AIMS.includes(gate))
for (const { strategy, telephones, gate, figure } of missed)
  console.log(`${AIMS.includes(gate) ? 'not reached' : 'BROKEN'}: ${gate}: ${strategy} (${telephones}): ${figure}`)

function share(figure: number | Part | undefined): number | undefined {
  return typeof figure === 'object' ? Math.round((1000 * figure.n) / Math.max(1, figure.of)) / 10 : figure
}

/** The least and the most of all seeds. */
function range(numbers: (number | undefined)[]): string {
  const known = numbers.filter((number) => number !== undefined)
  if (known.length === 0) return '–'
  const [least, most] = [Math.min(...known), Math.max(...known)].map(String)
  return least === most ? `${least}` : `${least} to ${most}`
}

function refusals({ refused }: Played): number {
  return Object.values(refused).reduce((sum, times) => sum + times, 0)
}

writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), size: SIZE, all, broken }, null, 2))
process.exitCode = broken.length > 0 ? 1 : 0
