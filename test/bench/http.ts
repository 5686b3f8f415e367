import { median, type Row } from './report.ts'
import { firstMessages, storeOnly } from './requests.ts'
import { type Run, serve } from './serve.ts'

const SECONDS = 1.5
const ROUNDS = 3

/** Webhooks a second, 200 only after a commit with synchronous=FULL, each mode once a round so that noise hits all alike. */
export async function measureHttp(): Promise<Row[]> {
  const none: Run[] = []
  const each: Run[] = []
  const grouped: Run[] = []
  const turns: Run[] = []
  for (let round = 0; round < ROUNDS; round++) {
    none.push(await serve('none', storeOnly(120_000, `none.${round}`), SECONDS))
    each.push(await serve('each', storeOnly(15_000, `each.${round}`), SECONDS))
    grouped.push(await serve('grouped', storeOnly(60_000, `grouped.${round}`), SECONDS))
    turns.push(await serve('grouped', firstMessages(20_000, String(round)), SECONDS))
  }
  const perSecond = (runs: Run[]) => median(runs.map(({ result }) => result.perSecond))
  const p99 = (runs: Run[]) => `p99 ${median(runs.map(({ result }) => result.p99Ms)).toFixed(1)} ms`
  const shared = (runs: Run[]) => median(runs.map((run) => run.perCommit))
  /** Of each round, so that a disturbance in one of them does not count. */
  const ratio = (of: Run[], to: Run[]) => median(of.map((run, i) => run.result.perSecond / (to[i]?.result.perSecond ?? 0)))
  const refused = [...none, ...each, ...grouped, ...turns].reduce((sum, { result }) => sum + result.refused, 0)
  return [
    { what: 'webhooks/s, same server without a database', value: perSecond(none) },
    { what: 'webhooks/s, storing, one commit a request', value: perSecond(each) },
    { what: 'webhooks/s, storing, group commit', value: perSecond(grouped), note: p99(grouped) },
    { what: 'storing / without a database', value: ratio(grouped, none), goal: '>= 0.40' },
    { what: 'storing / one commit a request', value: ratio(grouped, each), goal: '>= 8' },
    { what: 'webhooks that share a commit (storing)', value: shared(grouped) },
    { what: 'turns/s over HTTP (first "Hola")', value: perSecond(turns), note: p99(turns) },
    { what: 'webhooks that share a commit (turns)', value: shared(turns), goal: '>= 20' },
    { what: 'answers other than 200', value: refused, goal: '0' },
  ]
}
