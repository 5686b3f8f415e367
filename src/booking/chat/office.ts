import { statesWithOffices, theOffice } from '../../catalogue/offices.ts'
import type { Place } from '../../catalogue/types.ts'
import { type Answer, ask, askAbout, next, saying } from '../../chat/answer.ts'
import { type Draft, onlyOne, withoutWhen } from '../../chat/draft.ts'
import { dayWords, todayAt } from '../../chat/moments.ts'
import { fitRow, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import { call } from '../../chat/questions/faq.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { order, personRow } from '../../chat/ways-on.ts'
import { DAY, type Instant } from '../../clock.ts'
import { plain } from '../../reading/engine/words.ts'
import { parseRequestedOffice, saysNoPlace } from '../../reading/places.ts'
import type { Reading } from '../../reading/reading.ts'
import { officesWithRoom } from '../../schedule/availability.ts'
import type { OfficeChoice } from '../../schedule/slots.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { moreAt, whatFor } from './account-share.ts'
import { withoutOffice, withoutPlace } from './changed-draft.ts'
import { isAnyKnown, seekersOf } from './free-hours.ts'
import {
  byItsRow,
  hearEither,
  hearPlace,
  leavesDenialOver,
  namedIn,
  nearWhat,
  refusedIn,
  saysNameFirst,
  withoutRefused,
  withoutThese,
} from './named-offices.ts'
import { whyNeverAt, whyNoneAt } from './no-place.ts'
import { countOffices, officesDoing, reopenOffice } from './only-office.ts'
import { chooseFound, type Found, hearListedHour, hourRows, hoursAmong, isSearch, moreHours, THE_USUAL_ONE_KM } from './search.ts'

const SHOWN_NEAR = 4
/** Of so many near ones the best are shown; each costs a few microseconds. */
const LOOKED_AT_NEAR = 8
const ALL = 1_000
const SHOWN_IN_STATE = 8
/** Farther than that is not near. */
const NEAR_KM = 150
const SHORT_WORDS = 5

/** "¿la de Toluca está en el centro?": asked about, not chosen. */
function isOnlyAskedOf(name: string, reading: Reading): boolean {
  const parts = reading.text.match(/[^.;!?]+[.;!?]*/g) ?? []
  const naming = parts.filter((part) => plain(part).includes(plain(name.split(',')[0] ?? name)))
  const isAsked = (part: string) =>
    part.includes('?') && (parts.length > 1 ? reading.part(part).kind !== 'order' : reading.kind === 'question')
  return naming.length > 0 && naming.every(isAsked)
}

export const office: AnsweredQuestion & Required<Pick<Question, 'hear'>> = {
  entities: ['office', 'place', 'day', 'hour'],
  fills: ['where'],
  mereQuestion: 'fills nothing',
  numbered: true,
  isNeeded: ({ draft }) => draft.officeIds === undefined || isOpenAmong(draft),
  ask(scene) {
    const { t } = scene
    const offers = officesFor(scene)
    if (offers.length === 0) return nowhere(scene)
    if (offers.every((one) => !one.first)) return allFull(scene, offers)
    const nearest = nearestOf(offers)
    if (nearest && !nearest.first && nearest.km !== undefined && nearest.km <= THE_USUAL_ONE_KM) return full(scene, nearest, offers)
    const ways = [...(isSearch(scene.draft) ? [] : soonest(scene, offers)), ...elsewhere(scene)]
    const shown = offers.slice(0, isSearch(scene.draft) ? OFFICES_BESIDE_HOURS : ROWS_MAX - LEAST_HOURS - ways.length)
    const found = hoursAmong(scene, offers, ROWS_MAX - shown.length - ways.length)
    if (found) return withHours(scene, found, shown, ways)
    return {
      body: paragraphs(introduction(scene, offers), t.office.ask),
      open: t.office.open,
      options: [...offers.map((one) => row(scene, one)), ...ways],
    }
  },
  choose(value, scene) {
    const { draft } = scene
    if (value === 'other') return next(withoutPlace(draft))
    if (value.startsWith('wait:')) return wait(value.slice('wait:'.length), scene)
    if (value === 'soonest') return next(withOpenOnes(scene))
    const found = chooseFound(value, scene)
    if (found) return found
    const offer = offerById(scene, Number(value))
    if (!offer) return next(withoutOffice(draft))
    if (!offer.first && draft.slot?.officeId !== offer.office.id) return askAbout('officeFull', value, withoutOffice(draft))
    return next(chosen(draft, [offer.office.id]))
  },
  ownWords: (reading) => reading.says('another place'),
  hear(typed, scene) {
    const reading = typed.corrected((meant) => namedIn(meant, officesFor(scene)))
    if (reading.says('another place')) return this.choose('other', scene)
    // Naming a refused office takes the refusal back.
    const { notOffices = [], ...draft } = scene.draft
    const shown = officesFor({ ...scene, draft })
    const refused = refusedIn(reading, scene)
    const offers = shown.filter((one) => !refused.includes(one.office))
    const isOther = refused.length > 0 && namedIn(reading, offers) !== undefined
    if (refused.length > 0 && !isOther) return withoutThese(refused, reading, scene)
    const either = hearEither(reading, scene)
    if (either) return withWish(next(either.draft, either.note), reading, scene)
    const asked = isOther ? undefined : parseRequestedOffice(reading.words)
    const near = asked === 'nearest' ? nearWhat(reading, scene) : undefined
    if (near) return near
    // "¿la de Querétaro no me queda más cerca? entonces Querétaro"
    const isNamed = reading.entities.some(({ kind, denied }) => kind === 'office' && !denied)
    const wish = asked === 'nearest' && isNamed ? undefined : asked
    const nearest = nearestOf(offers.filter((one) => !notOffices.includes(one.office.id)))
    if (wish === 'nearest') return hearNearest(reading, nearest, scene)
    if (wish === 'soonest' && leavesDenialOver(reading)) return ask('office', scene.draft, scene.t.office.whichThen)
    if (wish === 'soonest') {
      const open = reading.says('any office') ? withoutOffice(scene.draft) : withoutWhen(scene.draft)
      const answer = withWish(this.choose('soonest', { ...scene, draft: open }), reading, scene)
      return saidBack(answer, scene.t.office.soonest(offers.length).title, scene)
    }
    if (wish === 'none') {
      const told = hearPlace(reading.places, scene)
      return told ? next(told) : this.choose('other', scene)
    }
    const named = namedIn(reading.ofWhere, offers) ?? byItsRow(reading, offers, scene)
    if (named && isOnlyAskedOf(named.office.name, reading)) {
      const { office } = named
      return ask(
        'office',
        scene.draft,
        scene.t.folio.office(office.name, office.address, office.mode),
        [scene.t.faq.officeKnows, call(scene)].join(' '),
      )
    }
    if (named && wish === 'question' && reading.says('where it is'))
      return ask('office', scene.draft, scene.t.folio.office(named.office.name, named.office.address, named.office.mode))
    const hour = wish || reading.asksBeside ? undefined : hearListedHour(reading, scene, named ? [named] : offers)
    if (hour) return hour
    if (named && !wish && !reading.asksBeside) {
      const answer = withWish(this.choose(String(named.office.id), scene), reading, scene)
      return saysNameFirst(reading, named) ? answer : saidBack(answer, named.office.name, scene)
    }
    for (const told of reading.words.split(' ').length <= SHORT_WORDS ? reading.bareAnswers : []) {
      const elsewhere = saysNoPlace(told) ? undefined : hearPlace([told], scene)
      if (elsewhere) return next(elsewhere)
    }
    return undefined
  },
  explained: {
    about: 'about the office',
    says: ({ t }, reading) => (reading.says('where i live') ? t.place.explained : t.office.explained),
  },
  corrected: {
    rows: (scene) =>
      officesDoing(scene).length > 1 && isPlaced(scene.draft) ? [{ value: 'office', ...scene.t.correct.rows.office }] : [],
    said: 'the office is wrong',
    // Wishes about days and hours hold at another office too, while none is chosen.
    reopen: ({ session, draft }) => next({ ...reopenOffice(session, draft), ...(!draft.slot && { wish: draft.wish }) }),
  },
}
/** Several will do, and the people are not known yet: an hour decides. */
const isOpenAmong = (draft: Draft): boolean =>
  (draft.officeIds?.length ?? 0) > 1 && !draft.slot && !draft.chosen && !draft.waiting && !draft.urgent && !isAnyKnown(draft)

/** Fewer are no choice. */
const LEAST_HOURS = 4
/** Under what was looked for. */
const OFFICES_BESIDE_HOURS = 3

/** Hours first, then the offices, of which each has more. */
function withHours(scene: Scene, { hours, note }: Found, offers: OfficeChoice[], ways: PromptOption[]): Prompt {
  const { draft, t } = scene
  const rows = offers.map((one) => row(scene, one))
  const more = isSearch(draft) ? moreHours(scene, hours) : []
  const room = ROWS_MAX - rows.length - ways.length - more.length
  return {
    body: paragraphs(note || t.slot.firstAny, t.office.askHour),
    open: t.slot.open,
    options: [...hourRows(scene, hours.slice(0, room)), ...more, ...rows, ...ways],
  }
}

const isPlaced = ({ near, state, officeIds }: Draft): boolean => (near ?? state ?? officeIds) !== undefined

/** Also answers which one it is. */
function hearNearest(reading: Reading, nearest: OfficeChoice | undefined, scene: Scene): Answer | undefined {
  if (nearest?.km === undefined) return undefined
  const { name, id } = nearest.office
  if (reading.kind === 'question') return ask('office', scene.draft, scene.t.office.nearest(name, Math.round(nearest.km)))
  return saidBack(office.choose(String(id), scene), name, scene)
}

const saidBack = (answer: Answer, chosen: string, { t }: Scene): Answer =>
  answer.kind === 'next' ? saying(t.menu.understood(chosen), answer) : answer

const nearestOf = (offers: OfficeChoice[]): OfficeChoice | undefined => offers.toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))[0]

/** "Toluca el martes en la tarde": the day before it is asked. As soon as possible is what is shown first. */
function withWish(answer: Answer, reading: Reading, { session }: Scene): Answer {
  if (answer.kind !== 'next' || answer.draft.wish) return answer
  const here = todayAt(session, answer.draft.officeIds)
  const when = reading.when(here)
  if (when?.kind !== 'wish' || JSON.stringify(when.wish) === JSON.stringify({ from: here })) return answer
  return { ...answer, draft: { ...answer.draft, wish: when.wish } }
}

function introduction({ draft, session, t }: Scene, offers: OfficeChoice[]): string {
  const { near, state } = draft
  if (near) {
    const nearest = nearestOf(offers)
    const intro = (nearest?.km ?? 0) > NEAR_KM ? t.office.farFrom(near.name) : t.office.near(near.name)
    return offers[0] === nearest ? intro : `${intro} ${t.office.soonerFirst}`
  }
  if (!state) return t.office.all
  if (offers.some((one) => one.office.state === state.code)) return t.office.inState(state.name)
  return statesWithOffices(session.tx).some((one) => one.code === state.code && one.offices > 0)
    ? t.office.notDoneIn(state.name)
    : t.office.notIn(state.name)
}

const { choose, hear } = office

/** Until when, and the alternatives: any of them is an answer to the question before. */
export const officeFull: Question = {
  fills: ['where', 'when'],
  mereQuestion: 'fills nothing',
  numbered: true,
  ask(scene) {
    const offers = officesFor(scene)
    const wanted = offers.find((one) => String(one.office.id) === scene.about) ?? offerById(scene, Number(scene.about))
    if (!wanted && offers.length === 0) return nowhere(scene)
    return wanted ? full(scene, wanted, offers) : allFull(scene, offers)
  },
  choose,
  hear,
}

/** As the place asks; all when no place is asked, or its state has none. */
export function officesFor({ session, draft }: Booking): OfficeChoice[] {
  const { near, state } = draft
  const query = whatFor(session, draft)
  if (isOpenAmong(draft))
    return (draft.officeIds ?? []).flatMap((officeId) =>
      officesWithRoom(session.tx, { ...query, ...(near && { near }), officeId, limit: 1 }, session.now),
    )
  const wanted = (offices: OfficeChoice[]): OfficeChoice[] => withoutRefused(offices, draft)
  if (near) return officesNear({ session, draft }, near)
  const inState = state ? wanted(officesWithRoom(session.tx, { ...query, state: state.code, limit: ALL }, session.now)) : []
  return rankOffices(
    inState.length > 0 ? inState : wanted(officesWithRoom(session.tx, { ...query, limit: ALL }, session.now)),
    session.now,
    SHOWN_IN_STATE,
  )
}

function officesNear({ session, draft }: Booking, near: Place): OfficeChoice[] {
  const query = { ...whatFor(session, draft), near, limit: LOOKED_AT_NEAR }
  return rankOffices(withoutRefused(officesWithRoom(session.tx, query, session.now), draft), session.now, SHOWN_NEAR)
}

/** Also one not in the list: an old button's, or the full one. */
export function offerById({ session, draft }: Booking, officeId: number): OfficeChoice | undefined {
  return officesWithRoom(session.tx, { ...whatFor(session, draft), officeId, limit: 1 }, session.now)[0]
}

/** Where a waiting list exists; else an hour has to be chosen. */
export const waitAt = (scene: Scene, officeIds: readonly number[]): Answer =>
  scene.session.deps.chat.services.wait?.(scene, officeIds) ?? next(scene.draft)

/** One id, or several with commas. */
function wait(offices: string, scene: Scene): Answer {
  const officeIds = offices.split(',').flatMap((one) => offerById(scene, Number(one))?.office.id ?? [])
  return officeIds.length > 0 ? waitAt(scene, officeIds) : next(withoutOffice(scene.draft))
}

/** At the nearest office if known, or at any of these. */
function waitRows(scene: Scene, offers: OfficeChoice[]): PromptOption[] {
  const nearest = nearestOf(offers)
  const all = offers.map((one) => one.office.id)
  return [...(nearest?.km === undefined ? [] : waitRow(scene, [nearest.office.id])), ...waitRow(scene, all)]
}

/** Empty without a waiting list, and where nothing that becomes free would do. */
export function waitRow(scene: Scene, wanted: readonly number[]): PromptOption[] {
  const { session, t } = scene
  if (!session.deps.chat.services.wait) return []
  const officeIds = wanted.filter((id) => whyNeverAt(scene, id, seekersOf(scene)) === undefined)
  if (officeIds.length === 0) return []
  const only = onlyOne(officeIds)
  const words = only === undefined ? t.waiting.rows.any : t.waiting.row(theOffice(session.tx, only).name)
  return [
    {
      question: 'officeFull',
      value: `wait:${officeIds.join(',')}`,
      title: fitRow(words.title),
      description: words.description,
    },
  ]
}

function chosen(draft: Draft, officeIds: number[]): Draft {
  const { page, waiting, notOffices, ...rest } = draft
  const refused = notOffices?.filter((id) => !officeIds.includes(id)) ?? []
  return { ...rest, officeIds, ...(refused.length > 0 && { notOffices: refused }) }
}

function withOpenOnes(scene: Scene): Draft {
  const open = officesFor(scene).flatMap(({ first, office }) => (first ? [office.id] : []))
  return open.length > 0 ? chosen(scene.draft, open) : withoutOffice(scene.draft)
}

function row(scene: Scene, offer: OfficeChoice): PromptOption {
  const { t } = scene
  const day = offer.first && dayWords(scene, offer.first.day)
  return {
    value: String(offer.office.id),
    title: fitRow(offer.office.name),
    description: day ? t.office.free(offer.km, day) : t.office.full(offer.km),
  }
}

function soonest({ t }: Scene, offers: OfficeChoice[]): PromptOption[] {
  const open = offers.filter((one) => one.first).length
  return open > 1 ? [{ value: 'soonest', ...t.office.soonest(open) }] : []
}

function elsewhere({ session, t }: Scene): PromptOption[] {
  return countOffices(session).states.length > 1 ? [{ value: 'other', ...t.office.rows.other }] : []
}

function full(scene: Scene, wanted: OfficeChoice, offers: OfficeChoice[]): Prompt {
  const { t } = scene
  const around = officesNear(scene, wanted.office)
  const [others = []] = [offers, around].flatMap((all) => {
    const open = all.filter((one) => one.first && one.office.id !== wanted.office.id)
    return open.length > 0 ? [open] : []
  })
  const more = moreAt(scene, [wanted.office.id])
  const says = whyNoneAt(scene, wanted.office.id, seekersOf(scene), more ? t.slot.fullFor(wanted.office.name) : undefined)
  return {
    body: paragraphs(says, more, others.length > 0 ? t.office.anyOffice : t.office.choose),
    options: [
      ...others.map((one) => row(scene, one)),
      ...waitRow(scene, [wanted.office.id]),
      ...urgentRows(scene, [wanted.office.id]),
      ...elsewhere(scene),
      ...waysOut(scene),
    ],
  }
}

function allFull(scene: Scene, offers: OfficeChoice[]): Prompt {
  const [only, second] = offers
  if (only && !second) return full(scene, only, offers)
  const ids = offers.map((one) => one.office.id)
  const more = moreAt(scene, ids)
  return {
    body: paragraphs(more ? scene.t.office.allFullHere : scene.t.office.allFull, more, scene.t.office.choose),
    options: [...waitRows(scene, offers), ...urgentRows(scene, ids), ...elsewhere(scene), ...waysOut(scene)],
  }
}

function nowhere(scene: Scene): Prompt {
  return {
    body: paragraphs(scene.t.office.none, scene.t.office.choose),
    options: [...elsewhere(scene), ...waysOut(scene)],
  }
}

export const urgentRows = (scene: Scene, officeIds: readonly number[]): PromptOption[] =>
  scene.session.deps.chat.services.urgent?.(scene, officeIds) ?? []

export function waysOut(scene: Scene): PromptOption[] {
  return [personRow(scene), order('park', scene.t.office.later)]
}

/** Weighs a day of waiting as kilometres. */
const KM_A_DAY = 5
/** Beyond it is simply late: no one should cross half the country because near offices are full. */
const MOST_DAYS = 14

/**
 * Way and waiting together, five kilometres a day, at most two weeks: the nearest first, unless another is much sooner and at most 70 km
 * farther. Without a place the soonest first. Full ones last; the nearest is always shown.
 */
export function rankOffices(offers: OfficeChoice[], now: Instant, shown: number): OfficeChoice[] {
  const ranked = offers.toSorted((a, b) => cost(a, now) - cost(b, now))
  const [nearest] = offers.toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0))
  const best = ranked.slice(0, shown)
  return nearest?.km === undefined || best.includes(nearest) ? best : [...best.slice(0, shown - 1), nearest]
}

function cost({ km, first }: OfficeChoice, now: Instant): number {
  if (!first) return Number.MAX_SAFE_INTEGER
  const days = Math.max(0, Math.floor((first.startsAt - now) / DAY))
  return km === undefined ? days : km + KM_A_DAY * Math.min(days, MOST_DAYS)
}
