import { requestedPlaces } from '../../booking/chat/bookings.ts'
import { seekersOf } from '../../booking/chat/free-hours.ts'
import { hourWords } from '../../booking/chat/hour-choice.ts'
import { holdFor } from '../../booking/chat/own-hold.ts'
import { hourThere } from '../../booking/chat/search.ts'
import { afterHold, refuseHold } from '../../booking/chat/slot.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { URGENT_REASONS } from '../../booking/urgent-gifts.ts'
import { activeOffices, agencyIdOf, theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, ask, askAbout, next, saying, tell } from '../../chat/answer.ts'
import { type Draft, onlyOne } from '../../chat/draft.ts'
import { lastDay } from '../../chat/moments.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { toPerson, wayBack } from '../../chat/ways-on.ts'
import { isWithin } from '../../reading/requested-times.ts'
import { findSlot } from '../../schedule/availability.ts'
import type { FreeSlot } from '../../schedule/slots.ts'
import { isOn, keepAgain, keepsUrgent, officesThatKeep, openKept, urgentHours } from '../hours.ts'
import { asReason, leftUrgent, noteAsked, reasonOf, urgentOf, whyNotGiven } from '../urgent-visits.ts'

const SHOWN = 7

const hoursAt = (scene: Scene, officeIds: readonly number[], limit: number) =>
  urgentHours(scene.session.tx, officeIds, seekersOf(scene), limit, scene.session.now)

/** Where there is no near hour for these people: a row for who cannot wait, while a place is kept for that. */
export function urgentRow(scene: Scene, officeIds: readonly number[]): PromptOption[] {
  const keep = officesThatKeep(scene.session.tx, officeIds, seekersOf(scene))
  if (keep.length === 0 || hoursAt(scene, keep, 1).length === 0) return []
  return [{ question: 'urgent', value: `at:${keep.join(',')}`, ...scene.t.urgent.row }]
}

const idsIn = (words = ''): number[] => words.split(',').flatMap((one) => (Number(one) > 0 ? [Number(one)] : []))

const placeWords = ({ session, t }: Scene, officeIds: readonly number[]): string =>
  t.listed(officeIds.map((id) => theOffice(session.tx, id).name))

/** Why, in one tap. `about`: the offices. The proof is seen at the counter only. */
export const urgent: Question = {
  lasting: true,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const { few, proof, without, forgotten, why, open, reasons } = t.urgent
    return {
      body: paragraphs(
        few(placeWords(scene, idsIn(about)), rule(session.tx, 'urgent_within_days')),
        proof,
        without,
        forgotten,
        why,
      ),
      open,
      options: [...URGENT_REASONS.map((one) => ({ value: `${one}:${about}`, title: reasons[one] })), wayBack(scene)],
    }
  },
  choose(value, scene) {
    const { draft, session, t } = scene
    const [what = '', offices = ''] = value.split(':')
    const officeIds = officesThatKeep(session.tx, idsIn(offices), seekersOf(scene))
    const [office] = officeIds
    if (office === undefined) return next(draft)
    const not = whyNot(scene, office)
    if (not) return tell({ body: not, options: [toPerson(scene), wayBack(scene)] })
    const reason = asReason(what)
    if (!reason) return askAbout('urgent', officeIds.join(','), draft)
    const { page, wish, waiting, ...kept } = draft
    const asked: Draft = { ...kept, officeIds, urgent: reason }
    return next(asked, requestedPlaces(session, asked, 0) ? '' : t.urgent.begin)
  },
}

function whyNot({ session, t, ...scene }: Scene, office: number): string | undefined {
  const not = whyNotGiven(session.tx, session.contact.id, office, session.now)
  if (!not) return undefined
  return not.why === 'without_proof' ? t.urgent.withoutProof(lastDay({ ...scene, session, t }, not.until)) : t.urgent[not.why]
}

/** One of the hours that are kept for it. */
export const urgentHour: AnsweredQuestion = {
  entities: ['day', 'hour'],
  fills: ['when'],
  mereQuestion: 'is not heard',
  isNeeded: ({ draft }) => draft.urgent !== undefined && draft.officeIds !== undefined && !draft.slot && !draft.waiting,
  ask(scene): Prompt {
    const { draft, session, t } = scene
    const officeIds = draft.officeIds ?? []
    const place = placeWords(scene, officeIds)
    const all = hoursAt(scene, officeIds, Number.POSITIVE_INFINITY)
    const wished = all.filter((hour) => isWithin(hour, draft.wish ?? {}))
    const hours = (wished.length > 0 ? wished : all).slice(0, SHOWN)
    const ordinary = { value: 'ordinary', title: t.urgent.ordinary }
    if (hours.length === 0) {
      const none = t.urgent.none(place, rule(session.tx, 'urgent_within_days'))
      return { body: paragraphs(none, t.urgent.askNone), options: [ordinary, toPerson(scene)] }
    }
    const rows = hours.map((hour) => ({
      value: String(hour.slotId),
      ...(officeIds.length > 1 ? hourThere(scene, hour, undefined) : hourWords(t, hour)),
    }))
    return { body: paragraphs(t.urgent.hours(place), t.urgent.choose), open: t.slot.open, options: [...rows, ordinary] }
  },
  choose(value, scene) {
    const { draft, session } = scene
    if (value === 'ordinary') return next(withoutUrgent(draft))
    const hour = findSlot(session.tx, Number(value))
    return hour ? take(scene, hour) : ask('urgentHour', draft)
  },
  corrected: { with: 'slot' },
}

const withoutUrgent = ({ urgent: _reason, ...rest }: Draft): Draft => rest

/** A kept place of that hour becomes this telephone's hold, as any other does. */
function take(scene: Scene, hour: FreeSlot): Answer {
  const { draft, session, t } = scene
  const { tx, deps, contact, now } = session
  const wish = requestedPlaces(session, draft, hour.slotId)
  const reason = asReason(draft.urgent ?? '')
  if (!wish || !reason) return next(draft)
  const not = whyNot(scene, hour.officeId)
  if (not) return next(withoutUrgent(draft), not)
  const kept = openKept(tx, hour, wish.members, now)
  if (!kept) return ask('urgentHour', draft, t.urgent.taken)
  const held = holdFor(session, wish)
  if (!held.ok) {
    keepAgain(tx, kept)
    return refuseHold(scene, draft, hour, held)
  }
  noteAsked(tx, deps.vault, { contact: contact.id, slot: hour.slotId, group: held.hold.groupId, reason }, now)
  return saying(t.urgent.bring(t.urgent.proofs[reason]), afterHold(scene, draft, hour, held.hold))
}

/** Among what to bring. */
export function paperFor({ session, t }: Pick<Scene, 'session' | 't'>, { groupId }: AppointmentView): string | undefined {
  const found = isOn(session.tx) ? onlyOne(urgentOf(session.tx, [groupId])) : undefined
  const reason = found && reasonOf(session.deps.vault, found)
  return reason && t.urgent.paper(t.urgent.proofs[reason])
}

/** After a move away from it. */
export const paperNoMore = ({ session, t }: Scene, groupId: string): string | undefined =>
  isOn(session.tx) && leftUrgent(session.tx, groupId) ? t.urgent.noMore : undefined

/** In the notice of privacy, where an office of the agency keeps such places. */
export function toldOfUrgent({ session, t }: Scene, agencyId: number): string | undefined {
  const offices = activeOffices(session.tx).filter(({ id }) => agencyIdOf(session.tx, id) === agencyId)
  return offices.some(({ id }) => keepsUrgent(session.tx, id)) ? t.urgent.privacy : undefined
}
