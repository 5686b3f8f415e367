import { dayOf, wallClock } from '../agenda/calendar.ts'
import type { Institution, LocalDay, Office, Prices, Procedure } from '../agenda/types.ts'
import type { WaitingOffer } from '../agenda/waiting/types.ts'
import type { Instant } from '../clock.ts'
import type { Texts } from '../texts/texts.ts'
import type { Desk } from './desk.ts'
import { areAllKnown, type Draft, isMinor, isSeveral, type Person, whoCome } from './draft.ts'
import type { PromptOption, Scene } from './question.ts'

/** The procedure that this person of the draft is booked for; undefined when the record has none such. */
export function procedureOf(desk: Desk, draft: Draft, person: Person | undefined): Procedure | undefined {
  const family = isSeveral(draft) ? person?.family : draft.family
  return findProcedure(desk, family, isMinor(draft, person) ? 'minor' : 'adult')
}

/** The procedure of this family (or of this id) for these people; one for everybody serves as well. */
export function findProcedure(desk: Desk, family: string | undefined, audience: 'adult' | 'minor'): Procedure | undefined {
  const called = (whom: Procedure['audience']) =>
    desk.procedures().find((one) => one.audience === whom && (one.family === family || one.id === family))
  return called(audience) ?? called('any')
}

/** The families of a passport itself, whoever issues it and in whatever money it is paid. */
export const PASSPORT_FAMILIES = ['renewal', 'first', 'lost'] as const

export const isPassport = ({ family }: Procedure): boolean => PASSPORT_FAMILIES.some((one) => one === family)

/** Families that minors can book. */
export const minorFamilies = (desk: Desk): Procedure[] =>
  desk.procedures().filter((one) => one.audience === 'minor' && ['first', 'renewal', 'lost'].includes(one.family))

/** Families of passports that adults can book. */
export const adultFamilies = (desk: Desk): Procedure[] =>
  ['first', 'renewal', 'lost'].flatMap((family) => {
    const found = findProcedure(desk, family, 'adult')
    return found?.audience === 'adult' ? [found] : []
  })

/** Everything that the office must do. Before it is known who had a passport: a first one and a renewal. */
export function procedureIds(desk: Desk, draft: Draft): string[] {
  if (!isSeveral(draft)) return ids([procedureOf(desk, draft, undefined)])
  const known = whoCome(draft).map((person) => procedureOf(desk, draft, person))
  if (known.length === draft.count && known.every(Boolean)) return ids(known)
  return ids(openFamilies(desk, draft).filter((one) => one.family !== 'lost'))
}

/** What the people of the draft may come for, as far as their ages are known. */
function openFamilies(desk: Desk, draft: Draft): Procedure[] {
  if (draft.who === 'minor') return minorFamilies(desk)
  const people = whoCome(draft)
  const adults = !areAllKnown(draft) || people.some((one) => !one.minor)
  const minors = draft.withMinors === true || people.some((one) => one.minor)
  return [...(adults ? adultFamilies(desk) : []), ...(minors ? minorFamilies(desk) : [])]
}

const ids = (procedures: (Procedure | undefined)[]): string[] => [...new Set(procedures.flatMap((one) => (one ? [one.id] : [])))]

/** Prices of this person on the day of the visit; undefined before the hour is known. */
export function pricesOf(desk: Desk, draft: Draft, person: Person): Prices | undefined {
  const procedure = procedureOf(desk, draft, person)
  if (!procedure?.feeTable || !draft.slot || !person.birthDate) return undefined
  return desk.prices(procedure.id, person.birthDate, draft.slot.day)
}

export const paysHalf = (prices: Prices, person: Person): boolean =>
  prices.halfPrice && (prices.halfByAge || person.halfFee === true)

/** What this person pays for the validity that was chosen; undefined when it is free or not chosen yet. */
export function priceOf(desk: Desk, draft: Draft, person: Person): number | undefined {
  const prices = pricesOf(desk, draft, person)
  const quote = prices?.quotes.find((one) => one.years === person.years)
  if (!prices || !quote) return undefined
  return paysHalf(prices, person) ? quote.half : quote.full
}

export const today = (desk: Desk, zone = desk.institution().zone): LocalDay => dayOf(desk.now, zone)

/** Today on the wall of the office that is meant: the first of these, or the institution while none is. */
export const todayAt = (desk: Desk, [officeId]: readonly number[] = []): LocalDay =>
  officeId === undefined ? today(desk) : today(desk, desk.office(officeId).zone)

/** "jueves 3 de diciembre", with the year when it is another one. */
export const dayWords = ({ desk, t }: Pick<Scene, 'desk' | 't'>, day: LocalDay): string =>
  day.slice(0, 4) === today(desk).slice(0, 4) ? t.dates.plain(day) : t.dates.long(day)

/** Day and minute on the wall of a zone. */
export const wall = wallClock

/** "(hora de Tijuana)" when the office's clock differs from the institution's at that moment. */
function zoneNote(t: Texts, at: Instant, office: Office, institution: Institution): string {
  return sameClock(at, office.zone, institution.zone) ? '' : ` (${t.dates.zone(office.zone)})`
}

/** Whether two zones show the same hour at that moment. */
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

/** "jueves 3 de diciembre de 2026, 12:00 h (hora de Tijuana)"; of a group in several hours all of them. */
export function whenLong({ desk, t }: Pick<Scene, 'desk' | 't'>, slot: Moment): string {
  const note = zoneNote(t, slot.startsAt, desk.office(slot.officeId), desk.institution())
  return `${t.dates.long(slot.day)}, ${hoursIn(t, slot)}${note}`
}

/** "jueves 3 de diciembre, 12:00 h" */
export function whenPlain({ desk, t }: Pick<Scene, 'desk' | 't'>, slot: Moment): string {
  const note = zoneNote(t, slot.startsAt, desk.office(slot.officeId), desk.institution())
  return `${t.dates.plain(slot.day)}, ${hoursIn(t, slot)}${note}`
}

/** "9:00 h y 9:30 h" */
const hoursIn = (t: Texts, { minute, minutes }: Pick<Moment, 'minute' | 'minutes'>): string =>
  t.listed([...new Set(minutes ?? [minute])].map((one) => t.dates.hour(one)))

/** The hour until which something lasts, on the office's wall. */
export function hourOf({ desk, t }: Pick<Scene, 'desk' | 't'>, at: Instant, officeId: number): string {
  const office = desk.office(officeId)
  return `${t.dates.hour(wall(at, office.zone).minute)}${zoneNote(t, at, office, desk.institution())}`
}

/** "de lunes a viernes, de 9:00 a 15:00 h" */
export function helpHours({ desk, t }: Pick<Scene, 'desk' | 't'>): string {
  const { weekdays, fromMinute, untilMinute } = desk.institution().help
  return t.hours(t.dates.weekdays(weekdays), t.dates.hour(fromMinute).replace(/ h$/, ''), t.dates.hour(untilMinute))
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The row that leads to a person. */
export function personRow(scene: Scene): PromptOption {
  return { question: 'go', value: 'person', ...scene.t.menu.personRow(capital(helpHours(scene)).slice(0, 72)) }
}

/** A title that fits a row; a longer name is cut at a word. */
export function fit(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most - 1)
  const atWord = cut.lastIndexOf(' ')
  return `${cut.slice(0, atWord > most / 2 ? atWord : undefined)}…`
}

/** Rows of one list must differ: where two have the same title, all of them are numbered. */
export function toldApart<Row extends { title: string }>(rows: Row[]): Row[] {
  const alike = new Set(rows.map((one) => one.title)).size < rows.length
  return alike ? rows.map((one, i) => ({ ...one, title: fit(`${i + 1}. ${one.title}`, 24) })) : rows
}

/** Until when an offered place is kept: "martes 24 de noviembre, 14:05 h", on the wall of the office. */
export function untilWords(scene: Pick<Scene, 'desk' | 't'>, { slot, endsAt }: WaitingOffer): string {
  const { zone } = scene.desk.office(slot.officeId)
  return whenPlain(scene, { startsAt: endsAt, officeId: slot.officeId, ...wall(endsAt, zone) })
}
