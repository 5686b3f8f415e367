import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type CallResult, closeCall, openCall } from '../calls/calls.ts'
import { asOfficeReason, type OfficeReason } from '../catalogue/office-reasons.ts'
import type { Instant } from '../clock.ts'

export type RebookingState = 'offered' | 'kept' | 'changed' | 'declined' | 'lapsed' | 'owed' | 'restored' | 'superseded'

/** A closure, or a plan that was set or withdrawn. */
export type Cause = { closureId: number; planId?: undefined } | { planId: number; closureId?: undefined }

export interface Rebooking {
  id: number
  groupId: string
  officeId: number
  closureId: number | null
  toldReason: OfficeReason
  state: RebookingState
  version: number
  tellAt: Instant | null
  toldAt: Instant | null
  endsAt: Instant | null
  /** 1: the office has to call. */
  toCall: number
}

/** Owed an hour, and without one from anywhere. */
export const isOwed = ({ state, toCall }: Pick<Rebooking, 'state' | 'toCall'>): boolean =>
  toCall === 1 && (state === 'owed' || state === 'lapsed')

export interface Seat {
  appointmentId: number
  fromSlotId: number
  toSlotId: number | null
}

const COLUMNS = `b.id, b.group_id as groupId, b.office_id as officeId, b.closure_id as closureId, b.told_reason as toldReason, b.state, b.version,
  b.tell_at as tellAt, b.told_at as toldAt, b.ends_at as endsAt, exists (select 1 from calls c where c.rebooking_id = b.id and c.open = 1) as toCall`

type Row = Omit<Rebooking, 'toldReason' | 'state'> & { toldReason: string; state: string }

const KINDS = {
  id: 'int',
  groupId: 'text',
  officeId: 'int',
  closureId: 'int?',
  toldReason: 'text',
  state: 'text',
  version: 'int',
  tellAt: 'int?',
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
  `insert into rebookings (group_id, office_id, closure_id, plan_id, told_reason, state, tell_at, remind_at, ends_at, created_at, updated_at)
   values ($group, $office, $closure, $plan, $reason, $state, $tellAt, $remindAt, $endsAt, $now, $now) returning id`,
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
      now: 'int',
    },
    uses: 'calls_of_rebooking',
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

/** Written before the move: a trigger lets the office move only displaced people (db/walls.sql). */
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
    now,
  })
  if (!found) throw new Error('a rebooking was not kept')
  if (one.toCall) openCall(tx, { rebookingId: found.id }, one.officeId, now)
  for (const { appointmentId, fromSlotId } of seats) ADD_SEAT.run(tx, found.id, appointmentId, fromSlotId, null)
  return found.id
}

const SEAT_IN = statement('update rebooking_seats set to_slot_id = ? where rebooking_id = ? and appointment_id = ?', {
  params: ['int', 'int', 'int'],
})

export const seatIn = (tx: Tx, rebookingId: number, seat: { appointmentId: number; slotId: number }): void =>
  void SEAT_IN.run(tx, seat.slotId, rebookingId, seat.appointmentId)

const SEATS_OF = statement(
  'select appointment_id as appointmentId, from_slot_id as fromSlotId, to_slot_id as toSlotId from rebooking_seats where rebooking_id = ?',
  { row: row<Seat>({ appointmentId: 'int', fromSlotId: 'int', toSlotId: 'int?' }), params: ['int'] },
)

export const seatsOf = (db: Db, rebookingId: number): Seat[] => SEATS_OF.all(db, rebookingId)

const END = statement(
  `update rebookings set state = $state, tell_at = case $state when 'owed' then tell_at end, remind_at = null, updated_at = $now, version = version + 1
   where id = +$id and state = +$was returning office_id as officeId`,
  { row: { officeId: 'int' }, params: { state: 'text', now: 'int', id: 'int', was: 'text' } },
)

/** People who are owed an hour must still be told. False when it is in another state by now. `toCall`: the office still has to call. */
export function endRebooking(
  tx: Tx,
  { toCall, ...asked }: { id: number; was: RebookingState; state: RebookingState; toCall: boolean },
  now: Instant,
): boolean {
  const ended = END.get(tx, { ...asked, now })
  if (!ended) return false
  if (toCall) openCall(tx, { rebookingId: asked.id }, ended.officeId, now)
  else closeCall(tx, { rebookingId: asked.id })
  return true
}

const OF_GROUP = statement(`select ${COLUMNS} from rebookings b where b.group_id = +? order by b.id desc`, {
  row: ROW,
  params: ['text'],
  uses: 'calls_rebooking rebookings_group',
})

/** Newest first. */
export const rebookingsOfGroup = (db: Db, groupId: string): Rebooking[] => OF_GROUP.all(db, groupId).map(read)

export const openOfGroup = (db: Db, groupId: string): Rebooking | undefined =>
  rebookingsOfGroup(db, groupId).find(({ state }) => state === 'offered')

/** The rebooking that replaced it, when its hour was closed before they answered. */
export const supersededBy = (db: Db, { id, groupId }: Pick<Rebooking, 'id' | 'groupId'>): Rebooking | undefined => {
  const [earlier] = rebookingsOfGroup(db, groupId).filter((one) => one.id < id)
  return earlier?.state === 'superseded' ? earlier : undefined
}

const ASK_AGAIN = statement(
  `update rebookings set state = 'offered', tell_at = case when told_at is null then $askAt end,
     remind_at = case when told_at is not null then $askAt end, ends_at = $endsAt, updated_at = $now, version = version + 1
   where id = +$id and state = 'superseded' returning office_id as officeId`,
  { row: { officeId: 'int' }, params: { askAt: 'int?', endsAt: 'int?', now: 'int', id: 'int' } },
)

/** Its hour is open again: it is theirs, and they are asked as before. */
export function askAgain(tx: Tx, id: number, asked: Pick<NewRebooking, 'endsAt'> & { askAt: Instant | null }, now: Instant): void {
  const open = ASK_AGAIN.get(tx, { ...asked, now, id })
  if (open && asked.askAt === null) openCall(tx, { rebookingId: id }, open.officeId, now)
}

const OF_CONTACT = statement(
  `select ${COLUMNS} from rebookings b where b.group_id in (select a.group_id from appointments a where a.contact_id = +?)
   order by b.id desc`,
  {
    row: ROW,
    params: ['int'],
    uses: 'appointments_contact calls_rebooking rebookings_group',
    because: 'a telephone has few groups',
  },
)

/** Of this contact's appointments, newest first. */
export const rebookingsOf = (db: Db, contactId: number): Rebooking[] => OF_CONTACT.all(db, contactId).map(read)

const NEXT_AT = statement(
  `select min(at) as at from (
     select min(tell_at) as at from rebookings where told_at is null and tell_at is not null
     union all select min(remind_at) from rebookings where remind_at is not null
     union all select min(ends_at) from rebookings where state = 'offered' and ends_at is not null)`,
  { row: { at: 'int?' }, uses: 'rebookings_due rebookings_to_remind rebookings_to_tell' },
)

/** When the next is told, reminded or ends. */
export const nextRebooking = (db: Db): Instant | undefined => NEXT_AT.get(db)?.at ?? undefined

const TO_TELL = statement(
  `select ${COLUMNS} from rebookings b where b.told_at is null and b.tell_at is not null and b.tell_at <= +$now
   order by b.tell_at, b.id limit +$limit`,
  { row: ROW, params: { now: 'int', limit: 'int' }, uses: 'calls_rebooking rebookings_to_tell' },
)

export const toTell = (db: Db, now: Instant, limit: number): Rebooking[] => TO_TELL.all(db, { now, limit }).map(read)

const TO_REMIND = statement(`select ${COLUMNS} from rebookings b where b.remind_at <= +$now order by b.remind_at limit +$limit`, {
  row: ROW,
  params: { now: 'int', limit: 'int' },
  uses: 'calls_rebooking rebookings_to_remind',
})

export const toRemind = (db: Db, now: Instant, limit: number): Rebooking[] => TO_REMIND.all(db, { now, limit }).map(read)

const TOLD = statement(
  'update rebookings set told_at = coalesce(told_at, $now), outbox_id = $outbox, tell_at = null where id = +$id',
  { params: { now: 'int', outbox: 'int?', id: 'int' } },
)

export const noteTold = (tx: Tx, id: number, outboxId: number | undefined, now: Instant): void =>
  void TOLD.run(tx, { now, outbox: outboxId ?? null, id })

const REMINDED = statement('update rebookings set remind_at = null where id = ?', { params: ['int'] })

export const noteReminded = (tx: Tx, id: number): void => void REMINDED.run(tx, id)

const TELL_AGAIN = statement(
  `update rebookings set told_at = null, outbox_id = null, tell_at = $now, updated_at = $now, version = version + 1
   where group_id = +$group and state = 'offered' and told_at is not null`,
  { params: { now: 'int', group: 'text' }, uses: 'rebookings_one_open' },
)

/** Another chat has it: what was never told there does not end. */
export const tellAgain = (tx: Tx, groupId: string, now: Instant): void => void TELL_AGAIN.run(tx, { group: groupId, now })

const OF_SEAT = statement(
  `select b.id, (select count(*) from rebooking_seats o where o.rebooking_id = b.id) as seats,
     exists (select 1 from calls c where c.rebooking_id = b.id and c.open = 1) as toCall
   from rebooking_seats s join rebookings b on b.id = s.rebooking_id where s.appointment_id = +?`,
  { row: { id: 'int', seats: 'int', toCall: 'int' }, params: ['int'], uses: 'calls_rebooking rebooking_seats_appointment' },
)

const REGROUP = statement('update rebookings set group_id = ?, updated_at = ?, version = version + 1 where id = ?', {
  params: ['text', 'int', 'int'],
})

const COPY = statement(
  `insert into rebookings (group_id, office_id, closure_id, plan_id, told_reason, state, tell_at, told_at, remind_at, ends_at, outbox_id,
     created_at, updated_at)
   select $group, office_id, closure_id, plan_id, told_reason, state, tell_at, told_at, remind_at, ends_at, outbox_id, created_at, $now
   from rebookings where id = +$id returning id, office_id as officeId`,
  {
    row: { id: 'int', officeId: 'int' },
    params: { group: 'text', now: 'int', id: 'int' },
    uses: 'calls_of_rebooking',
  },
)

const RESEAT = statement(
  'update rebooking_seats set rebooking_id = $to where rebooking_id = $from and appointment_id = $appointment',
  {
    params: { to: 'int', from: 'int', appointment: 'int' },
  },
)

/** A member left its group: its rebooking goes along. */
export function followMember(tx: Tx, left: { newGroup: string; appointmentId: number }, now: Instant): void {
  const { newGroup: group, appointmentId: appointment } = left
  for (const { id, seats, toCall } of OF_SEAT.all(tx, appointment)) {
    if (seats === 1) REGROUP.run(tx, group, now, id)
    else {
      const copy = COPY.get(tx, { group, now, id })
      if (!copy) throw new Error('a rebooking was not copied')
      RESEAT.run(tx, { to: copy.id, from: id, appointment })
      if (toCall === 1) openCall(tx, { rebookingId: copy.id }, copy.officeId, now)
    }
  }
}

const CALL_INSTEAD = statement(
  `update rebookings set ends_at = null, tell_at = null, remind_at = null, updated_at = ? where id = ? returning office_id as officeId`,
  { row: { officeId: 'int' }, params: ['int', 'int'] },
)

/** It cannot be told in the chat, or was not delivered: no end, and the office calls. */
export function callInstead(tx: Tx, id: number, now: Instant): void {
  const open = CALL_INSTEAD.get(tx, now, id)
  if (open) openCall(tx, { rebookingId: id }, open.officeId, now)
}

/** Not sent, withdrawn, refused, or not known to have arrived. */
const UNDELIVERED = "'queued', 'sending', 'in_doubt', 'superseded', 'silent', 'parked', 'failed', 'accepted', 'sent'"

const DUE = statement(
  `select ${COLUMNS}, coalesce(x.state in (${UNDELIVERED}), 1) as unheard
   from rebookings b left join outbox x on x.id = b.outbox_id
   where b.state = 'offered' and b.ends_at is not null and b.ends_at <= +$now order by b.ends_at limit +$limit`,
  {
    row: row<Row & { unheard: number }>({ ...KINDS, unheard: 'int' }),
    params: { now: 'int', limit: 'int' },
    uses: 'calls_rebooking rebookings_due',
  },
)

/** Their time is over; `unheard`: not known to have arrived. */
export const dueRebookings = (db: Db, now: Instant, limit: number): (Rebooking & { unheard: boolean })[] =>
  DUE.all(db, { now, limit }).map((found) => ({ ...read(found), unheard: found.unheard === 1 }))

export interface RebookingToShow extends Rebooking {
  callResult: CallResult | null
  /** Null: not known to have arrived. */
  heardAt: Instant | null
}

export const SHOWN = `${COLUMNS}, (select c.result from calls c where c.rebooking_id = b.id order by c.id desc limit 1) as callResult, case when not exists
  (select 1 from outbox x where x.id = b.outbox_id and x.state in (${UNDELIVERED})) then b.told_at end as heardAt`

type ShownRow = Row & { callResult: string | null; heardAt: Instant | null }

export const SHOWN_ROW = row<ShownRow>({ ...KINDS, callResult: 'text?', heardAt: 'int?' })

export const readToShow = (found: ShownRow): RebookingToShow => ({
  ...read(found),
  callResult: found.callResult as CallResult | null,
  heardAt: found.heardAt,
})

const BY_ID = statement(`select ${SHOWN} from rebookings b where b.id = +?`, {
  row: SHOWN_ROW,
  params: ['int'],
  uses: 'calls_of_rebooking calls_rebooking',
})

export function rebookingById(db: Db, id: number): RebookingToShow | undefined {
  const found = BY_ID.get(db, id)
  return found ? readToShow(found) : undefined
}
