import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { offeredAt } from '../catalogue/offices.ts'
import { findProcedure, lastDayFor } from '../catalogue/procedures.ts'
import { rule, ruleOf, type Whose } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import { findSlot } from '../schedule/availability.ts'
import { unserved } from '../schedule/schedules.ts'
import { bookableUntil, type SlotState } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import { askersOf, isFreeAccount, liveAppointmentsOf } from './askers.ts'
import { hasAge } from './eligibility.ts'
import { STILL_LIVE } from './expiry.ts'
import type { Booked, BookingDeps, Newcomer } from './hooks.ts'
import type { Held } from './outcomes.ts'
import { curpIndex, findPerson, isUnverified, type KeyedMember, personKey } from './people.ts'
import { inTheWay } from './rivals.ts'
import type { AppointmentView } from './types.ts'
import { liveOf } from './views.ts'

interface Newcomers {
  people: readonly Whose[]
  unverified: number
}

const LIVE_PEOPLE = statement(
  `select procedure_id as procedureId, office_id as officeId, unverified from appointments where id in ${liveAppointmentsOf('$contact')}`,
  {
    row: { procedureId: 'text', officeId: 'int', unverified: 'int' },
    params: { contact: 'int', now: 'int' },
    uses: 'appointments_asked_live appointments_contact askers_counts_as',
  },
)

/**
 * Whether this phone, with all that count as its asker, may have so many more people with an appointment or waiting; undefined: it may.
 * Each counts with those of the same limit. Only one may be without a CURP, which collectors of places would exploit. A waiting person who
 * is booked now counts once.
 */
export function noRoomFor(
  db: Db,
  { hooks }: Pick<BookingDeps, 'hooks'>,
  contactId: number,
  more: Newcomers & Booked,
  now: Instant,
): OverLimit | undefined {
  const live = LIVE_PEOPLE.all(db, { contact: contactId, now })
  const waiting = WAITING_PEOPLE.all(db, { contact: contactId }).filter(({ id }) => !waitsIn(db, id, more))
  const left = hooks.peopleLeft(db, contactId, now)
  if (left !== undefined)
    return more.people.length + waiting.flatMap(people).length > left ? { why: 'other_limit', limit: PEOPLE_LEFT } : undefined
  const limitOf = (one: Whose) => ruleOf(db, 'live_people_a_phone', one)
  const all = Map.groupBy([...more.people, ...live, ...waiting.flatMap(people)], (one) => limitOf(one).of)
  const isOver = more.people.some((one) => (all.get(limitOf(one).of)?.length ?? 0) > limitOf(one).value)
  if (isOver) return { why: 'phone_limit' }
  const unverified = [...live, ...waiting].reduce((sum, one) => sum + one.unverified, more.unverified)
  return more.unverified > 0 && unverified > 1 ? WITHOUT_CURP : undefined
}

/** Of whose record says how many (`peopleLeft`). */
const PEOPLE_LEFT = 'people_left'

/** The name is the chat's (refusals.ts). */
export const WITHOUT_CURP = { why: 'other_limit', limit: 'without_curp' } as const

const WAITING =
  'w.id, w.people, w.unverified, w.procedures, (select min(l.office_id) from wait_lines l where l.wish_id = w.id) as officeId'
const WAITING_ROW = row<WaitingPeople>({ id: 'int', people: 'int', unverified: 'int', procedures: 'text', officeId: 'int?' })

/** Without searches, whose people have an appointment. */
const WAITING_PEOPLE = statement(
  `select ${WAITING} from wait_wishes w where w.asked_by in ${askersOf('$contact')} and w.live = 1 and w.moves_group is null`,
  { row: WAITING_ROW, params: { contact: 'int' }, uses: 'wait_wishes_asked askers_counts_as' },
)

interface WaitingPeople {
  id: number
  people: number
  unverified: number
  /** JSON list of ids. */
  procedures: string
  officeId: number | null
}

/** People who wait for several procedures or offices are counted with those of the first. */
function people({ people: count, procedures, officeId }: WaitingPeople): Whose[] {
  const [procedureId] = JSON.parse(procedures) as string[]
  return new Array<Whose>(count).fill({ procedureId, officeId })
}

const WAITS_IN = statement(
  `select 1 from wait_people p where p.wish_id = +$wish and (hex(p.person_key) in (select value from json_each(+$keys))
     or p.person_key in (select key from people where id in (select value from json_each(+$ids))))
   union all select 1 from wait_offers where wish_id = +$wish and id in (select value from json_each(+$offers)) limit 1`,
  { params: { wish: 'int', keys: 'text', ids: 'text', offers: 'text' }, uses: 'wait_offers_wish' },
)

function waitsIn(db: Db, wishId: number, { keys = [], personIds = [], offerIds = [] }: Booked): boolean {
  const found = WAITS_IN.get(db, {
    wish: wishId,
    keys: JSON.stringify(keys.map(hex)),
    ids: JSON.stringify(personIds),
    offers: JSON.stringify(offerIds),
  })
  return found !== null
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex').toUpperCase()

/**
 * Undefined: now. Counts lapses of the last 24 hours, so no block is longer (by `appointments_asked`, without the years before). A lapse is
 * a hold that expired, one that took its place back although no one else could have had it, or one that was confirmed and then cancelled.
 */
export function mayHoldAgainAt(db: Db, contactId: number, now: Instant): Instant | undefined {
  const holds = MAY_HOLD_AGAIN_AT.all(db, { contact: contactId, since: now - DAY }).sort((a, b) => b.at - a.at)
  const ends = [
    nthEnd(
      holds.filter((one) => one.lapsed),
      rule(db, 'lapses_a_day'),
    ),
    nthEnd(holds, rule(db, 'holds_a_day')),
  ]
  const until = Math.max(...ends)
  return until > now ? until : undefined
}

/** The reason on a hold that took its place back: see mayHoldAgainAt. */
export const TAKEN_BACK = 'taken_back'

/** By its person, not undone. The office's cancellations have no `undo_until` (staff-changes.ts). */
const GIVEN_BACK = "(state = 'cancelled' and undo_until is not null)"

const MAY_HOLD_AGAIN_AT = statement(
  `select created_at as at, state = 'expired' or coalesce(reason, '') = '${TAKEN_BACK}' or ${GIVEN_BACK} as lapsed from appointments
   where asked_by in ${askersOf('$contact')} and created_at > +$since and member = 0`,
  { row: { at: 'int', lapsed: 'int' }, params: { contact: 'int', since: 'int' }, uses: 'appointments_asked askers_counts_as' },
)

/** When fewer than `limit` of them lie in the last 24 hours. */
function nthEnd(newestFirst: { at: Instant }[], limit: number): Instant {
  const deciding = newestFirst[limit - 1]
  return deciding ? deciding.at + DAY : 0
}

const NOTE_CURP = statement(
  `select count(*) as others, sum(curp_index = +$curp) as same from curps_typed where contact_id = +$contact and day = +$day`,
  { row: { others: 'int', same: 'int?' }, params: { contact: 'int', day: 'text', curp: 'bytes' } },
)

const INSERT_CURPS_TYPED = statement('insert into curps_typed (contact_id, day, curp_index) values ($contact, $day, $curp)', {
  params: { contact: 'int', day: 'text', curp: 'bytes' },
})

/** False, and nothing noted, when today's limit is used up. */
export function noteCurp(tx: Tx, vault: Vault, contactId: number, curp: string, now: Instant): boolean {
  const typed = { contact: contactId, day: dayOf(now, institutionZone(tx)), curp: curpIndex(vault, curp) }
  const known = NOTE_CURP.get(tx, typed)
  if (known?.same) return true
  if ((known?.others ?? 0) >= rule(tx, 'curps_a_day')) return false
  INSERT_CURPS_TYPED.run(tx, typed)
  return true
}

/** Undefined: this contact may hold them. `offerIds`: of which they come. */
export function refusalOf(
  db: Db,
  deps: BookingDeps,
  contactId: number,
  slot: SlotState,
  { members, offerIds }: { members: KeyedMember[]; offerIds: readonly number[] },
  now: Instant,
): Extract<Held, { ok: false }> | undefined {
  if (slot.closed) return { ok: false, why: 'closed' }
  const wanted = members.map((member) => member.procedureId)
  if (now > bookableUntil(db, slot.offer, wanted)) return { ok: false, why: 'too_soon' }
  const last = lastDayFor(db, wanted, slot.zone, now)
  const why = last !== undefined && slot.offer.day > last ? 'not_offered' : unfit(db, slot, members)
  if (why) return { ok: false, why }
  const known = members.map((member) => ({ ...member, personId: findPerson(db, member.key) }))
  const mine = ownLive(db, deps.vault, contactId, known, now)
  if (mine) return { ok: false, why: 'own_live', mine }
  const unverified = members.filter((member) => isUnverified(member.person)).length
  const keys = members.map((member) => member.key)
  const { officeId } = slot.offer
  const coming = members.map(({ procedureId }) => ({ procedureId, officeId }))
  const noRoom = noRoomFor(db, deps, contactId, { people: coming, unverified, keys, offerIds }, now)
  if (noRoom) return { ok: false, ...noRoom }
  const people = known.map((one) => newcomer(db, one.procedureId, one.personId, isUnverified(one.person)))
  const limit = deps.hooks.limitPassed(db, contactId, people, now)
  if (limit !== undefined) return { ok: false, why: 'other_limit', limit }
  const until = mayHoldAgainAt(db, contactId, now)
  return until === undefined ? undefined : { ok: false, why: 'lapses', until }
}

export const newcomer = (db: Db, procedureId: string, personId: number | undefined, unverified: boolean): Newcomer => ({
  audience: findProcedure(db, procedureId)?.audience,
  agencyId: findProcedure(db, procedureId)?.agencyId,
  personId,
  unverified,
})

/** The number of people, or another capability's limit, by its name. */
export type OverLimit = { why: 'phone_limit' } | { why: 'other_limit'; limit: string }

/** The number of people, then others' limits. Undefined: it may have them. */
export function overLimit(
  db: Db,
  deps: Pick<BookingDeps, 'hooks'>,
  contactId: number,
  rows: readonly { person_id: number; procedure_id: string; slot_id: number; unverified: number; offer_id?: number | null }[],
  now: Instant,
  waiting: Newcomers = { people: [], unverified: 0 },
): OverLimit | undefined {
  const personIds = rows.map((row) => row.person_id)
  const offerIds = rows.flatMap((row) => row.offer_id ?? [])
  const unverified = rows.filter((row) => row.unverified === 1).length
  const coming = rows.map((row) => ({ procedureId: row.procedure_id, officeId: findSlot(db, row.slot_id)?.officeId }))
  const more = { people: [...coming, ...waiting.people], unverified: unverified + waiting.unverified, personIds, offerIds }
  const noRoom = noRoomFor(db, deps, contactId, more, now)
  if (noRoom) return noRoom
  const people = rows.map((row) => newcomer(db, row.procedure_id, row.person_id, row.unverified === 1))
  const limit = deps.hooks.limitPassed(db, contactId, people, now)
  return limit === undefined ? undefined : { why: 'other_limit', limit }
}

const ONLY_OF_OTHER = statement(
  `select person_id, procedure_id, slot_id, unverified from appointments
   where id in ${liveAppointmentsOf('$other')} and id not in ${liveAppointmentsOf('$contact')}`,
  {
    row: { person_id: 'int', procedure_id: 'text', slot_id: 'int', unverified: 'int' },
    params: { other: 'int', contact: 'int', now: 'int' },
    uses: 'appointments_asked_live appointments_contact askers_counts_as',
  },
)

const WAITING_ONLY_OF_OTHER = statement(
  `select ${WAITING} from wait_wishes w
   where w.asked_by in ${askersOf('$other')} and w.asked_by not in ${askersOf('$contact')} and w.live = 1 and w.moves_group is null`,
  { row: WAITING_ROW, params: { other: 'int', contact: 'int' }, uses: 'wait_wishes_asked askers_counts_as' },
)

/**
 * Undefined: one contact may hand an appointment, or `begun` people of a booking under way, over to the other. A free account does not
 * prevent that: both are measured by the other's limits.
 */
export function overTogether(
  db: Db,
  deps: Pick<BookingDeps, 'hooks'>,
  giver: number,
  taker: number,
  now: Instant,
  begun: Newcomers = { people: [], unverified: 0 },
): OverLimit | undefined {
  const [contact, other] = isFreeAccount(db, taker) ? [giver, taker] : [taker, giver]
  const rows = ONLY_OF_OTHER.all(db, { other, contact, now })
  const waits = WAITING_ONLY_OF_OTHER.all(db, { other, contact })
  const waiting = {
    people: [...waits.flatMap(people), ...begun.people],
    unverified: waits.reduce((sum, one) => sum + one.unverified, begun.unverified),
  }
  return rows.length + waiting.people.length === 0 ? undefined : overLimit(db, deps, contact, rows, now, waiting)
}

export function limitOfMinors(
  db: Db,
  { vault, hooks }: BookingDeps,
  contactId: number,
  curps: readonly string[],
  now: Instant,
): string | undefined {
  const people = curps.map((curp): Newcomer => {
    return {
      audience: 'minor',
      agencyId: undefined,
      personId: findPerson(db, personKey(vault, { name: '', birthDate: '', curp })),
      unverified: false,
    }
  })
  return hooks.limitPassed(db, contactId, people, now)
}

const OWN_LIVE = statement(
  `select id, exclusive_group as exclusiveGroup, most_live as mostLive from appointments
   where contact_id = +$contact and ${STILL_LIVE} and person_id = +$person order by id`,
  {
    row: { id: 'int', exclusiveGroup: 'text?', mostLive: 'int' },
    params: { contact: 'int', now: 'int', person: 'int' },
    uses: 'appointments_contact',
  },
)

/** From this same phone, for one of these people. */
function ownLive(
  db: Db,
  vault: Vault,
  contactId: number,
  known: readonly { personId: number | undefined; procedureId: string }[],
  now: Instant,
): AppointmentView | undefined {
  for (const { personId: person, procedureId } of known) {
    const [live] = person === undefined ? [] : inTheWay(db, OWN_LIVE.all(db, { person, contact: contactId, now }), procedureId)
    if (live) return liveOf(db, vault, contactId, now).find((view) => view.id === live.id)
  }
  return undefined
}

type Unfit = Extract<Held, { ok: false }>['why'] & ('not_offered' | 'age' | 'own_live')

/** The office or the schedule does not offer one, an age does not fit on the day of the visit, or a person is named twice (`own_live`). Undefined: fit. */
export function unfit(db: Db, slot: SlotState, members: KeyedMember[]): Unfit | undefined {
  const offered = offeredAt(
    db,
    slot.offer.officeId,
    members.map((member) => member.procedureId),
  )
  for (const { person, procedureId } of members) {
    const procedure = offered.find((one) => one.id === procedureId)
    if (!slot.officeOpen || !procedure || unserved(db, slot.scheduleId, [procedureId]).length > 0) return 'not_offered'
    if (!hasAge({ birthDate: person.birthDate, procedure }, slot.offer.day)) return 'age'
  }
  const keys = members.map((member) => Buffer.from(member.key).toString('hex'))
  return new Set(keys).size < keys.length ? 'own_live' : undefined
}
