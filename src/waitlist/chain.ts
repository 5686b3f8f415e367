import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { wallClock } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { type LineRecord, readLine } from './line-record.ts'

// Each offer has the hash of the one before, of what it saw, and of the age events since. A change of the tables breaks it; whoever makes it
// anew has other heads than those that were signed on the days before.

/** As it was made. `now`: then. */
interface Made {
  wish: number
  slot: number
  places: number
  room: number
  day: LocalDay
  line: string
  now: Instant
}

const LAST = statement('select chain, ages_to as agesTo from wait_offers order by id desc limit 1', {
  row: { chain: 'text', agesTo: 'int' },
  because: 'the last row, by its number',
})

interface Age {
  id: number
  wishId: number
  countsFrom: Instant
  lot: number
  at: Instant
}

const AGES = statement(
  'select id, wish_id as wishId, counts_from as countsFrom, lot, at from wait_ages where id > +$after and id <= +$until order by id',
  {
    row: row<Age>({ id: 'int', wishId: 'int', countsFrom: 'int', lot: 'int', at: 'int' }),
    params: { after: 'int', until: 'int' },
  },
)

const LAST_AGE = statement('select coalesce(max(id), 0) as id from wait_ages', { row: { id: 'int' } })

/** For an offer that is written now. */
export function nextInChain(db: Db, offer: Made): { chain: string; agesTo: number } {
  const { chain, agesTo: after } = LAST.get(db) ?? { chain: '', agesTo: 0 }
  const agesTo = LAST_AGE.get(db)?.id ?? 0
  return { chain: linked(chain, offer, AGES.all(db, { after, until: agesTo })), agesTo }
}

const linked = (before: string, { wish, slot, places, room, day, line, now }: Made, ages: readonly Age[]): string =>
  createHash('sha256')
    .update(before)
    .update(JSON.stringify([wish, slot, places, room, day, line, now, ages.map((one) => Object.values(one))]))
    .digest('hex')

interface Kept extends Made {
  id: number
  officeId: number
  chain: string
  agesTo: number
}

const KEPT = statement(
  `select o.id, o.wish_id as wish, o.slot_id as slot, o.places, o.room, o.day, o.line, o.created_at as now, s.office_id as officeId, o.chain,
     o.ages_to as agesTo
   from wait_offers o join slots s on s.id = o.slot_id
   where o.id >= coalesce((select max(b.id) from wait_offers b where b.created_at >= +$since and b.created_at < +$from),
     (select min(b.id) from wait_offers b where b.created_at >= +$from)) and o.created_at < +$until order by o.id`,
  {
    row: row<Kept>({
      ...{
        id: 'int',
        wish: 'int',
        slot: 'int',
        places: 'int',
        room: 'int',
        day: 'text',
        line: 'text',
        now: 'int',
        officeId: 'int',
      },
      ...{ chain: 'text', agesTo: 'int' },
    }),
    params: { since: 'int', from: 'int', until: 'int' },
    uses: 'wait_offers_made',
  },
)

const FOLLOWS = statement(
  `select coalesce((select min(o.id) - 1 from wait_offers o where o.id > +$last), (select seq from sqlite_sequence where name = 'wait_offers')) as id`,
  { row: { id: 'int?' }, params: { last: 'int' } },
)

/** `falta`: an offer, or several, are not there; `cadena`: one was changed, or stands elsewhere; `edad`: an entry counts from before it waited. */
export type Tampered = 'falta' | 'cadena' | 'edad'

/** What shows that the tables are not as the program left them, of the offers of this time, all of which are kept `since` before it. */
export function tamperedIn(db: Db, span: { since: Instant; from: Instant; until: Instant }): { what: Tampered[]; missing: number } {
  const offers = KEPT.all(db, span)
  const [first, last] = [offers[0], offers.at(-1)]
  if (!first || !last) return { what: [], missing: 0 }
  const end = FOLLOWS.get(db, { last: last.id })?.id ?? last.id
  const missing = end - first.id + 1 - offers.length
  const ages = AGES.all(db, { after: 0, until: Number.MAX_SAFE_INTEGER })
  const found: Record<Tampered, boolean> = {
    falta: missing > 0,
    cadena: isBroken(offers, ages),
    edad: isTooOld(offers, ages) || AGED_ALONE.finds(db),
  }
  return { what: (Object.keys(found) as Tampered[]).filter((one) => found[one]), missing }
}

/** Entries of before have no chain; and without the offer before, none can be told. */
function isBroken(offers: readonly Kept[], ages: readonly Age[]): boolean {
  return offers.some((one, at) => {
    const before = offers[at - 1]
    if (!before || before.chain === '' || before.id !== one.id - 1)
      return one.chain === '' && before !== undefined && before.chain !== ''
    const since = ages.filter(({ id }) => id > before.agesTo && id <= one.agesTo)
    const isLate = ages.some((age) => age.id > one.agesTo && age.at < one.now - ROUNDED_MS)
    return isLate || one.chain !== linked(before.chain, one, since)
  })
}

/** An event is of its entry's moment, which the acting time may set back (db/acting-time.ts). */
const ROUNDED_MS = DAY

/** An entry that waited already was in the line of each offer that reached further. */
function isTooOld(offers: readonly Kept[], ages: readonly Age[]): boolean {
  const events = Map.groupBy(ages, ({ wishId }) => wishId)
  const before = new Map<number, { at: Instant; line: LineRecord }>()
  return offers.some(({ officeId, now, line: text, chain }) => {
    if (chain === '') return false
    const line = readLine(text)
    const known = before.get(officeId)
    before.set(officeId, { at: now, line })
    return line.entries.some(({ wishId, countsFrom, owed }) => {
      const own = events.get(wishId) ?? []
      if (own[0] && own[0].at > countsFrom) return true
      if (!own.some((age) => age.countsFrom === countsFrom)) return own.length > 0
      const served = known?.line.entries.at(-1)
      if (!known || !served || owed > 0 || served.owed > 0 || Object.keys(known.line.counted).length > 0) return false
      const isAhead = countsFrom < served.countsFrom && !own.some(({ at }) => at >= known.at)
      return isAhead && !known.line.entries.some((one) => one.wishId === wishId)
    })
  })
}

/** Counts from another moment than its last event says. */
const AGED_ALONE = statement(
  `select 1 from wait_wishes w where w.live = 1 and not exists (select 1 from wait_ages a
     where a.id = (select max(b.id) from wait_ages b where b.wish_id = w.id) and a.counts_from = w.counts_from and a.lot = w.lot) limit 1`,
  { uses: 'wait_ages_wish wait_wishes_expire' },
)

/** The end of the chain on the evening of a day, signed with the receipts' key. */
export interface ChainHead {
  dia: LocalDay
  ultima: number
  cadena: string
  firma: string
}

const HEAD = statement('select id, chain from wait_offers where created_at < +? order by created_at desc, id desc limit 1', {
  row: { id: 'int', chain: 'text' },
  params: ['int'],
  uses: 'wait_offers_made',
})

export const wordsOfHead = ({ dia, ultima, cadena }: Omit<ChainHead, 'firma'>): string => `${dia} ${ultima} ${cadena}`

/** Of the last offer before this moment; undefined without one. */
export function chainHead(db: Db, vault: Vault, until: Instant, zone: string): ChainHead | undefined {
  const last = HEAD.get(db, until)
  if (!last || last.chain === '') return undefined
  const head = { dia: wallClock(until - 1, zone).day, ultima: last.id, cadena: last.chain }
  return { ...head, firma: Buffer.from(vault.sign(wordsOfHead(head))).toString('base64') }
}
