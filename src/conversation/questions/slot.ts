import type { SlotOffer, SlotQuery } from '../../agenda/types.ts'
import { MINUTE } from '../../clock.ts'
import { birthdayOf } from '../ages.ts'
import { type DayWish, type Draft, headcount } from '../draft.ts'
import { dayWords, fit, procedureIds, today } from '../facts.ts'
import { takeSlot, withoutOffice } from '../holding.ts'
import {
  type Answer,
  ask,
  askAbout,
  next,
  type Prompt,
  type PromptOption,
  paragraphs,
  type Question,
  type Scene,
} from '../question.ts'
import { hearWhen, onDayOfMonth, type WhenHeard } from '../understanding/days.ts'
import { bareHour } from '../understanding/hours.ts'
import { countOffices, waysOut } from './office.ts'

/** Eight proposals and two ways out fill a list. */
const PROPOSALS = 8
const PER_DAY = 3

/** Day and hour together. Choosing one holds it. */
export const slot: Question = {
  isNeeded: ({ draft }) => !draft.slot || draft.officeIds?.includes(draft.slot.officeId) === false,

  ask(scene): Prompt {
    if (scene.about?.startsWith('number:')) return askWhich(scene, Number(scene.about.slice('number:'.length)))
    const { draft, t } = scene
    const { offers, note } = proposals(scene)
    if (offers.length === 0) return full(scene)
    const count = headcount(draft)
    const intro = note || introduction(scene)
    return {
      body: paragraphs(count > 1 ? `${intro} ${t.slot.together(count)}` : intro, t.slot.ask),
      open: t.slot.open,
      options: [...earlier(scene, offers), ...offers.map((offer) => row(scene, offer)), more(scene, offers), ...otherOffice(scene)],
    }
  },

  choose(value, scene) {
    const { draft, desk } = scene
    if (value === 'office') return next(withoutOffice(draft))
    const [what, detail = ''] = value.split(':')
    if (what === 'more') return ask('slot', { ...withoutWish(draft), page: detail })
    if (what === 'hour') return wished(scene, { ...draft.wish, ...around(Number(detail)) })
    if (what === 'day') return wished(scene, { from: detail, until: detail })
    const offer = desk.slot(Number(value))
    return offer ? takeSlot(scene, draft, offer) : ask('slot', draft)
  },

  hear(text, scene) {
    const when = hearWhen(text, localToday(scene))
    return when && hearTime(when, scene)
  },
}

const localToday = ({ desk, draft }: Pick<Scene, 'desk' | 'draft'>): string => {
  const [first] = draft.officeIds ?? []
  return first === undefined ? today(desk) : today(desk, desk.office(first).zone)
}

function hearTime(when: WhenHeard, scene: Scene): Answer {
  const { draft, t } = scene
  switch (when.kind) {
    case 'impossible':
      return ask('slot', draft, t.slot.impossible(t.dates.dayAndMonth(when.words.day, when.words.month)))
    case 'past':
      return ask('slot', draft, t.slot.past(dayWords(scene, when.day)))
    case 'number':
      return hearNumber(when.number, scene)
    case 'wish':
      return wished(scene, when.wish)
  }
}

/** "10" is an hour or a day of the month, whichever is on offer; when both are, that is asked. Never a row. */
function hearNumber(number: number, scene: Scene): Answer {
  const hour = bareHour(number)
  const day = onDayOfMonth(number, Temporal.PlainDate.from(localToday(scene)))
  const hasHour = hour !== undefined && find(scene, around(hour), 1).length > 0
  const hasDay = day !== undefined && find(scene, day, 1).length > 0
  if (hasHour && hasDay) return askAbout('slot', `number:${number}`, scene.draft)
  return wished(scene, hasHour && hour !== undefined ? around(hour) : (day ?? around(hour ?? 0)))
}

const around = (minute: number): DayWish => ({ fromMinute: minute, untilMinute: minute + 60 })

/** What somebody asked for: taken at once when only one hour can be meant, else shown. */
function wished(scene: Scene, wish: DayWish): Answer {
  const { draft } = scene
  const exact = wish.fromMinute !== undefined && wish.from !== undefined && wish.from === wish.until
  const found = exact ? find(scene, wish, 2) : []
  const onTheHour = found.filter((one) => one.minute === wish.fromMinute)
  const [only] = onTheHour.length === 1 ? onTheHour : found.length === 1 ? found : []
  if (only) return takeSlot(scene, draft, only)
  const { page, ...rest } = draft
  return ask('slot', { ...rest, wish })
}

function askWhich({ t, desk, draft }: Scene, number: number): Prompt {
  const hour = bareHour(number) ?? 0
  const day = onDayOfMonth(number, Temporal.PlainDate.from(localToday({ desk, draft })))?.from ?? ''
  return {
    body: t.slot.askWhich(number),
    options: [
      { value: `hour:${hour}`, title: t.slot.atHour(t.dates.hour(hour)) },
      { value: `day:${day}`, title: fit(t.slot.onDay(t.dates.short(day).toLowerCase()), 20) },
    ],
  }
}

/** Free hours as the draft wishes, or the nearest ones with a word about why they are others. */
function proposals(scene: Scene): { offers: SlotOffer[]; note: string } {
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

function find({ desk, draft }: Pick<Scene, 'desk' | 'draft'>, wish: DayWish, limit: number): SlotOffer[] {
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

/** Age counts on the day of the visit: from the birthday on for who comes of age, before it for a minor. */
function agesAllow({ desk, draft }: Pick<Scene, 'desk' | 'draft'>): { from?: string; until?: string } {
  if (draft.family === 'advice') return {}
  const birthdays = draft.people.flatMap((one) => (one.birthDate ? [birthdayOf(one.birthDate, desk.rule('adult_age'))] : [])).sort()
  const [first] = birthdays
  if (!first) return {}
  if (draft.who === 'minor') return { until: Temporal.PlainDate.from(first).subtract({ days: 1 }).toString() }
  return first > today(desk) ? { from: first } : {}
}

const later = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a > b ? a : b) : (a ?? b))
const sooner = (a: string | undefined, b: string | undefined): string | undefined => (a && b ? (a < b ? a : b) : (a ?? b))

const withoutWish = ({ wish, ...rest }: Draft): Draft => rest

const introduction = (scene: Scene): string =>
  scene.about === 'still'
    ? onOneOffice(scene, scene.t.slot.still, scene.t.slot.stillAny)
    : onOneOffice(scene, scene.t.slot.first, scene.t.slot.firstAny)

function onOneOffice({ draft, desk }: Scene, one: (office: string) => string, any: string): string {
  const [only, another] = draft.officeIds ?? []
  return only !== undefined && another === undefined ? one(desk.office(only).name) : any
}

function row({ draft, desk, t }: Scene, offer: SlotOffer): PromptOption {
  const several = (draft.officeIds?.length ?? 0) > 1
  const part = heldBefore(draft, t, offer) ?? t.dates.partOfDay(offer.minute)
  return {
    value: String(offer.slotId),
    title: fit(t.slot.title(t.dates.short(offer.day), t.dates.hour(offer.minute)), 24),
    description: several ? fit(`${desk.office(offer.officeId).name}. ${part}`, 72) : part,
  }
}

/** Says of an hour that it is the one held now, or the one held before. */
function heldBefore(draft: Draft, t: Scene['t'], { slotId }: SlotOffer): string | undefined {
  if (draft.slot?.slotId === slotId) return t.slot.held
  return draft.earlier?.slotId === slotId ? t.slot.before : undefined
}

/** The hour that is held, or one let go so lately that its place still waits for this telephone. */
function earlier(scene: Scene, offers: SlotOffer[]): PromptOption[] {
  const had = toHaveAgain(scene)
  if (!had || !scene.draft.officeIds?.includes(had.officeId) || offers.some((one) => one.slotId === had.slotId)) return []
  return [row(scene, had)]
}

function toHaveAgain({ draft, desk }: Scene): SlotOffer | undefined {
  const { slot: held, earlier: before } = draft
  if (held) return held
  return before && desk.now - before.letGoAt < desk.rule('take_back_minutes') * MINUTE ? before : undefined
}

function more({ draft, desk, t }: Scene, offers: SlotOffer[]): PromptOption {
  const last = offers.at(-1)?.day ?? today(desk)
  const [only, another] = draft.officeIds ?? []
  const name = only !== undefined && another === undefined ? desk.office(only).name : undefined
  return { value: `more:${Temporal.PlainDate.from(last).add({ days: 1 })}`, ...t.slot.more(name) }
}

function otherOffice({ desk, t }: Scene): PromptOption[] {
  return countOffices(desk).offices > 1 ? [{ value: 'office', ...t.slot.rows.otherOffice }] : []
}

function full(scene: Scene): Prompt {
  const { t, desk, draft } = scene
  const [only] = draft.officeIds ?? []
  const name = only === undefined ? '' : desk.office(only).name
  const [offer] = desk
    .offices({ procedureIds: procedureIds(desk, draft), places: 1, limit: 1_000 })
    .filter((one) => one.office.id === only)
  const says = offer?.first
    ? t.slot.fullFor(name)
    : offer?.publishedUntil
      ? t.office.fullUntil(name, dayWords(scene, offer.publishedUntil))
      : t.office.fullNow(name)
  return { body: paragraphs(says, t.office.choose), options: [...otherOffice(scene), ...waysOut(scene)], open: t.common.open }
}
