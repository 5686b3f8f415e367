import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { endOfDay } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import type { SlotOffer } from './types.ts'

/** A slot, with what decides whether it may be booked. */
export interface SlotState {
  offer: SlotOffer
  zone: string
  free: number
  closed: boolean
  officeOpen: boolean
  /** Until then the chat may book it. */
  bookableUntil: Instant
  visitEndsAt: Instant
}

interface SlotStateRow {
  id: number
  office_id: number
  starts_at: number
  day: LocalDay
  minute: number
  free: number
  closed_at: number | null
  zone: string
  notice_minutes: number
  active: number
}

const READ_SLOT_STATE = statement(
  `select s.id, s.office_id, s.starts_at, s.day, s.minute, s.capacity - s.taken - s.cooling as free, s.closed_at,
     o.zone, o.notice_minutes, o.active
   from slots s join offices o on o.id = s.office_id where s.id = +$slot`,
  {
    row: row<SlotStateRow>({
      id: 'int',
      office_id: 'int',
      starts_at: 'int',
      day: 'text',
      minute: 'int',
      free: 'int',
      closed_at: 'int?',
      zone: 'text',
      notice_minutes: 'int',
      active: 'int',
    }),
    params: { slot: 'int' },
  },
)

/** The slot as it is now; undefined when it does not exist. */
export function readSlotState(db: Db, slotId: number): SlotState | undefined {
  const row = READ_SLOT_STATE.get(db, { slot: slotId })
  if (!row) return undefined
  return {
    offer: { slotId: row.id, officeId: row.office_id, startsAt: row.starts_at, day: row.day, minute: row.minute },
    zone: row.zone,
    free: row.free,
    closed: row.closed_at !== null,
    officeOpen: row.active === 1,
    bookableUntil: row.starts_at - row.notice_minutes * MINUTE,
    visitEndsAt: endOfDay(row.day, row.zone),
  }
}
