import { groupOf, momentOf } from '../../booking/chat/bookings.ts'
import { untilWords, wayToOffice, whenLong, whenPlain } from '../../booking/chat/moments.ts'
import { notice, speakerTo } from '../../booking/chat/notices.ts'
import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { choiceId } from '../../chat/speak.ts'
import { newEpoch, type State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion } from '../../chat/unasked/asking-first.ts'
import type { WaitingOffer, WaitlistEntry } from '../types.ts'
import { namesOf, officeWords } from './joining.ts'

function questionFor(speaker: Speaker, offer: WaitingOffer, wish: WaitlistEntry): FirstQuestion {
  const { session } = speaker
  const group = groupOf(session, wish.movesGroup)
  const office = theOffice(session.tx, offer.slot.officeId).name
  const parameters = [whenLong(speaker, offer.slot), office, namesOf(speaker, wish), untilWords(speaker, offer)]
  const values = [`yes:${offer.id}`, `no:${offer.id}`, `leave:${offer.id}`]
  return group
    ? { name: 'waiting_earlier_offer', parameters: [...parameters, whenPlain(speaker, momentOf(group.views))], values }
    : { name: 'waiting_offer', parameters, values }
}

/** Offers a place that is kept for somebody: when nothing else is under way, "sí" accepts it. */
export const sayOffer = (
  before: State | undefined,
  offer: WaitingOffer,
  wish: WaitlistEntry,
  session: Session,
): { state: State; reply: Reply } =>
  askFirst(before, 'waitOffer', questionFor(speakerTo(session), offer, wish), String(offer.id), session)

/** The same offer once more, in the chat. */
export const offerAgain = (scene: Scene, offer: WaitingOffer, wish: WaitlistEntry): Prompt =>
  askAsFirst(scene, questionFor(scene, offer, wish))

/** Nobody answered: said once and without blame, only where it costs no template. */
export function sayOfferLapsed(left: number, session: Session): Reply {
  const { t } = speakerTo(session)
  return { kind: 'text', body: paragraphs(t.waiting.lapsed, t.waiting.keepsPlace(left), t.waiting.seeList), asks: false }
}

/** The office closed an hour that somebody believes is theirs. */
export function sayOfferClosed({ slot }: WaitingOffer, session: Session): Reply {
  const told = [theOffice(session.tx, slot.officeId).name, whenLong(speakerTo(session), slot)]
  return notice('waiting_hour_closed', session.contact.language, told)
}

/** An office at which somebody waits gives no appointments for now. The place in its line is kept. */
export const sayOfficeRests = (officeId: number, reason: OfficeReason, session: Session): Reply =>
  notice('waiting_office_rests', session.contact.language, [
    theOffice(session.tx, officeId).name,
    speakerTo(session).t.officeReasons[reason],
  ])

/** The office took a wish off the list, because one of its people showed an identification and wanted it. */
export function sayEntryRemoved(wish: WaitlistEntry, session: Session): Reply {
  const speaker = speakerTo(session)
  const told = [officeWords(speaker, wish.officeIds), namesOf(speaker, wish), ...wayToOffice(speaker)]
  return notice('waiting_removed_by_office', session.contact.language, told)
}

/** A wish ended without its person. Going back into the line is one tap. */
export function sayEntryOver(wish: WaitlistEntry, session: Session): Reply {
  const { language } = session.contact
  const where = officeWords(speakerTo(session), wish.officeIds)
  const ids = [choiceId({ epoch: newEpoch(session.deps.clock), turn: 0, question: 'waitingList', value: `back:${wish.id}` })]
  return wish.state === 'rested'
    ? notice('waiting_rests', language, [String(rule(session.tx, 'offers_a_wish')), where], ids)
    : notice('waiting_over', language, [where], ids)
}
