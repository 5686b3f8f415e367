import { theOffice } from '../../catalogue/offices.ts'
import { ask, askAbout, next, type Onward } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { Instant } from '../../clock.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import type { Held } from '../outcomes.ts'
import type { Hold } from '../types.ts'
import { fingerprint, requestedPlaces } from './bookings.ts'
import { seekersOf } from './free-hours.ts'
import { type HourRefusal, whyNoHour } from './hour-choice.ts'
import { hourOf, whenLong } from './moments.ts'
import { holdFor } from './own-hold.ts'
import { isValidityOpen } from './prices.ts'

/** Takes this hour for everybody in the draft, or says kindly why not and what else there is. */
export function takeSlot(speaker: Speaker, draft: Draft, slot: FreeSlot): Onward {
  const { session } = speaker
  const wish = requestedPlaces(session, draft, slot.slotId)
  if (!wish) return next(draft)
  const held = holdFor(session, wish)
  return held.ok ? afterHold(speaker, draft, slot, held.hold) : refuseHold(speaker, draft, slot, held)
}

/** The hour is held: what is held and until when, and the questions that are still open. */
export function afterHold(speaker: Speaker, draft: Draft, slot: FreeSlot, hold: Hold): Onward {
  const { session, t } = speaker
  const { page, wish, waiting, heldAnswers, ...kept } = draft
  const taken: Draft = { ...kept, ...seatedIn(session, draft, hold.slot), ...earlierThan(draft, slot, session.now) }
  // The summary, when it follows at once, says itself what is held and until when.
  const got = hold.slot
  if (!isValidityOpen({ session, draft: taken })) return next(taken, got.minutes ? t.group.brief : t.hold.brief)
  const until = hourOf(speaker, hold.until, slot.officeId)
  const made = got.minutes ? t.group.made : t.hold.made
  return next(taken, `${made(whenLong(speaker, got), theOffice(session.tx, slot.officeId).name, until)} ${t.hold.nearlyDone}`)
}

function seatedIn(session: Session, draft: Draft, slot: FreeSlot): Pick<Draft, 'slot' | 'officeIds' | 'heldFor'> {
  const wish = requestedPlaces(session, draft, slot.slotId)
  return { slot: toKeep(slot), officeIds: [slot.officeId], ...(wish && { heldFor: fingerprint(wish) }) }
}

/** An hour as the draft keeps it. */
export const toKeep = ({ slotId, officeId, startsAt, day, minute, minutes }: FreeSlot): Draft['slot'] => ({
  slotId,
  officeId,
  startsAt,
  day,
  minute,
  ...(minutes && { minutes }),
})

/** The hour that was held before, so that it can be had again. */
function earlierThan(draft: Draft, slot: FreeSlot, now: Instant): Pick<Draft, 'earlier'> {
  return draft.slot && draft.slot.slotId !== slot.slotId ? { earlier: { ...draft.slot, letGoAt: now } } : {}
}

/** An hour that is gone is no longer remembered as one that may be had again. */
function forgetting(draft: Draft, { slotId }: FreeSlot): Draft {
  const { earlier, ...rest } = draft
  return earlier && earlier.slotId !== slotId ? draft : rest
}

/** Says kindly why an hour cannot be held, and what else there is. */
export function refuseHold(speaker: Speaker, draft: Draft, slot: FreeSlot, held: Extract<Held, { ok: false }>): Onward {
  const { session, t } = speaker
  const still = (after: Draft, why: HourRefusal) =>
    askAbout('slot', 'still', after, whyNoHour(speaker, why, slot, seekersOf({ session, draft }).people))
  switch (held.why) {
    case 'taken':
    case 'closed':
    case 'too_soon':
      return still(forgetting(draft, slot), held.why)
    case 'age':
      return still(draft, held.why)
    case 'not_offered':
      return ask('office', withoutOffice(draft), t.office.notOffered(theOffice(session.tx, slot.officeId).name))
    case 'phone_limit':
      return askAbout('limit', 'phone', draft)
    case 'minors_live':
    case 'minors_year':
      return askAbout('limit', held.why, draft)
    case 'lapses':
      return askAbout('limit', `until:${held.until ?? session.now}`, draft)
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
