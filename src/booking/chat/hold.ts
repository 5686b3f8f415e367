import { askAbout, next, type Onward } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount, withPerson } from '../../chat/draft.ts'
import { whenPlain } from '../../chat/moments.ts'
import { firstNeeded } from '../../chat/part.ts'
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
import { sayOnlyOffice, withOnlyOffice } from './only-office.ts'
import { holdFor, ownHold, releaseOwnHold } from './own-hold.ts'
import { withOffered } from './procedures.ts'
import { refuseHold } from './slot.ts'

/**
 * What is to become of the hold when answers have changed. It is decided by reading alone (`planHold`), and done once, before
 * anything is said (`carryOut`).
 */
type HoldPlan =
  /** It stays as it is, or there is none. */
  | { act: 'none'; onward: Onward }
  | { act: 'release'; onward: Onward }
  /** The hour of the draft is asked for: for other people while it is held (`runs`), or once more after it ran out. */
  | { act: 'take'; draft: Draft; hour: NonNullable<Draft['slot']>; wish: RequestedPlaces; runs: boolean }

/** Whoever answers no later than this gets a hold that ran out once more, if it is free. */
const TAKE_BACK_MS = HOUR

/** The answer with a draft that is true: of what is offered, of the only office there is, and of what is held, for these people. */
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
  const settled = carryOut(scene, planHold(scene, before, placed, mayTakeBack))
  const noLonger = inOffer === answer.draft ? [] : [t.menu.notOffered]
  return { ...settled, notes: [...answer.notes, ...noLonger, ...sayOnlyOffice(scene, offered, placed), ...settled.notes] }
}

/**
 * Brings the draft up to the truth about its hold. An hour that is spoken of no more is let go. A hold that ran out is taken again
 * when `mayTakeBack` and still free, else that is said; a correction of a person asks for the same hour anew.
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

/** Does it, and says what came of it. */
function carryOut(speaker: Speaker, plan: HoldPlan): Onward {
  if (plan.act === 'take') return takeAnew(speaker, plan)
  if (plan.act === 'release') releaseOwnHold(speaker.session)
  return plan.onward
}

/** The hour was given up, or the whole booking. It is not, while it is still held for those of before. */
const isLeft = (before: Draft, after: Draft): boolean =>
  (before.slot !== undefined && after.slot === undefined && after.heldAnswers === undefined) ||
  (hasProgress(before) && !hasProgress(after))

function takeAnew(speaker: Speaker, { draft, hour, wish, runs }: Extract<HoldPlan, { act: 'take' }>): Onward {
  const { session, t } = speaker
  const when = whenPlain(speaker, hour)
  const held = holdFor(session, wish)
  if (held.ok) {
    const again = { ...withoutHeld(draft), slot: toKeep(held.hold.slot), heldFor: fingerprint(wish) }
    return next(again, runs ? '' : t.slot.stillFree(whenPlain(speaker, held.hold.slot)))
  }
  // It stays held for whom it was held, until the person lets it go.
  if (held.why === 'held_for_another') return refuseHold(speaker, draft, hour, held)
  // What is no longer spoken of here is held for nobody; its place waits a while for this telephone.
  if (runs) releaseOwnHold(session)
  if (runs && held.why === 'taken') return askAbout('slot', 'still', withoutSlot(draft, session.now), t.group.noRoom(when))
  if (!runs && held.why !== 'own_live' && held.why !== 'lapses')
    return askAbout('slot', 'still', withoutTaken(draft), held.why === 'closed' ? t.slot.closedHeld(when) : t.slot.expired(when))
  return refuseHold(speaker, withoutSlot(draft, session.now), hour, held)
}

/** Its time ran out, or the office closed the hour. */
export type LostBecause = 'expired' | 'closed'

/** Told once, and only while the conversation still stands on that hold: the place is no longer held, with the next ones. */
export function sayHoldLost(state: State, because: LostBecause, session: Session): { state: State; replies: Reply[] } {
  const scene = sceneOf(session, session.contact.language, state.draft)
  const { slot } = state.draft
  if (!slot || ownHold(session)?.slot.slotId === slot.slotId) return { state, replies: [] }
  // Whoever wanted no more of it is asked for an hour when they come back, and not before.
  if (state.quiet) return { state: { ...withoutAsked(state), draft: withoutSlot(state.draft, session.now) }, replies: [] }
  if (because === 'expired' && isOfNoUse(state, session))
    return { state: { ...state, draft: withoutSlot(state.draft, session.now) }, replies: [] }
  const note = scene.t.slot[because === 'closed' ? 'closedHeld' : 'expired'](whenPlain(scene, slot))
  const draft = because === 'closed' ? withoutTaken(state.draft) : withoutSlot(state.draft, session.now)
  const after = { ...scene, draft }
  // Hours are those of an office. Whoever was looking for another one when the hour was lost goes on looking.
  const asked: Next = draft.officeIds
    ? { question: 'slot', about: 'still', notes: [note] }
    : { question: firstNeeded(after), notes: [note] }
  return askNext(state, after, asked)
}

/** The office put right for whom the hold is: the booking goes on with these data, and shows them. */
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

// A place that is held belongs to the people for whom it was held. While somebody else is written down, their answers are kept,
// so that going back to them asks nothing again.

/** The draft after a change, with the answers of those for whom the place is held when these are no longer the same people. */
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
