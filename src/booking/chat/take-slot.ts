import { ask, askAbout, next, type Onward } from '../../chat/answer.ts'
import type { Desk } from '../../chat/desk.ts'
import { type Draft, headcount } from '../../chat/draft.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Instant } from '../../clock.ts'
import type { SlotOffer } from '../../schedule/slots.ts'
import type { Held } from '../outcomes.ts'
import type { Hold } from '../types.ts'
import { fingerprint, toldElsewhere, wishFor } from './bookings.ts'
import { seekersOf } from './free-hours.ts'
import { withoutHeld } from './held-for.ts'
import { type HourRefusal, whyNoHour } from './hour-choice.ts'
import { hourOf, whenLong, whenPlain } from './moments.ts'
import { isValidityOpen } from './prices.ts'

/** Takes this hour for everybody in the draft, or says kindly why not and what else there is. */
export function takeSlot(speaker: Speaker, draft: Draft, slot: SlotOffer): Onward {
  const { desk } = speaker
  const held = holdFor(desk, draft, slot.slotId)
  if (!held) return next(draft)
  return held.ok ? afterHold(speaker, draft, slot, held.hold) : refuseHold(speaker, draft, slot, held)
}

/** The hour is held: what is held and until when, and the questions that are still open. */
export function afterHold(speaker: Speaker, draft: Draft, slot: SlotOffer, hold: Hold): Onward {
  const { desk, t } = speaker
  const { page, wish, waiting, heldAnswers, ...kept } = draft
  const taken: Draft = { ...kept, ...seatedIn(desk, draft, hold.slot), ...earlierThan(draft, slot, desk.now) }
  // The summary, when it follows at once, says itself what is held and until when.
  const got = hold.slot
  if (!isValidityOpen({ desk, draft: taken })) return next(taken, got.minutes ? t.group.brief : t.hold.brief)
  const until = hourOf(speaker, hold.until, slot.officeId)
  const made = got.minutes ? t.group.made : t.hold.made
  return next(taken, `${made(whenLong(speaker, got), desk.office(slot.officeId).name, until)} ${t.hold.nearlyDone}`)
}

const holdFor = (desk: Desk, draft: Draft, slotId: number): Held | undefined => {
  const wish = wishFor(desk, draft, slotId)
  return wish && desk.hold(wish)
}

function seatedIn(desk: Desk, draft: Draft, slot: SlotOffer): Pick<Draft, 'slot' | 'officeIds' | 'heldFor'> {
  const wish = wishFor(desk, draft, slot.slotId)
  return { slot: toKeep(slot), officeIds: [slot.officeId], ...(wish && { heldFor: fingerprint(wish) }) }
}

const toKeep = ({ slotId, officeId, startsAt, day, minute, minutes }: SlotOffer): Draft['slot'] => ({
  slotId,
  officeId,
  startsAt,
  day,
  minute,
  ...(minutes && { minutes }),
})

/** The hour that was held before, so that it can be had again. */
function earlierThan(draft: Draft, slot: SlotOffer, now: Instant): Pick<Draft, 'earlier'> {
  return draft.slot && draft.slot.slotId !== slot.slotId ? { earlier: { ...draft.slot, letGoAt: now } } : {}
}

/** An hour that is gone is no longer remembered as one that may be had again. */
function forgetting(draft: Draft, { slotId }: SlotOffer): Draft {
  const { earlier, ...rest } = draft
  return earlier && earlier.slotId !== slotId ? draft : rest
}

/** Says kindly why an hour cannot be held, and what else there is. */
export function refuseHold(speaker: Speaker, draft: Draft, slot: SlotOffer, held: Extract<Held, { ok: false }>): Onward {
  const { desk, t } = speaker
  const still = (after: Draft, why: HourRefusal) =>
    askAbout('slot', 'still', after, whyNoHour(speaker, why, slot, seekersOf({ desk, draft }).people))
  switch (held.why) {
    case 'taken':
    case 'closed':
    case 'too_soon':
      return still(forgetting(draft, slot), held.why)
    case 'age':
      return still(draft, held.why)
    case 'not_offered':
      return ask('office', withoutOffice(draft), t.office.notOffered(desk.office(slot.officeId).name))
    case 'phone_limit':
      return askAbout('limit', 'phone', draft)
    case 'minors_live':
    case 'minors_year':
      return askAbout('limit', held.why, draft)
    case 'lapses':
      return askAbout('limit', `until:${held.until ?? desk.now}`, draft)
    case 'held_for_another':
      return askAbout('heldForOther', (held.heldFor ?? []).join('\n'), draft)
    case 'own_live':
      return held.mine ? askAbout('ownLive', String(held.mine.id), draft) : askAbout('limit', 'phone', draft)
  }
}

/** The office is open again; a place that is held stays held until another one is taken. */
export function withoutOffice(draft: Draft): Draft {
  const { officeIds, wish, page, waiting, ...rest } = draft
  return rest
}

/** The hour is open again, and may be had again. */
export function withoutSlot(draft: Draft, now: Instant): Draft {
  const { slot, heldFor, ...rest } = draft
  return slot ? { ...rest, earlier: { ...slot, letGoAt: now } } : rest
}

/** The same, when somebody else has it now or the office closed it. */
export function withoutTaken(draft: Draft): Draft {
  const { slot, heldFor, earlier, ...rest } = draft
  return rest
}

/**
 * Brings the draft up to the truth about its hold: a hold that ran out is taken again when `mayTakeBack` and still free,
 * else let go and said; a correction of a person asks for the same hour anew.
 */
export function keepHold(speaker: Speaker, draft: Draft, mayTakeBack: boolean): Onward {
  const { desk, t } = speaker
  const { slot } = draft
  if (!slot) return next(draft)
  const wish = wishFor(desk, draft, slot.slotId)
  const runs = desk.currentHold()?.slot.slotId === slot.slotId
  if (runs && (!wish || fingerprint(wish) === draft.heldFor)) return next(wish ? withoutHeld(draft) : draft)
  const when = whenPlain(speaker, slot)
  if (!runs && toldElsewhere(draft, desk).length === headcount(draft)) return next(withoutSlot(draft, desk.now))
  if (!wish) return runs ? next(draft) : next(withoutSlot(draft, desk.now), t.slot.expired(when))
  if (!runs && !mayTakeBack) return askAbout('slot', 'still', withoutSlot(draft, desk.now), t.slot.expired(when))
  const held = desk.hold(wish)
  if (held.ok) {
    const again = { ...withoutHeld(draft), slot: toKeep(held.hold.slot), heldFor: fingerprint(wish) }
    return next(again, runs ? '' : t.slot.stillFree(whenPlain(speaker, held.hold.slot)))
  }
  // It stays held for whom it was held, until the person lets it go.
  if (held.why === 'held_for_another') return refuseHold(speaker, draft, slot, held)
  // What is no longer spoken of here is held for nobody; its place waits a while for this telephone.
  if (runs) desk.releaseHold()
  if (runs && held.why === 'taken') return askAbout('slot', 'still', withoutSlot(draft, desk.now), t.group.noRoom(when))
  if (!runs && held.why !== 'own_live' && held.why !== 'lapses')
    return askAbout('slot', 'still', withoutTaken(draft), held.why === 'closed' ? t.slot.closedHeld(when) : t.slot.expired(when))
  return refuseHold(speaker, withoutSlot(draft, desk.now), slot, held)
}
