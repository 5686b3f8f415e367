import type { Parcel } from '../../src/channels/channel.ts'
import { type Instant, SECOND } from '../../src/clock.ts'
import type { Status } from './graph.ts'
import { hoursTold } from './hours-told.ts'
import type { Arrived } from './phone.ts'

/** What the outside world saw of the messages: who was sent what, how often, in which order, and what was proved. */
export interface Ledger {
  /** The product hands a parcel to its workers. `phone`: whom it is for. */
  posted(parcel: Parcel, phone: string, at: Instant, origin: Origin): void
  /** Nobody knows whether this row was sent. */
  doubted(row: number, at: Instant): void
  /** The contact wrote, so they wait for an answer. */
  spoke(phone: string, at: Instant): void
  /** The computer's clock was set, so that its waiting cannot be measured. */
  jumped(): void
  /** The product committed that this parcel was taken under an id. */
  learnt(row: number, wamid: string | undefined): void
  heard(wamid: string, status: Status, callback: string | undefined): void
  /** A failure takes proofs away as soon as it may have been heard. */
  coming(wamid: string, status: Status, callback: string | undefined): void
  arrived(phone: string, row: number, message: Arrived): void
  /** How far the product knows the row to have come: 0 nothing, 1 accepted ... 4 read. */
  proof(row: number): number
  /** Rows and telephones that told this folio; `asked` when it was the answer to a confirmation in the chat. */
  told(folio: string): Told[]
  toldFolios(): string[]
  /** Those that were told to this telephone. */
  toldTo(phone: string): string[]
  /** Somebody who goes by two names: until they are known to be one, their messages are two people's. */
  mixes(phone: string): void
  /** Rows that a person let go again, which may come late. */
  letAgain(rows: Iterable<number>): void
}

export interface Origin {
  /** `notice`: said first. */
  kind: string
  /** The incoming message that it answers. */
  answers: number | null
}

interface Told {
  row: number
  phone: string
  asked: boolean
  /** The day and hour as they stand in the message: `2026-12-03 12:00`; undefined in English. */
  when: string | undefined
}

const RANK: Record<Status, number> = { failed: 0, sent: 2, delivered: 3, read: 4 }
/** Meta lends a telephone 45 messages and takes one back every six seconds (a thread of the Page: 60, two); a few more may be in doubt. */
const LENDS = { whatsapp: { burst: 45, refillMs: 6 * SECOND }, messenger: { burst: 60, refillMs: 2 * SECOND } }
const TOLERANCE = 3
/** So long a doubt waits for a status before the message is repeated, unless its contact writes. */
const DOUBT_MS = 90 * SECOND

const CONFIRMED = /quedó confirmada|is confirmed/
const GIVEN = /La oficina le dio una cita|gave you an appointment/
const FOLIO = /(?:Folio|Code): \*?([A-Z0-9]{3}-[A-Z0-9]{3})/i

export function createLedger(found: (what: string) => void): Ledger {
  const rowOf = new Map<string, number>()
  const proofs = new Map<number, number>()
  const failed = new Set<number>()
  const newest = new Map<string, number>()
  const postedRows = new Set<number>()
  const late = new Set<number>()
  const mixed = new Set<string>()
  const pace = new Map<string, { lent: number; at: Instant }>()
  const told = new Map<string, Told[]>()
  const marked = new Map<string, number>()
  const handed = new Set<string>()
  const doubts = new Map<number, Instant>()
  const lastWord = new Map<string, Instant>()
  const early = new Map<string, Status[]>()

  const prove = (row: number, rank: number) => {
    if (!failed.has(row)) proofs.set(row, Math.max(proofs.get(row) ?? 0, rank))
  }
  const take = (row: number, status: Status) => {
    if (status === 'failed') {
      failed.add(row)
      proofs.delete(row)
      doubts.delete(row)
    } else prove(row, RANK[status])
  }

  function checkPace(phone: string, channel: Parcel['channel'], at: Instant): void {
    const before = pace.get(phone) ?? { lent: 0, at }
    const { burst, refillMs } = LENDS[channel]
    const lent = Math.max(0, before.lent - Math.max(0, at - before.at) / refillMs) + 1
    pace.set(phone, { lent, at })
    if (lent > burst + TOLERANCE) found(`${phone}: more messages in a row than Meta lends`)
  }

  /** Whoever asked once gets one file. */
  const filesOf = new Map<number, number>()
  function checkFile(row: number, asked: number | null): void {
    if (asked === null) return
    const other = filesOf.get(asked)
    if (other !== undefined && other !== row) found(`message ${asked} gets two files: ${other} and ${row}`)
    filesOf.set(asked, row)
  }

  return {
    posted(parcel, phone, at, origin) {
      const { row, attempt } = parcel
      if ((proofs.get(row) ?? 0) > 0) found(`message ${row} is sent again (${attempt}) although it had arrived`)
      if (handed.has(`${row}.${attempt}`)) found(`message ${row}.${attempt} is handed out twice`)
      handed.add(`${row}.${attempt}`)
      const doubted = doubts.get(row)
      if (doubted !== undefined && at - doubted < DOUBT_MS && (lastWord.get(phone) ?? 0) < doubted && !late.has(row))
        found(`message ${row} is sent again before a status could prove it`)
      doubts.delete(row)
      const before = newest.get(phone) ?? 0
      if (row < before && !postedRows.has(row) && !late.has(row) && !mixed.has(phone))
        found(`message ${row} goes after ${before} of the same contact`)
      newest.set(phone, Math.max(before, row))
      postedRows.add(row)
      // Messenger is told of no id: then it is the row of the message that is answered.
      const answered = parcel.channel === 'messenger' && parcel.read ? `inbox ${origin.answers}` : parcel.read?.[0]?.message_id
      if (typeof answered === 'string') {
        const other = marked.get(answered)
        if (other !== undefined && other !== row) found(`${answered} is answered twice: ${other} and ${row}`)
        marked.set(answered, row)
      }
      if (parcel.toMake) checkFile(row, origin.answers)
      if (!mixed.has(phone)) checkPace(phone, parcel.channel, at)
    },
    doubted: (row, at) => void doubts.set(row, at),
    spoke: (phone, at) => void lastWord.set(phone, at),
    jumped: () => doubts.clear(),
    learnt(row, wamid) {
      prove(row, 1)
      if (wamid === undefined) return
      rowOf.set(wamid, row)
      for (const status of early.get(wamid) ?? []) take(row, status)
      early.delete(wamid)
    },
    heard(wamid, status, callback) {
      const row = callback === undefined ? rowOf.get(wamid) : Number(callback.split('.')[0])
      if (row === undefined) early.set(wamid, [...(early.get(wamid) ?? []), status])
      else take(row, status)
    },
    coming(wamid, status, callback) {
      const row = callback === undefined ? rowOf.get(wamid) : Number(callback.split('.')[0])
      if (status === 'failed' && row !== undefined) take(row, status)
      else if (status === 'failed') early.set(wamid, [...(early.get(wamid) ?? []), status])
    },
    arrived(phone, row, message) {
      const asked = CONFIRMED.test(message.text)
      const folio = asked || GIVEN.test(message.text) ? FOLIO.exec(message.text)?.[1] : undefined
      if (folio !== undefined)
        told.set(folio, [...(told.get(folio) ?? []), { row, phone, asked, when: hoursTold(message.text)[0] }])
    },
    proof: (row) => (failed.has(row) ? 0 : (proofs.get(row) ?? 0)),
    told: (folio) => told.get(folio) ?? [],
    toldFolios: () => [...told.keys()],
    toldTo: (phone) => [...told].filter(([, times]) => times.some((one) => one.phone === phone)).map(([folio]) => folio),
    mixes: (phone) => void mixed.add(phone),
    letAgain(rows) {
      for (const row of rows) late.add(row)
    },
  }
}
