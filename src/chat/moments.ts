import { wallClock } from '../catalogue/calendar.ts'
import { theInstitution } from '../catalogue/institution.ts'
import { theOffice } from '../catalogue/offices.ts'
import type { LocalDay, Office } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { alternativesOf, type RequestedTimes, type Times } from '../reading/requested-times.ts'
import type { Telephone } from '../texts/telephone.ts'
import type { Texts } from '../texts/texts.ts'
import { institutionOf } from './agency.ts'
import type { Scene, Speaker } from './scene.ts'
import type { Session } from './session.ts'

export const wall = wallClock

export const today = (session: Session, zone = theInstitution(session.tx).zone): LocalDay => wall(session.now, zone).day

/** Of the first office, else the institution's. */
export const todayAt = (session: Session, [officeId]: readonly number[] = []): LocalDay =>
  officeId === undefined ? today(session) : today(session, theOffice(session.tx, officeId).zone)

/** In the institution's zone. */
export const dayOf = ({ session }: Pick<Speaker, 'session'>, at: Instant): LocalDay => wall(at, theInstitution(session.tx).zone).day

/** "jueves 3 de diciembre", with the year when it is another one. */
export const dayWords = ({ session, t }: Speaker, day: LocalDay): string =>
  day.slice(0, 4) === today(session).slice(0, 4) ? t.dates.plain(day) : t.dates.long(day)

/** "(hora de Tijuana)" when the clocks differ at that moment. */
const zoneNote = ({ session, t }: Speaker, at: Instant, { zone }: Office): string =>
  sameClock(at, zone, theInstitution(session.tx).zone) ? '' : ` (${t.dates.zone(zone)})`

export function sameClock(at: Instant, one: string, other: string): boolean {
  const moment = Temporal.Instant.fromEpochMilliseconds(at)
  return one === other || moment.toZonedDateTimeISO(one).offset === moment.toZonedDateTimeISO(other).offset
}

interface Moment {
  startsAt: Instant
  officeId: number
  day: LocalDay
  minute: number
  minutes?: readonly number[] | undefined
}

/** "jueves 3 de diciembre de 2026, 12:00 h (hora de Tijuana)"; for a group all hours. */
export const whenLong = (speaker: Speaker, slot: Moment): string => speaker.t.dates.long(slot.day) + hourThere(speaker, slot)

export const whenPlain = (speaker: Speaker, slot: Moment): string => speaker.t.dates.plain(slot.day) + hourThere(speaker, slot)

const hourThere = (speaker: Speaker, slot: Moment): string =>
  `, ${hoursIn(speaker.t, slot)}${zoneNote(speaker, slot.startsAt, theOffice(speaker.session.tx, slot.officeId))}`

const hoursIn = (t: Texts, { minute, minutes }: Pick<Moment, 'minute' | 'minutes'>): string =>
  t.listed([...new Set(minutes ?? [minute])].map((one) => t.dates.hour(one)))

/** On the office's clock. */
export function hourOf(speaker: Speaker, at: Instant, officeId: number): string {
  const office = theOffice(speaker.session.tx, officeId)
  return speaker.t.dates.hour(wall(at, office.zone).minute) + zoneNote(speaker, at, office)
}

export function helpHours(speaker: Speaker): string {
  const { t } = speaker
  const { weekdays, fromMinute, untilMinute } = institutionOf(speaker).help
  return t.hours(t.dates.weekdays(weekdays), t.dates.hour(fromMinute).replace(/ h$/, ''), t.dates.hour(untilMinute))
}

/** Undefined for people who cannot use a telephone to speak. */
export const telephoneFor = (speaker: Speaker): Telephone =>
  speaker.session.contact.inWriting ? undefined : { phone: institutionOf(speaker).phone, hours: helpHours(speaker) }

/** For what is not known here: a number that was read already is not said again. */
export const telephoneOnce = (scene: Scene): Telephone => (scene.wasToldPhone ? undefined : telephoneFor(scene))

/** "las 2:05 de la tarde de hoy, martes 24 de noviembre", on the office's clock. */
export function untilWords(speaker: Speaker, { slot, endsAt }: { slot: Moment; endsAt: Instant }): string {
  const { session, t } = speaker
  const office = theOffice(session.tx, slot.officeId)
  const { day, minute } = wall(endsAt, office.zone)
  return t.dates.until(day, minute, today(session, office.zone)) + zoneNote(speaker, endsAt, office)
}

/** A deadline is the end of its last day. */
export const lastDay = (speaker: Speaker, until: Instant): string => dayWords(speaker, dayOf(speaker, until - 1))

const NOON = 12 * 60

/** "martes, por la tarde, hasta el jueves 10 de diciembre". `day` words a calendar day; `today` alone means as soon as possible. */
export function timesWords(
  scene: Pick<Scene, 't'>,
  times: RequestedTimes,
  day: (day: LocalDay) => string,
  today?: LocalDay,
): string {
  const each = alternativesOf(times).map((one) => oneOfTimesWords(scene, one, day, today))
  return each.join(`,${scene.t.waiting.or}`)
}

function oneOfTimesWords({ t }: Pick<Scene, 't'>, times: Times, day: (day: LocalDay) => string, today?: LocalDay): string {
  const words = t.waiting.times
  const { from, until, weekdays } = times
  const onOneDay = from !== undefined && from === until
  const isSoon = from !== undefined && from === today && until === undefined && weekdays === undefined
  const said = [
    onOneDay && day(from),
    isSoon && words.soon,
    weekdays && weekdaysWords({ t }, weekdays),
    partWords({ t }, times),
    !onOneDay && !isSoon && from && from !== today && words.from(day(from)),
    !onOneDay && until && words.until(day(until)),
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : words.any
}

/** By the excluded days where that is shorter. */
function weekdaysWords({ t }: Pick<Scene, 't'>, weekdays: readonly number[]): string {
  const out = [1, 2, 3, 4, 5, 6, 7].filter((one) => !weekdays.includes(one))
  if (out.length === 1 || (out.length === 2 && !isWeekend(out))) return t.waiting.times.anyBut(t.dates.weekdays(out))
  return isWeekend(weekdays) ? t.waiting.times.weekend : t.dates.weekdays(weekdays)
}

const isWeekend = (weekdays: readonly number[]): boolean => weekdays.length === 2 && weekdays.includes(6) && weekdays.includes(7)

function partWords({ t }: Pick<Scene, 't'>, { fromMinute, untilMinute }: RequestedTimes): string | undefined {
  const words = t.waiting.times
  if (fromMinute === undefined && untilMinute === undefined) return undefined
  if (fromMinute === undefined && untilMinute === NOON) return words.morning
  if (fromMinute === NOON && untilMinute === undefined) return words.afternoon
  if (fromMinute === undefined) return words.before(t.dates.hour(untilMinute ?? 0))
  if (untilMinute === undefined) return words.after(t.dates.hour(fromMinute))
  return untilMinute - fromMinute <= 60
    ? words.at(t.dates.hour(fromMinute))
    : words.between(t.dates.hour(fromMinute), t.dates.hour(untilMinute))
}
