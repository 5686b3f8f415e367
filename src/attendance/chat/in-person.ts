import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, next, saying } from '../../chat/answer.ts'
import { lines, type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Speaker } from '../../chat/scene.ts'
import { toPerson, withWayBack } from '../../chat/ways-on.ts'
import { limitPassed, missedBy } from '../missed-visits.ts'

/** From now on an appointment is given at the counter: said with where that is and who can look at it. */
export function inPerson({ session, t }: Pick<Speaker, 't' | 'session'>): Prompt {
  const reviews = missedBy(session.tx, session.contact.id).filter((one) => one.reviewBy !== null)
  const stands = reviews.length > 0 && reviews.every((one) => one.reviewedAt !== null)
  const why = stands ? t.attendance.stands : t.attendance.reviewed
  return {
    body: paragraphs(t.attendance.inPerson, why, t.attendance.askInPerson),
    options: [{ question: 'atTheCounter', value: 'offices', title: t.attendance.offices }, toPerson({ t })],
  }
}

export function inPersonAt(speaker: Speaker, agencyId: number): Prompt | undefined {
  const { tx, contact, now } = speaker.session
  const newcomer = { audience: undefined, personId: undefined, unverified: false, agencyId }
  return limitPassed(tx, contact.id, [newcomer], now) ? inPerson(speaker) : undefined
}

/** Where its counter is, and its hours: of the office in mind, or of the last visit. */
export const atTheCounter: Question = {
  aside: true,
  ask: (scene) => withWayBack(scene, scene.t.attendance.inPerson),
  choose(_value, scene): Answer {
    const { session, draft, t } = scene
    const officeIds =
      draft.officeIds ??
      missedBy(session.tx, session.contact.id)
        .slice(0, 1)
        .map(({ officeId }) => officeId)
    const places = officeIds.map((id) => theOffice(session.tx, id)).map((one) => t.folio.office(one.name, one.address, one.mode))
    const hours = session.deps.chat.answers.hours?.({ ...scene, draft: { ...draft, officeIds } }, '')
    return saying(lines(...places), hours ?? next(draft))
  },
}
