import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { activeProcedures, isPassport } from '../catalogue/procedures.ts'
import { templatesOf } from '../channels/list.ts'
import type { Instant } from '../clock.ts'
import type { Config, MessengerAccount, WhatsAppAccount } from '../config.ts'
import { beatAhead } from '../jobs/heartbeat.ts'
import type { Schedule } from '../jobs/schedule.ts'
import type { Log } from '../log.ts'
import { openAt } from '../start/refusal.ts'
import { START } from '../texts/start.ts'
import type { House } from '../wiring.ts'
import { startEmulator } from './emulator/server.ts'
import { OTHERS } from './lived/inhabitants.ts'
import { type Means, makeLived } from './lived/make.ts'
import { createDemoTime, type DemoClock, nextRound } from './time.ts'

type Waiting = Pick<Bun.Server<undefined>, 'stop'>

export interface DemoDeps {
  waiting: Waiting | undefined
  config: Pick<Config, 'EMULATOR_PORT'>
  accounts: { whatsapp?: WhatsAppAccount; messenger?: MessengerAccount }
  /** Of the product's webhooks, without a final slash. */
  address: string
  clock: DemoClock
  log: Log
  db: Db
  house: Pick<House, 'writer' | 'nextMoment'>
  /** They start a moment after the emulator. */
  jobs: () => Pick<Schedule, 'lookNow'> | undefined
  startOver(): void
}

/** Before the first start. Until `openDemoWorld` whoever opens the telephone is told to wait, and sees it as soon as it is there. */
export async function prepareDemoWorld(config: Config, dataKey: Uint8Array, means: Means): Promise<Waiting> {
  const place = { port: config.EMULATOR_PORT, variable: 'EMULATOR_PORT' } as const
  const answer = { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', refresh: '2' } }
  const waiting = openAt(place, () =>
    Bun.serve({ ...place, hostname: '127.0.0.1', reusePort: false, fetch: () => new Response(START.livingPage, answer) }),
  )
  await makeLived(config, dataKey, means)
  return waiting
}

/** A stand-in for Meta with a telephone in the browser, whose page can move the time. */
export function openDemoWorld({
  waiting,
  config,
  accounts: { whatsapp, messenger },
  address,
  clock,
  log,
  db,
  house,
  jobs,
  startOver,
}: DemoDeps) {
  if (!whatsapp) throw new Error('the demonstration always has a number')
  void waiting?.stop(true)
  const [ofNumber, ofPage] = [templatesOf('whatsapp'), templatesOf('messenger')]
  const time = createDemoTime({
    clock,
    nextDue: house.nextMoment,
    underWay: (since) => isUnderWay(db, since, clock.now()),
    beat: (at) => house.writer.submit('demo.beat', (tx) => beatAhead(tx, at)),
    flush: () => house.writer.submit('demo.time', () => undefined),
    nextRound: (after) => nextRound(db, after),
    lookAround: async () => jobs()?.lookNow(),
  })
  return startEmulator({
    port: config.EMULATOR_PORT,
    webhookUrl: `${address}/webhooks/whatsapp`,
    templates: ofNumber?.map(approved) ?? [],
    ...whatsapp,
    ...(messenger &&
      ofPage && {
        page: { ...messenger, webhookUrl: `${address}/webhooks/messenger`, templates: ofPage.map(approved) },
      }),
    clock,
    log,
    others: OTHERS,
    arePassportsOffered: () => activeProcedures(db).some(isPassport),
    startOver,
    time: { zone: () => institutionZone(db), ...time },
  })
}

const approved = <One extends { examples: readonly string[] }>(one: One) => ({
  ...one,
  category: 'UTILITY' as const,
  parameters: one.examples.length,
  status: 'APPROVED' as const,
})

const IS_UNDER_WAY = statement(
  `select 1 from outbox where state = 'sending' or (state = 'queued' and not_before <= ?)
   or (state in ('accepted', 'sent') and updated_at >= ?) limit 1`,
  { params: ['int', 'int'], because: 'the demonstration asks while its clock is moved' },
)

/** A message could go now, is going, or went since then and is not known to have arrived. */
function isUnderWay(db: Db, since: Instant, now: Instant): boolean {
  return IS_UNDER_WAY.finds(db, now, since)
}
