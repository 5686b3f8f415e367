import type { WaitingOffer, WaitingWish } from '../agenda/waiting/types.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { NoticeName } from '../texts/notice-words.ts'
import { fillNotice, NOTICES } from '../texts/notices.ts'
import { TEXTS } from '../texts/texts.ts'
import { groupsOf, momentOf } from './bookings.ts'
import type { Desk } from './desk.ts'
import { hasProgress } from './draft.ts'
import { untilWords, whenLong, whenPlain } from './moments.ts'
import { notice } from './notices.ts'
import { type Prompt, paragraphs, type Scene, type Speaker } from './question.ts'
import type { Reply } from './reply.ts'
import { choiceId } from './speak.ts'
import { newState, type State } from './state.ts'
import { namesOf, officeWords } from './waiting.ts'

type Place = Speaker

interface Words {
  name: NoticeName
  parameters: string[]
  values: string[]
}

function wordsFor(scene: Place, offer: WaitingOffer, wish: WaitingWish): Words {
  const { desk } = scene
  const group = groupsOf(desk).find((one) => one.groupId === wish.movesGroup)
  const office = desk.office(offer.slot.officeId).name
  const parameters = [whenLong(scene, offer.slot), office, namesOf(scene, wish), untilWords(scene, offer)]
  const values = [`yes:${offer.id}`, `no:${offer.id}`, `leave:${offer.id}`]
  return group
    ? { name: 'waiting_earlier_offer', parameters: [...parameters, whenPlain(scene, momentOf(group.views))], values }
    : { name: 'waiting_offer', parameters, values }
}

/**
 * Offers a place that is kept for somebody, and the conversation after it: when nothing else is under way, "sí" accepts it. Its
 * buttons are good for as long as the place is kept.
 */
export function sayOffer(
  before: State | undefined,
  offer: WaitingOffer,
  wish: WaitingWish,
  desk: Desk,
): { state: State; reply: Reply } {
  const { language } = desk.contact
  const state = before && before.epoch !== 'lost' ? before : newState(desk.token())
  const turn = state.turn + 1
  const { name, parameters, values } = wordsFor({ desk, t: TEXTS[language] }, offer, wish)
  const ids = values.map((value) => choiceId({ epoch: state.epoch, turn, question: 'waitOffer', value }))
  const reply = notice(name, language, parameters, ids)
  if (isBusy(state, desk.now)) return { state: { ...state, turn }, reply }
  const titles = NOTICES[language][name].buttons ?? []
  const options = values.map((value, i) => ({ question: 'waitOffer', value, title: titles[i] ?? '' }))
  const asked = { question: 'waitOffer', turn, at: desk.now, about: String(offer.id), options, notes: [] }
  return { state: { ...state, turn, asked }, reply }
}

/** An answer that is still awaited for something else is not taken for one to the offer; its buttons work all the same. */
const isBusy = ({ draft, asked }: State, now: Instant): boolean =>
  hasProgress(draft) || (asked !== undefined && now - asked.at < STILL_AWAITED_MS)

const STILL_AWAITED_MS = HOUR

/** The same offer once more, in the chat. */
export function offerAgain(scene: Scene, offer: WaitingOffer, wish: WaitingWish): Prompt {
  const { name, parameters, values } = wordsFor(scene, offer, wish)
  const words = NOTICES[scene.language][name]
  return { body: fillNotice(words, parameters), options: values.map((value, i) => ({ value, title: words.buttons?.[i] ?? '' })) }
}

/** Nobody answered: said once and without blame, only where it costs no template. */
export function sayOfferLapsed(left: number, desk: Desk): Reply {
  const t = TEXTS[desk.contact.language]
  return { kind: 'text', body: paragraphs(t.waiting.lapsed, t.waiting.keepsPlace(left), t.waiting.seeList), asks: false }
}

/** The office closed an hour that somebody believes is theirs. */
export function sayOfferClosed({ slot }: WaitingOffer, desk: Desk): Reply {
  const { language } = desk.contact
  return notice('waiting_hour_closed', language, [desk.office(slot.officeId).name, whenLong({ desk, t: TEXTS[language] }, slot)])
}

/** A wish ended without its person. Going back into the line is one tap. */
export function sayWishOver(wish: WaitingWish, desk: Desk): Reply {
  const { language } = desk.contact
  const where = officeWords({ desk, t: TEXTS[language] }, wish.officeIds)
  const ids = [choiceId({ epoch: desk.token(), turn: 0, question: 'waitingList', value: `back:${wish.id}` })]
  return wish.state === 'rested'
    ? notice('waiting_rests', language, [String(desk.rule('offers_a_wish')), where], ids)
    : notice('waiting_over', language, [where], ids)
}
