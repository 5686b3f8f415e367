import { type Group, groupsOf } from '../../booking/chat/bookings.ts'
import { standsWhen } from '../../booking/chat/standing/last-visit.ts'
import { type Answer, inBetween, tell } from '../../chat/answer.ts'
import { hourOf, today } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { keptUntil } from '../arrival.ts'
import { waitingLine } from '../line.ts'
import { type Hint, stepVisit, theVisit, type Visit, visitOf } from '../visits.ts'
import { turnWords } from './turn-told.ts'

/** "¿y si llego tarde?" says nothing of today. */
const isSaid = (reading: Reading): boolean => !reading.isAsked && reading.parts.every((part) => part.manner !== 'condition')

/** As a hint for the clerk: an arrival is noted at the door or the counter only. */
function hint({ session: { tx, now } }: Scene, { views: [first] }: Group, said: Hint): Visit {
  const visit = theVisit(tx, first, now)
  return visit.state === 'expected' && visit.hint !== said ? stepVisit(tx, visit, { hint: said }, undefined, now) : visit
}

/** Undefined for an appointment of another day, or where nothing is said of today: then it is answered as a question of many. */
export function saysLate(reading: Reading, scene: Scene): Answer | undefined {
  const { session, t } = scene
  const group = groupsOf(session).find(({ views: [{ slot, office }] }) => slot.day === today(session, office.zone))
  if (!group || !isSaid(reading)) return undefined
  const visit = hint(scene, group, 'running_late')
  const kept = keptUntil(session.tx, visit)
  const words =
    turnWords(session.tx, t, visit) ??
    (kept > session.now ? t.visits.runningLate(hourOf(scene, kept, visit.officeId)) : t.visits.lateTold)
  return tell({
    body: paragraphs(words, standsWhen(scene, group), visit.state === 'expected' && t.faq.lateMove),
    options: [order('move', t.standing.rows.move.title), wayBack(scene)],
  })
}

/** What is known at the office; undefined where the words may mean something else. */
export function saysHere(reading: Reading, scene: Scene, group: Group): string | undefined {
  if (!isSaid(reading)) return undefined
  const { session, t } = scene
  const visit = hint(scene, group, 'says_here')
  const known = turnWords(session.tx, t, visit)
  if (known !== undefined) return known
  const [{ folio = '' }] = group.views
  return `${t.visits.saysHere(folio)} ${t.visits.waiting(waitingLine(session.tx, visit.officeId, visit.day).length)}`
}

/** "¿Cuántos van antes que yo?" on the day of the visit; undefined where no arrival was noted. */
export function saysTurn(scene: Scene): Answer | undefined {
  const { session, t } = scene
  const group = groupsOf(session).find(({ views: [{ slot, office }] }) => slot.day === today(session, office.zone))
  const [first] = group?.views ?? []
  const visit = first && visitOf(session.tx, first.groupId, first.slot.startsAt, first.office.id)
  const words = visit && turnWords(session.tx, t, visit)
  return words === undefined ? undefined : inBetween(tell({ body: words, options: [wayBack(scene)] }))
}
