import { addDays } from '../../catalogue/calendar.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import type { Office } from '../../catalogue/types.ts'
import { type Answer, ask, askAbout, next, type Onward, takeBack } from '../../chat/answer.ts'
import { type Weight, weightOf } from '../../chat/decide.ts'
import { type Draft, headcount, isSeveral, onlyOffice, onlyOne, withoutWhen } from '../../chat/draft.ts'
import { hourOf, sameClock, today, todayAt, whenPlain } from '../../chat/moments.ts'
import type { QuestionName } from '../../chat/part.ts'
import { fitDescription, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { DAY, type Instant, MINUTE } from '../../clock.ts'
import type { Reading } from '../../reading/reading.ts'
import type { RequestedTimes } from '../../reading/requested-times.ts'
import { findSlot, officesWithRoom } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import type { Held } from '../outcomes.ts'
import type { Hold } from '../types.ts'
import { moreAt, withoutFull } from './account-share.ts'
import { fingerprint, requestedPlaces } from './bookings.ts'
import { toKeep, withoutOffice } from './changed-draft.ts'
import { freeHours, seekersOf } from './free-hours.ts'
import { stillHeld, withKeep } from './held-for-other.ts'
import {
  askWhich,
  chooseWhen,
  type HourChoice,
  type HourRefusal,
  hearHour,
  hoursToChoose,
  hourWords,
  moreRow,
  numberAsked,
  whenWanted,
  whichHours,
  whyNoHour,
} from './hour-choice.ts'
import { whyNoneAt } from './no-place.ts'
import { office, urgentRows, waitAt, waitRow, waysOut } from './office.ts'
import { officesDoing, reopenOffice } from './only-office.ts'
import { holdFor } from './own-hold.ts'
import { isValidityOpen } from './prices.ts'
import { procedureIds } from './procedures.ts'
import type { Understood } from './read-back.ts'
import { chooseHour } from './search.ts'

/** Choosing one holds it. `about`: `still` after one that could not be had, `number:10` where that may be an hour or a day. */
export const slot: AnsweredQuestion = {
  entities: ['day', 'hour', 'office'],
  fills: ['when', 'where'],
  mereQuestion: 'is not heard',
  isNeeded: ({ draft }) => !draft.slot || draft.officeIds?.includes(draft.slot.officeId) === false,

  ask(scene): Prompt {
    const { draft, t } = scene
    const choice = choiceOf(scene)
    const number = numberAsked(scene.about)
    if (number !== undefined) return askWhich(scene, choice, number)
    const { hours: offers, note } = hoursToChoose(scene, choice)
    const held = stillHeld(scene.session, draft)
    if (offers.length === 0) return held ? withKeep(scene, full(scene), held) : full(scene)
    const count = headcount(draft)
    const intro = note || whichHours(scene, choice, scene.about === 'still')
    const prompt = {
      body: paragraphs(
        [intro, count > 1 && howTogether(scene, offers), whoseClock(scene)].filter(Boolean).join(' '),
        moreAt(scene, draft.officeIds ?? []),
        t.slot.ask,
      ),
      open: t.slot.open,
      options: withSooner(scene, offers, [
        ...earlier(scene, offers),
        ...offers.map((offer) => row(scene, offer)),
        moreRow(scene, choice, offers),
        ...otherOffice(scene),
      ]),
    }
    return held ? withKeep(scene, prompt, held) : prompt
  },

  choose(value, scene) {
    const { draft, session } = scene
    if (value === 'office') return next(reopenOffice(session, draft))
    if (value === 'wait') return waitAt(scene, draft.officeIds ?? [])
    const [what = '', detail = ''] = value.split(':')
    const when = chooseWhen(what, detail, choiceOf(scene))
    if (when) return when
    const offer = findSlot(session.tx, Number(value))
    return offer ? takeSlot(scene, draft, offer) : ask('slot', draft)
  },

  hear(reading, scene) {
    const { earlier: before, slot: held } = scene.draft
    if (!held && before && reading.says('the hour as before')) return takeBack({ ...scene.draft, slot: before })
    const elsewhere = namedElsewhere(reading, scene)
    if (elsewhere) return elsewhere
    if (reading.says('points at one')) return ask('slot', scene.draft, scene.t.slot.whichOne)
    // "When is my appointment" names no wanted hour.
    if (reading.request === 'appointments' || reading.request === 'soFar') return undefined
    const when = whenWanted(reading, todayAt(scene.session, scene.draft.officeIds))
    return when && hearHour(when, scene, choiceOf(scene, reading))
  },
  explained: { about: 'about the hour', says: ({ t }) => t.slot.explained },
  corrected: {
    rows: ({ draft, t }) => (draft.slot || draft.chosen || draft.wish ? [{ value: 'slot', ...t.correct.rows.slot }] : []),
    said: 'the hour is wrong',
    reopen: ({ draft }) => (draft.slot || draft.chosen ? ask('slot', withoutWhen(draft)) : next(withoutWhen(draft))),
  },
}

/** "y si le busca en Naucalpan a mediodía": while an hour is held, not searched before a yes. */
function namedElsewhere(reading: Reading, scene: Scene): Answer | undefined {
  const { draft } = scene
  const other = isSeveral(draft) && !draft.slot ? undefined : officeElsewhere(reading, scene)
  if (!other || (draft.slot && scene.readBack)) return undefined
  const when = reading.when(todayAt(scene.session, [other.id]))
  const set = { officeIds: [other.id], ...(when?.kind === 'wish' && { wish: when.wish }) }
  if (!draft.slot) return next({ ...withoutWhen(draft), ...set })
  const understood: Understood = { set, gone: 'wish' in set ? ['page'] : ['wish', 'page'], notes: [] }
  return askAbout('readBack', JSON.stringify(understood), draft)
}

/** The only other office named and not denied. */
function officeElsewhere(reading: Reading, scene: Scene): Office | undefined {
  const { draft } = scene
  const others = officesDoing(scene).filter(({ id, name }) => !draft.officeIds?.includes(id) && reading.isWhere(name))
  return onlyOne(others.filter(({ name }) => !reading.denies(name)))
}

/** In which another hour may be named. */
export const AFTER_THE_HOUR: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'slot',
  'discount',
  'validity',
  'summary',
  'correct',
  'left',
])

/**
 * While one is held: "a las 9" is that day, "mejor el viernes" another. The hold stays until the other is taken. Undefined when none is
 * named.
 */
export function hearSecondThought(reading: Reading, current: QuestionName, scene: Scene): Answer | undefined {
  const { draft } = scene
  if (!draft.slot) return undefined
  const { day } = draft.slot
  const rest = withoutWhen(draft)
  if (current === 'slot' && reading.says('keeps it')) return next({ ...rest, officeIds: [draft.slot.officeId] })
  if (!AFTER_THE_HOUR.has(current)) return undefined
  const elsewhere = namedElsewhere(reading, scene)
  if (elsewhere) return elsewhere
  if (reading.says('not at that hour')) return ask('slot', rest)
  const heard =
    namesMoment(reading, scene) && slot.hear?.(reading, { ...scene, draft: { ...rest, wish: { from: day, until: day } } })
  if (heard) return heard
  return reading.says('another office') ? office.hear?.(reading.without('another office'), { ...scene, draft: rest }) : undefined
}

/** A birth date. */
const PAST_YEAR = /\b(?:19\d\d|20[01]\d)\b/

/** A bare number may be years, and "cualquiera" any of them. */
function namesMoment(reading: Reading, { session, draft }: Scene): boolean {
  const here = today(session, draft.slot && theOffice(session.tx, draft.slot.officeId).zone)
  const when = reading.when(here)
  if (!when || when.kind === 'number' || PAST_YEAR.test(reading.text) || reading.introduction) return false
  if (reading.text.includes('?') && reading.says('asks which moment')) return false
  return when.kind !== 'wish' || Object.keys(when.wish).length > 1 || when.wish.from !== here
}

/** Eight and two ways out fill a list. */
const PROPOSALS = 8

/** `reading`: words that may say more than an hour. */
function choiceOf(scene: Scene, reading?: Reading): HourChoice {
  const { draft, session } = scene
  const others = [toHaveAgain(scene), stillHeld(session, draft)].filter(Boolean).length
  return {
    seekers: seekersOf(scene),
    wanted: draft,
    room: PROPOSALS - others,
    value: (what, detail) => `${what}:${detail}`,
    say: (note) => ask('slot', draft, note),
    look: (wanted) => ask('slot', { ...withoutWhen(draft), ...wanted }),
    askOf: (about) => askAbout('slot', about, draft),
    take(hour, wish) {
      const weight = reading && weightOf(reading, scene, hour)
      return weight ? readBackFirst(scene, hour, wish, weight) : takeSlot(scene, draft, hour)
    },
  }
}

/** A sentence that says more is read back first. After that the hours are shown. */
const readBackFirst = ({ draft, readBack }: Scene, { slotId }: FreeSlot, wish: RequestedTimes, { ofPeople }: Weight): Answer =>
  readBack
    ? ask('slot', { ...withoutWhen(draft), wish })
    : askAbout('readBack', JSON.stringify({ hour: slotId, ...(ofPeople && { ofPeople }) } satisfies Understood), draft)

/** When it is not the institution's. */
function whoseClock({ draft, session, t }: Scene): string {
  const only = onlyOffice(draft)
  if (only === undefined) return ''
  const { zone } = theOffice(session.tx, only)
  return sameClock(session.now, zone, theInstitution(session.tx).zone) ? '' : t.slot.clock(t.dates.zone(zone))
}

const howTogether = ({ draft, t }: Scene, offers: FreeSlot[]): string =>
  offers.some((one) => one.minutes) ? t.group.adjacent(headcount(draft)) : t.slot.together(headcount(draft))

function row({ draft, session, t }: Scene, offer: FreeSlot): PromptOption {
  const several = (draft.officeIds?.length ?? 0) > 1
  const { title, description } = hourWords(t, offer)
  const part = heldBefore(draft, t, offer) ?? description
  return {
    value: String(offer.slotId),
    title,
    description: several ? fitDescription(`${theOffice(session.tx, offer.officeId).name}. ${part}`) : part,
  }
}

function heldBefore(draft: Draft, t: Scene['t'], { slotId }: FreeSlot): string | undefined {
  if (draft.slot?.slotId === slotId) return t.slot.held
  return draft.earlier?.slotId === slotId ? t.slot.before : undefined
}

/** The hour held now or before, if the list lacks it. */
function earlier(scene: Scene, offers: FreeSlot[]): PromptOption[] {
  const had = toHaveAgain(scene)
  if (!had || !scene.draft.officeIds?.includes(had.officeId) || offers.some((one) => one.slotId === had.slotId)) return []
  return [row(scene, had)]
}

/** Also one released so lately that it still waits for this telephone. */
function toHaveAgain({ draft, session }: Scene): FreeSlot | undefined {
  const { slot: held, earlier: before } = draft
  if (held) return held
  return before && session.now - before.letGoAt < rule(session.tx, 'take_back_minutes') * MINUTE ? before : undefined
}

/** Where the first free day is far: waiting for an earlier one, and what else there is, as the last rows. */
function withSooner(scene: Scene, offers: FreeSlot[], rows: PromptOption[]): PromptOption[] {
  const { session, draft, t } = scene
  const [first] = offers
  const late = first !== undefined && first.startsAt - session.now > rule(session.tx, 'late_date_days') * DAY
  if (!late || draft.page !== undefined || freeHours(scene, { until: addDays(first.day, -1) }, 1).length > 0) return rows
  const wait = session.deps.chat.services.wait ? [{ value: 'wait', ...t.waiting.rows.sooner }] : []
  const ways = [...wait, ...urgentRows(scene, draft.officeIds ?? [])]
  const at = rows.findIndex((one) => one.value.startsWith('more:'))
  const hours = rows.slice(0, at).slice(0, ROWS_MAX - ways.length - (rows.length - at))
  return [...hours, ...ways, ...rows.slice(at)]
}

function otherOffice(scene: Scene): PromptOption[] {
  return officesDoing(scene).length > 1 ? [{ value: 'office', ...scene.t.slot.rows.otherOffice }] : []
}

function full(scene: Scene): Prompt {
  const { t, session, draft } = scene
  const offices = draft.officeIds ?? []
  const [only] = offices
  const more = moreAt(scene, offices)
  return {
    body: paragraphs(only === undefined ? '' : fullAt(scene, only, more !== ''), more, t.office.choose),
    options: [...waitRow(scene, offices), ...urgentRows(scene, offices), ...otherOffice(scene), ...waysOut(scene)],
  }
  /** Others, or fewer people, would have a place. */
  function fullAt(speaker: Scene, officeId: number, forOthers: boolean): string {
    const query = {
      procedureIds: procedureIds(session, draft),
      places: 1,
      unpaid: true,
      limit: 1,
      officeId,
      ...withoutFull(session),
    }
    const isFullFor = forOthers || officesWithRoom(session.tx, query, session.now).some((one) => one.first)
    return whyNoneAt(
      speaker,
      officeId,
      seekersOf(speaker),
      isFullFor ? t.slot.fullFor(theOffice(session.tx, officeId).name) : undefined,
    )
  }
}

/** Or says why not, and what else there is. */
export function takeSlot(speaker: Speaker, draft: Draft, slot: FreeSlot): Onward {
  const { session } = speaker
  const wish = requestedPlaces(session, draft, slot.slotId)
  if (!wish) return chooseHour(draft, slot)
  const held = holdFor(session, wish)
  return held.ok ? afterHold(speaker, draft, slot, held.hold) : refuseHold(speaker, draft, slot, held)
}

/** What is held, until when, and the remaining questions. */
export function afterHold(speaker: Speaker, draft: Draft, slot: FreeSlot, hold: Hold): Onward {
  const { session, t } = speaker
  const { page, wish, waiting, heldAnswers, ...kept } = draft
  const taken: Draft = { ...kept, ...seatedIn(session, draft, hold.slot), ...earlierThan(draft, slot, session.now) }
  // The summary says it itself.
  const got = hold.slot
  if (!isValidityOpen({ session, draft: taken })) return next(taken, got.minutes ? t.group.brief : t.hold.brief)
  const until = hourOf(speaker, hold.until, slot.officeId)
  const made = got.minutes ? t.group.made : t.hold.made
  return next(taken, made(whenPlain(speaker, got), theOffice(session.tx, slot.officeId).name, until))
}

function seatedIn(session: Session, draft: Draft, slot: FreeSlot): Pick<Draft, 'slot' | 'officeIds' | 'heldFor'> {
  const wish = requestedPlaces(session, draft, slot.slotId)
  return { slot: toKeep(slot, draft.wish), officeIds: [slot.officeId], ...(wish && { heldFor: fingerprint(wish) }) }
}

function earlierThan(draft: Draft, slot: FreeSlot, now: Instant): Pick<Draft, 'earlier'> {
  return draft.slot && draft.slot.slotId !== slot.slotId ? { earlier: { ...draft.slot, letGoAt: now } } : {}
}

function forgetting(draft: Draft, { slotId }: FreeSlot): Draft {
  const { earlier, ...rest } = draft
  return earlier && earlier.slotId !== slotId ? draft : rest
}

export function refuseHold(speaker: Speaker, draft: Draft, slot: FreeSlot, held: Extract<Held, { ok: false }>): Onward {
  const { session, t } = speaker
  const still = (after: Draft, why: HourRefusal) =>
    askAbout('slot', 'still', after, whyNoHour(speaker, why, slot, seekersOf({ session, draft }).people))
  switch (held.why) {
    case 'taken':
    case 'closed':
    case 'too_soon':
      return still(forgetting(draft, slot), held.why)
    case 'age':
    case 'same_time':
      return still(draft, held.why)
    case 'not_offered':
      return ask('office', withoutOffice(draft), t.office.notOffered(theOffice(session.tx, slot.officeId).name))
    case 'phone_limit':
      return askAbout('limit', 'phone', draft)
    case 'other_limit':
      return askAbout('limit', held.limit ?? 'phone', draft)
    case 'lapses':
      return askAbout('limit', `until:${held.until ?? session.now}`, draft)
    case 'held_for_another':
      return askAbout('heldForOther', (held.heldFor ?? []).join('\n'), draft)
    case 'own_live':
      return held.mine ? askAbout('ownLive', String(held.mine.id), draft) : askAbout('limit', 'phone', draft)
  }
}
