import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { isFreeAccount } from '../booking/askers.ts'
import { keepPhone } from '../booking/callback-phones.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { newcomer, noRoomFor } from '../booking/limits.ts'
import { endVisitsOf } from '../booking/past-visits.ts'
import { findPerson, type KeyedMember, keyOfCurp, withKeys } from '../booking/people.ts'
import { inTheWay } from '../booking/rivals.ts'
import { liveOf } from '../booking/views.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { setAge } from './age.ts'
import { writeMembers } from './searches.ts'
import type { Joined, WaitRequest, WaitTimes } from './types.ts'
import { canNeverCome, columnsOf, endOf, goOnWaiting, isFor, readEntry, restingEntryOf, timeColumns } from './wishes.ts'

const JOIN = statement('insert into wait_people (wish_id, person_key, exclusive_group, open) values (?, ?, ?, 1)', {
  params: ['int', 'bytes', 'text?'],
})

/** A person has neither two entries nor an entry beside an appointment in one exclusive group. */
const groupOfProcedure = (db: Db, procedureId: string): string | null => findProcedure(db, procedureId)?.exclusiveGroup ?? null

/**
 * Puts these people at the end of each office's line, as one entry. People who already wait together from this phone keep their place and
 * get the new days, hours and offices. Refused when a person has an appointment or waits elsewhere, or the phone has its most people; of a
 * person from another phone it reveals only that there is something. `contactId`: undefined for people who can only be called.
 */
export function join(tx: Tx, deps: BookingDeps, contactId: number | undefined, request: WaitRequest, now: Instant): Joined {
  const { vault } = deps
  if (canNeverCome(tx, request, now)) return { ok: false, why: 'age' }
  const members = withKeys(vault, request.members)
  const known = members.flatMap((member) => findPerson(tx, member.key) ?? [])
  endVisitsOf(tx, deps, known, contactId, now)
  const waiting = waitingTogether(tx, contactId, members)
  if (waiting !== undefined) return change(tx, vault, contactId, waiting, request, now)
  const asked = members.map(({ key, person, procedureId }) => ({
    key,
    procedureId,
    unverified: !person.curp,
    group: groupOfProcedure(tx, procedureId),
  }))
  const why = refuse(tx, deps, contactId, request, asked, now)
  if (why) return why
  const hasRested = !request.owed && haveRested(tx, contactId ?? null, asked)
  const wishId = writeEntry(tx, vault, contactId, { ...request, hasRested }, members, now)
  for (const { key, group } of asked) JOIN.run(tx, wishId, key, group)
  setAge(tx, vault, wishId, request.officeIds)
  standInLines(tx, wishId, request.officeIds)
  if (request.phoneToCall !== undefined) keepPhone(tx, vault, { wishId }, request.phoneToCall)
  return joinedAnew(tx, vault, wishId)
}

const RESTED_OF = statement(
  `select w.id from wait_wishes w where w.contact_id = +$contact and w.live = 0 and (w.state = 'rested' or w.has_rested = 1)
     and w.body_sealed is not null and exists (select 1 from wait_people p where p.wish_id = w.id and p.exclusive_group is +$group)`,
  { row: { id: 'int' }, params: { contact: 'int?', group: 'text?' }, uses: 'wait_wishes_contact' },
)

/** Joining again does not undo a rest, as long as its people are remembered. */
const haveRested = (db: Db, contact: number | null, asked: readonly { key: Uint8Array; group: string | null }[]): boolean =>
  RESTED_OF.all(db, { contact, group: asked[0]?.group ?? null }).some(({ id }) =>
    isFor(
      db,
      id,
      asked.map(({ key }) => key),
    ),
  )

const NOTE_PLACE = statement('update wait_wishes set joined_behind = ? where id = ?', { params: ['int', 'int'] })

function joinedAnew(tx: Tx, vault: Vault, wishId: number): Joined {
  const done = joined(tx, vault, wishId, false)
  if (done.ok) NOTE_PLACE.run(tx, done.wish.ahead, wishId)
  return done
}

function joined(db: Db, vault: Vault, wishId: number, changed: boolean): Joined {
  const wish = readEntry(db, vault, wishId)
  if (!wish) throw new Error('a wish was not kept')
  return { ok: true, wish, changed }
}

/** The entry of exactly these people from this phone. */
function waitingTogether(db: Db, contactId: number | undefined, members: KeyedMember[]): number | undefined {
  const wishes = members.map((member) =>
    openEntriesOf(db, member.key).find((one) => isFrom(one, contactId) && isMeant(one, groupOfProcedure(db, member.procedureId))),
  )
  const [first] = wishes
  if (!first || first.people !== members.length) return undefined
  return wishes.every((one) => one?.id === first.id) ? first.id : undefined
}

interface OpenEntry {
  id: number
  /** Null: they can only be called. */
  contactId: number | null
  people: number
  /** The person's exclusive group. */
  group: string | null
}

const isFrom = (one: OpenEntry, contactId: number | undefined): boolean => one.contactId === (contactId ?? null)

const isMeant = (one: OpenEntry, group: string | null): boolean => group !== null && one.group === group

const OPEN_WISHES_OF = statement(
  `select w.id, w.contact_id as contactId, w.people, p.exclusive_group as "group" from wait_people p join wait_wishes w on w.id = p.wish_id
   where p.person_key = +? and p.open = 1 order by w.id`,
  {
    row: row<OpenEntry>({ id: 'int', contactId: 'int?', people: 'int', group: 'text?' }),
    params: ['bytes'],
    uses: 'wait_people_open',
    because: 'a person waits from few telephones',
  },
)

/** Oldest first, from any contact: a CURP is no secret. */
export const openEntriesOf = (db: Db, key: Uint8Array): OpenEntry[] => OPEN_WISHES_OF.all(db, key)

export const waitsAt = (db: Db, vault: Vault, curp: string): readonly number[] => [
  ...new Set(openEntriesOf(db, keyOfCurp(vault, curp)).flatMap((open) => readEntry(db, vault, open.id)?.officeIds ?? [])),
]

/** A free account has no place in a line, also not for an earlier hour. The name is the chat's (`limits` of a ChatPart). */
export const FREE_ACCOUNT_WAITS = { ok: false, why: 'other_limit', limit: 'free_account_waits' } as const

function refuse(
  db: Db,
  deps: BookingDeps,
  contactId: number | undefined,
  request: Pick<WaitRequest, 'movesGroup' | 'owed' | 'officeIds'>,
  members: { key: Uint8Array; unverified: boolean; group: string | null; procedureId: string }[],
  now: Instant,
): Extract<Joined, { ok: false }> | undefined {
  const elsewhere: number[] = []
  for (const [at, { key, group, procedureId }] of members.entries()) {
    if (openEntriesOf(db, key).some((one) => isFrom(one, contactId) && isMeant(one, group))) return { ok: false, why: 'own_wish' }
    const live = liveAppointment(db, { key, procedureId, contact: contactId ?? null, movesGroup: request.movesGroup ?? null }, now)
    const mine =
      contactId !== undefined && live?.contact_id === contactId
        ? liveOf(db, deps.vault, contactId, now).find((view) => view.id === live.id)
        : undefined
    if (mine) return { ok: false, why: 'own_live', mine }
    if (live) elsewhere.push(at)
  }
  if (elsewhere.length > 0) return { ok: false, why: 'elsewhere', members: elsewhere }
  // The hour that the office took was within every limit; at the counter a clerk sees the people.
  if (request.owed || contactId === undefined) return undefined
  if (isFreeAccount(db, contactId)) return FREE_ACCOUNT_WAITS
  if (request.movesGroup) return undefined
  const unverified = members.filter((member) => member.unverified).length
  const [officeId] = request.officeIds
  const people = members.map(({ procedureId }) => ({ procedureId, officeId }))
  const more = { people, unverified, keys: members.map((member) => member.key) }
  const noRoom = noRoomFor(db, deps, contactId, more, now)
  if (noRoom) return { ok: false, ...noRoom }
  const newcomers = members.map((one) => newcomer(db, one.procedureId, findPerson(db, one.key), one.unverified))
  const limit = deps.hooks.limitPassed(db, contactId, newcomers, now)
  return limit === undefined ? undefined : { ok: false, why: 'other_limit', limit }
}

const LIVE_APPOINTMENT = statement(
  `select id, contact_id, exclusive_group as exclusiveGroup, most_live as mostLive from appointments
   where person_id = (select p.id from people p where p.key = +$key) and contested_by is null and group_id is not +$movesGroup
     and (name_differs = 0 or origin <> 'chat' or contact_id is +$contact) and ${STILL_LIVE}`,
  {
    row: { id: 'int', contact_id: 'int?', exclusiveGroup: 'text?', mostLive: 'int' },
    params: { key: 'bytes', contact: 'int?', movesGroup: 'text?', now: 'int' },
    uses: 'appointments_person people_key',
  },
)

/** One that keeps this person from waiting here: not what a stranger made with the CURP and a name that does not fit it. */
function liveAppointment(
  db: Db,
  { procedureId, ...asked }: { key: Uint8Array; procedureId: string; contact: number | null; movesGroup: string | null },
  now: Instant,
) {
  const rivals = inTheWay(db, LIVE_APPOINTMENT.all(db, { ...asked, now }), procedureId)
  return rivals.find((one) => one.contact_id === asked.contact) ?? rivals[0]
}

const WRITE_WISH = statement(
  `insert into wait_wishes (contact_id, asked_by, state, live, version, people, slot_count, unverified, names_differ, moves_group, procedures, from_day, until_day, weekdays,
     from_minute, until_minute, fits_from, fits_until, body_sealed, joined_at, counts_from, has_rested, offers_from, owed, expires_at, created_at, updated_at)
   values ($contact, (select asker_id from contacts where id = $contact), 'waiting', 1, 1, $people, $slots, $unverified, $namesDiffer, $moves, $procedures, $fromDay, $untilDay, $weekdays, $fromMinute,
     $untilMinute, $fitsFrom, $fitsUntil, $body, $now, $now, $hasRested, $now, $owed, $expiresAt, $now, $now) returning id`,
  {
    row: { id: 'int' },
    params: {
      contact: 'int?',
      people: 'int',
      slots: 'int',
      unverified: 'int',
      namesDiffer: 'int',
      moves: 'text?',
      procedures: 'text',
      fromDay: 'text?',
      untilDay: 'text?',
      weekdays: 'int',
      fromMinute: 'int',
      untilMinute: 'int',
      fitsFrom: 'text?',
      fitsUntil: 'text?',
      body: 'bytes?',
      now: 'int',
      hasRested: 'int',
      owed: 'int',
      expiresAt: 'int',
    },
    uses: 'callback_phones_wish calls_of_wish wait_ages_wish wait_offers_wish',
  },
)

function writeEntry(
  tx: Tx,
  vault: Vault,
  contactId: number | undefined,
  request: WaitRequest & { hasRested: boolean },
  members: KeyedMember[],
  now: Instant,
): number {
  const row = WRITE_WISH.get(tx, {
    contact: contactId ?? null,
    owed: Number(request.owed ?? false),
    hasRested: Number(request.hasRested),
    ...columnsOf(tx, vault, request, members, now),
    now,
  })
  if (!row) throw new Error('a wish was not kept')
  return row.id
}

const STAND_IN_LINES = statement(
  `insert into wait_lines (wish_id, office_id, open, counts_from, lot, owed, people, slot_count, weekdays, from_minute, until_minute)
   select w.id, o.value, w.live, w.counts_from, w.lot, w.owed, w.people, w.slot_count, w.weekdays, w.from_minute, w.until_minute
   from wait_wishes w, json_each($offices) o where w.id = $wish on conflict do nothing`,
  { params: { offices: 'text', wish: 'int' } },
)

/** Only where it does not stand yet. */
function standInLines(tx: Tx, wishId: number, officeIds: readonly number[]): void {
  STAND_IN_LINES.run(tx, { wish: wishId, offices: JSON.stringify(officeIds) })
}

const WRITE_LINES = statement(
  `update wait_lines set people = w.people, slot_count = w.slot_count, weekdays = w.weekdays, from_minute = w.from_minute, until_minute = w.until_minute,
     counts_from = w.counts_from, lot = w.lot, open = w.live
   from wait_wishes w where w.id = wait_lines.wish_id and w.id = +?`,
  { params: ['int'] },
)

/** Copies the entry's values to its lines. */
function writeLines(tx: Tx, wishId: number): void {
  WRITE_LINES.run(tx, wishId)
}

const DELETE_WAIT_LINES = statement(
  'delete from wait_lines where wish_id = $wish and office_id not in (select value from json_each($offices))',
  { params: { wish: 'int', offices: 'text' } },
)

const UPDATE_WAIT_WISHES = statement(
  `update wait_wishes set procedures = $procedures, slot_count = $slots, names_differ = $namesDiffer, fits_from = $fitsFrom, fits_until = $fitsUntil, body_sealed = $body
   where id = $wish`,
  {
    params: {
      procedures: 'text',
      slots: 'int',
      namesDiffer: 'int',
      fitsFrom: 'text?',
      fitsUntil: 'text?',
      body: 'bytes?',
      wish: 'int',
    },
  },
)

/** Changes offices, days, hours and procedures. The place in line is kept: being more flexible must not cost it. */
function change(tx: Tx, vault: Vault, contactId: number | undefined, wishId: number, request: WaitRequest, now: Instant): Joined {
  DELETE_WAIT_LINES.run(tx, { wish: wishId, offices: JSON.stringify(request.officeIds) })
  const { procedures, slots, namesDiffer, fitsFrom, fitsUntil, body } = columnsOf(tx, vault, request, request.members, now)
  UPDATE_WAIT_WISHES.run(tx, { procedures, slots, namesDiffer, fitsFrom, fitsUntil, body, wish: wishId })
  standInLines(tx, wishId, request.officeIds)
  if (request.phoneToCall !== undefined) keepPhone(tx, vault, { wishId }, request.phoneToCall)
  changeTimes(tx, vault, contactId, wishId, request.times, now)
  return joined(tx, vault, wishId, true)
}

const CHANGE_TIMES = statement('select office_id from wait_lines where wish_id = +? order by office_id', {
  row: { office_id: 'int' },
  params: ['int'],
})

const CHANGE_TIMES_WAIT_WISHES = statement(
  `update wait_wishes set from_day = $fromDay, until_day = $untilDay, weekdays = $weekdays, from_minute = $fromMinute,
     until_minute = $untilMinute, expires_at = $expiresAt, version = version + 1, updated_at = $now
   where id = $wish and contact_id is $contact and live = 1`,
  {
    params: {
      fromDay: 'text?',
      untilDay: 'text?',
      weekdays: 'int',
      fromMinute: 'int',
      untilMinute: 'int',
      expiresAt: 'int',
      now: 'int',
      wish: 'int',
      contact: 'int?',
    },
  },
)

/** False when this entry does not wait, or is not this contact's. */
export function changeTimes(
  tx: Tx,
  vault: Vault,
  contactId: number | undefined,
  wishId: number,
  times: WaitTimes,
  now: Instant,
): boolean {
  const officeIds = CHANGE_TIMES.all(tx, wishId).map((row) => row.office_id)
  const { changes } = CHANGE_TIMES_WAIT_WISHES.run(tx, {
    ...timeColumns(times),
    expiresAt: endOf(tx, { times, officeIds, ...movesOf(tx, wishId) }, now),
    wish: wishId,
    contact: contactId ?? null,
    now,
  })
  setAge(tx, vault, wishId, officeIds)
  writeLines(tx, wishId)
  return changes === 1
}

const GO_ON = statement(
  `select p.person_key, p.exclusive_group, w.procedures
   from wait_people p join wait_wishes w on w.id = p.wish_id where p.wish_id = +? order by p.person_key`,
  { row: { person_key: 'bytes', exclusive_group: 'text?', procedures: 'text' }, params: ['int'] },
)

/**
 * Puts an entry that ended without a place back in the line (goOnWaiting says where).
 * Undefined when its people are forgotten, or the hour that should be earlier is over.
 */
export function goOn(tx: Tx, deps: BookingDeps, contactId: number | undefined, wishId: number, now: Instant): Joined | undefined {
  const { vault } = deps
  const resting = restingEntryOf(tx, vault, contactId, wishId)
  if (resting?.movesGroup !== undefined && !writeMembers(tx, wishId, resting.movesGroup, now)) return undefined
  const wish = restingEntryOf(tx, vault, contactId, wishId)
  const people = GO_ON.all(tx, wishId)
  if (!wish || people.length !== wish.people) return undefined
  const known = people.flatMap((one) => findPerson(tx, one.person_key) ?? [])
  endVisitsOf(tx, deps, known, contactId, now)
  const members = people.map((one, at) => ({
    key: one.person_key,
    procedureId: (JSON.parse(one.procedures) as string[])[0] ?? '',
    unverified: at < wish.unverified,
    group: one.exclusive_group,
  }))
  const { movesGroup, officeIds } = wish
  const why = refuse(tx, deps, contactId, { officeIds, ...(movesGroup !== undefined && { movesGroup }) }, members, now)
  if (why) return why
  if (endOf(tx, { ...wish, times: {} }, now) <= now) return undefined
  goOnWaiting(tx, wish, now)
  setAge(tx, vault, wishId, officeIds)
  writeLines(tx, wishId)
  return joinedAnew(tx, vault, wishId)
}

const MOVES_OF = statement('select moves_group from wait_wishes where id = ?', { row: { moves_group: 'text?' }, params: ['int'] })

function movesOf(db: Db, wishId: number): { movesGroup?: string } {
  const row = MOVES_OF.get(db, wishId)
  return row?.moves_group ? { movesGroup: row.moves_group } : {}
}
