import { addDays } from '../../catalogue/calendar.ts'
import { officeNamed } from '../../catalogue/chat/part.ts'
import { theOffice } from '../../catalogue/offices.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { wall } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { lines } from '../../chat/prompt.ts'
import { call, say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Recurrence } from '../day-plan.ts'
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
  const offices = officesMeant(scene, said)
  if (offices.length === 0) return [t.faq.hoursEach]
  const known = offices.flatMap((id) => {
    const { name, zone } = theOffice(session.tx, id)
    const today = wall(session.now, zone).day
    const week = weekOf(scene, id, today)
    const [from] = schedulesOf(session.tx, id)
      .flatMap((schedule) => nextWeekFrom(session.tx, schedule.id, today) ?? [])
      .toSorted()
    const later = from === undefined ? [] : weekOf(scene, id, from)
    return [
      ...(week.length > 0 ? [lines(t.faq.hours(name), ...week)] : []),
      ...(from !== undefined && later.length > 0 ? [lines(t.faq.hoursFrom(t.dates.plain(from)), ...later)] : []),
    ]
  })
  return known.length > 0 ? [...known, t.faq.holidays] : [t.faq.hoursUnknown, call(scene)]
}

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
    return `• ${t.hours(t.dates.recurring(days), t.dates.hour(from).replace(/ h$/, ''), t.dates.hour(until))}`
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
