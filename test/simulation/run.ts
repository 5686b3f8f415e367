// Plays some seeds and prints what came of them: bun test/simulation/run.ts <first seed> <how many> <citizens>
import { play } from './world.ts'

const [first = 1, many = 1, citizens = 30] = process.argv.slice(2).map(Number)
let failed = 0
for (let seed = first; seed < first + many; seed++) {
  const began = performance.now()
  const played = await play(seed, citizens)
  const ms = Math.round(performance.now() - began)
  console.log(JSON.stringify({ ...played, ms }))
  if (played.findings.length > 0) failed++
}
process.exitCode = failed > 0 ? 1 : 0
