import { addDays, weekdayOf } from '../../catalogue/calendar.ts'
import { officeNamed } from '../../catalogue/chat/part.ts'
import { activeOffices, theOffice } from '../../catalogue/offices.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { wall } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { lines } from '../../chat/prompt.ts'
import { call, say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Recurrence } from '../day-plan.ts'
import { addedHours } from '../plans.ts'
import { schedulesOf } from '../schedules.ts'
import { daysAheadOf, nextWeekFrom, readUsualWeek } from '../usual-week.ts'

export const chat: ChatPart = {
  answers: {
    hours: (scene, said) => say(scene, ...hours(scene, said)),
    openings: (scene, said) => say(scene, ...openings(scene, said)),
  },
}

/** The one that is named, else those in mind. */
function officesMeant(scene: Scene, said: string): number[] {
  const named = officeNamed(scene, said)
  return named ? [named.id] : (scene.session.deps.chat.services.officesMeant?.(scene) ?? [])
}

/** Until when each office gives appointments, and that one more day opens every day. */
function openings(scene: Scene, said: string): string[] {
  const { session, t } = scene
  const known = officesMeant(scene, said).map((id) => {
    const office = theOffice(session.tx, id)
    const last = addDays(wall(session.now, office.zone).day, daysAheadOf(session.tx, id))
    return t.faq.openUntil(office.name, t.dates.plain(last))
  })
  return known.length > 0 ? [lines(...known), t.faq.openDaily] : [t.faq.openings]
}

function hours(scene: Scene, said: string): string[] {
  const { session, t } = scene
  const meant = officesMeant(scene, said)
  const told = meant.length > 0 ? meant : toldUnasked(scene)
  if (told.length === 0) return [t.faq.hoursEach, t.faq.holidays]
  const known = told.flatMap((id) => {
    const { name, zone } = theOffice(session.tx, id)
    const today = wall(session.now, zone).day
    const week = weekOf(scene, id, today)
    const [from] = schedulesOf(session.tx, id)
      .flatMap((schedule) => nextWeekFrom(session.tx, schedule.id, today) ?? [])
      .toSorted()
    const later = from === undefined ? [] : weekOf(scene, id, from)
    const dated = week.length + later.length > 0 ? [] : addedDays(scene, id, today)
    return [
      ...(dated.length > 0 ? [lines(t.faq.hours(name), ...dated)] : []),
      ...(week.length > 0 ? [lines(t.faq.hours(name), ...week)] : []),
      ...(from !== undefined && later.length > 0 ? [lines(t.faq.hoursFrom(t.dates.plain(from)), ...later)] : []),
    ]
  })
  return known.length > 0 ? [...known, t.faq.holidays] : [t.faq.hoursUnknown, call(scene)]
}

const FEW_OFFICES = 3

/** Where none is meant: all of few, else those that are there on some days only. */
function toldUnasked({ session }: Scene): number[] {
  const all = activeOffices(session.tx)
  const told = all.length <= FEW_OFFICES ? all : all.filter(({ mode }) => mode === 'mobile')
  return told.length <= FEW_OFFICES ? told.map(({ id }) => id) : []
}

const DAYS_TOLD = 8

/** The days of an office without a usual week: of a mobile unit. */
function addedDays({ session, t }: Scene, officeId: number, today: LocalDay): string[] {
  const plans = schedulesOf(session.tx, officeId).flatMap(({ id }) => addedHours(session.tx, id, today))
  const days: [LocalDay, { fromMinute: number; untilMinute: number }][] = []
  for (const { fromDay, untilDay, hours: spans } of plans)
    for (let day = fromDay < today ? today : fromDay; day <= untilDay; day = addDays(day, 1))
      for (const span of spans) if (span.weekday === weekdayOf(day)) days.push([day, span])
  return [...Map.groupBy(days, ([day]) => day)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, DAYS_TOLD)
    .flatMap(([day, spans]) =>
      joined(spans.map(([, span]) => span)).map(([from, until]) => line(t, t.dates.plain(day), from, until)),
    )
}

const line = (t: Scene['t'], days: string, from: number, until: number): string =>
  `• ${t.hours(days, t.dates.hour(from).replace(/ h$/, ''), t.dates.hour(until))}`

/** "de lunes a viernes, de 9:00 a 15:00 h", of all its schedules: one line for each span that differs between days. */
function weekOf({ session, t }: Scene, officeId: number, day: LocalDay): string[] {
  const weekdays = new Map<string, Recurrence[]>()
  const all = schedulesOf(session.tx, officeId).flatMap((schedule) => readUsualWeek(session.tx, officeId, day, schedule).hours)
  for (const spans of Map.groupBy(all, (one) => `${one.weekday} ${one.nth}`).values()) {
    for (const [from, until] of joined(spans)) {
      const key = `${from}-${until}`
      weekdays.set(key, [...(weekdays.get(key) ?? []), ...spans.slice(0, 1)])
    }
  }
  return [...weekdays].map(([span, days]) => {
    const [from = 0, until = 0] = span.split('-').map(Number)
    return line(t, t.dates.recurring(days), from, until)
  })
}

/** Merges touching spans of one day: windows come and go within it. */
function joined(spans: readonly { fromMinute: number; untilMinute: number }[]): [from: number, until: number][] {
  const made: [number, number][] = []
  for (const { fromMinute, untilMinute } of spans.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = made.at(-1)
    if (last && fromMinute <= last[1]) last[1] = Math.max(last[1], untilMinute)
    else made.push([fromMinute, untilMinute])
  }
  return made
}
