import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf } from '../catalogue/calendar.ts'
import { noticeAt, theOffice } from '../catalogue/offices.ts'
import { visitLengths } from '../catalogue/procedures.ts'
import { mostOf, rule } from '../catalogue/rules.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { asFreeSlot, visitsAt } from '../schedule/adjacent-hours.ts'
import { shareOf, urgentLeftOn } from '../schedule/kept-places.ts'
import { type Schedule, schedulesFor, schedulesOf } from '../schedule/schedules.ts'
import { type FreeSlot, readSlotState } from '../schedule/slots.ts'

/** Who comes, as far as it is known. */
export interface Visitors {
  procedureIds: readonly string[]
  places: number
}

/** Slots of each person; before they are known each takes as many as the longest. */
const lengthsOf = (db: Db, { procedureIds, places }: Visitors): number[] => {
  const lengths = visitLengths(
    db,
    procedureIds.map((procedureId) => ({ procedureId })),
  )
  return new Array<number>(places).fill(Math.max(1, ...lengths))
}

const KEPT = statement(
  `select id as slotId, day from slots where office_id = +$office and starts_at >= +$from and day <= +$until and schedule_id = +$schedule
     and kept > 0 and closed_at is null order by starts_at`,
  {
    row: row<Pick<FreeSlot, 'slotId' | 'day'>>({ slotId: 'int', day: 'text' }),
    params: { office: 'int', from: 'int', until: 'text', schedule: 'int' },
    uses: 'slots_one',
  },
)

const keptIn = (db: Db, slotId: number): number => readSlotState(db, slotId)?.kept ?? 0

/** How many kept places each hour gives to visits that begin there; undefined: there is no room. */
function needed(db: Db, slotId: number, lengths: readonly number[]): { kept: Map<number, number>; hour: FreeSlot } | undefined {
  const visits = visitsAt(db, slotId, lengths, (id) => keptIn(db, id))
  const hour = visits && asFreeSlot(visits.flatMap((one) => one.slice(0, 1)))
  if (!visits || !hour) return undefined
  const used = Map.groupBy(visits.flat(), (one) => one.slotId)
  const kept = [...used].map(([id, seats]): [number, number] => [
    id,
    Math.max(0, seats.length - (readSlotState(db, id)?.free ?? 0)),
  ])
  return { kept: new Map(kept.filter(([, places]) => places > 0)), hour }
}

const total = ({ kept }: { kept: Map<number, number> }): number => [...kept.values()].reduce((sum, one) => sum + one, 0)

/** Offices of these that keep places for urgent visits. */
export const officesThatKeep = (db: Db, officeIds: readonly number[], { procedureIds }: Visitors): number[] =>
  officeIds.filter((id) => schedulesFor(db, id, procedureIds).some((one) => shareOf(db, one, 'urgent').percent > 0))

/** Without the rule no paper is asked for. */
export const isOn = (db: Db): boolean => mostOf(db, 'urgent_percent') > 0

export const keepsUrgent = (db: Db, officeId: number): boolean =>
  schedulesOf(db, officeId).some((one) => shareOf(db, one, 'urgent').percent > 0)

/** Hours of the next days with such a place for all of them, the soonest first. */
export function urgentHours(db: Db, officeIds: readonly number[], who: Visitors, limit: number, now: Instant): FreeSlot[] {
  const lengths = lengthsOf(db, who)
  const found = officeIds.flatMap((id) =>
    schedulesFor(db, id, who.procedureIds).flatMap((schedule) => hoursOf(db, schedule, who, lengths, limit, now)),
  )
  return found.toSorted((a, b) => a.startsAt - b.startsAt).slice(0, limit)
}

function hoursOf(db: Db, schedule: Schedule, who: Visitors, lengths: readonly number[], limit: number, now: Instant): FreeSlot[] {
  if (shareOf(db, schedule, 'urgent').percent === 0) return []
  const { zone } = theOffice(db, schedule.officeId)
  const from = now + noticeAt(db, schedule.officeId, who.procedureIds) * MINUTE
  const until = addDays(dayOf(now, zone), rule(db, 'urgent_within_days'))
  const left = new Map<string, number>()
  const hours: FreeSlot[] = []
  for (const { slotId, day } of KEPT.all(db, { office: schedule.officeId, from, until, schedule: schedule.id })) {
    const room = left.getOrInsertComputed(day, () => urgentLeftOn(db, schedule, day, zone))
    const one = room > 0 ? needed(db, slotId, lengths) : undefined
    if (one && total(one) > 0 && total(one) <= room) hours.push(one.hour)
    if (hours.length >= limit) break
  }
  return hours
}

const LET_GO = statement('update slots set kept = kept - ? where id = ? and kept >= ?', { params: ['int', 'int', 'int'] })

/**
 * The kept places of this hour become free for the hold that follows in the same step. Returns how many of each hour; undefined: another
 * urgent visit took them.
 */
export function openKept(
  tx: Tx,
  hour: FreeSlot,
  members: readonly { procedureId: string }[],
  now: Instant,
): ReadonlyMap<number, number> | undefined {
  const who = { procedureIds: [...new Set(members.map((one) => one.procedureId))], places: members.length }
  const still = urgentHours(tx, [hour.officeId], who, Number.POSITIVE_INFINITY, now).some(({ slotId }) => slotId === hour.slotId)
  const one = still ? needed(tx, hour.slotId, visitLengths(tx, members)) : undefined
  if (!one) return undefined
  for (const [id, places] of one.kept) LET_GO.run(tx, places, id, places)
  return one.kept
}

const KEEP_AGAIN = statement('update slots set kept = kept + ? where id = ?', { params: ['int', 'int'] })

/** Nothing was held. */
export function keepAgain(tx: Tx, kept: ReadonlyMap<number, number>): void {
  for (const [id, places] of kept) KEEP_AGAIN.run(tx, places, id)
}
