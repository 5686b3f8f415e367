import { HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { NIGHT, RULES } from './setting.ts'
import { localDay, minuteOfDay, momentOf, type Zone } from './zones.ts'

/** Later than this before a visit a reminder may well be left out: who is just talking is asked twenty minutes later at most. */
export const LATEST_MS = RULES.tooNearMs + 20 * MINUTE

const KEY = /^reminder:([\w-]+):(\d+):(first|second|last)$/
const BUTTON = /\.reminder\.\w+:([\w-]+):(\d+)$/

/** The visit that the key of a message is about. */
export function readKey(key: string | null): { groupId: string; slot: number; kind: string } | undefined {
  const [, groupId = '', slot, kind = ''] = KEY.exec(key ?? '') ?? []
  return slot === undefined ? undefined : { groupId, slot: Number(slot), kind }
}

/** The visit that a button of a reminder is about. */
export function visitIn(id: string): { groupId: string; slot: number } | undefined {
  const [, groupId = '', slot] = BUTTON.exec(id) ?? []
  return slot === undefined ? undefined : { groupId, slot: Number(slot) }
}

export function isNight(at: Instant, zone: Zone): boolean {
  const minute = minuteOfDay(at, zone)
  return minute < NIGHT.untilMinute || minute >= NIGHT.fromMinute
}

/** When the night began in which this moment lies. */
function duskBefore(at: Instant, zone: Zone): Instant {
  const evening = minuteOfDay(at, zone) >= NIGHT.fromMinute ? at : at - (NIGHT.untilMinute * MINUTE + HOUR)
  return momentOf(localDay(evening, zone), NIGHT.fromMinute, zone)
}

/** The hours between which a reminder of so many hours before may be due: as they fall, or brought forward out of the night. */
function spans({ startsAt, zone }: Visit, hours: number): [from: Instant, until: Instant][] {
  const until = startsAt - hours * HOUR
  const from = until - RULES.spreadMs
  const nights = [from, until].filter((at) => isNight(at, zone)).map((at) => duskBefore(at, zone) - RULES.duskMs)
  return [
    ...(nights.length < 2 ? [[from, until] satisfies [Instant, Instant]] : []),
    ...nights.map((dusk): [Instant, Instant] => [dusk - RULES.spreadMs, dusk]),
  ]
}

export const mayBeDue = (visit: Visit, hours: number, dueAt: Instant): boolean =>
  !isNight(dueAt, visit.zone) && spans(visit, hours).some(([from, until]) => dueAt >= from && dueAt <= until)

/** Whether it falls after the rest that follows a change, whatever is drawn. */
export const mustBePlanned = (visit: Visit, hours: number, changedAt: Instant): boolean =>
  spans(visit, hours).every(([from]) => from >= changedAt + RULES.restMs)

/** What people are reminded of: everybody of a group who comes to one office on one day, by the first of their hours. */
export function comesTogether(visits: Map<number, Visit>, groupId: string, at: Instant): Visit[] {
  const mine = [...visits.values()].filter((one) => one.group === groupId && one.state === 'confirmed' && one.endsAt > at)
  const days = Map.groupBy(mine, (one) => `${one.office} ${localDay(one.startsAt, one.zone)}`)
  return [...days.values()].flatMap((together) => {
    const [first] = together.toSorted((a, b) => a.startsAt - b.startsAt || a.id - b.id)
    const contact = together.find((one) => one.contact !== undefined)?.contact
    return first ? [{ ...first, contact }] : []
  })
}
