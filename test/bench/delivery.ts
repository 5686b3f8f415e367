import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import { systemClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { enqueue } from '../../src/messaging/outbox.ts'
import { createVault } from '../../src/vault.ts'
import { buildHouse } from '../../src/wiring.ts'
import { type Crew, createCrew } from '../../src/workers/crew.ts'
import { ACCOUNT, HOUSE_CONFIG } from '../office.ts'
import { temporaryFolder } from '../process/product.ts'
import type { Row } from './report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds until Meta answers, and how many messages are waiting: enough for a second or two. */
const LATENCIES = [
  [0, 6_000],
  [20, 6_000],
  [80, 3_000],
] as const
/** Far above what a number may send, so that the pace is not what is measured. */
const UNLIMITED = 1_000_000

/** Waiting messages claimed, sent by the delivery thread and written down as accepted, each by a commit. */
export async function measureDelivery(): Promise<Row[]> {
  const rows: Row[] = []
  for (const [latency, messages] of LATENCIES) {
    const perSecond = await deliverAll(latency, messages)
    const goal = latency === 0 ? {} : { goal: '>= 80' }
    rows.push({ what: `messages/s sent and recorded, Meta answers in ${latency} ms`, value: perSecond, ...goal })
  }
  return rows
}

async function deliverAll(latencyMs: number, messages: number): Promise<number> {
  const folder = temporaryFolder()
  const graph = Bun.spawn([process.execPath, 'test/bench/graph-server.ts', String(latencyMs)], { cwd: ROOT, stdout: 'pipe' })
  const { value } = await graph.stdout.getReader().read()
  const apiUrl = `http://127.0.0.1:${/port (\d+)/.exec(new TextDecoder().decode(value))?.[1]}`
  const db = openDatabase(join(folder.path, 'bench.db'))
  migrate(db)
  write(db, (tx) => seed(tx, 'none', systemClock.now()))
  const log = createLog('error', (line) => console.error(line), systemClock.now)
  let crew: Crew | undefined
  let done = 0
  const finished = Promise.withResolvers<void>()
  const house = buildHouse(
    { ...HOUSE_CONFIG, WHATSAPP_MESSAGES_PER_SECOND: UNLIMITED },
    {
      db,
      vault: createVault(new Uint8Array(32).fill(7), systemClock),
      clock: systemClock,
      log,
      schedule: (flush) => void setImmediate(flush),
      crew: { free: () => crew?.free('whatsapp') ?? 0, post: (parcels) => crew?.post(parcels) },
      accounts: { whatsapp: ACCOUNT },
      adminToken: undefined,
      status: (startedAt) => ({ startedAt }),
      longReads: {
        checkInvariants: async () => [],
        comingCsv: async () => '',
        visitorsNamed: async () => [],
        learn: async (taught) => learn(taught),
      },
    },
  )
  write(db, (tx) => {
    const now = systemClock.now()
    for (let i = 0; i < messages; i++) {
      const from = [{ kind: 'phone' as const, value: `52159${String(i).padStart(8, '0')}` }]
      const contact = recogniseContact(tx, house.messaging, from, { at: now, profileName: undefined }, now)
      enqueue(tx, house.messaging, { contactId: contact.id, reply: { kind: 'text', body: `Mensaje ${i}`, asks: false } }, now)
    }
  })
  crew = createCrew({
    destinations: { whatsapp: { apiUrl, apiVersion: 'v25.0', ...ACCOUNT } },
    clock: systemClock,
    log,
    makeFile: async () => ({ kind: 'gone' }),
    onHopeless: () => finished.reject(new Error('the thread died')),
    onOutcome: (outcome) =>
      void house.writer
        .submit('delivery.outcome', (tx, now) => recordOutcome(tx, house.messaging, outcome, now))
        .then(() => {
          done += 1
          if (done === messages) finished.resolve()
        }),
  })
  const started = performance.now()
  house.writer.nudge()
  await finished.promise
  const seconds = (performance.now() - started) / 1000
  await crew.stop(1_000)
  graph.kill('SIGKILL')
  db.close()
  folder.remove()
  return messages / seconds
}
