import type { Line } from './journal.ts'
import { lengthOf } from './lengths.ts'
import type { OfficePlan } from './plans.ts'
import { RULES } from './setting.ts'

export type Member = Pick<Line, 'office_id' | 'day' | 'minute' | 'procedure_id'>

/** Whether people of one group sit anywhere else than in hours of one office and day that follow each other, near enough. */
export function apart(members: readonly Member[], offices: readonly OfficePlan[]): boolean {
  const [first, ...others] = members
  if (!first) return false
  if (others.some((one) => one.office_id !== first.office_id || one.day !== first.day)) return true
  const step = offices.find((one) => one.id === first.office_id)?.slotMinutes ?? 0
  const starts = members.map((one) => one.minute)
  const [least, most] = [Math.min(...starts), Math.max(...starts)]
  const minutes = members
    .flatMap((one) => Array.from({ length: lengthOf(one) }, (_, nth) => one.minute + nth * step))
    .toSorted((a, b) => a - b)
  return (
    most - least > RULES.groupSpanMinutes || minutes.some((minute, at) => at > 0 && minute - (minutes[at - 1] ?? minute) > step)
  )
}

export const sitApart = (members: readonly Member[]): boolean => new Set(members.map((one) => one.minute)).size > 1
