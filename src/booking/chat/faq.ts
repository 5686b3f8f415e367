import { officeNamed, unsaid } from '../../catalogue/chat/part.ts'
import { officesThatDo, proceduresOffered, statesWithOffices, theOffice } from '../../catalogue/offices.ts'
import { isPassport, minutesEarly } from '../../catalogue/procedures.ts'
import { type Answer, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { whenPlain } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { lines } from '../../chat/prompt.ts'
import { call, say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import { groupsOf, momentOf, proceduresInHand } from './bookings.ts'
import { limitOfPeople } from './changed-group.ts'
import { officesFor } from './office.ts'
import { withOnlyOffice } from './only-office.ts'
import { whetherFree } from './payment.ts'
import { minorPassports } from './procedures.ts'
import { lastVisit, missedVisit } from './standing/last-visit.ts'

export const answers: NonNullable<ChatPart['answers']> = {
  where: (scene, said) => say(scene, ...(whereIs(scene, said) ?? where(scene))),
  duration: (scene) => say(scene, ...howLong(scene)),
  // Whether late people are seen is the office's decision.
  late: (scene) => say(scene, unsaid(scene, 'late')),
  withoutAppointment: (scene) => say(scene, scene.t.faq.withoutAppointment, call(scene), scene.t.faq.withAppointment),
  arrival,
  notComing,
  whyFree: (scene) => say(scene, whetherFree(scene), scene.t.payment.neverOther),
  anotherLater: (scene) => say(scene, scene.t.faq.anotherLater),
  howMany: (scene) => say(scene, scene.t.howMany.tooMany(limitOfPeople(scene.session, scene.draft).value)),
  missedVisit,
  // Trámite personalísimo: Reglamento de Pasaportes. Unknown for other procedures.
  whoComes: (scene) =>
    proceduresOffered(scene.session.tx).some(isPassport)
      ? say(scene, scene.t.faq.whoComes, minorPassports(scene.session).length > 0 ? scene.t.faq.otherParent : '')
      : undefined,
}

/** As the records say of what is in hand. */
function howLong(scene: Scene): string[] {
  const known = proceduresInHand(scene).flatMap(({ takes }) => takes?.[scene.language] ?? [])
  return known.length > 0 ? known.map(scene.t.costs.takes) : [unsaid(scene, 'duration')]
}

function whereIs(scene: Scene, said: string): string[] | undefined {
  const only = officeNamed(scene, said)
  return only && [scene.t.folio.office(only.name, only.address, only.mode)]
}

export const OFFICES_MAX = 3

/** Of the booking, else of the appointments, else of the last visit, else the only one. */
export function officesMeant({ session, draft }: Scene): number[] {
  const booked = groupsOf(session).flatMap(({ views }) => views.map((view) => view.office.id))
  const visited = hasProgress(draft) ? undefined : lastVisit(session)?.map((view) => view.office.id)
  const meant = draft.officeIds ?? (booked.length > 0 ? booked : (visited ?? withOnlyOffice(session, draft).officeIds ?? []))
  return [...new Set(meant)].slice(0, OFFICES_MAX)
}

/** Beyond it only the states are named. */
const NAMED_SINGLY = 8

export function whereDone({ session, t }: Scene, procedureIds: readonly string[]): string {
  const offices = officesThatDo(session.tx, procedureIds).map(({ office }) => office)
  const states = statesWithOffices(session.tx).filter(({ code }) => offices.some((one) => one.state === code))
  return t.faq.whereEach((offices.length > NAMED_SINGLY ? states : offices).map(({ name }) => name))
}

function where(scene: Scene): string[] {
  const { session, draft, t } = scene
  const meant = officesMeant(scene).map((id) => theOffice(session.tx, id))
  // Near a place: those of the list.
  const isShown = meant.length === 0 && (draft.near ?? draft.state)
  const offices = isShown
    ? officesFor(scene)
        .slice(0, OFFICES_MAX)
        .map(({ office }) => office)
    : meant
  if (offices.length === 0) return [whereDone(scene, []), t.faq.whereChosen]
  return [lines(...offices.map(({ name, address, mode }) => t.folio.office(name, address, mode)))]
}

/** With the hour itself where there is only one. */
function arrival(scene: Scene): Answer {
  const { t, session } = scene
  const [only, another] = groupsOf(session)
  const hour = only && !another ? t.faq.yourHour(whenPlain(scene, momentOf(only.views))) : ''
  return say(scene, [hour, t.folio.arrive(minutesEarly(session.tx, only && !another ? only.views : []))].filter(Boolean).join(' '))
}

/** Asking changes nothing; ways to change or give back are shown. */
function notComing(scene: Scene): Answer {
  const { t } = scene
  if (groupsOf(scene.session).length === 0) return say(scene, hasProgress(scene.draft) ? t.faq.notComingYet : t.faq.notComing)
  const ways = [order('move', t.standing.rows.move.title), order('cancelAppointment', t.standing.rows.cancel.title)]
  return tell({ body: t.faq.notComing, options: [...ways, wayBack(scene)] })
}
