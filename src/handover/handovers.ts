import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { stampNow } from '../booking/groups.ts'
import { changeHolder, type HolderChange, holderRefusal } from '../booking/holder.ts'
import { currentHold } from '../booking/holds.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { DAY, type Instant, MINUTE } from '../clock.ts'
import { randomCode } from '../letters.ts'
import type { Vault } from '../vault.ts'

// A chat gives appointments, or its unfinished booking, to another. It issues a code, the sender is asked nothing, and only a button in the
// giving chat hands over: a phished code opens nothing.

/** For sending a code, and then for answering. */
const CODE_MS = 10 * MINUTE
/** For taking it back. */
export const TAKE_BACK_MS = 7 * DAY

export type Tell = 'question' | 'over_limit' | 'received' | 'refused' | 'taken_back'

export interface Handover {
  id: number
  giverId: number
  takerId: number | undefined
  /** Undefined: the booking under way. */
  groupId: string | undefined
  /** The only one that goes; undefined: all of the group. */
  appointmentId: number | undefined
  at: Instant
  tell: Tell | undefined
}

interface HandoverRow {
  id: number
  giver_id: number
  taker_id: number | null
  group_id: string | null
  appointment_id: number | null
  at: Instant
  tell: Tell | null
  stamp: string | null
}
const COLUMNS = 'id, giver_id, taker_id, group_id, appointment_id, at, tell, stamp'
const ROW = row<HandoverRow>({
  id: 'int',
  giver_id: 'int',
  taker_id: 'int?',
  group_id: 'text?',
  appointment_id: 'int?',
  at: 'int',
  tell: 'text?',
  stamp: 'text?',
})

const toHandover = (one: HandoverRow): Handover => ({
  id: one.id,
  giverId: one.giver_id,
  takerId: one.taker_id ?? undefined,
  groupId: one.group_id ?? undefined,
  appointmentId: one.appointment_id ?? undefined,
  at: one.at,
  tell: one.tell ?? undefined,
})

const FORGET_OPEN = statement("delete from handovers where giver_id = ? and state in ('offered', 'asked')", {
  params: ['int'],
  uses: 'handovers_open',
})

const OFFER = statement(
  `insert into handovers (giver_id, group_id, appointment_id, code_hash, state, at)
   values ($giver, $group, $appointment, $hash, 'offered', $now)`,
  { params: { giver: 'int', group: 'text?', appointment: 'int?', hash: 'bytes', now: 'int' } },
)

const hashOf = (vault: Vault, code: string): Uint8Array => vault.index('handover', code)

/** A group, or one of it. */
export interface Given {
  groupId: string
  appointmentId?: number
}

/** An earlier code of this chat, and its question, become void. */
export function offer(
  tx: Tx,
  deps: Pick<BookingDeps, 'vault' | 'clock'>,
  giver: number,
  given: Given | undefined,
  now: Instant,
): string {
  FORGET_OPEN.run(tx, giver)
  const code = randomCode(deps.clock.random)
  const { groupId: group = null, appointmentId: appointment = null } = given ?? {}
  OFFER.run(tx, { giver, group, appointment, hash: hashOf(deps.vault, code), now })
  return code
}

const OF_CODE = statement(`select ${COLUMNS} from handovers where code_hash = ? and at > ?`, {
  row: ROW,
  params: ['bytes', 'int'],
  uses: 'handovers_code',
})

/** Within its time. */
export function findOffered(db: Db, vault: Vault, code: string, now: Instant): Handover | undefined {
  const found = OF_CODE.get(db, hashOf(vault, code), now - CODE_MS)
  return found ? toHandover(found) : undefined
}

const ASK = statement(
  "update handovers set state = $state, code_hash = null, taker_id = $taker, at = $now, tell = $tell where id = +$id and state = 'offered'",
  { params: { state: 'text', taker: 'int', now: 'int', tell: 'text', id: 'int' } },
)

/** Undefined: answers alone, of a booking without an hour. */
function whatGoes(db: Db, { giverId, groupId, appointmentId }: Handover, now: Instant): HolderChange['of'] | undefined {
  if (appointmentId !== undefined) return { leaving: appointmentId }
  const group = groupId ?? currentHold(db, giverId, now)?.groupId
  return group === undefined ? undefined : { groupId: group }
}

/**
 * The code is used; at the next step the giver is asked, or told why this chat cannot have it: then false. `fits`: that chat may book it.
 */
export function ask(
  tx: Tx,
  deps: Pick<BookingDeps, 'hooks'>,
  offered: Handover,
  { taker, fits }: { taker: number; fits: boolean },
  now: Instant,
): boolean {
  const of = whatGoes(tx, offered, now)
  const refused = !fits || (of !== undefined && holderRefusal(tx, deps, { of, to: taker, how: 'handed_over' }, now))
  ASK.run(tx, { state: refused ? 'ended' : 'asked', taker, now, tell: refused ? 'over_limit' : 'question', id: offered.id })
  return !refused
}

const ASKED = statement(`select ${COLUMNS} from handovers where id = ? and giver_id = ? and state = 'asked' and at > ?`, {
  row: ROW,
  params: ['int', 'int', 'int'],
})

/** Undefined: nothing. */
export function findAsked(db: Db, giver: number, id: number, now: Instant): Handover | undefined {
  const found = ASKED.get(db, id, giver, now - CODE_MS)
  return found ? toHandover(found) : undefined
}

const END = statement(
  `update handovers set state = $state, at = $now, tell = $tell, stamp = $stamp, group_id = $group
   where id = +$id and state in ('asked', 'done')`,
  { params: { state: 'text', now: 'int', tell: 'text', stamp: 'text?', group: 'text?', id: 'int' } },
)

/** gone: the giver has nothing of it left; others: why booking refuses. */
export type Hindered = 'gone' | 'unverified' | 'over_limit'

/** The giver agreed: the taker has the appointments or the hold. Undefined: done. */
export function handOver(tx: Tx, deps: BookingDeps, one: Handover, now: Instant): Hindered | undefined {
  const { id, takerId, groupId } = one
  if (takerId === undefined) return 'gone'
  const of = whatGoes(tx, one, now)
  const changed = of && changeHolder(tx, deps, { of, to: takerId, how: 'handed_over', actor: 'citizen' }, now)
  if (changed && !changed.ok) return changed.why
  const group = changed?.newGroup ?? groupId
  const stamp = group === undefined ? null : stampNow(tx, group, now, takerId)
  END.run(tx, { state: group === undefined ? 'ended' : 'done', now, tell: 'received', stamp, group: group ?? null, id })
  return undefined
}

export function refuse(tx: Tx, { id, groupId }: Handover, now: Instant): void {
  END.run(tx, { state: 'ended', now, tell: 'refused', stamp: null, group: groupId ?? null, id })
}

const DONE = statement(`select ${COLUMNS} from handovers where giver_id = +? and state = 'done' and at > +? order by id`, {
  row: ROW,
  params: ['int', 'int'],
  uses: 'handovers_giver',
})

/** Unchanged since: not moved, cancelled, corrected, handed on or visited. */
export function canTakeBack(db: Db, giver: number, now: Instant): Handover[] {
  return DONE.all(db, giver, now - TAKE_BACK_MS).flatMap((one) => {
    const { group_id: group, taker_id: taker, stamp } = one
    return group !== null && taker !== null && stamp !== '' && stampNow(db, group, now, taker) === stamp ? [toHandover(one)] : []
  })
}

/** Undefined: not possible any more. */
export function takeBack(tx: Tx, deps: BookingDeps, giver: number, id: number, now: Instant): Given | undefined {
  const one = canTakeBack(tx, giver, now).find((each) => each.id === id)
  if (one?.groupId === undefined) return undefined
  const { groupId, appointmentId } = one
  if (!changeHolder(tx, deps, { of: { groupId }, to: giver, how: 'taken_back', actor: 'citizen' }, now).ok) return undefined
  END.run(tx, { state: 'ended', now, tell: 'taken_back', stamp: null, group: groupId, id })
  return { groupId, ...(appointmentId !== undefined && { appointmentId }) }
}

const UNTOLD = statement(`select ${COLUMNS} from handovers where tell is not null order by id limit +?`, {
  row: ROW,
  params: ['int'],
  uses: 'handovers_untold',
})

export const untold = (db: Db, limit: number): Handover[] => UNTOLD.all(db, limit).map(toHandover)

const IS_UNTOLD = statement('select 1 from handovers where tell is not null limit 1', { uses: 'handovers_untold' })

export const isUntold = (db: Db): boolean => IS_UNTOLD.finds(db)

const TOLD = statement('update handovers set tell = null where id = ?', { params: ['int'] })

export const told = (tx: Tx, id: number): void => void TOLD.run(tx, id)

const FORGET = statement('delete from handovers where giver_id = ?1 or taker_id = ?1', {
  params: ['int'],
  uses: 'handovers_giver handovers_taker',
})

export const forgetHandovers = (tx: Tx, contactId: number): number => FORGET.run(tx, contactId).changes

const MERGE_GIVER = statement('update handovers set giver_id = ?1 where giver_id = ?2', {
  params: ['int', 'int'],
  uses: 'handovers_giver',
})
const MERGE_TAKER = statement('update handovers set taker_id = ?1 where taker_id = ?2', {
  params: ['int?', 'int'],
  uses: 'handovers_taker',
})
const FORGET_BETWEEN = statement('delete from handovers where giver_id in (?1, ?2) and taker_id in (?1, ?2)', {
  params: ['int', 'int'],
  uses: 'handovers_taker',
})

/** A merged contact's open codes are void: their conversation may be gone. */
export function mergeHandovers(tx: Tx, id: number, other: number): void {
  FORGET_OPEN.run(tx, id)
  FORGET_OPEN.run(tx, other)
  FORGET_BETWEEN.run(tx, id, other)
  MERGE_GIVER.run(tx, id, other)
  MERGE_TAKER.run(tx, id, other)
}

const FORGET_OLD = statement('delete from handovers where id in (select id from handovers where at < +$before limit +$limit)', {
  params: { before: 'int', limit: 'int' },
  uses: 'handovers_at',
})

export const forgetOld = (tx: Tx, now: Instant, limit: number): number =>
  FORGET_OLD.run(tx, { before: now - TAKE_BACK_MS, limit }).changes
