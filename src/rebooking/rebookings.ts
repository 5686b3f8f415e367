import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import type { Instant } from '../clock.ts'

export type RebookingState = 'offered' | 'kept' | 'changed' | 'declined' | 'lapsed' | 'owed' | 'restored' | 'superseded'

/** What took the hour: a closure, or a plan that was set or taken back. */
export type Cause = { closureId: number; planId?: undefined } | { planId: number; closureId?: undefined }

export interface Rebooking {
  id: number
  groupId: string
  officeId: number
  closureId: number | null
  toldReason: OfficeReason
  state: RebookingState
  version: number
  toldAt: Instant | null
  endsAt: Instant | null
  toCall: number
}

/** The office owes them an hour, and they have none from anywhere. */
export const isOwed = ({ state, toCall }: Pick<Rebooking, 'state' | 'toCall'>): boolean =>
  toCall === 1 && (state === 'owed' || state === 'lapsed')

export interface Seat {
  appointmentId: number
  fromSlotId: number
  toSlotId: number | null
}

const COLUMNS = `b.id, b.group_id as groupId, b.office_id as officeId, b.closure_id as closureId, b.told_reason as toldReason, b.state, b.version,
  b.told_at as toldAt, b.ends_at as endsAt, b.to_call as toCall`

type Row = Omit<Rebooking, 'toldReason' | 'state'> & { toldReason: string; state: string }

const KINDS = {
  id: 'int',
  groupId: 'text',
  officeId: 'int',
  closureId: 'int?',
  toldReason: 'text',
  state: 'text',
  version: 'int',
  toldAt: 'int?',
  endsAt: 'int?',
  toCall: 'int',
} as const

const ROW = row<Row>(KINDS)

const read = (found: Row): Rebooking => ({
  ...found,
  toldReason: asOfficeReason(found.toldReason),
  state: found.state as RebookingState,
})

const BEGIN = statement(
  `insert into rebookings (group_id, office_id, closure_id, plan_id, told_reason, state, tell_at, remind_at, ends_at, to_call, created_at, updated_at)
   values ($group, $office, $closure, $plan, $reason, $state, $tellAt, $remindAt, $endsAt, $toCall, $now, $now) returning id`,
  {
    row: { id: 'int' },
    params: {
      group: 'text',
      office: 'int',
      closure: 'int?',
      plan: 'int?',
      reason: 'text',
      state: 'text',
      tellAt: 'int?',
      remindAt: 'int?',
      endsAt: 'int?',
      toCall: 'int',
      now: 'int',
    },
  },
)

const ADD_SEAT = statement(
  'insert into rebooking_seats (rebooking_id, appointment_id, from_slot_id, to_slot_id) values (?, ?, ?, ?)',
  { params: ['int', 'int', 'int', 'int?'] },
)

export interface NewRebooking extends Pick<Rebooking, 'groupId' | 'officeId' | 'toldReason' | 'endsAt'> {
  cause: Cause
  state: 'offered' | 'owed'
  tellAt: Instant | null
  remindAt: Instant | null
  toCall: boolean
}

/** Notes who is moved, from where, before they are: a wall lets the office move whose hour it took (db/walls.sql). */
export function beginRebooking(tx: Tx, one: NewRebooking, seats: readonly Omit<Seat, 'toSlotId'>[], now: Instant): number {
  const found = BEGIN.get(tx, {
    group: one.groupId,
    office: one.officeId,
    closure: one.cause.closureId ?? null,
    plan: one.cause.planId ?? null,
    reason: one.toldReason,
    state: one.state,
    tellAt: one.tellAt,
    remindAt: one.remindAt,
    endsAt: one.endsAt,
    toCall: Number(one.toCall),
    now,
  })
  if (!found) throw new Error('a rebooking was not kept')
  for (const { appointmentId, fromSlotId } of seats) ADD_SEAT.run(tx, found.id, appointmentId, fromSlotId, null)
  return found.id
}

const SEAT_IN = statement('update rebooking_seats set to_slot_id = ? where rebooking_id = ? and appointment_id = ?', {
  params: ['int', 'int', 'int'],
})

/** The appointment sits there now. */
export const seatIn = (tx: Tx, rebookingId: number, seat: { appointmentId: number; slotId: number }): void =>
  void SEAT_IN.run(tx, seat.slotId, rebookingId, seat.appointmentId)

const SEATS_OF = statement(
  'select appointment_id as appointmentId, from_slot_id as fromSlotId, to_slot_id as toSlotId from rebooking_seats where rebooking_id = ?',
  { row: row<Seat>({ appointmentId: 'int', fromSlotId: 'int', toSlotId: 'int?' }), params: ['int'] },
)

export const seatsOf = (db: Db, rebookingId: number): Seat[] => SEATS_OF.all(db, rebookingId)

const END = statement(
  `update rebookings set state = $state, tell_at = case $state when 'owed' then tell_at end, remind_at = null, to_call = $toCall, updated_at = $now, version = version + 1
   where id = +$id and state = +$was`,
  { params: { state: 'text', toCall: 'int', now: 'int', id: 'int', was: 'text' } },
)

/** Who is owed an hour still has to be told so. False when it is in another state by now. `toCall`: somebody of the office still has to call. */
export const endRebooking = (
  tx: Tx,
  asked: { id: number; was: RebookingState; state: RebookingState; toCall: boolean },
  now: Instant,
): boolean => END.run(tx, { ...asked, toCall: Number(asked.toCall), now }).changes > 0

const OF_GROUP = statement(`select ${COLUMNS} from rebookings b where b.group_id = +? order by b.id desc`, {
  row: ROW,
  params: ['text'],
  uses: 'rebookings_group',
})

/** The newest first. */
export const rebookingsOfGroup = (db: Db, groupId: string): Rebooking[] => OF_GROUP.all(db, groupId).map(read)

export const openOfGroup = (db: Db, groupId: string): Rebooking | undefined =>
  rebookingsOfGroup(db, groupId).find(({ state }) => state === 'offered')

/** The one that this one took the place of, when its hour was closed before they answered. */
export const supersededBy = (db: Db, { id, groupId }: Pick<Rebooking, 'id' | 'groupId'>): Rebooking | undefined => {
  const [earlier] = rebookingsOfGroup(db, groupId).filter((one) => one.id < id)
  return earlier?.state === 'superseded' ? earlier : undefined
}

const ASK_AGAIN = statement(
  `update rebookings set state = 'offered', tell_at = case when told_at is null then $askAt end,
     remind_at = case when told_at is not null then $askAt end, ends_at = $endsAt, to_call = $toCall, updated_at = $now, version = version + 1
   where id = +$id and state = 'superseded'`,
  { params: { askAt: 'int?', endsAt: 'int?', toCall: 'int', now: 'int', id: 'int' } },
)

/** Its hour is open again: it is theirs, and they are asked as before. */
export const askAgain = (tx: Tx, id: number, asked: Pick<NewRebooking, 'endsAt'> & { askAt: Instant | null }, now: Instant): void =>
  void ASK_AGAIN.run(tx, { ...asked, toCall: Number(asked.askAt === null), now, id })

const OF_CONTACT = statement(
  `select ${COLUMNS} from rebookings b where b.group_id in (select a.group_id from appointments a where a.contact_id = +?)
   order by b.id desc`,
  { row: ROW, params: ['int'], uses: 'appointments_contact rebookings_group', because: 'a telephone has few groups' },
)

/** Those of the appointments that this contact looks after, the newest first. */
export const rebookingsOf = (db: Db, contactId: number): Rebooking[] => OF_CONTACT.all(db, contactId).map(read)

const NEXT_AT = statement(
  `select min(at) as at from (
     select min(tell_at) as at from rebookings where told_at is null and tell_at is not null
     union all select min(remind_at) from rebookings where remind_at is not null
     union all select min(ends_at) from rebookings where state = 'offered' and ends_at is not null)`,
  { row: { at: 'int?' }, uses: 'rebookings_due rebookings_to_remind rebookings_to_tell' },
)

/** When the next of them is to be told, reminded of, or ends. */
export const nextRebooking = (db: Db): Instant | undefined => NEXT_AT.get(db)?.at ?? undefined

const TO_TELL = statement(
  `select ${COLUMNS} from rebookings b where b.told_at is null and b.tell_at is not null and b.tell_at <= +$now
   order by b.tell_at, b.id limit +$limit`,
  { row: ROW, params: { now: 'int', limit: 'int' }, uses: 'rebookings_to_tell' },
)

export const toTell = (db: Db, now: Instant, limit: number): Rebooking[] => TO_TELL.all(db, { now, limit }).map(read)

const TO_REMIND = statement(`select ${COLUMNS} from rebookings b where b.remind_at <= +$now order by b.remind_at limit +$limit`, {
  row: ROW,
  params: { now: 'int', limit: 'int' },
  uses: 'rebookings_to_remind',
})

export const toRemind = (db: Db, now: Instant, limit: number): Rebooking[] => TO_REMIND.all(db, { now, limit }).map(read)

const TOLD = statement(
  'update rebookings set told_at = coalesce(told_at, $now), outbox_id = $outbox, tell_at = null where id = +$id',
  { params: { now: 'int', outbox: 'int?', id: 'int' } },
)

/** It was said in this message. */
export const noteTold = (tx: Tx, id: number, outboxId: number | undefined, now: Instant): void =>
  void TOLD.run(tx, { now, outbox: outboxId ?? null, id })

const REMINDED = statement('update rebookings set remind_at = null where id = ?', { params: ['int'] })

export const noteReminded = (tx: Tx, id: number): void => void REMINDED.run(tx, id)

const TELL_AGAIN = statement(
  `update rebookings set told_at = null, outbox_id = null, tell_at = $now, updated_at = $now, version = version + 1
   where group_id = +$group and state = 'offered' and told_at is not null`,
  { params: { now: 'int', group: 'text' }, uses: 'rebookings_one_open' },
)

/** Another chat has it: what that one was never told ends for nobody there. */
export const tellAgain = (tx: Tx, groupId: string, now: Instant): void => void TELL_AGAIN.run(tx, { group: groupId, now })

const OF_SEAT = statement(
  `select b.id, (select count(*) from rebooking_seats o where o.rebooking_id = b.id) as seats
   from rebooking_seats s join rebookings b on b.id = s.rebooking_id where s.appointment_id = +?`,
  { row: { id: 'int', seats: 'int' }, params: ['int'], uses: 'rebooking_seats_appointment' },
)

const REGROUP = statement('update rebookings set group_id = ?, updated_at = ?, version = version + 1 where id = ?', {
  params: ['text', 'int', 'int'],
})

const COPY = statement(
  `insert into rebookings (group_id, office_id, closure_id, told_reason, state, tell_at, told_at, remind_at, ends_at, outbox_id, to_call,
     call_result, called_at, called_key_id, created_at, updated_at)
   select $group, office_id, closure_id, told_reason, state, tell_at, told_at, remind_at, ends_at, outbox_id, to_call,
     call_result, called_at, called_key_id, created_at, $now from rebookings where id = +$id returning id`,
  { row: { id: 'int' }, params: { group: 'text', now: 'int', id: 'int' } },
)

const RESEAT = statement(
  'update rebooking_seats set rebooking_id = $to where rebooking_id = $from and appointment_id = $appointment',
  {
    params: { to: 'int', from: 'int', appointment: 'int' },
  },
)

/** An appointment left its group: what was rebooked of it goes along. */
export function followMember(tx: Tx, left: { newGroup: string; appointmentId: number }, now: Instant): void {
  const { newGroup: group, appointmentId: appointment } = left
  for (const { id, seats } of OF_SEAT.all(tx, appointment)) {
    if (seats === 1) REGROUP.run(tx, group, now, id)
    else RESEAT.run(tx, { to: COPY.get(tx, { group, now, id })?.id ?? 0, from: id, appointment })
  }
}

const CALL_INSTEAD = statement(
  'update rebookings set to_call = 1, ends_at = null, tell_at = null, remind_at = null, updated_at = ? where id = ?',
  { params: ['int', 'int'] },
)

/** It cannot be told in the chat, or was not delivered: it has no end, and somebody of the office calls. */
export const callInstead = (tx: Tx, id: number, now: Instant): void => void CALL_INSTEAD.run(tx, now, id)

/** It did not leave, was withdrawn or refused, or no telephone has got it yet. */
const UNDELIVERED = "'queued', 'sending', 'in_doubt', 'superseded', 'silent', 'parked', 'failed', 'accepted', 'sent'"

const DUE = statement(
  `select ${COLUMNS}, coalesce(x.state in (${UNDELIVERED}), 1) as unheard
   from rebookings b left join outbox x on x.id = b.outbox_id
   where b.state = 'offered' and b.ends_at is not null and b.ends_at <= +$now order by b.ends_at limit +$limit`,
  {
    row: row<Row & { unheard: number }>({ ...KINDS, unheard: 'int' }),
    params: { now: 'int', limit: 'int' },
    uses: 'rebookings_due',
  },
)

/** Those whose time is over; `unheard`: as far as anybody knows it did not arrive. */
export const dueRebookings = (db: Db, now: Instant, limit: number): (Rebooking & { unheard: boolean })[] =>
  DUE.all(db, { now, limit }).map((found) => ({ ...read(found), unheard: found.unheard === 1 }))

export type CallResult = 'accepts' | 'wants_another' | 'declines' | 'no_answer'

export interface RebookingToShow extends Rebooking {
  callResult: CallResult | null
  /** When it was told, unless it did not arrive as far as anybody knows. */
  heardAt: Instant | null
}

/** For a list of the office. */
export const SHOWN = `${COLUMNS}, b.call_result as callResult, case when not exists
  (select 1 from outbox x where x.id = b.outbox_id and x.state in (${UNDELIVERED})) then b.told_at end as heardAt`

type ShownRow = Row & { callResult: string | null; heardAt: Instant | null }

export const ROW_WITH_CALL = row<ShownRow>({
  ...KINDS,
  callResult: 'text?',
  heardAt: 'int?',
})

export const readToShow = (found: ShownRow): RebookingToShow => ({
  ...read(found),
  callResult: found.callResult as CallResult | null,
  heardAt: found.heardAt,
})

const SETTLE_CALL = statement(
  `update rebookings set call_result = $result, called_at = $now, called_key_id = $key, to_call = $toCall, updated_at = $now,
     version = version + 1 where id = +$id`,
  { params: { result: 'text', now: 'int', key: 'int?', toCall: 'int', id: 'int' } },
)

/** Somebody of the office called; `toCall`: and has to call again. */
export const settleCall = (
  tx: Tx,
  id: number,
  { result, keyId, toCall }: { result: CallResult; keyId: number | null; toCall: boolean },
  now: Instant,
): void => void SETTLE_CALL.run(tx, { result, now, key: keyId, toCall: Number(toCall), id })
