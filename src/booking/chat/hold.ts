import { theOffice } from '../../catalogue/offices.ts'
import { askAbout, next, type Onward } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount, onlyOffice, withPerson } from '../../chat/draft.ts'
import { whenPlain } from '../../chat/moments.ts'
import { firstNeeded, type QuestionName } from '../../chat/part.ts'
import type { Reply } from '../../chat/reply.ts'
import { type Scene, type Speaker, sceneOf } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { type State, silenceMs } from '../../chat/state.ts'
import { askNext, type Next, withoutAsked } from '../../chat/turn.ts'
import { HOUR } from '../../clock.ts'
import { heldRows } from '../holds.ts'
import type { RequestedPlaces } from '../types.ts'
import { appointmentsById } from '../views.ts'
import { fingerprint, isOfNoUse, requestedPlaces, toldElsewhere } from './bookings.ts'
import { toKeep, withoutHeld, withoutSlot, withoutTaken } from './changed-draft.ts'
import { freeHoursFor, isAnyKnown, seekersOf, whyNoneAsWished } from './free-hours.ts'
import { offerById } from './office.ts'
import { sayOnlyOffice, withOnlyOffice } from './only-office.ts'
import { holdFor, ownHold, releaseOwnHold } from './own-hold.ts'
import { withOffered } from './procedures.ts'
import { refuseHold, takeSlot } from './slot.ts'

/** What happens to the hold when answers change: decided by reading alone (`planHold`), done once, before anything is said (`carryOut`). */
type HoldPlan =
  | { act: 'none'; onward: Onward }
  | { act: 'release'; onward: Onward }
  /** Holds the draft's hour: for other people while it is held (`runs`), or again after it ran out. */
  | { act: 'take'; draft: Draft; hour: NonNullable<Draft['slot']>; wish: RequestedPlaces; runs: boolean }

/** An expired hold is taken again for answers up to this late, if it is free. */
const TAKE_BACK_MS = HOUR

/** Makes the draft true: what is offered, the only office, and the hold for these people. */
export function settle(scene: Scene, state: State, answer: Onward): Onward {
  const { session, t } = scene
  if (answer.kind === 'ask') {
    const draft = rememberHeld(session, state.draft, answer.draft)
    if (isLeft(state.draft, draft)) releaseOwnHold(session)
    return { ...answer, draft }
  }
  const inOffer = withOffered(session, answer.draft)
  const offered = rememberHeld(session, state.draft, inOffer)
  const placed = withOnlyOffice(session, offered)
  const before = answer.draft.slot ? answer.draft : state.draft
  const mayTakeBack = answer.takesBack ?? silenceMs(state, session.now) < TAKE_BACK_MS
  const settled = withChosen(scene, state.draft, carryOut(scene, planHold(scene, before, placed, mayTakeBack)))
  const noLonger = inOffer === answer.draft ? [] : [t.menu.notOffered]
  const full = fullUnasked(session, offered, placed)
  const notes = [...answer.notes, ...noLonger, ...sayOnlyOffice(scene, offered, placed), ...settled.notes]
  if (full !== undefined) return askAbout('officeFull', String(full), offered, ...notes)
  return { ...settled, notes: [...notes, ...unmet({ ...scene, draft: settled.draft }, state.draft)] }
}

/** The only office, taken unasked, is without a place: said before the data are asked. */
function fullUnasked(session: Session, before: Draft, draft: Draft): number | undefined {
  const only = before.officeIds || before.waiting || before.urgent || isAnyKnown(draft) ? undefined : onlyOffice(draft)
  return only === undefined || offerById({ session, draft }, only)?.first ? undefined : only
}

/** What cannot be had there is said before the people are asked. */
function unmet(scene: Scene, before: Draft): string[] {
  const { wish, officeIds, slot } = scene.draft
  const isNew = wish !== before.wish || officeIds !== before.officeIds
  if (!wish || !officeIds || slot || !isNew || !ASKS_WHO.has(firstNeeded(scene))) return []
  const seekers = seekersOf(scene)
  return freeHoursFor(scene.session, seekers, wish, 1).length > 0 ? [] : [whyNoneAsWished(scene, seekers, wish)]
}
const ASKS_WHO: ReadonlySet<QuestionName> = new Set<QuestionName>(['curp', 'noCurp', 'name', 'child'])

/** An hour chosen before the people were known is held now, or what is missing is said; another wish or office gives it up. */
function withChosen(scene: Scene, before: Draft, onward: Onward): Onward {
  const { chosen, ...draft } = onward.draft
  if (onward.kind !== 'next' || !chosen) return onward
  if (draft.slot || draft.wish || onlyOffice(draft) !== chosen.officeId) return { ...onward, draft }
  if (firstNeeded({ ...scene, draft }) !== 'slot') {
    if (before.chosen?.slotId === chosen.slotId) return onward
    const missing = scene.t.slot.chosen(whenPlain(scene, chosen), theOffice(scene.session.tx, chosen.officeId).name)
    return { ...onward, notes: [...onward.notes, missing] }
  }
  const taken = takeSlot(scene, { ...draft, wish: chosen.wish }, chosen)
  return { ...taken, notes: [...onward.notes, ...taken.notes] }
}

/**
 * An abandoned hour is released. An expired hold is taken again when `mayTakeBack` and free, else that is said; a correction of a person
 * holds the same hour again.
 */
export function planHold(speaker: Speaker, before: Draft, after: Draft, mayTakeBack: boolean): HoldPlan {
  const { session, t } = speaker
  const { slot } = after
  if (isLeft(before, after)) return { act: 'release', onward: next(after) }
  if (!slot) return { act: 'none', onward: next(after) }
  const none = (draft: Draft, ...notes: string[]): HoldPlan => ({ act: 'none', onward: next(draft, ...notes) })
  const wish = requestedPlaces(session, after, slot.slotId)
  const runs = ownHold(session)?.slot.slotId === slot.slotId
  if (runs && !wish) return none(after)
  if (runs && wish && fingerprint(wish) === after.heldFor) return none(withoutHeld(after))
  const open = withoutSlot(after, session.now)
  if (!runs && toldElsewhere(after, session).length === headcount(after)) return none(open)
  const ranOut = t.slot.expired(whenPlain(speaker, slot))
  if (!wish) return none(open, ranOut)
  if (!runs && !mayTakeBack) return { act: 'none', onward: askAbout('slot', 'still', open, ranOut) }
  return { act: 'take', draft: after, hour: slot, wish, runs }
}

function carryOut(speaker: Speaker, plan: HoldPlan): Onward {
  if (plan.act === 'take') return takeAnew(speaker, plan)
  if (plan.act === 'release') releaseOwnHold(speaker.session)
  return plan.onward
}

/** Not while it is still held for the earlier people. */
const isLeft = (before: Draft, after: Draft): boolean =>
  (before.slot !== undefined && after.slot === undefined && after.heldAnswers === undefined) ||
  (hasProgress(before) && !hasProgress(after))

function takeAnew(speaker: Speaker, { draft, hour, wish, runs }: Extract<HoldPlan, { act: 'take' }>): Onward {
  const { session, t } = speaker
  const when = whenPlain(speaker, hour)
  const held = holdFor(session, wish)
  if (held.ok) {
    const again = { ...withoutHeld(draft), slot: toKeep(held.hold.slot, hour.wish), heldFor: fingerprint(wish) }
    return next(again, runs ? '' : t.slot.stillFree(whenPlain(speaker, held.hold.slot)))
  }
  // It stays held until its person gives it up.
  if (held.why === 'held_for_another') return refuseHold(speaker, draft, hour, held)
  // The abandoned place waits a while for this telephone.
  if (runs) releaseOwnHold(session)
  if (runs && held.why === 'taken') return askAbout('slot', 'still', withoutSlot(draft, session.now), t.group.noRoom(when))
  if (!runs && held.why !== 'own_live' && held.why !== 'lapses')
    return askAbout('slot', 'still', withoutTaken(draft), held.why === 'closed' ? t.slot.closedHeld(when) : t.slot.expired(when))
  return refuseHold(speaker, withoutSlot(draft, session.now), hour, held)
}

export type LostBecause = 'expired' | 'closed'

/** Told once, and only while the conversation depends on that hold, with the next hours. */
export function sayHoldLost(state: State, because: LostBecause, session: Session): { state: State; replies: Reply[] } {
  const scene = sceneOf(session, session.contact.language, state.draft)
  const { slot } = state.draft
  if (!slot || ownHold(session)?.slot.slotId === slot.slotId) return { state, replies: [] }
  // After "no more", an hour is asked for only when they come back.
  if (state.quiet) return { state: { ...withoutAsked(state), draft: withoutSlot(state.draft, session.now) }, replies: [] }
  if (because === 'expired' && isOfNoUse(state, session))
    return { state: { ...state, draft: withoutSlot(state.draft, session.now) }, replies: [] }
  const note = scene.t.slot[because === 'closed' ? 'closedHeld' : 'expired'](whenPlain(scene, slot))
  const draft = because === 'closed' ? withoutTaken(state.draft) : withoutSlot(state.draft, session.now)
  const after = { ...scene, draft }
  // A search for another office goes on.
  const asked: Next = draft.officeIds
    ? { question: 'slot', about: 'still', notes: [note] }
    : { question: firstNeeded(after), notes: [note] }
  return askNext(state, after, asked)
}

/** The office corrected the hold's person: the booking goes on with these data. */
export function sayHoldCorrected(state: State, session: Session): { state: State; replies: Reply[] } {
  const { tx, deps, contact } = session
  const { slot } = state.draft
  if (!slot || ownHold(session)?.slot.slotId !== slot.slotId) return { state, replies: [] }
  const held = appointmentsById(
    tx,
    deps.vault,
    heldRows(tx, contact.id).map((row) => row.id),
  )
  const told = held.reduce(
    (draft, { member, name, curp, birthDate }) => withPerson(draft, member, { name, birthDate, ...(curp && { curp }) }),
    withoutHeld(state.draft),
  )
  const wish = requestedPlaces(session, told, slot.slotId)
  const draft = wish ? { ...told, heldFor: fingerprint(wish) } : told
  const scene = sceneOf(session, contact.language, draft)
  if (state.quiet) return { state: { ...withoutAsked(state), draft }, replies: [] }
  return askNext(state, scene, { question: firstNeeded(scene), notes: [scene.t.hold.corrected] })
}

// A hold belongs to its people: while others are written down, the first answers are kept, so that going back asks nothing again.

function rememberHeld(session: Session, before: Draft, after: Draft): Draft {
  const { slot, heldFor } = before
  if (before === after || after.heldAnswers !== undefined || !slot || heldFor === undefined || isForSame(before, after))
    return after
  const [was, becomes] = [before, after].map((one) => requestedPlaces(session, one, slot.slotId))
  if (!was || fingerprint(was) !== heldFor || (becomes && fingerprint(becomes) === heldFor)) return after
  return after.slot?.slotId === slot.slotId ? { ...after, heldAnswers: JSON.stringify(before) } : after
}

const isForSame = (one: Draft, other: Draft): boolean =>
  one.people === other.people && one.who === other.who && one.count === other.count && one.minorCase === other.minorCase
