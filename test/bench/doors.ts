import { median, type Row } from './report.ts'
import { firstMessages, firstMessagesOnPage } from './requests.ts'
import { type Run, serve } from './serve.ts'

/** So many webhooks are under way at once: a quiet day, a busy one, and what Meta sends after an outage. */
const LOADS = [1, 16, 64, 256, 1024]
const SECONDS = 1.5
const ROUNDS = 3
/** Messenger counts an answer that comes later as none, and takes the subscription away after an hour of them. */
const LONGEST_MS = 5_000

const DOORS = { WhatsApp: firstMessages, Messenger: firstMessagesOnPage } as const

/** How soon each channel's door answers 200, which it does after the commit: whole turns (first "Hola"), at several loads. */
export async function measureDoors(): Promise<Row[]> {
  const rows: Row[] = []
  for (const load of LOADS) {
    const runs: Record<keyof typeof DOORS, Run[]> = { WhatsApp: [], Messenger: [] }
    for (let round = 0; round < ROUNDS; round++)
      for (const [door, requests] of Object.entries(DOORS) as [keyof typeof DOORS, typeof firstMessages][])
        runs[door].push(
          await serve('grouped', requests(2_000 + 20 * load + 12_000, `${load}.${round}`), SECONDS, { connections: load }),
        )
    for (const [door, all] of Object.entries(runs)) rows.push(rowOf(door, load, all))
  }
  return rows
}

function rowOf(door: string, load: number, runs: Run[]): Row {
  const of = (read: (run: Run['result']) => number) => median(runs.map(({ result }) => read(result)))
  const longest = Math.max(...runs.map(({ result }) => result.longestMs))
  const refused = runs.reduce((sum, { result }) => sum + result.refused, 0)
  return {
    what: `${door}, ${load} at once: the longest answer, ms`,
    value: refused > 0 ? Number.POSITIVE_INFINITY : longest,
    goal: `<= ${LONGEST_MS}`,
    note: `p50 ${of((one) => one.p50Ms).toFixed(1)}, p99 ${of((one) => one.p99Ms).toFixed(1)} ms, ${Math.round(of((one) => one.perSecond))}/s`,
  }
}
