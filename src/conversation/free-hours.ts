import { addDays, birthdayOf } from '../agenda/calendar.ts'
import type { LocalDay, SlotOffer, SlotQuery } from '../agenda/types.ts'
import { MINUTE } from '../clock.ts'
import { type Aged, ageNote } from './age-notes.ts'
import type { Desk } from './desk.ts'
import { type DayWish, headcount } from './draft.ts'
import { dayWords, today } from './moments.ts'
import { onlyOne } from './only-one.ts'
import { procedureIds, procedureOf } from './procedures.ts'
import type { Booking, Scene, Speaker } from './scene.ts'

/** Eight proposals and two ways out fill a list. */
const PROPOSALS = 8
const PER_DAY = 3

/** For whom free hours are looked for, and where: a booking under way, or people whose appointment moves. */
export interface Seekers {
  officeIds: readonly number[]
  procedureIds: string[]
  places: number
  /** Those whose birth date is known: age counts on the day of the visit. */
  people: Aged[]
}

/** Days and hours that were asked for, or the page of days that is turned to. */
export interface Wanted {
  wish?: DayWish | undefined
  page?: LocalDay | undefined
}

/** Free hours as the draft wishes, or the nearest ones with a word about why they are others. */
export function proposals(scene: Scene): { offers: SlotOffer[]; note: string } {
  return lookFor(scene, seekersOf(scene), scene.draft, toHaveAgain(scene) ? PROPOSALS - 1 : PROPOSALS)
}

/** At most `limit` free hours as wanted, or the nearest ones with a word about why they are others. */
export function lookFor(
  scene: Speaker,
  seekers: Seekers,
  { page, wish }: Wanted,
  limit: number,
): { offers: SlotOffer[]; note: string } {
  const { desk, t } = scene
  const say = (one: (office: string) => string, any: string) => ofOffices(scene, seekers.officeIds, one, any)
  if (page !== undefined) {
    const following = freeHoursFor(desk, seekers, { from: page }, limit)
    if (following.length > 0) return { offers: following, note: say(t.slot.next, t.slot.nextAny) }
    return { offers: freeHoursFor(desk, seekers, {}, limit), note: t.slot.noMore }
  }
  if (!wish) return { offers: freeHoursFor(desk, seekers, {}, limit), note: '' }
  const asWished = freeHoursFor(desk, seekers, wish, limit)
  if (asWished.length > 0) return { offers: asWished, note: say(t.slot.wished, t.slot.wishedAny) }
  return { offers: nearest(desk, seekers, wish, limit), note: whyNot(scene, seekers, wish) }
}

export const seekersOf = ({ desk, draft }: Booking): Seekers => ({
  officeIds: draft.officeIds ?? [],
  procedureIds: procedureIds(desk, draft),
  places: headcount(draft),
  people: draft.people.flatMap((person) => {
    const procedure = procedureOf(desk, draft, person)
    return procedure && person.birthDate ? [{ birthDate: person.birthDate, procedure, name: person.name }] : []
  }),
})

/** Around what was wished for: those days at other hours, else from the first of them on, else the first ones there are. */
function nearest(desk: Desk, seekers: Seekers, wish: DayWish, limit: number): SlotOffer[] {
  const { fromMinute, untilMinute, ...days } = wish
  const sameDays = wish.weekdays || wish.until ? freeHoursFor(desk, seekers, days, limit) : []
  if (sameDays.length > 0) return sameDays
  const after = wish.from ? freeHoursFor(desk, seekers, { from: wish.from }, limit) : []
  return after.length > 0 ? after : freeHoursFor(desk, seekers, {}, limit)
}

function whyNot(scene: Speaker, seekers: Seekers, wish: DayWish): string {
  const { desk, t } = scene
  const { from, until } = wish
  const [officeId] = seekers.officeIds
  const last = officeId === undefined ? undefined : desk.publishedUntil(officeId)
  if (from && last && from > last) return t.slot.notOpenYet(dayWords(scene, last))
  const age = from && ageNote(scene, seekers.people, from)
  if (age) return age
  return from && from === until && wish.fromMinute === undefined ? t.slot.noneOn(dayWords(scene, from)) : t.slot.noneLike
}

export const freeHours = (scene: Booking, wish: DayWish, limit: number): SlotOffer[] =>
  freeHoursFor(scene.desk, seekersOf(scene), wish, limit)

/** Free hours of these offices with room for everybody, on days on which everybody has the age for it. */
export function freeHoursFor(desk: Desk, seekers: Seekers, wish: DayWish, limit: number): SlotOffer[] {
  const { from: young, until: old } = agesAllow(desk, seekers)
  const from = later(wish.from, young)
  const until = sooner(wish.until, old)
  const oneDay = from !== undefined && from === until
  const query: SlotQuery = {
    officeIds: [...seekers.officeIds],
    procedureIds: seekers.procedureIds,
    places: seekers.places,
    limit,
    perDay: oneDay ? limit : PER_DAY,
    ...(from && { from }),
    ...(until && { until }),
    ...(wish.weekdays && { weekdays: wish.weekdays }),
    ...(wish.fromMinute !== undefined && { fromMinute: wish.fromMinute }),
    ...(wish.untilMinute !== undefined && { untilMinute: wish.untilMinute }),
  }
  return desk.slots(query)
}

/** Age counts on the day of the visit: the days on which everybody has the age that their procedure asks for. */
function agesAllow(desk: Desk, { people }: Seekers): { from?: string | undefined; until?: string | undefined } {
  let from: string | undefined
  let until: string | undefined
  for (const { birthDate, procedure } of people) {
    from = later(from, birthdayOf(birthDate, procedure.minAge))
    if (procedure.maxAge !== undefined) until = sooner(until, addDays(birthdayOf(birthDate, procedure.maxAge + 1), -1))
  }
  return { from: from !== undefined && from > today(desk) ? from : undefined, until }
}

const later = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a > b ? a : b) : (a ?? b))
const sooner = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a < b ? a : b) : (a ?? b))

/** What is said of one office, or of any of several. */
export const onOneOffice = (scene: Booking, one: (office: string) => string, any: string): string =>
  ofOffices(scene, scene.draft.officeIds ?? [], one, any)

function ofOffices(
  { desk }: Pick<Scene, 'desk'>,
  officeIds: readonly number[],
  one: (office: string) => string,
  any: string,
): string {
  const only = onlyOne(officeIds)
  return only === undefined ? any : one(desk.office(only).name)
}

/** The hour that is held, or one let go so lately that its place still waits for this telephone. */
export function toHaveAgain({ draft, desk }: Scene): SlotOffer | undefined {
  const { slot: held, earlier: before } = draft
  if (held) return held
  return before && desk.now - before.letGoAt < desk.rule('take_back_minutes') * MINUTE ? before : undefined
}
