import type { Db } from '../../../db/open.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { readInstitution } from '../../catalogue/institution.ts'
import { applying, requirementsOn } from '../../catalogue/requirements.ts'
import type { Institution, Language, Office } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import type { Texts } from '../../texts/texts.ts'

/** What a file is made of: a group's live appointments. */
export interface Visits {
  db: Db
  language: Language
  now: Instant
  views: Views
}

export type Views = readonly [AppointmentView, ...AppointmentView[]]

/** The group by hour, in the order of the hours. */
export function byHour(views: Views): Views[] {
  const hours = Map.groupBy(views, (view) => view.slot.slotId)
  return [...hours.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

/** The institution. Citizens are answered only with a complete record, so a missing one is a bug. */
export function institutionOf(db: Db): Institution {
  const institution = readInstitution(db)
  if (!institution) throw new Error('there is no institution')
  return institution
}

/** "jueves 3 de diciembre de 2026, 12:00 h (hora de Tijuana)"; the zone only where the clocks differ at that moment. */
export function whenOf(t: Texts, { slot, office }: { slot: AppointmentView['slot']; office: Office }, home: Institution): string {
  const at = Temporal.Instant.fromEpochMilliseconds(slot.startsAt)
  const same = at.toZonedDateTimeISO(office.zone).offset === at.toZonedDateTimeISO(home.zone).offset
  return `${t.dates.long(slot.day)}, ${t.dates.hour(slot.minute)}${same ? '' : ` (${t.dates.zone(office.zone)})`}`
}

/** What to bring: once for all, with first names for what only some need. */
export function bringList(db: Db, t: Texts, language: Language, views: Views): string[] {
  const owners = Map.groupBy(
    views.flatMap((view) => needs(db, language, view).map((thing) => ({ thing, name: firstName(view.name) }))),
    ({ thing }) => thing,
  )
  return [...owners].map(([thing, needed]) =>
    needed.length === views.length ? thing : t.paper.bringFor(t.listed(needed.map(({ name }) => name)), thing),
  )
}

const needs = (db: Db, language: Language, view: AppointmentView): string[] =>
  applying(requirementsOn(db, view.procedureId, view.slot.day), view).map((one) => one.text[language])

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** Without the bold marks of a chat. */
export const unmarked = (words: string): string => words.replace(/\*([^*]+)\*/g, '$1')

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
