// `npm run brokers`: what each way to live of places gains, and whom it harms, played on the whole product. A table, and the same
// as JSON. `npm run brokers -- --seeds=1 --days=30 CURP`: fewer seeds, fewer days, only strategies whose name has that word.
// `--accounts-percent=100`: as if free accounts had no limit of their own.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RULES } from '../../db/seeds/rules.ts'
import { type Played, play } from './play.ts'
import { STRATEGIES } from './strategies.ts'

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const flag = (name: string, fallback: number) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback)
const SEEDS = flag('seeds', 3)
const SIZE = {
  ...{ days: flag('days', 21), windows: flag('windows', 1), daysAhead: flag('ahead', 4) },
  accountsPercent: flag('accounts-percent', RULES.free_accounts_percent.value),
}

const COLUMNS = {
  sold: 'sold',
  soldFromTheStart: 'from the start',
  waitOfClients: 'clients',
  waitOfOthers: 'others',
  served: 'served',
  used: 'used',
  straws: 'invented',
  marked: 'marked',
  empty: 'empty',
} as const
const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

const all: Played[] = []
const row = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
row(['strategy', 'telephones', ...Object.values(COLUMNS), 'refused'])
row(Array.from({ length: columns.length + 3 }, () => '---'))
for (const strategy of STRATEGIES) {
  if (words.some((word) => !strategy.name.includes(word))) continue
  for (const telephones of strategy.telephones) {
    const played: Played[] = []
    for (let seed = 1; seed <= SEEDS; seed++) played.push(await play(strategy, telephones, seed, SIZE))
    all.push(...played)
    const figures = columns.map((column) => range(played.map((one) => one[column])))
    row([strategy.name, `${telephones || '–'}`, ...figures, range(played.map(refusals))])
  }
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

const folder = fileURLToPath(new URL('../.artifacts', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'brokers.json'), JSON.stringify({ at: new Date().toISOString(), size: SIZE, all }, null, 2))
