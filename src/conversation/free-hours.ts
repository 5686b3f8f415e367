import type { SlotOffer, SlotQuery } from '../agenda/types.ts'
import { MINUTE } from '../clock.ts'
import { birthdayOf } from './ages.ts'
import { type DayWish, headcount } from './draft.ts'
import { dayWords, procedureIds, procedureOf, today } from './facts.ts'
import type { Scene } from './question.ts'

/** Eight proposals and two ways out fill a list. */
const PROPOSALS = 8
const PER_DAY = 3

/** Free hours as the draft wishes, or the nearest ones with a word about why they are others. */
export function proposals(scene: Scene): { offers: SlotOffer[]; note: string } {
  const { draft, t } = scene
  const limit = toHaveAgain(scene) ? PROPOSALS - 1 : PROPOSALS
  if (draft.page !== undefined) {
    const following = find(scene, { from: draft.page }, limit)
    if (following.length > 0) return { offers: following, note: onOneOffice(scene, t.slot.next, t.slot.nextAny) }
    return { offers: find(scene, {}, limit), note: t.slot.noMore }
  }
  if (!draft.wish) return { offers: find(scene, {}, limit), note: '' }
  const asWished = find(scene, draft.wish, limit)
  if (asWished.length > 0) return { offers: asWished, note: onOneOffice(scene, t.slot.wished, t.slot.wishedAny) }
  return { offers: nearest(scene, draft.wish, limit), note: whyNot(scene, draft.wish) }
}

/** Around the day that was wished for: from it on, else the first ones. */
function nearest(scene: Scene, wish: DayWish, limit: number): SlotOffer[] {
  const after = wish.from ? find(scene, { from: wish.from }, limit) : []
  return after.length > 0 ? after : find(scene, {}, limit)
}

function whyNot(scene: Scene, wish: DayWish): string {
  const { draft, desk, t } = scene
  const { from, until } = wish
  const [offer] = desk
    .offices({ procedureIds: procedureIds(desk, draft), places: 1, limit: 1_000 })
    .filter((one) => one.office.id === draft.officeIds?.[0])
  if (from && offer?.publishedUntil && from > offer.publishedUntil) return t.slot.notOpenYet(dayWords(scene, offer.publishedUntil))
  return from && from === until && wish.fromMinute === undefined ? t.slot.noneOn(dayWords(scene, from)) : t.slot.noneLike
}

export function find({ desk, draft }: Pick<Scene, 'desk' | 'draft'>, wish: DayWish, limit: number): SlotOffer[] {
  const { from: young, until: old } = agesAllow({ desk, draft })
  const from = later(wish.from, young)
  const until = sooner(wish.until, old)
  const oneDay = from !== undefined && from === until
  const query: SlotQuery = {
    officeIds: draft.officeIds ?? [],
    procedureIds: procedureIds(desk, draft),
    places: headcount(draft),
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
function agesAllow({ desk, draft }: Pick<Scene, 'desk' | 'draft'>): { from?: string | undefined; until?: string | undefined } {
  let from: string | undefined
  let until: string | undefined
  for (const person of draft.people) {
    const procedure = procedureOf(desk, draft, person)
    if (!procedure || !person.birthDate) continue
    from = later(from, birthdayOf(person.birthDate, procedure.minAge))
    if (procedure.maxAge !== undefined) until = sooner(until, dayBefore(birthdayOf(person.birthDate, procedure.maxAge + 1)))
  }
  return { from: from !== undefined && from > today(desk) ? from : undefined, until }
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

const later = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a > b ? a : b) : (a ?? b))
const sooner = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a < b ? a : b) : (a ?? b))

/** What is said of one office, or of any of several. */
export function onOneOffice({ draft, desk }: Scene, one: (office: string) => string, any: string): string {
  const [only, another] = draft.officeIds ?? []
  return only !== undefined && another === undefined ? one(desk.office(only).name) : any
}

/** The hour that is held, or one let go so lately that its place still waits for this telephone. */
export function toHaveAgain({ draft, desk }: Scene): SlotOffer | undefined {
  const { slot: held, earlier: before } = draft
  if (held) return held
  return before && desk.now - before.letGoAt < desk.rule('take_back_minutes') * MINUTE ? before : undefined
}
