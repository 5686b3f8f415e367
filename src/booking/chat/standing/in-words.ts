import { findProcedure } from '../../../catalogue/procedures.ts'
import { type Answer, ask, askAbout, saying, tell } from '../../../chat/answer.ts'
import { hasProgress, type RequestedTimes } from '../../../chat/draft.ts'
import { today, whenLong, whenPlain } from '../../../chat/moments.ts'
import { answerFaq, callPerson, withPerson } from '../../../chat/questions/faq.ts'
import type { Scene } from '../../../chat/scene.ts'
import { phrases } from '../../../chat/understanding/phrases.ts'
import type { Reading } from '../../../chat/understanding/reading.ts'
import { words as wordsOf } from '../../../chat/understanding/vocabulary.ts'
import { order, toPerson } from '../../../chat/ways-on.ts'
import { firstMoment, type Group, groupsOf, momentOf } from '../bookings.ts'
import { withSameHour } from '../hour-choice.ts'
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
export function changeInWords(reading: Reading, scene: Scene): Answer | undefined {
  const moves = reading.says('moves it') || (!hasProgress(scene.draft) && reading.says('not at that hour'))
  const request = moves ? 'move' : reading.says(CANNOT_COME) || reading.says(TAKES_OUT) ? 'cancelAppointment' : reading.request
  if (request !== 'move' && request !== 'cancelAppointment') return undefined
  const { session, draft } = scene
  const groups = groupsOf(session)
  const [only, another] = groups
  if (!only) return undefined
  const whose = whoseIsMeant(reading, groups)
  if (request === 'cancelAppointment') return whose && askAbout('cancelling', aboutCancelling(whose), draft)
  if (!whose && another) return askAbout('appointments', 'to:move', draft)
  const { groupId } = whose ?? only
  const [view] = (groups.find((one) => one.groupId === groupId) ?? only).views
  const when = reading.when(today(session, view.office.zone))
  const wish = withSameHour(reading, when?.kind === 'wish' ? when.wish : undefined, view.slot.minute)
  return startMoving(scene, groupId, whose?.members, wish)
}

/**
 * Words of somebody who has an appointment and has begun nothing new: "¿y si mejor el viernes?", "¿se puede más temprano?" ask
 * for another hour of it, "nos vemos el jueves" means the one that stands. Undefined where anything else is named.
 */
export function hearAfterwards(reading: Reading, scene: Scene): Answer | undefined {
  if (hasProgress(scene.draft)) return undefined
  const [only, another] = groupsOf(scene.session)
  if (!only) return undefined
  if (reading.says('which one stands')) return ask('appointments', scene.draft)
  if (reading.says('when they arrive')) return answerFaq('late', scene)
  const aim = reading.aim
  if (reading.says('data are wrong')) return withPerson(scene, scene.t.standing.wrongData, callPerson(scene))
  if (reading.says('names another') || aim?.who || aim?.family) return undefined
  const { slot, office } = only.views[0]
  const when = reading.when(today(scene.session, office.zone))
  const wish = when?.kind === 'wish' ? when.wish : undefined
  const sameDay: RequestedTimes | undefined = reading.says('on the same day') ? { from: slot.day, until: slot.day } : undefined
  if (!wish && !reading.says('another hour')) return undefined
  if (wish && reading.says('the one that stands')) return ask('appointments', scene.draft)
  if (another) return askAbout('appointments', 'to:move', scene.draft)
  return toMove(scene, only, sameDay ?? wish)
}

/**
 * What somebody who has an appointment, and began nothing, tells or asks of the visit that is to come: answered with what can be done
 * with it, and nothing is done by it.
 */
export function hearOfVisit(reading: Reading, scene: Scene): Answer | undefined {
  const [only] = groupsOf(scene.session)
  if (!only || hasProgress(scene.draft)) return undefined
  const { views } = only
  const aim = reading.aim
  const { t, session, draft, language } = scene
  const { rows, ill, otherProcedure, atTheDoor } = t.standing
  if (reading.says('is at the door')) return withPerson(scene, atTheDoor, callPerson(scene))
  // "me dio covid, ¿se puede para la otra semana?" asks for another day, and is asked which.
  if (reading.says('is ill') && !reading.when(today(session, views[0].office.zone))) {
    const ways = [order('move', rows.move.title), order('cancelAppointment', rows.cancel.title)]
    return tell({ body: ill(whenPlain(scene, momentOf(views))), options: [...ways, toPerson(scene)] })
  }
  const lostIt =
    aim?.family === 'lost' &&
    (aim.who === undefined || aim.who === 'self') &&
    !reading.part(withoutPassport(reading.words)).says('names another')
  if (reading.says('another procedure') || lostIt) {
    const name = findProcedure(session.tx, views[0].procedureId)?.name[language] ?? ''
    return withPerson(scene, otherProcedure(name), callPerson(scene))
  }
  if (reading.says('lost the paper') || reading.says('does it stand')) return ask('appointments', draft)
  return reading.says('wants a reminder') ? session.deps.chat.orders.subscribe?.(scene, { misses: 0 }) : undefined
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
