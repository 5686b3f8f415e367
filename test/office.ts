// A whole office without sockets, threads or timers: the real door, inbox, turns, agenda and outbox, with a database in memory
// and a clock that stands still. This file plays the outside world: Meta and the citizens' telephones.
import { brokenInvariants } from '../db/invariants.ts'
import { type Db, write } from '../db/open.ts'
import type { Reserve } from '../db/reserve.ts'
import { seed } from '../db/seeds/seed.ts'
import type { LongReads } from '../src/admin/deps.ts'
import { comingCsv } from '../src/booking/expected-visits.ts'
import { visitorsNamed } from '../src/booking/names.ts'
import { FILES } from '../src/capabilities.ts'
import type { Alias, Outcome, Parcel } from '../src/channels/channel.ts'
import type { Accounts } from '../src/channels/list.ts'
import { sign } from '../src/channels/meta/signature.ts'
import { learn } from '../src/chat/classifier/taught.ts'
import { type DocumentRequest, type FileMade, type Option, type Reply, readOut } from '../src/chat/reply.ts'
import type { Instant } from '../src/clock.ts'
import type { WhatsAppAccount } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { recordOutcome } from '../src/messaging/delivery.ts'
import type { Letter } from '../src/messaging/outbox.ts'
import { createVault, type Vault } from '../src/vault.ts'
import { buildHouse, type House, type HouseConfig } from '../src/wiring.ts'
import { fetchFile } from '../src/workers/crew.ts'
import { runTask } from '../src/workers/reader-tasks.ts'
import { type TestClock, testClock } from './clock.ts'
import { copyOf } from './copied.ts'
import { BROKEN } from './texts/plain-language.ts'
import { type Gesture, messageWebhook, pageWebhook, statusWebhook, watermarkWebhook } from './webhooks.ts'

export const ACCOUNT = {
  phoneNumberId: '100000000000001',
  businessAccountId: '100000000000002',
  accessToken: 'token-for-tests',
  appSecret: 'secret-for-tests',
  verifyToken: 'verify-for-tests',
}
export const PAGE = { pageId: '104500', accessToken: 'page-token', appSecret: 'page-secret-for-tests', verifyToken: 'verify' }
export const HOUSE_CONFIG: HouseConfig = {
  IN_DOUBT_SECONDS: 90,
  WHATSAPP_MESSAGES_PER_SECOND: 80,
  PUBLIC_URL: 'https://citas.example',
  PUBLIC_PORT: 3002,
  OFFICE_HOSTS: [],
}
export const ADMIN_TOKEN = 'first-administrator-of-the-tests'

export interface TestOffice {
  db: Db
  vault: Vault
  clock: TestClock
  house: House
  /** Every log line so far. */
  lines: string[]
  /** Parcels that the crew has and that have no outcome yet. */
  parcels: Parcel[]
  /** Meta's answer to a parcel: accepted, unless a test says otherwise. */
  answer: (parcel: Parcel) => Outcome
  /** Whether telephones are on: what Meta took is then reported as delivered. */
  telephonesOn: boolean
  /** Makes the file of a parcel, as the reader's thread does. */
  makeFile: (wish: DocumentRequest) => Promise<FileMade>
  /** The files that arrived. */
  files: { name: string; type: string; bytes: Uint8Array }[]
  /** Posts a signed webhook and returns the answer's status. */
  post(body: unknown): Promise<number>
  /** One flush, then deliveries and their outcomes, until nothing moves any more. */
  settle(): Promise<void>
  phone(number: string, name?: string): Phone
  /** What the reader's thread learns. */
  learning: LongReads['learn']
  /** Somebody on Messenger, by the id for our Page; the office must have one (`accounts`). */
  messenger(psid: string): Phone
  /** What Messenger tells about our Page. */
  postPage(body: unknown): Promise<number>
}

/** A citizen's telephone. */
export interface Phone {
  write(text: string): Promise<void>
  /** Taps a button or row by its title, of the newest message that has it. */
  tap(title: string): Promise<void>
  do(gesture: Gesture): Promise<void>
  /** The messages that arrived since the last look. */
  read(): Reply[]
  /** All messages that arrived. */
  arrived: Reply[]
}

export interface OfficeOptions {
  start?: string
  seed?: 'sample' | 'catalogue'
  /** A database and a clock that the test prepared; then nothing is seeded. */
  db?: Db
  clock?: TestClock
  prepare?: (db: Db, vault: Vault, now: Instant) => void
  account?: WhatsAppAccount
  /** Other channels beside WhatsApp. */
  accounts?: Omit<Accounts, 'whatsapp'>
  /** Without WhatsApp. */
  alone?: true
  /** When the writer flushes: at the next microtask, unless a test wants several webhooks in one commit. */
  schedule?: (flush: () => void) => void
  /** Room that is kept on a disk that may be full. */
  reserve?: Reserve
}

export function openOffice(options: OfficeOptions = {}): TestOffice {
  const clock = options.clock ?? testClock(options.start ?? '2026-11-24T16:00:00Z')
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const db = options.db ?? openSeeded(options.seed ?? 'catalogue', clock.now())
  options.prepare?.(db, vault, clock.now())

  const lines: string[] = []
  const parcels: Parcel[] = []
  const arrived = new Map<number, Reply[]>()
  const house = buildHouse(HOUSE_CONFIG, {
    db,
    vault,
    clock,
    log: createLog('debug', (line) => lines.push(line), clock.now),
    schedule: options.schedule ?? ((flush) => void queueMicrotask(flush)),
    stopwatch: () => 0, // A flush that takes long on a busy machine would be cut in two, and a burst get two answers.
    crew: { free: () => 200, post: (more) => void parcels.push(...more) },
    accounts: { ...(!options.alone && { whatsapp: options.account ?? ACCOUNT }), ...options.accounts },
    adminToken: ADMIN_TOKEN,
    reserve: options.reserve,
    status: (startedAt) => ({ startedAt }),
    longReads: {
      checkInvariants: async () => brokenInvariants(db),
      comingCsv: async (asked) => comingCsv(db, vault, asked),
      visitorsNamed: async (asked) => visitorsNamed(db, vault, asked),
      learn: async (taught) => office.learning(taught),
    },
  })

  const office: TestOffice = {
    learning: async (taught) => learn(taught),
    db,
    vault,
    clock,
    house,
    lines,
    parcels,
    answer: ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `wamid.out.${row}.${attempt}`, aliases: [] }),
    telephonesOn: true,
    makeFile: (wish) =>
      runTask({ db, vault, files: FILES }, { name: 'file', ask: { wish, now: clock.now() } }) as Promise<FileMade>,
    files: [],
    post: (body) => postTo(house, 'whatsapp', ACCOUNT.appSecret, body),
    postPage: (body) => postTo(house, 'messenger', PAGE.appSecret, body),
    async settle() {
      house.writer.flush()
      while (parcels.length > 0) {
        for (const parcel of parcels.splice(0)) await deliver(office, parcel, arrived)
        house.writer.flush()
      }
    },
    phone: (number, name) => createPhone(office, arrived, { kind: 'phone', value: number }, name),
    messenger: (psid) => createPhone(office, arrived, { kind: 'psid', value: psid }, undefined),
  }
  return office
}

async function postTo(house: House, channel: string, secret: string, body: unknown): Promise<number> {
  const bytes = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) }
  const request = new Request(`http://localhost/webhooks/${channel}`, { method: 'POST', body: bytes, headers })
  return (await house.publicApp.handle(request)).status
}

const openSeeded = (which: 'sample' | 'catalogue', now: Instant): Db =>
  copyOf(`${which} ${now}`, (db) => write(db, (tx) => seed(tx, which, now)))

async function deliver(office: TestOffice, parcel: Parcel, arrived: Map<number, Reply[]>): Promise<void> {
  const { clock, makeFile: make } = office
  const ready = await fetchFile({ make, clock, log: office.house.messaging.log }, parcel)
  const outcome = 'body' in ready ? office.answer(ready) : ready
  await office.house.writer.submit('delivery.outcome', (tx, now) => recordOutcome(tx, office.house.messaging, outcome, now))
  if (outcome.kind !== 'accepted') return
  const row = office.db.client
    .query<{ contact_id: number; body_sealed: Uint8Array }, [number]>(
      'select contact_id, body_sealed from outbox where id = ? and body_sealed is not null',
    )
    .get(parcel.row)
  if (!row) throw new Error('a parcel without a row')
  const { reply } = JSON.parse(office.vault.open(row.body_sealed)) as Letter
  if (reply.kind === 'notice' && BROKEN.test(readOut(reply))) throw new Error(`a notice reads badly: ${readOut(reply)}`)
  const shown = reply.kind === 'notice' ? reply.plain : 'body' in ready ? withItsFile(office, reply, ready) : reply
  arrived.set(row.contact_id, [...(arrived.get(row.contact_id) ?? []), shown])
  if (!office.telephonesOn) return
  if (parcel.channel === 'messenger')
    await office.postPage(watermarkWebhook(PAGE.pageId, (parcel.body.recipient as { id: string }).id, office.clock.now()))
  else await office.post(statusWebhook(ACCOUNT, outcome.id, 'delivered', office.clock.now(), callbackOf(parcel)))
}

/** What is sent along with a parcel and returned by its statuses. */
export const callbackOf = ({ channel, body }: Parcel): string =>
  channel === 'messenger' ? String((body.message as { metadata: string }).metadata) : String(body.biz_opaque_callback_data)

/** What the citizen sees: the file, or the sentence that came in its place. */
function withItsFile(office: TestOffice, reply: Reply, { file, body }: Parcel): Reply {
  if (reply.kind !== 'document') return reply
  if (!file) return { kind: 'text', body: (body.text as { body: string }).body, asks: false }
  office.files.push({ name: reply.name, ...file })
  return reply
}

let sent = 0

function createPhone(office: TestOffice, arrivals: Map<number, Reply[]>, alias: Alias, name: string | undefined): Phone {
  let seen = 0
  const mine = (): Reply[] => {
    const hash = office.vault.index(alias.kind, office.house.messaging.channels.canonical(alias))
    const row = office.db.client
      .query<{ contact_id: number }, [Uint8Array]>('select contact_id from contact_aliases where hash = ?')
      .get(hash)
    return row ? (arrivals.get(row.contact_id) ?? []) : []
  }
  const act = async (gesture: Gesture) => {
    const at = office.clock.now()
    const status =
      alias.kind === 'psid'
        ? await office.postPage(pageWebhook(PAGE.pageId, alias.value, `m_in.${++sent}`, at, gesture))
        : await office.post(messageWebhook(ACCOUNT, alias.value, name, `wamid.in.${++sent}`, at, gesture))
    if (status !== 200) throw new Error(`the webhook was answered ${status}`)
    await office.settle()
  }
  return {
    write: (text) => act({ kind: 'text', text }),
    async tap(title) {
      const option = findOption(mine(), title)
      if (!option) throw new Error(`nothing to tap says "${title}"`)
      await act({ kind: 'choice', id: option.id, title: option.title })
    },
    do: act,
    read() {
      const fresh = mine().slice(seen)
      seen = mine().length
      return fresh
    },
    get arrived() {
      return mine()
    },
  }
}

function findOption(replies: Reply[], title: string): Option | undefined {
  for (const reply of [...replies].reverse()) {
    const option = reply.kind === 'choices' ? reply.options.find((one) => one.title === title) : undefined
    if (option) return option
  }
  return undefined
}
