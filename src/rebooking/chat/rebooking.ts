import type { Db } from '../../../db/open.ts'
import { groupOf, momentOf } from '../../booking/chat/bookings.ts'
import { mayStillChange, wayTo } from '../../booking/chat/standing/folio.ts'
import { startMoving } from '../../booking/chat/standing/move.ts'
import { stampOf } from '../../booking/groups.ts'
import { move } from '../../booking/move.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { weekdayOf } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, askAbout, close } from '../../chat/answer.ts'
import { today, untilWords, whenLong, whenPlain } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion, notice, speakerTo } from '../../chat/unasked.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import { alternativesOf, type RequestedTimes } from '../../reading/requested-times.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { keep } from '../keep.ts'
import { isOwed, type Rebooking, rebookingsOf, seatsOf, supersededBy } from '../rebookings.ts'

/** Prefix of a rebooking's id: asks whether they go back to the old hour. */
const BACK = 'back:'
const backId = (about: string | undefined): number | undefined =>
  about?.startsWith(BACK) ? Number(about.slice(BACK.length)) : undefined

/** Another hour after a closure, sent as a notice. `about`: the rebooking. */
export const rebooking: Question = {
  mereQuestion: 'is not heard',
  meant: ['otherDay', 'person', 'complaint'],
  lasting: true,
  waits: (about) => ({ about }),
  ask(scene) {
    const back = backId(scene.about)
    if (back !== undefined) {
      const one = rebookingsOf(scene.session.tx, scene.session.contact.id).find(({ id }) => id === back)
      const asked = one && returnFor(scene, one)?.asked
      return asked ? askAsFirst(scene, asked) : over(scene, back)
    }
    const open = openIn(scene, Number(scene.about))
    const asked = open && questionFor(scene, open)
    return asked ? askAsFirst(scene, asked) : over(scene, Number(scene.about))
  },
  choose(value, scene): Answer {
    const [what, id] = value.split(':')
    if (what === 'back') return goBack(scene, Number(id))
    if (what === 'stay') return close(stays(scene, Number(id)))
    const open = openIn(scene, Number(id))
    if (!open) return close(over(scene, Number(id)))
    if (what === 'others') return others(scene, open)
    if (what === 'drop') return askAbout('cancelling', open.groupId, scene.draft)
    const { tx, now } = scene.session
    return keep(tx, open, 'citizen', now) ? close(kept(scene, open)) : close(over(scene, open.id))
  },
  hear(reading, scene) {
    const back = backId(scene.about)
    if (back !== undefined) {
      const which = chosenOf(reading, scene, back)
      return which && this.choose(`${which}:${back}`, scene)
    }
    if (reading.agrees()) return this.choose(`keep:${scene.about}`, scene)
    const open = reading.says('other hours') || reading.yesNo === 'no' ? openIn(scene, Number(scene.about)) : undefined
    return open && others(scene, open, reading)
  },
}

/** With the wishes of the same message: "no puedo a esa hora, ¿tiene en la tarde?" */
function others(scene: Scene, open: Rebooking, reading?: Reading): Answer {
  const { zone } = theOffice(scene.session.tx, open.officeId)
  const when = reading?.without('other hours').when(today(scene.session, zone))
  return startMoving(scene, open.groupId, membersOf(scene, open), when?.kind === 'wish' ? { wish: when.wish } : {})
}

const openIn = ({ session: { tx, contact } }: Scene, id: number): Rebooking | undefined =>
  rebookingsOf(tx, contact.id).find((one) => one.id === id && one.state === 'offered')

/** Undefined: all who still have an appointment. */
function membersOf({ session }: Scene, { id, groupId }: Rebooking): number[] | undefined {
  const seats = seatsOf(session.tx, id)
  const views = groupOf(session, groupId)?.views ?? []
  const members = views.filter((view) => seats.some((seat) => seat.appointmentId === view.id)).map((view) => view.member)
  return members.length === views.length ? undefined : members
}

/** Undefined when the appointments are no longer this contact's. */
function questionFor(speaker: Speaker, one: Rebooking): FirstQuestion | undefined {
  const { session, t } = speaker
  const [first] = seatsOf(session.tx, one.id)
  const views = groupOf(session, one.groupId)?.views
  const was = hourTheyKnow(session.tx, one)
  const moved = views?.filter((view) => view.id === first?.appointmentId)[0]
  if (!views || !was || !moved || one.endsAt === null) return undefined
  const parameters = [
    theOffice(session.tx, one.officeId).name,
    whenPlain(speaker, was),
    t.officeReasons[one.toldReason],
    whenLong(speaker, momentOf([moved])),
    moved.office.name,
    untilWords(speaker, { endsAt: one.endsAt, slot: moved.slot }),
  ]
  return { name: one.toldAt === null ? 'rebooking_offer' : 'rebooking_reminder', parameters, values: valuesOf(one) }
}

/** A move superseded before it was told does not exist for them. */
export function hourTheyKnow(db: Db, one: Rebooking): FreeSlot | undefined {
  const earlier = supersededBy(db, one)
  if (earlier && earlier.toldAt === null) return hourTheyKnow(db, earlier)
  const [first] = seatsOf(db, one.id)
  return first && findSlot(db, first.fromSlotId)
}

const valuesOf = ({ id }: Rebooking): string[] => [`keep:${id}`, `others:${id}`, `drop:${id}`]

/** First, or once more: when nothing else is under way, "sí" keeps the hour. */
export function sayRebooking(
  before: State | undefined,
  one: Rebooking,
  session: Session,
): { state: State; reply: Reply } | undefined {
  const asked = questionFor(speakerTo(session), one)
  return asked && askFirst(before, 'rebooking', asked, String(one.id), session)
}

/** Without another hour they are first in line, and are called. */
export function sayOwed(one: Rebooking, session: Session): Reply | undefined {
  const speaker = speakerTo(session)
  const was = hourTheyKnow(session.tx, one)
  if (!was) return undefined
  const office = theOffice(session.tx, one.officeId).name
  return notice('rebooking_owed', session.contact.language, [
    office,
    whenPlain(speaker, was),
    speaker.t.officeReasons[one.toldReason],
  ])
}

function kept(scene: Scene, one: Rebooking): Prompt {
  const { t, session } = scene
  const group = groupOf(session, one.groupId)
  if (!group) return withWayBack(scene, t.rebooking.gone)
  const [view] = group.views
  return {
    body: paragraphs(
      t.rebooking.kept(whenLong(scene, momentOf(group.views)), view.office.name, view.folio ?? ''),
      newPrice(scene, one),
    ),
    options: [
      { question: 'folio', value: `bring:${group.groupId}`, title: t.standing.rows.bring.title },
      ...[wayTo(scene, view)].filter((one) => one !== undefined),
    ],
  }
}

/** An hour of another year may cost something else. */
function newPrice(scene: Scene, one: Rebooking): string | undefined {
  const { t, session } = scene
  const was = hourTheyKnow(session.tx, one)
  const views = groupOf(session, one.groupId)?.views
  const total = views?.reduce((sum, { price }) => sum + (price ?? 0), 0) ?? 0
  if (!was || !views || total === 0 || was.day.slice(0, 4) === views[0].slot.day.slice(0, 4)) return undefined
  return paragraphs(t.move.pay(t.amount(total, views[0].currency)), mayStillChange(scene, views, views[0].slot.day))
}

/** Answered, expired or withdrawn: what stands now, and how to go on. */
export function over(scene: Scene, id: number): Prompt {
  const { tx, contact } = scene.session
  const one = rebookingsOf(tx, contact.id).find((found) => found.id === id)
  const group = one && groupOf(scene.session, one.groupId)
  if (one && isOwed(one)) return withWayBack(scene, scene.t.rebooking.first(theOffice(tx, one.officeId).name))
  if (!one || !group) return withWayBack(scene, scene.t.rebooking.gone)
  return one.state === 'kept' ? kept(scene, one) : withWayBack(scene, scene.t.rebooking.over)
}

export function sayRestored(views: readonly AppointmentView[], session: Session): Reply {
  const speaker = speakerTo(session)
  const [first, ...others] = views
  if (!first) throw new Error('an hour was given back to nobody')
  const told = [first.office.name, whenLong(speaker, momentOf([first, ...others])), first.folio ?? '']
  return notice('rebooking_restored', session.contact.language, told)
}

/** Of the two hours they keep their present one. */
function stays(scene: Scene, id: number): Prompt {
  const one = rebookingsOf(scene.session.tx, scene.session.contact.id).find((found) => found.id === id)
  return one && !isOwed(one) ? kept(scene, one) : over(scene, id)
}

type Returnable = Pick<Rebooking, 'id' | 'groupId'>

/** Undefined when there is no choice any more. */
function returnFor(
  speaker: Speaker,
  { id, groupId }: Returnable,
): { asked: FirstQuestion; was: FreeSlot; is: FreeSlot } | undefined {
  const { session } = speaker
  const [seat] = seatsOf(session.tx, id)
  const was = seat && findSlot(session.tx, seat.fromSlotId)
  const view = groupOf(session, groupId)?.views.find((one) => one.id === seat?.appointmentId)
  if (!was || !view || view.slot.slotId === was.slotId) return undefined
  const parameters = [view.office.name, whenLong(speaker, was), whenPlain(speaker, momentOf([view]))]
  return { asked: { name: 'rebooking_may_return', parameters, values: [`${BACK}${id}`, `stay:${id}`] }, was, is: view.slot }
}

/** "vuelvo al jueves", "me quedo": a named day decides; one that is neither decides nothing. */
function chosenOf(reading: Reading, scene: Scene, id: number): 'back' | 'stay' | undefined {
  const { tx, contact } = scene.session
  const [goes, stays] = [reading.says('goes back'), reading.says('stays')]
  if ((!goes && !stays) || (goes && reading.denied.some(Boolean))) return undefined
  const one = rebookingsOf(tx, contact.id).find((found) => found.id === id)
  const between = one && returnFor(scene, one)
  if (!between) return undefined
  const named = reading.entitiesOn(today(scene.session, theOffice(tx, one.officeId).zone)).filter(({ kind }) => kind === 'day')
  if (named.length === 0) return goes ? 'back' : 'stay'
  const names = (day: string) => named.some(({ times = {} }) => isNamed(times, day))
  const [back, stay] = [names(between.was.day), names(between.is.day)]
  return back === stay ? undefined : back ? 'back' : 'stay'
}

const isNamed = (wish: RequestedTimes, day: string): boolean =>
  alternativesOf(wish).some(
    ({ from, until, weekdays }) =>
      (from ?? day) <= day && day <= (until ?? day) && (weekdays === undefined || weekdays.includes(weekdayOf(day))),
  )

/** They have another hour by now. */
export function sayMayReturn(
  before: State | undefined,
  one: Returnable,
  session: Session,
): { state: State; reply: Reply } | undefined {
  const asked = returnFor(speakerTo(session), one)?.asked
  return asked && askFirst(before, 'rebooking', asked, `${BACK}${one.id}`, session)
}

/** If the reopened hour has a place. */
function goBack(scene: Scene, id: number): Answer {
  const { session, t } = scene
  const { tx, deps, contact, now } = session
  const one = rebookingsOf(tx, contact.id).find((found) => found.id === id)
  const group = one && groupOf(session, one.groupId)
  const slotId = one && seatsOf(tx, one.id)[0]?.fromSlotId
  if (!one || !group || slotId === undefined) return close(over(scene, id))
  const asked = { groupId: one.groupId, stamp: stampOf(group.views), members: membersOf(scene, one), slotId, contactId: contact.id }
  const moved = move(tx, deps, { ...asked, actor: 'citizen', offered: true }, now)
  if (!moved.ok) return close(withWayBack(scene, t.rebooking.stays(whenLong(scene, momentOf(group.views)))))
  return close(kept(scene, one))
}
