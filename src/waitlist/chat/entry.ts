import { findMeant, type Group, groupOf, groupsOf, momentOf, requestedPlaces } from '../../booking/chat/bookings.ts'
import { limitOfPeople } from '../../booking/chat/changed-group.ts'
import { freeHours, freeHoursFor, moversTo, type Seekers, seekersOf } from '../../booking/chat/free-hours.ts'
import { stillHeld, withKeep } from '../../booking/chat/held-for-other.ts'
import { whyNeverAt, whyNoneAt } from '../../booking/chat/no-place.ts'
import { procedureIds } from '../../booking/chat/procedures.ts'
import { startMoving } from '../../booking/chat/standing/move.ts'
import { newcomer } from '../../booking/limits.ts'
import { membersAgain, withinChat } from '../../booking/people.ts'
import type { Member } from '../../booking/types.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { institutionOf } from '../../chat/agency.ts'
import { type Answer, again, ask, askAbout, close, next, saying, tell } from '../../chat/answer.ts'
import { type Draft, draftSchema, hasProgress, headcount, onlyOne } from '../../chat/draft.ts'
import { dayWords, telephoneFor, timesWords, today, todayAt, wall, whenPlain } from '../../chat/moments.ts'
import { firstNeeded, firstOf } from '../../chat/part.ts'
import { lines, type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order, toMenu, toPerson, withWayBack } from '../../chat/ways-on.ts'
import { isMuted } from '../../messaging/contacts.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import type { Reading } from '../../reading/reading.ts'
import { spanOf } from '../../reading/requested-times.ts'
import { withoutReason } from '../../reading/sentence.ts'
import { officesWithRoom } from '../../schedule/availability.ts'
import { openOffersOf } from '../answers.ts'
import { changeTimes, join } from '../entries.ts'
import { peopleAtEnd } from '../positions.ts'
import type { Joined, WaitlistEntry, WaitTimes } from '../types.ts'
import { entriesOf } from '../wishes.ts'

const NOON = 12 * 60

const PARTS: Record<string, WaitTimes> = { any: {}, morning: { untilMinute: NOON }, afternoon: { fromMinute: NOON } }

/** "Toluca, Cuajimalpa o Naucalpan" */
export function officeWords({ session, t }: Speaker, officeIds: readonly number[]): string {
  const names = officeIds.map((id) => theOffice(session.tx, id).name)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${t.waiting.or}${names.at(-1)}`
}

/** First names and initials: no whole names on a family's telephone. */
export const namesOf = ({ t }: Pick<Scene, 't'>, { names }: Pick<WaitlistEntry, 'names'>): string =>
  t.listed(names.map((name) => nameAndInitial(name)))

export const restOf = ({ hasRested }: WaitlistEntry) => (hasRested ? 'again' : 'first')

export function wishLines(scene: Scene, wish: WaitlistEntry): string {
  const { t, session } = scene
  const [officeId] = wish.officeIds
  const zone = officeId === undefined ? theInstitution(session.tx).zone : theOffice(session.tx, officeId).zone
  return lines(
    wish.names.length > 0 && t.waiting.isFor(namesOf(scene, wish)),
    t.waiting.suits(timesWords(scene, wish.times, (day) => dayWords(scene, day))),
    t.waiting.until(dayWords(scene, lastDay(wish, zone))),
  )
}

/** A last day of its own ends with the next morning, when its people are told. */
function lastDay({ times, expiresAt }: WaitlistEntry, zone: string): LocalDay {
  const { day } = wall(expiresAt - 1, zone)
  return times.until !== undefined && times.until < day ? times.until : day
}

/** Oldest first. */
export const ownEntries = ({ tx, deps, contact }: Session): WaitlistEntry[] => entriesOf(tx, deps.vault, contact.id)

/** Undefined when it no longer waits. */
export const wishOf = (session: Session, wishId: string | number | undefined): WaitlistEntry | undefined =>
  ownEntries(session).find((one) => String(one.id) === String(wishId))

/** The appointment that stays until an earlier one is accepted. */
function keptAppointment(scene: Scene, { movesGroup }: WaitlistEntry): string | undefined {
  const group = groupOf(scene.session, movesGroup)
  return group && scene.t.waiting.keeps(whenPlain(scene, momentOf(group.views)))
}

/** Members still searching for an earlier date after others were cancelled or moved; undefined without a search. */
export function searchGoesOn(scene: Scene, groupId: string): string | undefined {
  const wish = ownEntries(scene.session).find((one) => one.movesGroup === groupId)
  return wish && scene.t.waiting.searchGoesOn(namesOf(scene, wish))
}

export function joinedPrompt(scene: Scene, { wish, changed }: Extract<Joined, { ok: true }>): Prompt {
  const { t, session } = scene
  const { change, leave } = t.waiting.showButtons
  return {
    body: paragraphs(
      sayStanding(scene, wish, changed),
      ageWords(scene, wish),
      keptAppointment(scene, wish),
      wishLines(scene, wish),
      isMuted(session.tx, session.contact.id) ? t.waiting.silent : t.waiting.noNeedToLook,
    ),
    options: [
      { question: 'waitingList', value: `change:${wish.id}`, title: change },
      { question: 'waitingList', value: `leave:${wish.id}`, title: leave },
    ],
  }
}

function sayStanding(scene: Scene, wish: WaitlistEntry, changed: boolean): string {
  const { t, session } = scene
  const place = officeWords(scene, wish.officeIds)
  if (!changed) return t.waiting.joined(place, wish.ahead)
  return wish.isEarly && wish.countsFrom > session.now ? t.waiting.changedEarly(place) : t.waiting.changed(place, wish.ahead)
}

/** Of one whose age does not count yet. */
export function ageWords(scene: Scene, { isEarly, countsFrom, times, officeIds }: WaitlistEntry): string | undefined {
  const [officeId] = officeIds
  if (!isEarly || countsFrom <= scene.session.now || times.from === undefined || officeId === undefined) return undefined
  const { day } = wall(countsFrom, theOffice(scene.session.tx, officeId).zone)
  return scene.t.waiting.countsFrom(Temporal.PlainDate.from(day).until(times.from).days, dayWords(scene, day))
}

/** Asks first who it is for, then when. Where there are free hours, it is for a day before the first of them. */
export function beginWaiting(scene: Scene, officeIds: readonly number[]): Answer {
  const { session, t } = scene
  const { page, wish, waiting, urgent, ...kept } = scene.draft
  const draft: Draft = { ...kept, officeIds }
  const seekers = seekersOf({ session, draft })
  const standing = seekers.standing?.()
  if (standing) return askAbout('ownLive', String(standing.id), kept)
  const never = officeIds.map((id) => whyNeverAt(scene, id, seekers))
  if (never[0] !== undefined && !never.includes(undefined))
    return next(kept, firstNeeded({ ...scene, draft: kept }) === 'wrongAge' ? '' : never[0])
  const limit = limitOf(scene, seekers)
  if (limit !== undefined) return askAbout('limit', limit, draft)
  const [first] = freeHours({ session, draft }, {}, 1)
  const until = first && addDays(first.day, -1)
  if (until !== undefined && until < today(session)) return next(draft, t.waiting.freeNow)
  const known = requestedPlaces(session, draft, 0) !== undefined
  const asked: Draft = { ...draft, waiting: until === undefined ? {} : { until } }
  return next(asked, known ? '' : t.waiting.begin(officeWords(scene, officeIds)))
}

/** Of this telephone, whoever comes: nobody is asked for data in vain. */
function limitOf({ session }: Scene, { procedureIds: ids }: Seekers): string | undefined {
  const { tx, deps, contact, now } = session
  const anybody = ids.map((id) => ({ ...newcomer(tx, id, undefined, false), audience: undefined }))
  return deps.hooks.limitPassed(tx, contact.id, anybody.slice(0, 1), now)
}

/** The booking's answers, for when a place is accepted. */
function answersOf(draft: Draft): string {
  const { page, wish, waiting, urgent, slot, heldFor, heldAnswers, earlier, places, elsewhere, ...answers } = draft
  return JSON.stringify(answers)
}

/** Undefined for answers of an older release that cannot be read. */
export function readAnswers(answers: string | undefined): Draft | undefined {
  const read = draftSchema.safeParse(answers === undefined ? undefined : JSON.parse(answers))
  return read.success ? read.data : undefined
}

/** Why joining was refused, and the alternatives. */
export function sayNotJoined(scene: Scene, why: Extract<Joined, { ok: false }>, members: Pick<Member, 'person'>[]): Answer {
  const { t, session } = scene
  const { waiting, ...draft } = scene.draft
  const person = toPerson(scene)
  const menu = toMenu(scene)
  switch (why.why) {
    case 'own_live':
      return why.mine ? askAbout('ownLive', String(why.mine.id), draft) : next(draft)
    case 'own_wish':
      return ask('waitingList', draft)
    case 'phone_limit':
      return tell({
        draft,
        body: t.waiting.phoneLimit(limitOfPeople(session, draft).value),
        options: [{ question: 'waitingList', value: 'all', title: t.waiting.rows.list.title }, person, menu],
      })
    case 'age': {
      const [officeId] = draft.officeIds ?? []
      const note = officeId === undefined ? '' : whyNoneAt(scene, officeId, seekersOf(scene))
      return tell({ draft, body: note || t.waiting.notAny, options: [person, menu] })
    }
    case 'other_limit': {
      const { limit = '' } = why
      if (limit === 'without_curp') return askAbout('limit', limit, draft)
      const said = firstOf(scene, (part) => part.limits?.[limit]?.(scene)) ?? t.waiting.notAny
      return tell({ draft, ...(typeof said === 'string' ? { body: said, options: [person, menu] } : said) })
    }
    case 'elsewhere': {
      const who = nameAndInitial(members[why.members?.[0] ?? 0]?.person.name ?? '')
      const claim = t.refused.claim(t.refused.theOffice(institutionOf(scene).name), telephoneFor(scene))
      return tell({
        draft,
        body: paragraphs(t.waiting.elsewhere(who), claim, t.waiting.askElsewhere),
        options: [order('claim', t.refused.elsewhereButtons.claim), person, menu],
      })
    }
  }
}

/**
 * Possible times. `about`: `group:<id>` for an earlier date than an appointment's, `wish:<id>` for a waiting entry; else the people in the
 * draft.
 */
export const waitWhen: AnsweredQuestion = {
  mereQuestion: 'is not heard',
  isNeeded: ({ draft }) => draft.waiting !== undefined,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const asked = askedFor(scene, about)
    if (!asked) return withWayBack(scene, about?.startsWith('group:') ? t.appointments.gone : t.waiting.notAny)
    const { any, morning, afternoon } = t.waiting.buttons
    const end = about ? `:${about}` : ''
    return {
      body: paragraphs(
        t.waiting.list(officeWords(scene, asked.officeIds), asked.ahead),
        asked.before && t.waiting.before(dayWords(scene, asked.before)),
        asked.group && t.waiting.keeps(whenPlain(scene, momentOf(asked.group.views))),
        asked.people > 1 && t.waiting.together(asked.people),
        t.waiting.rule(rule(session.tx, 'offer_minutes')),
        t.waiting.fair,
        t.waiting.ask,
      ),
      options: [
        { value: `any${end}`, title: any },
        { value: `morning${end}`, title: morning },
        { value: `afternoon${end}`, title: afternoon },
      ],
    }
  },
  choose(value, scene) {
    const [part = '', ...rest] = value.split(':')
    const times = PARTS[part]
    const about = rest.length > 0 ? rest.join(':') : scene.about
    return times ? settle(scene, about, times) : again(scene.draft)
  },
  hear(reading, scene) {
    const words = reading.plain
    if (reading.says('any time')) return settle(scene, scene.about, {})
    const when = reading.when(todayAt(scene.session, askedFor(scene, scene.about)?.officeIds))
    if (when?.kind === 'wish') return settle(scene, scene.about, spanOf(when.wish))
    return addOffice(words, scene)
  },
  corrected: { with: 'slot' },
}

interface AskedFor {
  officeIds: readonly number[]
  ahead: number
  people: number
  before?: LocalDay
  group?: Group
}

/** Undefined when its subject is gone. */
function askedFor({ session, draft }: Scene, about: string | undefined): AskedFor | undefined {
  const [what, id = ''] = (about ?? '').split(':')
  if (what === 'wish') {
    const wish = wishOf(session, id)
    return wish && { officeIds: wish.officeIds, ahead: wish.ahead, people: wish.people }
  }
  const group = what === 'group' ? groupOf(session, id) : undefined
  if (what === 'group' && !group) return undefined
  const officeIds = group ? [group.views[0].office.id] : (draft.officeIds ?? [])
  const until = about === undefined ? draft.waiting?.until : undefined
  return {
    officeIds,
    ahead: peopleAtEnd(session.tx, officeIds),
    people: group?.views.length ?? headcount(draft),
    ...(until && { before: addDays(until, 1) }),
    ...(group && { group }),
  }
}

function settle(scene: Scene, about: string | undefined, times: WaitTimes): Answer {
  const [what, id = ''] = (about ?? '').split(':')
  if (what === 'wish') return change(scene, Number(id), times)
  if (what === 'group') return waitForEarlier(scene, id, times)
  return scene.draft.waiting ? waitWith(scene, times) : next(scene.draft)
}

/** The people of the draft join the line, unless a free hour suits them. */
function waitWith(scene: Scene, chosen: WaitTimes): Answer {
  const { session, draft, t } = scene
  const { waiting, ...kept } = draft
  // An answer may come days later, when its days are over.
  if (waiting?.until !== undefined && waiting.until < today(session))
    return beginWaiting({ ...scene, draft: kept }, draft.officeIds ?? [])
  const before = waiting?.until !== undefined && waiting.until >= (chosen.from ?? '') ? { until: waiting.until } : {}
  const times = { ...before, ...chosen }
  if (freeHours(scene, times, 1).length > 0) return next({ ...kept, wish: times }, t.waiting.freeNow)
  const wish = requestedPlaces(session, draft, 0)
  if (!wish || !draft.officeIds) return next(draft)
  const { members } = wish
  const { tx, deps, contact, now } = session
  const request = { officeIds: draft.officeIds, members, times, answers: answersOf(draft) }
  const joined = join(tx, deps, contact.id, request, now)
  if (!joined.ok) return sayNotJoined(scene, joined, members)
  const held = stillHeld(session, draft)
  if (held) return close({ ...withKeep(scene, joinedPrompt(scene, joined), held), draft: held })
  return { kind: 'over', prompt: joinedPrompt(scene, joined) }
}

/** An earlier hour at the same office, while the appointment stays. */
function waitForEarlier(scene: Scene, groupId: string, times: WaitTimes): Answer {
  const { session, draft, t } = scene
  const meant = findMeant(session, groupId, undefined)
  if (!meant) return next(draft, t.appointments.gone)
  const { views } = meant
  const [{ slot, office }] = views
  if (slot.startsAt <= session.now) return askAbout('appointments', groupId, draft)
  const [free] = freeHoursFor(session, moversTo(session, meant, [office.id]), times, 1)
  if (free && free.startsAt < slot.startsAt) return saying(t.waiting.freeNow, startMoving(scene, groupId))
  const members = membersAgain(session.tx, views, withinChat(session.contact.id))
  const request = { officeIds: [office.id], members, times, answers: '{}', movesGroup: groupId }
  const { tx, deps, contact, now } = session
  const joined = join(tx, deps, contact.id, request, now)
  return joined.ok ? close(joinedPrompt(scene, joined)) : sayNotJoined(scene, joined, members)
}

/**
 * "ya nada más puedo por la tarde": other times for a waiting entry. Undefined for questions, while a place is offered, in the middle of
 * something else, and where another appointment may be meant.
 */
export function hearOtherTimes(reading: Reading, scene: Scene): Answer | undefined {
  const { session, draft } = scene
  if (hasProgress(draft) || groupsOf(session).length > 0) return undefined
  const wish = onlyOne(ownEntries(session))
  if (!wish || openOffersOf(session.tx, session.contact.id, session.now).length > 0) return undefined
  const said = reading.part(withoutReason(reading.text))
  if (/[?¿]/.test(reading.text) || reading.kind === 'question' || said.aim?.family) return undefined
  const when = said.when(todayAt(session, wish.officeIds))
  const times = when?.kind === 'wish' ? spanOf(when.wish) : {}
  return saysWhen(times, session) ? change(scene, wish.id, times) : undefined
}

/** "cuando haya" adds nothing. */
const saysWhen = ({ from, ...times }: WaitTimes, session: Scene['session']): boolean =>
  Object.values(times).some((one) => one !== undefined) || (from !== undefined && from > today(session))

/** New values replace old ones of the same kind: another day keeps the hours; "any day" starts over. */
function change(scene: Scene, wishId: number, chosen: WaitTimes): Answer {
  const { session, draft, t } = scene
  const before = wishOf(session, wishId)?.times ?? {}
  const { from, until, weekdays, ...hours } = before
  const saysDays = [chosen.from, chosen.until, chosen.weekdays].some((one) => one !== undefined)
  const saysHours = [chosen.fromMinute, chosen.untilMinute].some((one) => one !== undefined)
  const kept = { ...(saysDays ? {} : { from, until, weekdays }), ...(saysHours ? {} : hours) }
  const { tx, deps, contact, now } = session
  const changed = changeTimes(tx, deps.vault, contact.id, wishId, saysDays || saysHours ? { ...kept, ...chosen } : {}, now)
  const wish = changed ? wishOf(session, wishId) : undefined
  return wish ? close(joinedPrompt(scene, { ok: true, wish, changed: true })) : next(draft, t.waiting.notAny)
}

/** "también Naucalpan": one more office. */
function addOffice(words: string, scene: Scene): Answer | undefined {
  const { session, draft, t } = scene
  if (scene.about || !draft.waiting || !draft.officeIds) return undefined
  const known = draft.officeIds
  const query = { procedureIds: procedureIds(session, draft), places: 1, limit: 1_000 }
  const others = officesWithRoom(session.tx, query, session.now).filter(({ office }) => !known.includes(office.id))
  const named = onlyOne(others.filter(({ office }) => words.includes(plain(office.name))))?.office
  return named && next({ ...draft, officeIds: [...known, named.id] }, t.waiting.added(named.name))
}
