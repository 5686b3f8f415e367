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

const isToday = ({ session }: Scene, { views: [{ slot, office }] }: Group): boolean => slot.day === today(session, office.zone)

/** Undefined for an appointment of another day, or where nothing is said of today: then it is answered as a question of many. */
export function saysLate(reading: Reading, scene: Scene): Answer | undefined {
  const { session, t } = scene
  const group = groupsOf(session).find((one) => isToday(scene, one))
  if (!group || !isSaid(reading)) return undefined
  const visit = hint(scene, group, 'running_late')
  const words = turnWords(session.tx, t, visit) ?? `${t.visits.lateTold} ${whileKept(scene, group)}`
  return sayLate(scene, words, standsWhen(scene, group), visit.state === 'expected' && t.faq.lateMove)
}

/** Undefined without an appointment. */
export function lateAnswer(scene: Scene): Answer | undefined {
  const { session, t } = scene
  const groups = groupsOf(session)
  const group = groups.find((one) => isToday(scene, one)) ?? groups[0]
  const says = group && `${t.firstOfAll.lateAtDoor} ${whileKept(scene, group)}`
  return group && sayLate(scene, standsWhen(scene, group), says, t.faq.lateMove)
}

/** The rule by which the counter calls. */
function whileKept(scene: Scene, { views: [{ slot, office }] }: Group): string {
  const { session, t } = scene
  const kept = keptUntil(session.tx, slot)
  return kept > session.now ? t.visits.keptUntil(hourOf(scene, kept, office.id)) : t.visits.behind
}

const sayLate = (scene: Scene, ...words: Parameters<typeof paragraphs>): Answer =>
  tell({ body: paragraphs(...words), options: [order('move', scene.t.standing.rows.move.title), wayBack(scene)] })

/** What is known at the office; undefined where the words may mean something else. */
export function saysHere(reading: Reading, scene: Scene, group: Group): string | undefined {
  if (!isSaid(reading)) return undefined
  const { session, t } = scene
  const visit = hint(scene, group, 'says_here')
  const known = turnWords(session.tx, t, visit)
  if (known !== undefined) return known
  const [{ folio = '', office }] = group.views
  return `${t.visits.saysHere(folio, office.name)} ${t.visits.waiting(waitingLine(session.tx, visit.officeId, visit.day).length)}`
}

/** "¿Cuántos van antes que yo?" on the day of the visit; undefined where no arrival was noted. */
export function saysTurn(scene: Scene): Answer | undefined {
  const { session, t } = scene
  const group = groupsOf(session).find((one) => isToday(scene, one))
  const [first] = group?.views ?? []
  const visit = first && visitOf(session.tx, first.groupId, first.slot.startsAt, first.office.id)
  const words = visit && turnWords(session.tx, t, visit)
  return words === undefined ? undefined : inBetween(tell({ body: words, options: [wayBack(scene)] }))
}
