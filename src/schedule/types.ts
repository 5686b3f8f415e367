import type { LocalDay, Office } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'

/** A published hour of an office, as it was read. */
export interface SlotOffer {
  slotId: number
  officeId: number
  startsAt: Instant
  day: LocalDay
  /** Minutes since midnight on the office's wall clock. */
  minute: number
  /** Each person's minute, in order, for a group in hours that follow each other. Absent when all share one hour. */
  minutes?: readonly number[] | undefined
}

export interface OfficeOffer {
  office: Office
  /** Straight-line distance in whole kilometres; undefined when no place is known. */
  km: number | undefined
  /** The first hour with room for everybody; undefined when the office is full. */
  first: SlotOffer | undefined
}

export interface SlotQuery {
  officeIds: readonly number[]
  procedureIds: string[]
  /** Places wanted in one slot. */
  places: number
  /** Nothing was paid yet: hours before which no bank serves are left out (time-to-pay.ts). */
  unpaid?: boolean
  /** First and last day wanted; without them, whatever is open. */
  from?: LocalDay
  until?: LocalDay
  weekdays?: readonly number[]
  fromMinute?: number
  untilMinute?: number
  limit: number
  /** The most hours of one day, spread over it, so that a list shows several days. */
  perDay?: number
}
