import { groupsOf, momentOf } from '../booking/chat/bookings.ts'
import { costsOfBooking } from '../booking/chat/costs.ts'
import { withoutLastDetail } from '../booking/chat/details.ts'
import { ownHold, renewOwnHold } from '../booking/chat/hold.ts'
import { officesDoing, reopenOffice } from '../booking/chat/office.ts'
import { withoutPlace } from '../booking/chat/place.ts'
import { folio } from '../booking/chat/standing/folio.ts'
import { startMoving } from '../booking/chat/standing/move.ts'
import { mute, unmute } from '../booking/chat/subscription.ts'
import { theInstitution } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { type Answer, again, ask, askAbout, inBetween, leaveAlone, next, tell } from './answer.ts'
import { thanked } from './courtesy.ts'
import { type Draft, EMPTY, hasProgress, isSeveral, withPerson } from './draft.ts'
import { dayOf, hourOf, telephoneFor, whenPlain } from './moments.ts'
import { firstOf, isQuestionName, type Order, type QuestionName, questionOf, rankOf, type Stands, type Told } from './part.ts'
import { lines, paragraphs } from './prompt.ts'
import { answerFaq } from './questions/faq.ts'
import { keptSoFar } from './questions/resume.ts'
import type { Scene } from './scene.ts'
import type { Command } from './understanding/commands.ts'
import { wayBack } from './ways-on.ts'

/** After so long a mere greeting is a return, and what was kept is said. */
const A_WHILE_MS = 30 * 60_000

/** Does what a command asks for; the words and the button of the same command lead here. What nobody does is not understood. */
export function obey(command: Command, scene: Scene, state: Told): Answer {
  return scene.session.deps.chat.orders[command]?.(scene, state) ?? again(scene.draft, scene.t.common.missed)
}

/** What belongs to no capability, and what leads through the booking under way. */
export const orders: Partial<Record<Command, Order>> = {
  greeting: welcome,
  menu: ({ draft }) => ask('menu', draft),
  start: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  assistant: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  privacy: tellPrivacy,
  // Whoever is booking asks about what is being booked; everybody else about the appointment that stands.
  bring: (scene) => (hasProgress(scene.draft) ? costsOfBooking(scene) : ofAppointment('bring', scene)) ?? ask('costs', scene.draft),
  way: (scene) => ofAppointment('way', scene) ?? answerFaq('where', scene) ?? ask('appointments', scene.draft),
  appointments: ({ draft }) => ask('appointments', draft),
  move: moveAppointment,
  cancel: (scene) => (hasProgress(scene.draft) ? ask('quit', scene.draft) : cancelAppointment(scene)),
  cancelAppointment,
  erase: ({ draft, t }) =>
    hasProgress(draft) || draft.near || draft.state || draft.proposal ? ask('erase', draft) : tell({ body: t.erase.nothing }),
  park,
  stop: mute,
  subscribe: unmute,
  restart: ({ t }) => next(EMPTY, t.resume.restarted),
  // Whoever was told what the case needs and says "seguir" goes on in spite of it.
  goOn: (scene, { asked }) => (hasProgress(scene.draft) ? next(passed(scene, asked?.question)) : ask('menu', scene.draft)),
  soFar,
  moreTime,
  language: ({ draft }) => ask('language', draft),
  english: () => ({ kind: 'speak', language: 'en' }),
  spanish: () => ({ kind: 'speak', language: 'es-MX' }),
  easy: () => ({ kind: 'speak', language: 'es-facil' }),
  unclear,
  // From what only interrupted, back is where it interrupted: no answer is taken away.
  back: (scene, { asked }) => (hasProgress(scene.draft) && isAside(scene, asked?.question) ? next(scene.draft) : goBack(scene)),
  otherOffice: (scene, state) =>
    hasProgress(scene.draft) ? next(reopenOffice(scene.session, scene.draft)) : anotherHour(scene, state),
  otherDay,
  thanks: (scene, { asked }) => thanked(scene, asked),
}

const passed = (scene: Scene, name = ''): Draft =>
  (isQuestionName(scene, name) && questionOf(scene, name).passed?.(scene.draft)) || scene.draft

const isAside = (scene: Scene, name = ''): boolean => isQuestionName(scene, name) && questionOf(scene, name).aside === true

function park(scene: Scene): Answer {
  const { draft, session, t } = scene
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  return tell({ body: t.common.parked(rule(session.tx, 'draft_days')), options: [wayBack(scene)] })
}

/**
 * Whoever wants no more of it is left alone: nothing is asked, and nothing comes when the hold runs out. What stands is said,
 * because nobody should believe that it is gone.
 */
export function giveUp(scene: Scene): Answer {
  const { draft, session, t } = scene
  const [group, another] = groupsOf(session)
  const stands = another ? t.muting.severalStand : group && t.muting.stands(whenPlain(scene, momentOf(group.views)))
  const kept = hasProgress(draft) && t.common.keptQuietly(rule(session.tx, 'draft_days'))
  const waits = standing(scene)?.note
  return leaveAlone({
    body: paragraphs(lines(t.common.leftAlone, stands ?? t.common.nothingMade, waits), lines(kept, t.common.comeBack)),
  })
}

/** Where nothing was begun: another hour of the appointment that stands, or other days to wait for. */
const anotherHour = (scene: Scene, state: Told): Answer => {
  if (groupsOf(scene.session).length > 0) return moveAppointment(scene, state)
  return ask(standingOrMenu(scene), scene.draft)
}

/** What there is of this person beside appointments. */
export const standing = (scene: Scene): Stands | undefined => firstOf(scene, (part) => part.stands?.(scene))

/** Whether this person has an appointment, or anything else that goes on. */
export const hasStanding = (scene: Scene): boolean => groupsOf(scene.session).length > 0 || standing(scene) !== undefined

/** Where somebody without an appointment goes on: with what stands beside, else at the beginning. */
export const standingOrMenu = (scene: Scene): QuestionName => standing(scene)?.question ?? 'menu'

/** Other hours than those shown; before anything was shown, or for somebody who holds one, the first ones. */
function otherDay(scene: Scene, state: Told): Answer {
  const { draft } = scene
  const { wish, page, waiting, ...rest } = draft
  const more = state.asked?.options.find((one) => one.question === 'slot' && one.value.startsWith('more:'))
  if (more) return ask('slot', { ...rest, page: more.value.slice('more:'.length) })
  if (!hasProgress(draft)) return anotherHour(scene, state)
  return draft.slot ? ask('slot', rest) : next(rest)
}

/** Asked once more; whoever says so again is offered shorter sentences, and who has them already a person. */
function unclear(scene: Scene, { misses }: Told): Answer {
  const { draft, language, t } = scene
  if (misses === 0) return again(draft, t.language.unclear)
  if (language === 'es-MX') return askAbout('language', 'easy', draft)
  return again(draft, t.common.missedAgain(telephoneFor(scene)))
}

function welcome({ draft, session, t }: Scene, state: Told): Answer {
  if (!hasProgress(draft)) return ask('menu', draft)
  const heardAt = state.heardAt ?? session.now
  const away = session.now - heardAt
  return away < A_WHILE_MS ? again(draft, t.resume.here) : askAbout('resume', dayOf({ session }, heardAt), draft)
}

/** What was kept of a booking, and whether its hour is still held; without a booking, what stands. */
function soFar(scene: Scene, { heardAt, asked }: Told): Answer {
  const { draft, session } = scene
  // In the middle of it the open question comes again; whoever was away is asked whether to go on.
  const open = asked && isQuestionName(scene, asked.question) && rankOf(scene, asked.question) >= 0
  if (open && hasProgress(draft) && !draft.slot && !draft.earlier)
    return ask(asked.question as QuestionName, draft, keptSoFar(scene))
  return hasProgress(draft) ? askAbout('resume', dayOf({ session }, heardAt ?? session.now), draft) : ask('appointments', draft)
}

function cancelAppointment({ draft, session }: Scene): Answer {
  const [only, another] = groupsOf(session)
  if (!only) return ask('appointments', draft)
  return another ? askAbout('appointments', 'to:cancel', draft) : askAbout('cancelling', only.groupId, draft)
}

function moveAppointment(scene: Scene, _state: Told): Answer {
  const [only, another] = groupsOf(scene.session)
  if (!only) return ask('appointments', scene.draft)
  return another ? askAbout('appointments', 'to:move', scene.draft) : startMoving(scene, only.groupId)
}

/** What a button under the folio shows, asked for in words: of the only appointment at once, of several the one that is chosen. */
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

function tellPrivacy(scene: Scene): Answer {
  const { t, session } = scene
  const { name, address, legalBasis, privacyContact, privacyUrl } = theInstitution(session.tx)
  const told = tell({
    body: paragraphs(
      lines(t.privacy.title, t.privacy.responsible(name, address)),
      lines(t.privacy.use, t.privacy.transfer),
      t.privacy.basis(legalBasis),
      t.privacy.rights(privacyContact),
      t.privacy.keep(rule(session.tx, 'draft_days')),
      privacyUrl && t.privacy.full(privacyUrl),
    ),
    options: [wayBack(scene)],
  })
  return inBetween(told)
}

/** The last answer is open again, and nothing else changes. Once an hour is held, whoever goes back chooses what to correct. */
function goBack({ draft, session }: Scene): Answer {
  if (draft.slot || (isSeveral(draft) && draft.people.length > 0)) return ask('correct', draft)
  const undetailed = withoutLastDetail({ session, draft })
  if (undetailed) return next(undetailed)
  const person = draft.people[0] ?? {}
  if (person.oldPassport !== undefined) return next(withPerson(draft, 0, { oldPassport: undefined }))
  if (person.name && (person.curp || person.noCurp)) return next(withPerson(draft, 0, { name: undefined }))
  if (person.curp || person.noCurp) return next(withPerson(draft, 0, WITHOUT_CURP))
  if (draft.who && officesDoing({ session, draft }).length === 1) return ask('menu', draft)
  if (draft.officeIds) return next(reopenOffice(session, draft))
  if (draft.near || draft.state) return next(withoutPlace(draft))
  return draft.who ? ask('menu', draft) : again(draft)
}

const WITHOUT_CURP: Partial<Draft['people'][number]> = { curp: undefined, noCurp: undefined, birthDate: undefined }
