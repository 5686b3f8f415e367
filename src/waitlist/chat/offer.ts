import { groupOf, momentOf, requestedPlaces } from '../../booking/chat/bookings.ts'
import { wayToOffice } from '../../booking/chat/notices.ts'
import { ownHold } from '../../booking/chat/own-hold.ts'
import { afterHold, refuseHold } from '../../booking/chat/slot.ts'
import { wayTo } from '../../booking/chat/standing/folio.ts'
import { undoMoveOption, undoMoveUntil } from '../../booking/chat/standing/undo.ts'
import { stampOf } from '../../booking/groups.ts'
import { holdMs } from '../../booking/holds.ts'
import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, askAbout, close, next, tell } from '../../chat/answer.ts'
import { untilWords, whenLong, whenPlain } from '../../chat/moments.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { choiceId } from '../../chat/speak.ts'
import { newEpoch, type State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion, notice, speakerTo } from '../../chat/unasked.ts'
import { toMenu, withWayBack } from '../../chat/ways-on.ts'
import { declineOffer, moveByOffer, openOffersOf, readOffer, takeOffer } from '../answers.ts'
import type { WaitingOffer, WaitlistEntry } from '../types.ts'
import { namesOf, officeWords, readAnswers, restOf, wishOf } from './entry.ts'
import { saidUntil } from './while-waiting.ts'

/** A place kept for this contact. The offer itself goes out as a notice (offering.ts). `about`: the offer. */
export const waitOffer: Question = {
  mereQuestion: 'is not heard',
  meant: ['leaveList', 'myList', 'otherDay', 'person', 'complaint', 'privacy'],
  lasting: true,
  waits: (about) => ({ about }),
  ask(scene) {
    const offer = running(scene, Number(scene.about))
    return offer ? offerAgain(scene, offer.offer, offer.wish) : withWayBack(scene, scene.t.waiting.gone)
  },
  choose(value, scene): Answer {
    const [what, id] = value.split(':')
    // Leaving ends the waiting, whatever became of the one offer.
    const { tx, contact } = scene.session
    if (what === 'leave') return askAbout('leavingList', String(readOffer(tx, contact.id, Number(id))?.wishId), scene.draft)
    const found = running(scene, Number(id))
    if (!found) return gone(scene, Number(id))
    if (what === 'no') return decline(scene, found)
    return found.wish.movesGroup === undefined ? accept(scene, found) : moveInto(scene, found, found.wish.movesGroup)
  },
  hear(reading, scene) {
    if (reading.agrees()) return this.choose(`yes:${scene.about}`, scene)
    if (reading.says('no to the place')) return this.choose(`no:${scene.about}`, scene)
    const found = reading.says('later') ? running(scene, Number(scene.about)) : undefined
    if (found) return saidUntil(scene, found.offer)
    return undefined
  },
}

interface Running {
  offer: WaitingOffer
  wish: WaitlistEntry
}

function running({ session }: Scene, offerId: number): Running | undefined {
  const offer = openOffersOf(session.tx, session.contact.id, session.now).find((one) => one.id === offerId)
  const wish = offer && wishOf(session, offer.wishId)
  return wish && { offer, wish }
}

function gone(scene: Scene, offerId: number): Answer {
  const { session, draft, t } = scene
  const offer = readOffer(session.tx, session.contact.id, offerId)
  const held = ownHold(session)
  if (offer?.state === 'accepted' && held?.slot.slotId === offer.slot.slotId) return next(draft)
  const waits = wishOf(session, offer?.wishId) !== undefined
  const list: PromptOption = { question: 'waitingList', value: 'all', title: t.waiting.rows.list.title }
  const menu = toMenu(scene)
  return tell({ body: paragraphs(t.waiting.gone, waits && t.waiting.stillInLine), options: waits ? [list, menu] : [menu] })
}

/** The kept places become a hold, and the booking goes on with the stored answers: only payment and confirmation are missing. */
function accept(scene: Scene, { offer, wish }: Running): Answer {
  const { session, t } = scene
  const answers = readAnswers(wish.answers)
  const draft = answers && { ...answers, officeIds: [offer.slot.officeId] }
  const asked = draft && requestedPlaces(session, draft, offer.slot.slotId)
  // Answers of an older release: a person at the office can still seat them.
  if (!asked) return session.deps.chat.orders.person?.(scene, { misses: 0 }) ?? next(scene.draft, t.waiting.gone)
  const { tx, deps, contact, now } = session
  // The place was promised until `endsAt`: accepting must not shorten that.
  const term = Math.max(holdMs(tx), offer.endsAt - now)
  const held = takeOffer(tx, deps, { contactId: contact.id, offerId: offer.id, wish: asked, holdMs: term }, now)
  if (held.ok) return afterHold(scene, draft, offer.slot, held.hold)
  if (held.why === 'gone') return gone(scene, offer.id)
  if (held.why === 'taken' || held.why === 'closed' || held.why === 'too_soon')
    return next(scene.draft, `${t.waiting.gone} ${t.waiting.stillInLine}`)
  return refuseHold(scene, scene.draft, offer.slot, held)
}

function moveInto(scene: Scene, { offer }: Running, groupId: string): Answer {
  const { session, draft, t } = scene
  const group = groupOf(session, groupId)
  const { tx, deps, contact, now } = session
  const moved = group && moveByOffer(tx, deps, { contactId: contact.id, offerId: offer.id, stamp: stampOf(group.views) }, now)
  if (!moved?.ok) return askAbout('appointments', groupId, draft, t.waiting.notMoved)
  const [first, ...others] = moved.appointments
  if (!first) return askAbout('appointments', groupId, draft)
  const when = whenPlain(scene, momentOf([first, ...others]))
  return close({
    body: paragraphs(t.waiting.moved(when, first.office.name), moved.undo && undoMoveUntil(scene, moved.undo, first)),
    options: [
      ...(moved.undo ? [undoMoveOption(scene, groupId, moved.undo)] : []),
      { question: 'folio', value: `bring:${groupId}`, title: t.standing.rows.bring.title },
      ...[wayTo(scene, first)].filter((one) => one !== undefined),
    ],
  })
}

function decline(scene: Scene, { offer, wish }: Running): Answer {
  const { session, t } = scene
  const { tx, deps, contact, now } = session
  const declined = declineOffer(tx, deps, contact.id, offer.id, now)
  if (!declined) return gone(scene, offer.id)
  const { change, leave } = t.waiting.showButtons
  const back: PromptOption = { question: 'waitingList', value: `back:${wish.id}`, title: t.waiting.backButton.buttons.back }
  return close({
    body: declined.rested
      ? paragraphs(t.waiting.declined, `${t.waiting.rests(rule(session.tx, 'offers_a_wish'))} ${t.waiting.backHow[restOf(wish)]}`)
      : paragraphs(t.waiting.declined, ...stillOffered(scene, { ...wish, offersLeft: declined.left })),
    options: declined.rested
      ? [back]
      : [
          { question: 'waitingList', value: `change:${wish.id}`, title: change },
          { question: 'waitingList', value: `leave:${wish.id}`, title: leave },
        ],
  })
}

const stillOffered = ({ t }: Speaker, wish: WaitlistEntry) => [
  t.waiting.keepsPlace(wish.offersLeft),
  wish.offersLeft === 1 && t.waiting.lastOffer[restOf(wish)],
]

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

/** When nothing else is under way, "sí" accepts it. */
export const sayOffer = (
  before: State | undefined,
  offer: WaitingOffer,
  wish: WaitlistEntry,
  session: Session,
): { state: State; reply: Reply } =>
  askFirst(before, 'waitOffer', questionFor(speakerTo(session), offer, wish), String(offer.id), session)

const offerAgain = (scene: Scene, offer: WaitingOffer, wish: WaitlistEntry): Prompt =>
  askAsFirst(scene, questionFor(scene, offer, wish))

/** Said once and without blame, only where it costs no template. */
export function sayOfferLapsed(wish: WaitlistEntry, session: Session): Reply {
  const speaker = speakerTo(session)
  const { lapsed, seeList } = speaker.t.waiting
  return { kind: 'text', body: paragraphs(lapsed, ...stillOffered(speaker, wish), seeList), asks: false }
}

/** The office closed an hour that was being kept for this contact. */
export function sayOfferClosed({ slot }: WaitingOffer, session: Session): Reply {
  const told = [theOffice(session.tx, slot.officeId).name, whenLong(speakerTo(session), slot)]
  return notice('waiting_hour_closed', session.contact.language, told)
}

/** An office of an entry gives no appointments for now; its place in line is kept. */
export const sayOfficeRests = (officeId: number, reason: OfficeReason, session: Session): Reply =>
  notice('waiting_office_rests', session.contact.language, [
    theOffice(session.tx, officeId).name,
    speakerTo(session).t.officeReasons[reason],
  ])

/** Removed by the office, because one of its people showed an identification and asked for it. */
export function sayEntryRemoved(wish: WaitlistEntry, session: Session): Reply {
  const speaker = speakerTo(session)
  const told = [officeWords(speaker, wish.officeIds), namesOf(speaker, wish), ...wayToOffice(speaker, wish.officeIds[0])]
  return notice('waiting_removed_by_office', session.contact.language, told)
}

/** Ended, not by its person; one tap goes back into the line. */
export function sayEntryOver(wish: WaitlistEntry, session: Session): Reply {
  const { language } = session.contact
  const where = officeWords(speakerTo(session), wish.officeIds)
  const ids = [choiceId({ epoch: newEpoch(session.deps.clock), turn: 0, question: 'waitingList', value: `back:${wish.id}` })]
  return wish.state === 'rested'
    ? notice('waiting_rests', language, [String(rule(session.tx, 'offers_a_wish')), where], ids)
    : notice('waiting_over', language, [where], ids)
}
