import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { drawCancelCooling } from '../catalogue/rules.ts'
import type { Clock, Instant } from '../clock.ts'
import { readSlotState } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import { storyOf } from './events.ts'

/** What an appointment had before a move; taking the move back restores all of it. */
export interface Before {
  slotId: number
  halfFee: number
  price: number | null
}

export interface HourChange {
  id: number
  version: number
  /** When the hour begins that it leaves. */
  leaves: Instant
  to: Before
  moves: number
  /** Until when the move may be taken back; the old place cools at least that long. Undefined: it may not. */
  undoUntil: Instant | undefined
}

const CHANGE_HOUR = statement(
  `update appointments set slot_id = $slot, office_id = $office, visit_ends_at = $visitEndsAt, reopens_at = $reopensAt,
     undo_until = $undoUntil, half_fee = $half, price = $price, moves = $moves, updated_at = $now, version = version + 1
   where id = +$id and state = 'confirmed' and version = +$version`,
  {
    params: {
      slot: 'int',
      office: 'int',
      visitEndsAt: 'int',
      reopensAt: 'int?',
      undoUntil: 'int?',
      half: 'int',
      price: 'int?',
      moves: 'int',
      now: 'int',
      id: 'int',
      version: 'int',
    },
  },
)

/**
 * The one write that moves an appointment to another hour: it takes the new place, and the old one cools. Throws when the row
 * is not as it was read, because then the caller decided on something that is no longer true.
 */
export function changeHour(tx: Tx, clock: Pick<Clock, 'random'>, change: HourChange, now: Instant): void {
  const seat = readSlotState(tx, change.to.slotId)
  if (!seat) throw new Error('an hour vanished while somebody was moved into it')
  const reopensAt = now + drawCancelCooling(tx, clock, change.leaves - now)
  const { changes } = CHANGE_HOUR.run(tx, {
    slot: seat.offer.slotId,
    office: seat.offer.officeId,
    visitEndsAt: seat.visitEndsAt,
    reopensAt: Math.max(reopensAt, change.undoUntil ?? 0),
    undoUntil: change.undoUntil ?? null,
    half: change.to.halfFee,
    price: change.to.price,
    moves: change.moves,
    now,
    id: change.id,
    version: change.version,
  })
  if (changes !== 1) throw new Error('an appointment changed while it was moved')
}

/** For the `detail` of the story's line about a move by its person. */
export const writeBefore = (before: Before): string => JSON.stringify(before)

/** What this appointment had before its last move, and when that was; undefined when it was not recorded. */
export function lastMove(db: Db, vault: Vault, appointmentId: number): (Before & { at: Instant }) | undefined {
  const line = storyOf(db, vault, appointmentId, 'moved').at(-1)
  return line?.detail?.startsWith('{') ? { ...(JSON.parse(line.detail) as Before), at: line.at } : undefined
}

const MOVES_UNDONE = statement(
  `select max(times) as most from (select count(*) as times from appointment_events
   where appointment_id in (select value from json_each(?)) and what = 'move_undone' group by appointment_id)`,
  { row: { most: 'int?' }, params: ['text'], uses: 'appointment_events_of' },
)

/** The most often that one of these appointments was moved and the move taken back. */
export function movesUndone(db: Db, appointmentIds: readonly number[]): number {
  const row = MOVES_UNDONE.get(db, JSON.stringify(appointmentIds))
  return row?.most ?? 0
}
