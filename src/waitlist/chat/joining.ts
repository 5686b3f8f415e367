import { groupOf, momentOf, requestedPlaces } from '../../booking/chat/bookings.ts'
import { freeHours } from '../../booking/chat/free-hours.ts'
import { dayWords, telephoneFor, today, wall, whenPlain } from '../../booking/chat/moments.ts'
import type { Member } from '../../booking/types.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Answer, ask, askAbout, next, tell } from '../../chat/answer.ts'
import { type Draft, draftSchema } from '../../chat/draft.ts'
import { lines, type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { nameAndInitial } from '../../chat/understanding/names.ts'
import { order, toMenu, toPerson } from '../../chat/ways-on.ts'
import { isMuted } from '../../messaging/contacts.ts'
import type { Joined, WaitlistEntry, WaitTimes } from '../types.ts'
import { entriesOf } from '../wishes.ts'

const NOON = 12 * 60

/** What the buttons mean. */
export const PARTS: Record<string, WaitTimes> = { any: {}, morning: { untilMinute: NOON }, afternoon: { fromMinute: NOON } }

/** "Toluca", "Toluca, Cuajimalpa o Naucalpan" */
export function officeWords({ session, t }: Speaker, officeIds: readonly number[]): string {
  const names = officeIds.map((id) => theOffice(session.tx, id).name)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${t.waiting.or}${names.at(-1)}`
}

/** "martes, por la tarde, hasta el jueves 10 de diciembre" */
function timesWords(scene: Speaker, times: WaitTimes): string {
  const { t } = scene
  const words = t.waiting.times
  const said = [
    times.weekdays && t.dates.weekdays(times.weekdays),
    partWords(scene, times),
    times.from && words.from(dayWords(scene, times.from)),
    times.until && words.until(dayWords(scene, times.until)),
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : words.any
}

function partWords({ t }: Pick<Scene, 't'>, { fromMinute, untilMinute }: WaitTimes): string | undefined {
  const words = t.waiting.times
  if (fromMinute === undefined && untilMinute === undefined) return undefined
  if (fromMinute === undefined && untilMinute === NOON) return words.morning
  if (fromMinute === NOON && untilMinute === undefined) return words.afternoon
  return words.between(t.dates.hour(fromMinute ?? 0), t.dates.hour(untilMinute ?? 24 * 60 - 1))
}

/** First names and initials: on a family's telephone nobody's whole name. */
export const namesOf = ({ t }: Pick<Scene, 't'>, { names }: Pick<WaitlistEntry, 'names'>): string =>
  t.listed(names.map((name) => nameAndInitial(name)))

/** For whom, when it suits and how long it waits. */
export function wishLines(scene: Scene, wish: WaitlistEntry): string {
  const { t, session } = scene
  const [officeId] = wish.officeIds
  const zone = officeId === undefined ? theInstitution(session.tx).zone : theOffice(session.tx, officeId).zone
  return lines(
    wish.names.length > 0 && t.waiting.isFor(namesOf(scene, wish)),
    t.waiting.suits(timesWords(scene, wish.times)),
    t.waiting.until(dayWords(scene, lastDay(wish, zone))),
  )
}

/** A last day of its own ends with the morning after it, when its people are told. */
function lastDay({ times, expiresAt }: WaitlistEntry, zone: string): LocalDay {
  const { day } = wall(expiresAt - 1, zone)
  return times.until !== undefined && times.until < day ? times.until : day
}

/** Wishes of this contact that wait, oldest first. */
export const ownEntries = ({ tx, deps, contact }: Session): WaitlistEntry[] => entriesOf(tx, deps.vault, contact.id)

/** One of them; undefined when it does not (any more). */
export const wishOf = (session: Session, wishId: string | number | undefined): WaitlistEntry | undefined =>
  ownEntries(session).find((one) => String(one.id) === String(wishId))

/** The appointment that stays until an earlier one is accepted. */
function keptAppointment(scene: Scene, { movesGroup }: WaitlistEntry): string | undefined {
  const group = groupOf(scene.session, movesGroup)
  return group && scene.t.waiting.keeps(whenPlain(scene, momentOf(group.views)))
}

/** For whom of a group an earlier date is still looked for, once some of it were cancelled or moved; undefined when it is not. */
export function searchGoesOn(scene: Scene, groupId: string): string | undefined {
  const wish = ownEntries(scene.session).find((one) => one.movesGroup === groupId)
  return wish && scene.t.waiting.searchGoesOn(namesOf(scene, wish))
}

/** What stands in the chat once somebody waits. */
export function joinedPrompt(scene: Scene, { wish, changed }: Extract<Joined, { ok: true }>): Prompt {
  const { t, session } = scene
  const place = officeWords(scene, wish.officeIds)
  const { change, leave } = t.waiting.showButtons
  return {
    body: paragraphs(
      changed ? t.waiting.changed(place, wish.ahead) : t.waiting.joined(place, wish.ahead),
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

/**
 * Somebody would rather wait at these offices: who it is for is asked first, then when it suits. Where there are free hours it
 * is for a day before the first of them.
 */
export function beginWaiting(scene: Scene, officeIds: readonly number[]): Answer {
  const { session, t } = scene
  const { page, wish, waiting, ...kept } = scene.draft
  const draft: Draft = { ...kept, officeIds }
  const [first] = freeHours({ session, draft }, {}, 1)
  const until = first && addDays(first.day, -1)
  if (until !== undefined && until < today(session)) return next(draft, t.waiting.freeNow)
  const known = requestedPlaces(session, draft, 0) !== undefined
  const asked: Draft = { ...draft, waiting: until === undefined ? {} : { until } }
  return next(asked, known ? '' : t.waiting.begin(officeWords(scene, officeIds)))
}

/** The answers that a booking goes on with when a place is accepted. */
export function answersOf(draft: Draft): string {
  const { page, wish, waiting, slot, heldFor, heldAnswers, earlier, places, elsewhere, ...answers } = draft
  return JSON.stringify(answers)
}

/** Undefined when an older release kept what this one cannot read. */
export function readAnswers(answers: string | undefined): Draft | undefined {
  const read = draftSchema.safeParse(answers === undefined ? undefined : JSON.parse(answers))
  return read.success ? read.data : undefined
}

/** Why somebody was not put on the list, and what else there is. */
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
        body: t.waiting.phoneLimit(rule(session.tx, 'live_people_a_phone')),
        options: [{ question: 'waitingList', value: 'all', title: t.waiting.rows.list.title }, person, menu],
      })
    case 'elsewhere': {
      const who = nameAndInitial(members[why.members?.[0] ?? 0]?.person.name ?? '')
      const claim = t.refused.claim(t.refused.theOffice(theInstitution(session.tx).name), telephoneFor(scene))
      return tell({
        draft,
        body: paragraphs(t.waiting.elsewhere(who), claim, t.waiting.askElsewhere),
        options: [order('claim', t.refused.elsewhereButtons.claim), person, menu],
      })
    }
  }
}
