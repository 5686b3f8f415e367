import type { Db } from '../../db/open.ts'
import { nameDiffers } from '../booking/curp-name.ts'
import type { Member } from '../booking/types.ts'
import { addDays, birthdayOf, dayOf, endOfDay, MINUTES_A_DAY } from '../catalogue/calendar.ts'
import { findOffice } from '../catalogue/offices.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import { notAtNight } from '../catalogue/quiet-hours.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { weekdayBits } from './positions.ts'
import type { WaitRequest, WaitTimes } from './types.ts'

/** What the table keeps of a wish, without its contact. */
export function columnsOf(db: Db, vault: Vault, request: WaitRequest, members: Member[], now: Instant) {
  const { movesGroup, answers, times } = request
  return {
    people: members.length,
    unverified: members.filter((member) => !member.person.curp).length,
    namesDiffer: members.filter((member) => nameDiffers(member.person)).length,
    moves: movesGroup ?? null,
    procedures: JSON.stringify([...new Set(members.map((member) => member.procedureId))]),
    ...timeColumns(times),
    ...fitting(db, members, dayOf(now, zoneOf(db, request.officeIds))),
    body: vault.seal(JSON.stringify({ names: members.map((member) => member.person.name), answers })),
    expiresAt: endOf(db, request, now),
  }
}

export const timeColumns = (times: WaitTimes) => ({
  fromDay: times.from ?? null,
  untilDay: times.until ?? null,
  weekdays: weekdayBits(times.weekdays),
  fromMinute: times.fromMinute ?? 0,
  untilMinute: times.untilMinute ?? MINUTES_A_DAY,
})

export const zoneOf = (db: Db, officeIds: readonly number[]): string => findOffice(db, officeIds[0] ?? 0)?.zone ?? 'UTC'

/**
 * Until when a wish waits: as long as the rule says, not after the last day that makes sense, and a search not after its own
 * appointment. Never at night, because its people are told then.
 */
export function endOf(
  db: Db,
  { times, officeIds, movesGroup }: Pick<WaitRequest, 'times' | 'officeIds'> & { movesGroup?: string | undefined },
  now: Instant,
): Instant {
  const zone = zoneOf(db, officeIds)
  const longest = Math.min(now + rule(db, 'wish_days') * DAY, visitOf(db, movesGroup))
  return notAtNight(db, times.until ? Math.min(longest, endOfDay(times.until, zone)) : longest, zone)
}

/** When the visit of a search is: from then on there is nothing to wait for. */
function visitOf(db: Db, groupId: string | undefined): Instant {
  const row = db.client
    .query<{ at: Instant | null }, [string]>(
      'select min(s.starts_at) as at from appointments a join slots s on s.id = a.slot_id where a.group_id = ? and a.live = 1',
    )
    .get(groupId ?? '')
  return row?.at ?? Number.MAX_SAFE_INTEGER
}

/** The days on which everybody has the age for the procedure; null: on every day for which a wish can wait. */
function fitting(db: Db, members: Member[], today: LocalDay): { fitsFrom: LocalDay | null; fitsUntil: LocalDay | null } {
  const horizon = addDays(today, 400)
  let [from, until] = [today, horizon]
  for (const { person, procedureId } of members) {
    const procedure = findProcedure(db, procedureId)
    if (!procedure) continue
    const oldEnough = birthdayOf(person.birthDate, procedure.minAge)
    if (oldEnough > from) from = oldEnough
    const tooOld = procedure.maxAge === undefined ? horizon : addDays(birthdayOf(person.birthDate, procedure.maxAge + 1), -1)
    if (tooOld < until) until = tooOld
  }
  return { fitsFrom: from > today ? from : null, fitsUntil: until < horizon ? until : null }
}
