import { addDays } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, again, ask, askAbout, inBetween, leaveAlone, next, saying, tell } from '../../chat/answer.ts'
import { type Draft, EMPTY, hasProgress, isSeveral, withPerson } from '../../chat/draft.ts'
import { dayOf, hourOf, whenPlain } from '../../chat/moments.ts'
import {
  type ChatPart,
  firstNeeded,
  firstOf,
  isQuestionName,
  type Order,
  type QuestionName,
  questionOf,
  rankOf,
  type Stands,
  standing,
  type Told,
} from '../../chat/part.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import { answerFaq } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toAppointments, toPerson, wayBack } from '../../chat/ways-on.ts'
import { isMuted, setMuted } from '../../messaging/contacts.ts'
import type { Command } from '../../reading/acts.ts'
import { findSlot } from '../../schedule/availability.ts'
import { groupsOf, groupsToCome, momentOf } from './bookings.ts'
import { withoutPlace } from './changed-draft.ts'
import { costs, costsAsked, costsOfBooking, costsOrAll, paymentAsked } from './costs.ts'
import { withoutLastDetail } from './details.ts'
import { officesDoing, reopenOffice } from './only-office.ts'
import { ownHold, renewOwnHold } from './own-hold.ts'
import { tellPayment } from './payment.ts'
import { keptSoFar, placeKept } from './progress.ts'
import { folio } from './standing/folio.ts'
import { startMoving } from './standing/move.ts'
import { mistaken, undoLast } from './standing/undo.ts'

/** After so long a greeting is a return. */
const A_WHILE_MS = 30 * 60_000

export const orders: Partial<Record<Command, Order>> = {
  greeting: welcome,
  // About the current booking, else about the appointment.
  bring: (scene) =>
    (hasProgress(scene.draft) ? costsOfBooking({ ...scene, beside: true }) : ofAppointment('bring', scene)) ??
    ask('costs', scene.draft),
  way: (scene) => ofAppointment('way', scene) ?? answerFaq('where', scene) ?? tellAppointments(scene),
  costs: costsOrAll,
  payment: tellPayment,
  appointments: tellAppointments,
  move: moveAppointment,
  cancel: (scene) => (hasProgress(scene.draft) ? ask('quit', scene.draft) : cancelAppointment(scene)),
  cancelAppointment,
  undo: undoLast,
  mistake: mistaken,
  erase: eraseOrSay,
  stop: mute,
  subscribe: unmute,
  restart: ({ t }) => next(EMPTY, t.resume.restarted),
  soFar,
  correct: (scene) => (hasProgress(scene.draft) ? ask('card', scene.draft) : ask('appointments', scene.draft)),
  moreTime,
  // From an interruption, back leads to where it interrupted, without undoing an answer.
  back: (scene, { asked }) => (hasProgress(scene.draft) && isAside(scene, asked?.question) ? next(scene.draft) : goBack(scene)),
  otherOffice: (scene, state) =>
    hasProgress(scene.draft) ? next(reopenOffice(scene.session, scene.draft)) : anotherHour(scene, state),
  otherDay,
}

/** The same in a sentence that says more: what is done at once is offered. */
export const ordersNaming: NonNullable<ChatPart['ordersNaming']> = {
  costs: costsAsked,
  payment: paymentAsked,
  bring: (reading, scene) => ((reading.aim?.family ?? '') === scene.draft.family ? undefined : costs.hear?.(reading, scene)),
  stop: (_reading, scene) => offers('stop', scene),
  subscribe: (_reading, scene) => (isMuted(scene.session.tx, scene.session.contact.id) ? offers('subscribe', scene) : undefined),
}

function offers(one: 'stop' | 'subscribe', scene: Scene): Answer {
  const { says, button } = scene.t.muting.offers[one]
  return inBetween(tell({ body: says, options: [order(one, button), wayBack(scene)] }))
}

const isAside = (scene: Scene, name = ''): boolean => isQuestionName(scene, name) && questionOf(scene, name).aside === true

/** Nothing more is asked or sent when the hold runs out. Appointments are mentioned, so that they are not believed gone. */
export function giveUp(scene: Scene): Answer {
  const { draft, session, t } = scene
  const [group, another] = groupsOf(session)
  const stands = another ? t.muting.severalStand : group && t.muting.stands(whenPlain(scene, momentOf(group.views)))
  const kept = hasProgress(draft) && t.common.keptQuietly(rule(session.tx, 'draft_days'))
  const waits = besideAppointments(scene)?.note
  return leaveAlone({
    body: paragraphs(lines(t.common.leftAlone, stands ?? t.common.nothingMade, waits), lines(kept, t.common.comeBack)),
  })
}

export function stands(scene: Scene): Stands | undefined {
  if (groupsOf(scene.session).length === 0) return undefined
  const { t } = scene
  const button = toAppointments(scene)
  return { question: 'appointments', row: button, button, missed: t.standing.missed, used: t.common.usedButton }
}

export const besideAppointments = (scene: Scene): Stands | undefined =>
  firstOf(scene, (part) => (part.questions && 'appointments' in part.questions ? undefined : part.stands?.(scene)))

/** Another hour of the appointment, or other days to wait for. */
const anotherHour = (scene: Scene, state: Told): Answer => {
  if (groupsOf(scene.session).length > 0) return moveAppointment(scene, state)
  return ask(besideAppointments(scene)?.question ?? 'menu', scene.draft)
}

/** Unconfirmed answers after a yes; the rest by data rights. What is kept is said in both. */
export function eraseOrSay(scene: Scene): Answer {
  const { draft, session, t } = scene
  const kept = [t.erase.what.number, t.erase.what.chat, ...session.deps.chat.parts.flatMap((part) => part.keeps?.(scene) ?? [])]
  const says = t.erase.keeps(t.listed(kept))
  if (hasProgress(draft) || draft.near || draft.state || draft.proposal) return ask('erase', draft, says)
  return saying(says, session.deps.chat.orders.rights?.(scene, { misses: 0 }) ?? tell({ body: '' }))
}

/** Before anything was shown, or with a hold, the first ones. */
function otherDay(scene: Scene, state: Told): Answer {
  const { draft, session } = scene
  const { wish, page, waiting, ...rest } = draft
  const more = state.asked?.options.find((one) => one.question === 'slot' && one.value.startsWith('more:'))
  if (more) return ask('slot', { ...rest, page: more.value.slice('more:'.length) })
  const last = state.asked?.options.findLast(({ question, value }) => question === 'office' && value.startsWith('at:'))
  const shown = last && findSlot(session.tx, Number(last.value.slice('at:'.length)))
  if (shown) return next({ ...rest, wish: { from: addDays(shown.day, 1) } })
  if (!hasProgress(draft)) return anotherHour(scene, state)
  return draft.slot ? ask('slot', rest) : next(rest)
}

function welcome({ draft, session, t }: Scene, state: Told): Answer {
  if (!hasProgress(draft)) return ask('menu', draft)
  const heardAt = state.heardAt ?? session.now
  const away = session.now - heardAt
  return away < A_WHILE_MS ? again(draft, t.resume.here) : askAbout('resume', dayOf({ session }, heardAt), draft)
}

/** With the hold's state; without a booking, the appointments. */
function soFar(scene: Scene, { heardAt, asked }: Told): Answer {
  const { draft, session } = scene
  if (draft.earlier && !draft.slot && firstNeeded(scene) === 'slot') return ask('slot', draft, placeKept(scene))
  // The open question comes again; after an absence, whether to go on.
  const open = asked && isQuestionName(scene, asked.question) && rankOf(scene, asked.question) >= 0
  const name = asked?.question as QuestionName
  if (open && hasProgress(draft) && !draft.earlier)
    return ask(
      questionOf(scene, name).isNeeded?.(scene) ? name : firstNeeded(scene),
      draft,
      [draft.slot ? '' : keptSoFar(scene), placeKept(scene)].join(' ').trim(),
    )
  return hasProgress(draft) ? askAbout('resume', dayOf({ session }, heardAt ?? session.now), draft) : ask('appointments', draft)
}

/** A booking under way may be taken for one: it is told apart, and goes on. */
export function tellAppointments(scene: Scene): Answer {
  const { draft, t } = scene
  if (!hasProgress(draft) || standing(scene)) return ask('appointments', draft)
  return inBetween(tell({ body: paragraphs(t.appointments.notYet, placeKept(scene)), options: [toPerson(scene)] }))
}

function cancelAppointment(scene: Scene): Answer {
  const { draft, session } = scene
  const [only, another] = groupsToCome(session)
  if (!only) return tellAppointments(scene)
  return another ? askAbout('appointments', 'to:cancel', draft) : askAbout('cancelling', only.groupId, draft)
}

function moveAppointment(scene: Scene, _state: Told): Answer {
  const [only, another] = groupsToCome(scene.session)
  if (!only) {
    const told = tellAppointments(scene)
    return told.kind === 'tell' ? saying(scene.t.faq.notComingYet, told) : told
  }
  return another ? askAbout('appointments', 'to:move', scene.draft) : startMoving(scene, only.groupId)
}

/** Of the only appointment, or of a chosen one. */
function ofAppointment(what: 'bring' | 'way', scene: Scene): Answer | undefined {
  const [only, another] = groupsOf(scene.session)
  if (!only) return undefined
  return another ? ask('appointments', scene.draft) : folio.choose(`${what}:${only.groupId}`, scene)
}

function moreTime(scene: Scene): Answer {
  const { draft, session, t } = scene
  const hold = ownHold(session)
  if (!hold && !hasProgress(draft)) return again(draft, t.hold.noHurry)
  if (!hold) return draft.slot ? next(draft) : again(draft, t.hold.nothing)
  const renewed = renewOwnHold(session)
  const until = hourOf(scene, (renewed ?? hold).until, hold.slot.officeId)
  if (!renewed) return next(draft, t.hold.notRenewed(until))
  if (renewed.renewals === hold.renewals) return next(draft, t.hold.longEnough(until))
  const last = renewed.renewals >= rule(session.tx, 'hold_renewals')
  return next(draft, [t.hold.renewed(until), last && t.hold.lastRenewal].filter(Boolean).join(' '))
}

/** With a held hour, what to correct is asked. */
function goBack({ draft, session }: Scene): Answer {
  if (draft.slot || (isSeveral(draft) && draft.people.length > 0)) return ask('correct', draft)
  const undetailed = withoutLastDetail({ session, draft })
  if (undetailed) return next(undetailed)
  const person = draft.people[0] ?? {}
  if (person.name && (person.curp || person.noCurp)) return next(withPerson(draft, 0, { name: undefined }))
  if (person.curp || person.noCurp) return next(withPerson(draft, 0, WITHOUT_CURP))
  if (draft.who && officesDoing({ session, draft }).length === 1) return ask('menu', draft)
  if (draft.officeIds) return next(reopenOffice(session, draft))
  if (draft.near || draft.state) return next(withoutPlace(draft))
  return draft.who ? ask('menu', draft) : again(draft)
}

const WITHOUT_CURP: Partial<Draft['people'][number]> = { curp: undefined, noCurp: undefined, birthDate: undefined }

/** BAJA: no reminders or offers. What still comes, and that the appointment stands. */
function mute(scene: Scene): Answer {
  const { session, t } = scene
  setMuted(session.tx, session.contact.id, session.now)
  const [group, another] = groupsOf(session)
  const stands = another ? t.muting.severalStand : group && t.muting.stands(whenPlain(scene, momentOf(group.views)))
  return tell({ body: paragraphs(t.muting.muted, lines(stands, t.muting.still), t.muting.back) })
}

/** ALTA; nothing changes without an earlier BAJA. */
function unmute({ session, t }: Scene): Answer {
  const wasMuted = isMuted(session.tx, session.contact.id)
  if (wasMuted) setMuted(session.tx, session.contact.id, undefined)
  return tell({ body: paragraphs(wasMuted ? t.muting.unmuted : t.muting.on, t.muting.mute) })
}
