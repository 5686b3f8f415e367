// npm run weigh: how heavy the program is. Exits 1 when a figure is above its limit in test/weigh/limits.json; `--lower` lowers the
// limits to the figures of today. What is only told has no limit there.
import { readFileSync, writeFileSync } from 'node:fs'
import { countBlindness } from './blindness.ts'
import { weighBooking } from './booking.ts'
import { bytesOf } from './bytes.ts'
import { countHooks } from './hooks.ts'
import { weighImports } from './imports.ts'
import { linesRunFor } from './lines-run.ts'
import { countReaders } from './readers.ts'
import { filesOf } from './sources.ts'

const LIMITS = new URL('limits.json', import.meta.url)

const files = filesOf('src', 'db')
const figures: Record<string, number> = {
  ...countReaders(files),
  ...weighImports(files),
  ...countHooks(),
  ...linesRunFor('metepec'),
  ...(await weighBooking()),
  ...(await countBlindness()),
  ...bytesOf(files),
}
const limits: Record<string, number> = JSON.parse(readFileSync(LIMITS, 'utf8'))

const above = Object.entries(figures).filter(([name, figure]) => figure > (limits[name] ?? Number.POSITIVE_INFINITY))
for (const [name, figure] of Object.entries(figures)) {
  const limit = limits[name]
  const change =
    limit === undefined || limit === figure ? '' : figure > limit ? `above ${limit}` : `was ${limit}: npm run weigh -- --lower`
  console.log(`${name.padEnd(62)}${String(figure).padStart(9)}  ${change}`)
}
if (process.argv.includes('--lower')) {
  const lowered = Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, Math.min(limit, figures[name] ?? limit)]))
  writeFileSync(LIMITS, `${JSON.stringify(lowered, null, 2)}\n`)
}
if (above.length > 0) {
  console.error(`${above.length} figures are above their limits: ${above.map(([name]) => name).join('; ')}`)
  process.exit(1)
}
