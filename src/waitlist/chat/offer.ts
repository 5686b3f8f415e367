import { groupOf, momentOf, requestedPlaces } from '../../booking/chat/bookings.ts'
import { ownHold } from '../../booking/chat/hold.ts'
import { whenPlain } from '../../booking/chat/moments.ts'
import { afterHold, refuseHold } from '../../booking/chat/slot.ts'
import { undoMoveOption, undoMoveUntil } from '../../booking/chat/standing/undo.ts'
import { stampOf } from '../../booking/groups.ts'
import { holdMs } from '../../booking/holds.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, askAbout, close, next, tell } from '../../chat/answer.ts'
import { type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { plain } from '../../chat/understanding/words.ts'
import { toMenu, withWayBack } from '../../chat/ways-on.ts'
import { declineOffer, moveByOffer, openOffersOf, readOffer, takeOffer } from '../answers.ts'
import type { WaitingOffer, WaitlistEntry } from '../types.ts'
import { readAnswers, wishOf } from './joining.ts'
import { offerAgain } from './notices.ts'

/** A place that is kept for somebody who waits. The offer itself goes out as a notice (offering.ts). `about`: the offer. */
export const waitOffer: Question = {
  lasting: true,
  ask(scene) {
    const offer = running(scene, Number(scene.about))
    return offer ? offerAgain(scene, offer.offer, offer.wish) : withWayBack(scene, scene.t.waiting.gone)
  },
  choose(value, scene): Answer {
    const [what, id] = value.split(':')
    // Whoever wants to leave wants no more of this, whatever became of the one offer.
    const { tx, contact } = scene.session
    if (what === 'leave') return askAbout('leavingList', String(readOffer(tx, contact.id, Number(id))?.wishId), scene.draft)
    const found = running(scene, Number(id))
    if (!found) return gone(scene, Number(id))
    if (what === 'no') return decline(scene, found)
    return found.wish.movesGroup === undefined ? accept(scene, found) : moveInto(scene, found, found.wish.movesGroup)
  },
  hear(text, scene) {
    const words = plain(text)
    if (YES.test(words)) return this.choose(`yes:${scene.about}`, scene)
    if (NO.test(words)) return this.choose(`no:${scene.about}`, scene)
    return undefined
  },
}

const YES = phrases`
  ^(si|si (lo)? quiero|si lo quiero gracias|lo quiero|quiero|acepto|si acepto|ok|va|sale|claro|claro que si|si por favor|
    si gracias|yes|yes please|yes i want it|i want it|i accept)$
`
const NO = phrases`
  ^(no|no gracias|no me sirve|no puedo|no lo quiero|ese no|otro|ese dia no|a esa hora no|no thanks|no thank you|
    it does not suit me)$
`

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

/** The kept places become a hold, and the booking goes on with the answers of then: only what is paid and a yes are missing. */
function accept(scene: Scene, { offer, wish }: Running): Answer {
  const { session, t } = scene
  const answers = readAnswers(wish.answers)
  const draft = answers && { ...answers, officeIds: [offer.slot.officeId] }
  const asked = draft && requestedPlaces(session, draft, offer.slot.slotId)
  // The answers of then are of an older release: a person at the office can still seat them.
  if (!asked) return session.deps.chat.orders.person?.(scene, { misses: 0 }) ?? next(scene.draft, t.waiting.gone)
  const { tx, deps, contact, now } = session
  // The place was promised until `endsAt`: saying yes must not shorten that.
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
      { question: 'folio', value: `way:${groupId}:${first.office.id}`, title: t.standing.rows.way.title },
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
      ? paragraphs(t.waiting.declined, `${t.waiting.rests(rule(session.tx, 'offers_a_wish'))} ${t.waiting.backHow}`)
      : paragraphs(t.waiting.declined, t.waiting.keepsPlace(declined.left)),
    options: declined.rested
      ? [back]
      : [
          { question: 'waitingList', value: `change:${wish.id}`, title: change },
          { question: 'waitingList', value: `leave:${wish.id}`, title: leave },
        ],
  })
}
