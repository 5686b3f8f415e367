import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, HOUR, type Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'
import { askersOf, isFreeAccount, liveAppointmentsOf } from './askers.ts'
import type { Newcomer } from './hooks.ts'

const LIVE = statement(`select count(*) as n from appointments where id in ${liveAppointmentsOf('$contact')}`, {
  row: { n: 'int' },
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_asked_live appointments_contact askers_counts_as',
})

/**
 * A free account may have one person with a CURP until it was seen at the counter: otherwise collectors of places would create a thousand.
 */
export function limitPassed(db: Db, contactId: number, people: readonly Newcomer[], now: Instant): 'free_account' | undefined {
  if (!isFreeAccount(db, contactId)) return undefined
  const live = LIVE.get(db, { contact: contactId, now })?.n ?? 0
  return live + people.length > 1 || people.some(({ unverified }) => unverified) ? 'free_account' : undefined
}

const HELD_BY_ACCOUNTS = statement(
  `select h.day, max(h.slot) as slot, sum(h.size) as places from (
     select day, max(slot_id) as slot, max(places) as size from free_account_visits
     where office_id = +$office and starts_at > +$from and (returns_until is null or returns_until > +$now)
       and asked_by not in ${askersOf('$contact')}
     group by day, appointment_id) h
   group by h.day`,
  {
    row: row<{ day: LocalDay; slot: number; places: number }>({ day: 'text', slot: 'int', places: 'int' }),
    params: { office: 'int', contact: 'int', from: 'int', now: 'int' },
    uses: 'slots_one appointments_slot cooling_slot askers_counts_as',
    because: 'only for such an account: the appointments to come of one office, from an index alone',
  },
)

const SHARE_OF_DAY = statement('select places from free_account_share where slot_id = +?', {
  row: { places: 'int' },
  params: ['int'],
  uses: 'slots_one',
})

const HELD_BY_OTHERS = statement(
  `select coalesce(sum(h.size), 0) as places from (
     select max(places) as size from free_account_visits
     where office_id = +$office and starts_at > +$from and day = +$day and appointment_id not in (select value from json_each($moving))
       and (returns_until is null or returns_until > +$now and asked_by not in
         (select o.asked_by from json_each($moving) m join appointments o on o.id = m.value))
     group by appointment_id) h`,
  {
    row: { places: 'int' },
    params: { office: 'int', from: 'int', day: 'text', moving: 'text', now: 'int' },
    uses: 'slots_one appointments_slot cooling_slot',
    because: 'the appointments of one day of one office, when somebody moves there',
  },
)

const ASKED_BY_ACCOUNTS = statement(
  `select sum(a.slot_count) as places from json_each(?) m join appointments a on a.id = m.value join askers k on k.id = a.asked_by
   where k.free_account = 1 and k.seen_at is null`,
  { row: { places: 'int?' }, params: ['text'] },
)

/** Whether free accounts, which asked for some of these appointments, would have more of that day than their share, whoever has them now. */
export function isShareGone(db: Db, ids: readonly number[], { slotId, officeId, day, startsAt }: FreeSlot, now: Instant): boolean {
  const moving = JSON.stringify(ids)
  const wanted = ASKED_BY_ACCOUNTS.get(db, moving)?.places ?? 0
  const share = wanted > 0 ? SHARE_OF_DAY.get(db, slotId)?.places : undefined
  if (share === undefined) return false
  const held = HELD_BY_OTHERS.get(db, { office: officeId, from: startsAt - DAY - HOUR, day, moving, now })
  return wanted + (held?.places ?? 0) > share
}

/**
 * Days of this office whose share for free accounts (db/walls.sql) is used: held, booked, or undoable, without what this contact asked for.
 * `slots`: how many more would be taken. Empty for other accounts.
 */
export function fullDays(db: Db, contactId: number, officeId: number, now: Instant, slots = 1): ReadonlySet<LocalDay> {
  if (!isFreeAccount(db, contactId)) return new Set()
  // From the first hour of today on, in any zone: all of a day counts.
  const held = HELD_BY_ACCOUNTS.all(db, { office: officeId, contact: contactId, from: now - DAY - HOUR, now })
  const full = held.filter(({ slot, places }) => places + slots > (SHARE_OF_DAY.get(db, slot)?.places ?? Number.POSITIVE_INFINITY))
  return new Set(full.map(({ day }) => day))
}
