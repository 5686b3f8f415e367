import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import { askersOf, startAfresh } from '../booking/askers.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { putOnPhone, standsWithoutPhone, takeOffPhone } from '../booking/without-phone.ts'
import { DAY, type Instant } from '../clock.ts'

// A telephone's user says: I never made this appointment; this is no longer her number. Messages stop at once, and the appointment stays
// its owner's. Only the same telephone, or the office, can undo it.

/** For the same telephone to undo it; long enough for an owner who looks again later. */
export const TAKE_BACK_MS = 3 * DAY

/** By the office or the calendar. Stored words: never rename them. */
export type SettledBy = 'called' | 'identified' | 'theirs' | 'passed_on' | 'over'

export interface Disavowal {
  id: number
  contactId: number
  /** Undefined: of waiting, not of an appointment. */
  groupId: string | undefined
  saidAt: Instant
}

const ROW = row<{ id: number; contactId: number; groupId: string | null; saidAt: Instant }>({
  id: 'int',
  contactId: 'int',
  groupId: 'text?',
  saidAt: 'int',
})
const COLUMNS = 'id, contact_id as contactId, group_id as groupId, said_at as saidAt'
const toDisavowal = (one: { id: number; contactId: number; groupId: string | null; saidAt: Instant }): Disavowal => ({
  ...one,
  groupId: one.groupId ?? undefined,
})

const SAY = statement("insert into disavowals (contact_id, group_id, said_at, state) values (?, ?, ?, 'open')", {
  params: ['int', 'text?', 'int'],
})

/**
 * Detaches everything that this telephone requested: appointments stay without one, and waiting stands still. Returns how much; 0: nothing,
 * also when repeated. The office finds it in its list.
 */
export function disown(tx: Tx, deps: BookingDeps, contactId: number, now: Instant): number {
  // Searches for an earlier date stand still too, before their appointments go.
  const waited = deps.hooks.phoneDisowned(tx, contactId, now)
  const groups = takeOffPhone(tx, deps, contactId, 'citizen', now)
  for (const groupId of groups) SAY.run(tx, contactId, groupId, now)
  if (waited > 0) SAY.run(tx, contactId, null, now)
  return groups.length + waited
}

const OPEN_OF = statement(`select ${COLUMNS} from disavowals where contact_id = +? and state = 'open' order by id`, {
  row: ROW,
  params: ['int'],
  uses: 'disavowals_contact',
})

const openOf = (db: Db, contactId: number): Disavowal[] => OPEN_OF.all(db, contactId).map(toDisavowal)

export const canTakeBack = (db: Db, contactId: number, now: Instant): Disavowal[] =>
  openOf(db, contactId).filter((one) => now - one.saidAt <= TAKE_BACK_MS && now >= one.saidAt)

/** Disowned from this telephone, and not yet settled. */
export const hasOpen = (db: Db, contactId: number): boolean => OPEN_OF.get(db, contactId) !== null

const ASKED_FOR = statement(
  `select 1 from appointments where contact_id = +$contact and ${STILL_LIVE} and asked_by in ${askersOf('$contact')} limit 1`,
  { params: { contact: 'int', now: 'int' }, uses: 'appointments_contact askers_counts_as' },
)

/** In this chat, or one that it counts with. */
export const askedForSomething = (db: Db, contactId: number, now: Instant): boolean =>
  ASKED_FOR.finds(db, { contact: contactId, now })

const END = statement(
  'update disavowals set state = $state, result = $result, ended_at = $now where id = +$id and state = +$open',
  {
    params: { state: 'text', result: 'text?', now: 'int', id: 'int', open: 'text' },
  },
)

const end = (tx: Tx, id: number, result: SettledBy | undefined, now: Instant): void =>
  void END.run(tx, { state: result === undefined ? 'taken_back' : 'settled', result: result ?? null, now, id, open: 'open' })

/** `kept`: those that only the office can give back. */
export interface TakenBack {
  back: number
  kept: number
}

/** It was a mistake: this telephone gets back what it may, and waiting goes on at its old place. */
export function takeBack(tx: Tx, deps: BookingDeps, contactId: number, now: Instant): TakenBack {
  const meant = canTakeBack(tx, contactId, now)
  const done: TakenBack = { back: 0, kept: 0 }
  for (const one of meant) {
    if (giveBack(tx, deps, one, 'citizen', undefined, now)) done.back++
    else done.kept++
  }
  return done
}

/** True where something came back. The disavowal is ended first, so that passing on does not settle it again. */
function giveBack(tx: Tx, deps: BookingDeps, one: Disavowal, actor: Actor, result: SettledBy | undefined, now: Instant): boolean {
  const { groupId, contactId } = one
  if (groupId === undefined) {
    end(tx, one.id, result, now)
    deps.hooks.happened(tx, { what: 'telephone_owned', contactId, disownedAt: one.saidAt }, now)
    return true
  }
  if (!standsWithoutPhone(tx, groupId, now)) {
    end(tx, one.id, 'over', now)
    return false
  }
  end(tx, one.id, result, now)
  if (putOnPhone(tx, deps, { groupId, contactId, actor }, now) === 'back') {
    deps.hooks.happened(tx, { what: 'telephone_owned', contactId, disownedAt: one.saidAt }, now)
    return true
  }
  REOPEN.run(tx, one.id)
  return false
}

const REOPEN = statement("update disavowals set state = 'open', result = null, ended_at = null where id = ?", { params: ['int'] })

const OPEN_OF_GROUP = statement(`select ${COLUMNS} from disavowals where group_id = ? and state = 'open'`, {
  row: ROW,
  params: ['text'],
  uses: 'disavowals_one_open',
})

/** Unsettled; undefined: none. */
export function openOfGroup(db: Db, groupId: string): Disavowal | undefined {
  const found = OPEN_OF_GROUP.get(db, groupId)
  return found ? toDisavowal(found) : undefined
}

/**
 * The office knows the owner. theirs: this telephone's after all, which gets it back; false: it cannot, because it has another one without
 * a CURP. Otherwise the appointment stays without a telephone until passed on.
 */
export function settle(
  tx: Tx,
  deps: BookingDeps,
  one: Disavowal,
  { result, actor }: { result: 'called' | 'identified' | 'theirs'; actor: Actor },
  now: Instant,
): boolean {
  if (result === 'theirs') return giveBack(tx, deps, one, actor, 'theirs', now)
  end(tx, one.id, result, now)
  askAfresh(tx, one.contactId, now)
  return true
}

/** Once all is settled as not theirs, earlier requests do not count for the telephone's present user. */
function askAfresh(tx: Tx, contactId: number, now: Instant): void {
  if (!hasOpen(tx, contactId)) startAfresh(tx, contactId, now)
}

/** A group on another telephone, or with nothing left, is settled by that. */
export function followGroup(tx: Tx, groupId: string, now: Instant): void {
  const one = openOfGroup(tx, groupId)
  if (!one || standsWithoutPhone(tx, groupId, now)) return
  const isPassedOn = IS_LIVE.finds(tx, { group: groupId, now })
  end(tx, one.id, isPassedOn ? 'passed_on' : 'over', now)
  if (isPassedOn) askAfresh(tx, one.contactId, now)
}

const IS_LIVE = statement(`select 1 from appointments where group_id = +$group and ${STILL_LIVE} limit 1`, {
  params: { group: 'text', now: 'int' },
  uses: 'appointments_group',
})
