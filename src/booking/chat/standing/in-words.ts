import { findProcedure } from '../../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, saying, tell } from '../../../chat/answer.ts'
import { hasProgress, type RequestedTimes } from '../../../chat/draft.ts'
import { today, whenLong, whenPlain } from '../../../chat/moments.ts'
import { answerFaq, callPerson, withPerson } from '../../../chat/questions/faq.ts'
import type { Scene } from '../../../chat/scene.ts'
import { hearAim } from '../../../chat/understanding/aims.ts'
import { findRequest } from '../../../chat/understanding/commands.ts'
import { asksToMove, refusesHour, withSameHour } from '../../../chat/understanding/moves.ts'
import { phrases } from '../../../chat/understanding/phrases.ts'
import { asksForTheOneThatStands, saysWhenTheyArrive } from '../../../chat/understanding/reasons.ts'
import { everyday } from '../../../chat/understanding/spelling.ts'
import {
  asksAnotherHour,
  asksForReminder,
  asksWhetherItStands,
  looksForPaper,
  meansTheOneThatStands,
  namesAnother,
  needsAnotherProcedure,
  onTheSameDay,
  saysDataAreWrong,
  standsAtTheDoor,
  tellsOfIllness,
} from '../../../chat/understanding/standing-words.ts'
import { hearWhen } from '../../../chat/understanding/times.ts'
import { words as wordsOf } from '../../../chat/understanding/vocabulary.ts'
import { order, toPerson } from '../../../chat/ways-on.ts'
import { firstMoment, type Group, groupsOf, momentOf } from '../bookings.ts'
import { aboutCancelling } from './cancellation.ts'
import { startMoving } from './move.ts'
import { whoseIsMeant } from './who-is-meant.ts'

/** "Leo ya no puede ir": said of somebody else. */
const CANNOT_COME = phrases('in-words', 'stays away')

/** "quitar a Luis" */
const TAKES_OUT = phrases('in-words', 'takes one out')

/**
 * "Quiero cambiar mi cita al martes", "cancelar la cita de Leo": at once to the question that does it, for whom it is plain.
 * Undefined when the words ask for neither, when nothing stands, and for a cancellation of nobody in particular.
 */
export function changeInWords(text: string, scene: Scene): Answer | undefined {
  const moves = asksToMove(text) || (!hasProgress(scene.draft) && refusesHour(text))
  const words = everyday(text)
  const request = moves ? 'move' : CANNOT_COME.test(words) || TAKES_OUT.test(words) ? 'cancelAppointment' : findRequest(text)
  if (request !== 'move' && request !== 'cancelAppointment') return undefined
  const { session, draft } = scene
  const groups = groupsOf(session)
  const [only, another] = groups
  if (!only) return undefined
  const whose = whoseIsMeant(text, groups)
  if (request === 'cancelAppointment') return whose && askAbout('cancelling', aboutCancelling(whose), draft)
  if (!whose && another) return askAbout('appointments', 'to:move', draft)
  const { groupId } = whose ?? only
  const [view] = (groups.find((one) => one.groupId === groupId) ?? only).views
  const when = hearWhen(text, today(session, view.office.zone))
  const wish = withSameHour(text, when?.kind === 'wish' ? when.wish : undefined, view.slot.minute)
  return startMoving(scene, groupId, whose?.members, wish)
}

/**
 * Words of somebody who has an appointment and has begun nothing new: "¿y si mejor el viernes?", "¿se puede más temprano?" ask
 * for another hour of it, "nos vemos el jueves" means the one that stands. Undefined where anything else is named.
 */
export function hearAfterwards(text: string, scene: Scene): Answer | undefined {
  if (hasProgress(scene.draft)) return undefined
  const [only, another] = groupsOf(scene.session)
  if (!only) return undefined
  const words = everyday(text)
  if (asksForTheOneThatStands(text, words)) return ask('appointments', scene.draft)
  if (saysWhenTheyArrive(words)) return answerFaq('late', scene)
  const aim = hearAim(text)
  if (saysDataAreWrong(words)) return withPerson(scene, scene.t.standing.wrongData, callPerson(scene))
  if (namesAnother(words) || aim?.who || aim?.family) return undefined
  const { slot, office } = only.views[0]
  const when = hearWhen(text, today(scene.session, office.zone))
  const wish = when?.kind === 'wish' ? when.wish : undefined
  const sameDay: RequestedTimes | undefined = onTheSameDay(words) ? { from: slot.day, until: slot.day } : undefined
  if (!wish && !asksAnotherHour(words)) return undefined
  if (wish && meansTheOneThatStands(words)) return ask('appointments', scene.draft)
  if (another) return askAbout('appointments', 'to:move', scene.draft)
  return toMove(scene, only, sameDay ?? wish)
}

/**
 * What somebody who has an appointment, and began nothing, tells or asks of the visit that is to come: answered with what can be done
 * with it, and nothing is done by it.
 */
export function hearOfVisit(text: string, scene: Scene): Answer | undefined {
  const [only] = groupsOf(scene.session)
  if (!only || hasProgress(scene.draft)) return undefined
  const { views } = only
  const words = everyday(text)
  const aim = hearAim(text)
  const { t, session, draft, language } = scene
  const { rows, ill, otherProcedure, atTheDoor } = t.standing
  if (standsAtTheDoor(words)) return withPerson(scene, atTheDoor, callPerson(scene))
  // "me dio covid, ¿se puede para la otra semana?" asks for another day, and is asked which.
  if (tellsOfIllness(words) && !hearWhen(text, today(session, views[0].office.zone))) {
    const ways = [order('move', rows.move.title), order('cancelAppointment', rows.cancel.title)]
    return tell({ body: ill(whenPlain(scene, momentOf(views))), options: [...ways, toPerson(scene)] })
  }
  const lostIt = aim?.family === 'lost' && (aim.who === undefined || aim.who === 'self') && !namesAnother(withoutPassport(words))
  if (needsAnotherProcedure(words) || lostIt) {
    const name = findProcedure(session.tx, views[0].procedureId)?.name[language] ?? ''
    return withPerson(scene, otherProcedure(name), callPerson(scene))
  }
  if (looksForPaper(words) || asksWhetherItStands(words)) return ask('appointments', draft)
  return asksForReminder(words) ? session.deps.chat.orders.subscribe?.(scene, { misses: 0 }) : undefined
}

/** The old one that was lost is no other one that is wanted. */
const withoutPassport = (said: string): string =>
  said
    .split(' ')
    .filter((word) => !PASSPORT.has(word))
    .join(' ')

const PASSPORT = wordsOf('in-words', 'a passport')

function toMove(scene: Scene, { groupId, views }: Group, wish: RequestedTimes | undefined): Answer {
  const answer = startMoving(scene, groupId, undefined, wish)
  const stands = scene.t.move.now(whenLong(scene, firstMoment(views)), views[0].office.name)
  return wish && views.length === 1 ? saying(stands, answer) : answer
}
