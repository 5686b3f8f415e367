import { theOffice } from '../../../catalogue/offices.ts'
import { type Answer, ask, inBetween, leaveAlone, next, tell } from '../../../chat/answer.ts'
import { type Draft, hasProgress } from '../../../chat/draft.ts'
import { today, whenPlain } from '../../../chat/moments.ts'
import { firstOf } from '../../../chat/part.ts'
import { type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import type { Session } from '../../../chat/session.ts'
import { order, toAppointments, wayBack, withWayBack } from '../../../chat/ways-on.ts'
import { parseAim } from '../../../reading/aims.ts'
import { findSlot } from '../../../schedule/availability.ts'
import type { FreeSlot } from '../../../schedule/slots.ts'
import { findByContact } from '../../views.ts'
import { type Group, groupsOf, momentOf, ownAppointmentOf } from '../bookings.ts'
import { freeHours } from '../free-hours.ts'
import { sameAgain } from '../same-again.ts'
import { takeSlot } from '../slot.ts'

/** While its people are known and have no other appointment. */
export function lastVisit(session: Session): Group['views'] | undefined {
  const { tx, deps, contact } = session
  const over = findByContact(tx, deps.vault, contact.id).filter(
    ({ state, forgotten, slot, office }) =>
      (state === 'past' || state === 'confirmed') && !forgotten && slot.day < today(session, office.zone),
  )
  const last = over.at(-1)
  const [first, ...others] = over.filter(({ groupId, slot }) => groupId === last?.groupId && slot.day === last.slot.day)
  return first && !ownAppointmentOf(session, [first, ...others]) ? [first, ...others] : undefined
}

interface Again {
  draft: Draft
  office: string
  first: FreeSlot | undefined
}

function againAt({ session }: Pick<Scene, 'session'>, views: Group['views']): Again {
  const draft = sameAgain(session.tx, views)
  return { draft, office: theOffice(session.tx, views[0].office.id).name, first: freeHours({ session, draft }, {}, 1)[0] }
}

/** After a failed visit. `yes:<slot>`: the one shown. */
export const anotherPlace: Question = {
  aside: true,
  lasting: true,
  ask(scene) {
    const { session, t } = scene
    const views = lastVisit(session)
    if (!views) return withWayBack(scene, t.faq.missedVisit)
    const { first, office } = againAt(scene, views)
    const { take, others, no } = t.firstOfAll.nextPlaceButtons
    const over = t.firstOfAll.visitPast(whenPlain(scene, momentOf(views)))
    if (!first)
      return { body: paragraphs(over, t.firstOfAll.noPlace(office)), options: [{ value: 'others', title: others }, wayBack(scene)] }
    return {
      body: paragraphs(over, t.firstOfAll.nextPlace(whenPlain(scene, first), office), t.firstOfAll.askNextPlace),
      options: [
        { value: `yes:${first.slotId}`, title: take },
        { value: 'others', title: others },
        { value: 'no', title: no },
      ],
    }
  },
  choose(value, scene) {
    const { session, draft, t } = scene
    if (value === 'no') return leaveAlone({ body: t.common.leftAlone })
    const views = lastVisit(session)
    if (!views || hasProgress(draft)) return next(draft, t.common.staleButton)
    const again = againAt(scene, views)
    const slot = value.startsWith('yes:') ? findSlot(session.tx, Number(value.slice('yes:'.length))) : undefined
    return slot?.officeId === views[0].office.id ? takeSlot(scene, again.draft, slot) : next(again.draft)
  },
  hear(reading, scene) {
    const views = hasProgress(scene.draft) ? undefined : lastVisit(scene.session)
    const when = views && reading.when(today(scene.session, views[0].office.zone))
    return views && when?.kind === 'wish' && !reading.aim
      ? next({ ...sameAgain(scene.session.tx, views), wish: when.wish })
      : undefined
  },
}

/** "no pude ir ayer": the next place, without asking why. */
export function missedVisit(scene: Scene, said: string): Answer | undefined {
  const { session, draft, t } = scene
  const words = t.firstOfAll
  const views = lastVisit(session)
  const [live] = groupsOf(session)
  const over = views && words.visitPast(whenPlain(scene, momentOf(views)))
  const own = firstOf(scene, (part) => part.own?.says('missedVisit', said, scene))
  if (views && !hasProgress(draft)) return ask('anotherPlace', draft, words.missed, own ?? '')
  if (over) return inBetween(tell(withWayBack(scene, words.missed, over)))
  if (live) {
    const move = order('move', t.standing.rows.move.title)
    return inBetween(
      tell({ body: paragraphs(words.missed, standsWhen(scene, live)), options: [move, toAppointments(scene), wayBack(scene)] }),
    )
  }
  if (parseAim(said)?.family) return undefined
  const options = hasProgress(draft) ? [wayBack(scene)] : [order('start', t.common.buttons.start), wayBack(scene)]
  return inBetween(tell({ body: paragraphs(words.missed, own ?? t.faq.missedVisit), options }))
}

/** Of today the hour alone. */
export function standsWhen(scene: Scene, { views }: Group): string {
  const { session, t } = scene
  const [{ slot, office }] = views
  return slot.day === today(session, office.zone)
    ? t.firstOfAll.today(t.dates.hour(slot.minute), office.name)
    : t.firstOfAll.stands(whenPlain(scene, momentOf(views)), office.name)
}

export function nextPlace(scene: Scene): { says: string; option: PromptOption } {
  const { session, draft, t } = scene
  if (hasProgress(draft)) return { says: '', option: wayBack(scene) }
  const views = lastVisit(session)
  const again = views && againAt(scene, views)
  if (again?.first) {
    const option: PromptOption = {
      question: 'anotherPlace',
      value: `yes:${again.first.slotId}`,
      title: t.firstOfAll.nextPlaceButtons.take,
    }
    return { says: t.firstOfAll.nextPlace(whenPlain(scene, again.first), again.office), option }
  }
  const [live] = groupsOf(session)
  return live
    ? { says: standsWhen(scene, live), option: order('move', t.standing.rows.move.title) }
    : { says: '', option: order('start', t.common.buttons.start) }
}
