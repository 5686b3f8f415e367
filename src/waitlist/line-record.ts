import type { PassedBy, Stood } from './positions.ts'

/** Of those passed by for a reason, the nearest are kept one by one and the others as counts, so that a long line stays small. */
const KEPT_ONE_BY_ONE = 200

export interface LineRecord {
  /** In the order of the line; the last is the one that was served. */
  entries: Stood[]
  counted: Partial<Record<PassedBy, number>>
}

type Packed = [wishId: number, people: number, countsFrom: number, lot: number, owed: number, weekdays: number, ...Rest]
type Rest = [fromMinute: number, untilMinute: number, why: PassedBy | null]

/** Of `wait_offers.line`. */
export function lineOf(stood: readonly Stood[]): string {
  const far = stood.length - KEPT_ONE_BY_ONE
  const isKept = (one: Stood, at: number): boolean => at >= far || one.why === null
  const counted: LineRecord['counted'] = {}
  for (const [at, one] of stood.entries()) if (one.why !== null && !isKept(one, at)) counted[one.why] = (counted[one.why] ?? 0) + 1
  const entries = stood
    .filter(isKept)
    .map(
      (one): Packed => [
        one.wishId,
        one.people,
        one.countsFrom,
        one.lot,
        one.owed,
        one.weekdays,
        one.fromMinute,
        one.untilMinute,
        one.why,
      ],
    )
  return JSON.stringify({ entries, counted })
}

export function readLine(text: string): LineRecord {
  const { entries, counted } = JSON.parse(text) as { entries: Packed[]; counted: LineRecord['counted'] }
  return {
    counted,
    entries: entries.map(([wishId, people, countsFrom, lot, owed, weekdays, fromMinute, untilMinute, why]) => ({
      ...{ wishId, people, countsFrom, lot, owed, weekdays, fromMinute, untilMinute, why },
    })),
  }
}
