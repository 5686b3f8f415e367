import type { Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation, saveConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { enqueue, WINDOW_MS, withdrawQuestions } from '../messaging/outbox.ts'
import { isolate } from '../messaging/writer.ts'
import type { ClosedHours } from '../schedule/hooks.ts'
import { keepUrgentAgain } from '../schedule/kept-places.ts'
import { reopenPlace } from '../schedule/slots.ts'
import { type LostBecause, sayHoldCorrected, sayHoldLost } from './chat/hold.ts'
import { HOLD_IS_DUE, VISIT_IS_DUE } from './expiry.ts'
import { freeHeld, HELD_COLUMNS, HELD_KINDS, type HeldRow } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { makePast } from './past-visits.ts'

/** The caller tells its contact. */
export interface LostHold {
  groupId: string
  contactId: number | undefined
  slotId: number
}

export interface LetGo {
  /** Each group once, so that its contact is told once. */
  expired: LostHold[]
  reopened: number
  past: number
}

/**
 * Releases what is due, oldest first, at most `limit` rows of each kind: expired holds, cooled places (offered to those with priority
 * first), ended visits. Idempotent: each write checks again. A group goes as a whole, so that no member keeps a place alone; that may
 * exceed `limit` by a few rows.
 */
export function letGo(tx: Tx, deps: BookingDeps, now: Instant, limit: number): LetGo {
  const held = dueHolds(tx, now, limit)
  for (const row of held) freeHeld(tx, deps.clock, row, 'cooling', 'clock', now)
  const reopened = reopenCooled(tx, deps, now, limit - held.length)
  const past = endVisits(tx, deps, now, limit - held.length - reopened)
  return { expired: held.filter((row) => row.member === 0).map(toLost), reopened, past }
}

const DUE_HOLDS = statement(
  `select ${HELD_COLUMNS}, contact_id from appointments where ${HOLD_IS_DUE} and group_id in (
     select group_id from appointments where ${HOLD_IS_DUE} order by held_until limit +$limit)
   order by held_until, group_id, member`,
  {
    row: row<HeldRow & { contact_id: number | null }>({ ...HELD_KINDS, held_until: 'int', contact_id: 'int?' }),
    params: { now: 'int', limit: 'int' },
    uses: 'appointments_due_hold appointments_group',
    because: 'at most a hundred holds, sorted with the members of each',
  },
)

function dueHolds(tx: Tx, now: Instant, limit: number): (HeldRow & { contact_id: number | null })[] {
  return DUE_HOLDS.all(tx, { now, limit })
}

const LET_GO_OF_CLOSED = statement(
  `select ${HELD_COLUMNS}, contact_id from appointments where state = 'held' and group_id in (
     select a.group_id from appointments a where a.state = 'held' and a.office_id = +$office and exists (
       select 1 from appointment_slots p cross join slots s on s.id = p.slot_id where p.appointment_id = a.id
         and (+$day is null or s.day between +$day and +$last) and (s.closed_at is not null or s.taken > s.planned))
     group by a.group_id limit +$groups)
   order by held_until, group_id, member`,
  {
    row: row<HeldRow & { contact_id: number | null }>({ ...HELD_KINDS, contact_id: 'int?' }),
    params: { office: 'int', day: 'text?', last: 'text?', groups: 'int' },
    uses: 'appointments_group',
    because: 'holds that run now are few, and a closure is rare',
  },
)

/** In one step; an office never has more holds at a time. */
const AT_ONCE_MAX = 500

export function letGoOfHolders(tx: Tx, deps: MessagingDeps, closed: ClosedHours, now: Instant, groups = AT_ONCE_MAX): number {
  const lost = letGoOfClosed(tx, deps, closed, groups, now)
  for (const { contactId } of lost) if (contactId !== undefined) tellOfHold(tx, deps, contactId, 'closed', now)
  return lost.length
}

/** At most `groups` whole groups. Returns each group once. */
function letGoOfClosed(
  tx: Tx,
  { clock }: Pick<BookingDeps, 'clock'>,
  closed: ClosedHours,
  groups: number,
  now: Instant,
): LostHold[] {
  const held = LET_GO_OF_CLOSED.all(tx, {
    office: closed.officeId,
    day: closed.day ?? null,
    last: closed.lastDay ?? closed.day ?? null,
    groups,
  })
  for (const row of held) freeHeld(tx, clock, row, 'cooling', closed.actor, now)
  return held.filter((row) => row.member === 0).map(toLost)
}

const toLost = (row: HeldRow & { contact_id: number | null }): LostHold => ({
  groupId: row.group_id,
  contactId: row.contact_id ?? undefined,
  slotId: row.slot_id,
})

const REOPEN_COOLED = statement(
  `select c.id, c.slot_id, exists (select 1 from appointments a join urgent_visits u on u.group_id = a.group_id
     where a.id = c.appointment_id) as wasUrgent
   from cooling_places c where c.reopens_at <= +$now order by c.reopens_at limit +$limit`,
  {
    row: { id: 'int', slot_id: 'int', wasUrgent: 'int' },
    params: { now: 'int', limit: 'int' },
    uses: 'cooling_reopens urgent_visits_one',
  },
)

function reopenCooled(tx: Tx, { hooks }: BookingDeps, now: Instant, limit: number): number {
  const due = REOPEN_COOLED.all(tx, { now, limit: Math.max(0, limit) })
  const cooled = due.filter((one) => one.wasUrgent === 0 || !keepUrgentAgain(tx, one, now))
  for (const slotId of new Set(cooled.map((place) => place.slot_id))) hooks.happened(tx, { what: 'places_freed', slotId }, now)
  // What was offered is gone already.
  for (const { id } of cooled) reopenPlace(tx, id)
  return due.length
}

const END_VISITS = statement(`select id, version from appointments where ${VISIT_IS_DUE} order by visit_ends_at limit +$limit`, {
  row: { id: 'int', version: 'int' },
  params: { now: 'int', limit: 'int' },
  uses: 'appointments_due_visit',
})

function endVisits(tx: Tx, deps: BookingDeps, now: Instant, limit: number): number {
  const over = END_VISITS.all(tx, { now, limit: Math.max(0, limit) })
  return over.filter((row) => makePast(tx, deps, row, now)).length
}

/**
 * Tells a contact once that its hold ended, with the next free hours, or that the office corrected its person. Only inside the 24-hour
 * window: a hold is not worth a paid template, and the next message resumes anyway.
 */
export function tellOfHold(tx: Tx, deps: MessagingDeps, contactId: number, what: LostBecause | 'corrected', now: Instant): void {
  isolate(tx, deps.log, 'hold.untold', { contact: contactId, what }, () => tell(tx, deps, contactId, what, now))
}

function tell(tx: Tx, deps: MessagingDeps, contactId: number, what: LostBecause | 'corrected', now: Instant): void {
  const contact = readContact(tx, deps, contactId)
  const { state } = loadConversation(tx, deps, contactId, now)
  if (!contact || !state || now - contact.lastInboundAt >= WINDOW_MS) return
  const session = { tx, deps, contact, now }
  const told = what === 'corrected' ? sayHoldCorrected(state, session) : sayHoldLost(state, what, session)
  // A person has the chat and would get the answer to our question. The hold said when it ends.
  if (contact.withPersonUntil > now) {
    if (what === 'corrected') saveConversation(tx, deps, contactId, { ...state, draft: told.state.draft }, undefined, now)
    return
  }
  if (told.replies.length > 0) withdrawQuestions(tx, contactId, now)
  for (const reply of told.replies) enqueue(tx, deps, { contactId, reply }, now)
  saveConversation(tx, deps, contactId, told.state, undefined, now)
}
