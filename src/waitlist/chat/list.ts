import { findMeant, firstMoment, type Group, groupsOf } from '../../booking/chat/bookings.ts'
import { movesLeft, usedUp } from '../../booking/chat/standing/move-target.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, askAbout, close, next, tell } from '../../chat/answer.ts'
import { hasProgress, onlyOne } from '../../chat/draft.ts'
import { dayWords, untilWords, wall, whenPlain } from '../../chat/moments.ts'
import { fitDescription, fitRow, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { State } from '../../chat/state.ts'
import { order, toAppointments, toMenu, wayBack } from '../../chat/ways-on.ts'
import { DAY } from '../../clock.ts'
import { isMuted } from '../../messaging/contacts.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { openOffersOf } from '../answers.ts'
import { FREE_ACCOUNT_WAITS, goOn } from '../entries.ts'
import { wentBefore } from '../positions.ts'
import type { WaitlistEntry } from '../types.ts'
import { leave, pausedEntryOf, restingEntryOf } from '../wishes.ts'
import {
  ageWords,
  beginWaiting,
  joinedPrompt,
  namesOf,
  officeWords,
  ownEntries,
  restOf,
  sayNotJoined,
  wishLines,
  wishOf,
} from './entry.ts'
import { bookAt } from './while-waiting.ts'

/** Position in line: one entry is shown at once, several are chosen from. `about`: the entry to show. */
export const waitingList: Question = {
  aside: true,
  lasting: true,
  numbered: true,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const wishes = ownEntries(session)
    const [first, second] = wishes
    const chosen = wishes.find((one) => String(one.id) === about) ?? (second ? undefined : first)
    if (chosen) return show(scene, chosen)
    const { tx, deps, contact } = session
    const paused = first ? undefined : pausedEntryOf(tx, deps.vault, contact.id)
    if (paused) {
      return {
        body: paragraphs(
          t.waiting.paused(officeWords(scene, paused.officeIds)),
          t.waiting.backHow[restOf(paused)],
          t.waiting.askShow,
        ),
        options: [{ value: `back:${paused.id}`, title: t.waiting.backButton.buttons.back }, toMenu(scene)],
      }
    }
    if (!first) {
      // Asking while joining loses nothing.
      const goesOn = hasProgress(scene.draft)
      const only = goesOn ? undefined : onlyOne(groupsOf(session))
      if (only) return noneWith(scene, only)
      return {
        body: paragraphs(t.waiting.none, goesOn ? t.resume.ask : t.waiting.askNone),
        options: [goesOn ? wayBack(scene) : order('start', t.common.buttons.start), toMenu(scene)],
      }
    }
    return {
      body: paragraphs(t.waiting.several(wishes.length), t.waiting.askSeveral),
      options: wishes.slice(0, ROWS_MAX).map((wish, i) => wishRow(scene, wish, i + 1)),
      open: t.waiting.open,
    }
  },
  choose(value, scene): Answer {
    const { session, draft, t } = scene
    const [what = '', id = ''] = value.split(':')
    if (what === 'back') return goBack(scene, Number(id))
    if (what === 'earlier') return lookEarlier(scene, id)
    if (what === 'all') return ask('waitingList', draft)
    if (what === 'at') return bookAt(scene, id, Number(value.split(':')[2]))
    if (!wishOf(session, id)) return ask('waitingList', draft, t.waiting.notAny)
    if (what === 'given') return howGiven(scene, id)
    if (what === 'change') return askAbout('waitWhen', `wish:${id}`, draft)
    return askAbout(what === 'leave' ? 'leavingList' : 'waitingList', id, draft)
  },
  hear(reading, scene) {
    const wishes = ownEntries(scene.session)
    const shown = wishes.find((one) => String(one.id) === scene.about) ?? (wishes.length === 1 ? wishes[0] : undefined)
    if (shown && reading.says('leaves the list')) return this.choose(`leave:${shown.id}`, scene)
    return shown && reading.says('changes the wish') ? this.choose(`change:${shown.id}`, scene) : undefined
  },
}

/** With an appointment there is no need to wait, but an earlier day may be waited for. */
function noneWith(scene: Scene, { groupId, views }: Group): Prompt {
  const { t } = scene
  return {
    body: paragraphs(t.waiting.noneNeeded(whenPlain(scene, firstMoment(views))), t.waiting.askShow),
    open: t.common.open,
    options: [{ value: `earlier:${groupId}`, ...t.waiting.rows.earlier }, toAppointments(scene), toMenu(scene)],
  }
}

/** After failed offers or the end of its time. */
function goBack(scene: Scene, wishId: number): Answer {
  const { session, draft, t } = scene
  if (wishOf(session, wishId)) return askAbout('waitingList', String(wishId), draft)
  const { tx, deps, contact, now } = session
  const joined = goOn(tx, deps, contact.id, wishId, now)
  if (!joined) return ask('menu', draft, t.waiting.notAny)
  if (joined.ok) return close(joinedPrompt(scene, joined))
  const names = restingEntryOf(tx, deps.vault, contact.id, wishId)?.names ?? []
  return sayNotJoined(
    scene,
    joined,
    names.map((name) => ({ person: { name, birthDate: '' } })),
  )
}

function show(scene: Scene, wish: WaitlistEntry): Prompt {
  const { t, session } = scene
  const offer = openOffersOf(session.tx, session.contact.id, session.now).find((one) => one.wishId === wish.id)
  const { accept, decline, change, leave, given: title } = t.waiting.showButtons
  const given: PromptOption = { question: 'waitingList', value: `given:${wish.id}`, title }
  const leaving: PromptOption = { question: 'waitingList', value: `leave:${wish.id}`, title: leave }
  const options: PromptOption[] = offer
    ? [
        { question: 'waitOffer', value: `yes:${offer.id}`, title: accept },
        { question: 'waitOffer', value: `no:${offer.id}`, title: decline },
        leaving,
      ]
    : [{ question: 'waitingList', value: `change:${wish.id}`, title: change }, leaving, given]
  return {
    body: paragraphs(
      t.waiting.show(officeWords(scene, wish.officeIds), wish.ahead),
      ageWords(scene, wish),
      wish.resting.length > 0 && t.waiting.resting(officeWords(scene, wish.resting)),
      wishLines(scene, wish),
      offer && t.waiting.kept(whenPlain(scene, offer.slot), untilWords(scene, offer)),
      isMuted(session.tx, session.contact.id) && t.waiting.silent,
      t.waiting.fair,
      t.waiting.askShow,
    ),
    options,
  }
}

/** What became of those who stood before. */
function howGiven(scene: Scene, wishId: string | undefined): Answer {
  const { t, session, draft } = scene
  const wish = wishOf(session, wishId)
  const [officeId] = wish?.officeIds ?? []
  if (!wish || officeId === undefined) return ask('waitingList', draft, t.waiting.notAny)
  const { served, gone } = wentBefore(session.tx, wish.id)
  const { day } = wall(wish.joinedAt, theOffice(session.tx, officeId).zone)
  return close({
    body: paragraphs(t.waiting.given(dayWords(scene, day), wish.joinedBehind, served, gone), t.waiting.givenHow(wish.ahead)),
    options: [{ question: 'waitingList', value: `see:${wish.id}`, title: t.waiting.rows.list.title }, toMenu(scene)],
  })
}

/** Told apart by people: entries are mostly for the same office. */
function wishRow(scene: Scene, wish: WaitlistEntry, number: number): PromptOption {
  const title = fitRow(`${number}. ${namesOf(scene, wish)}`)
  return {
    question: 'waitingList',
    value: `see:${wish.id}`,
    title,
    description: fitDescription(officeWords(scene, wish.officeIds)),
  }
}

/** Leaves the line after a yes to this very question. */
export const leavingList: Question = {
  acts: true,
  ask(scene) {
    const { t, session, about } = scene
    const wish = wishOf(session, about)
    if (!wish) return { body: t.waiting.notAny, options: [toMenu(scene)] }
    return {
      body: paragraphs(t.waiting.leave(officeWords(scene, wish.officeIds)), t.waiting.askLeave),
      options: [
        { value: `yes:${wish.id}`, title: t.waiting.leaveButtons.yes },
        { value: `no:${wish.id}`, title: t.waiting.leaveButtons.no },
      ],
    }
  },
  choose(value, scene): Answer {
    const { session, draft, t } = scene
    const [what, id] = value.split(':')
    const wish = wishOf(session, id)
    if (!wish) return next(draft, t.waiting.notAny)
    const menu = toMenu(scene)
    if (what !== 'yes') return close({ body: t.waiting.stayed, options: [menu] })
    leave(session.tx, session.contact.id, wish.id, session.now)
    const back: PromptOption = { question: 'waitingList', value: `back:${wish.id}`, title: t.waiting.backButton.buttons.back }
    return close({ body: t.waiting.left(officeWords(scene, wish.officeIds)), options: [back, menu] })
  },
  hear(reading, scene) {
    const no = reading.says('stays in the list')
    if (scene.about === undefined || (!no && !reading.agrees('leaving the list')?.firm)) return undefined
    return this.choose(`${no ? 'no' : 'yes'}:${scene.about}`, scene)
  },
  stale(value, scene) {
    const [what, id = ''] = value.split(':')
    return what === 'yes' ? askAbout('leavingList', id, scene.draft) : this.choose(value, scene)
  },
}

/** An appointment that may no longer be changed could not accept an earlier date. */
function lookEarlier(scene: Scene, groupId: string): Answer {
  const { session, draft, t } = scene
  const meant = findMeant(session, groupId, undefined)
  if (!meant) return next(draft, t.appointments.gone)
  // On the day of the visit it stands until midnight, and nothing is earlier.
  if (meant.views[0].slot.startsAt <= session.now) return askAbout('appointments', groupId, draft)
  if (!session.contact.proven) return sayNotJoined(scene, FREE_ACCOUNT_WAITS, [])
  return movesLeft(scene, meant.views) > 0 ? askAbout('waitWhen', `group:${groupId}`, draft) : tell(usedUp(scene, meant))
}

/** "lista de espera", "avíseme": for the current booking, else for an earlier day than the only appointment, else the list. */
export function waitForPlace(scene: Scene, { asked }: Pick<State, 'asked'>): Answer {
  const { session, draft } = scene
  const offered = asked?.options.find((one) => one.value.startsWith('wait:'))?.value.slice('wait:'.length)
  const officeIds = draft.officeIds ?? offered?.split(',').map(Number)
  if (hasProgress(draft)) return officeIds ? beginWaiting(scene, officeIds) : next(draft, scene.t.waiting.placeFirst)
  if (ownEntries(session).length > 0) return ask('waitingList', draft)
  const only = onlyOne(groupsOf(session))
  return only ? lookEarlier(scene, only.groupId) : ask('menu', draft, scene.t.waiting.aimFirst)
}

export function leaveList({ session, draft }: Scene): Answer {
  const only = onlyOne(ownEntries(session))
  return only ? askAbout('leavingList', String(only.id), draft) : ask('waitingList', draft)
}

/** So near a visit an earlier place is of little use. */
const TOO_NEAR_MS = 2 * DAY

export function earlierRow(scene: Scene, { groupId, views }: Group): PromptOption | undefined {
  const { t, session } = scene
  if (views[0].slot.startsAt - session.now < TOO_NEAR_MS || movesLeft(scene, views) === 0) return undefined
  if (ownEntries(session).some((wish) => wish.movesGroup === groupId)) return undefined
  return { question: 'waitingList', value: `earlier:${groupId}`, ...t.waiting.rows.earlier }
}

/** Undefined without an entry. */
export function listRow({ t, session }: Scene): PromptOption | undefined {
  return ownEntries(session).length > 0 ? { question: 'waitingList', value: 'all', ...t.waiting.rows.list } : undefined
}

/** For a person who asks for an appointment, has none, but waits for one. */
export function listInstead(scene: Scene): Prompt {
  const list = waitingList.ask({ ...scene, about: undefined })
  return { ...list, body: paragraphs(scene.t.waiting.noAppointment, list.body) }
}
