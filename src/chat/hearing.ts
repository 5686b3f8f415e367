import { whetherFree } from '../booking/chat/costs.ts'
import { hearAnotherChild, hearHeadcount, hearOneMore, hearSecondThought } from '../booking/chat/second-thoughts.ts'
import { changeInWords, hearAfterwards, hearOfVisit } from '../booking/chat/standing/in-words.ts'
import { hearRegret } from '../booking/chat/standing/undo.ts'
import { statesWithOffices } from '../catalogue/offices.ts'
import { type Answer, again, ask, saying, takeBack } from './answer.ts'
import { nod } from './courtesy.ts'
import { hasProgress } from './draft.ts'
import { hearFirstOfAll } from './first-of-all.ts'
import { missed } from './missed.ts'
import { telephoneFor } from './moments.ts'
import { giveUp, obey } from './orders.ts'
import { firstNeeded, firstOf, isQuestionName, type QuestionName, questionOf, rankOf } from './part.ts'
import type { Question } from './question.ts'
import { answerFaq } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import type { Asked, Offered, State } from './state.ts'
import { hearConfirmation, hearFirmYes, hearYesNo } from './understanding/agreement.ts'
import { hearAim } from './understanding/aims.ts'
import {
  asksWhetherFree,
  type Command,
  findAside,
  findCommand,
  findRequest,
  isCommand,
  mayBeTold,
} from './understanding/commands.ts'
import { type Faq, findFaq } from './understanding/faq.ts'
import { goesAway } from './understanding/first-of-all.ts'
import { asSentence } from './understanding/forms.ts'
import { phrases } from './understanding/phrases.ts'
import { hearRequestedOffice } from './understanding/places.ts'
import { hearRow, saysLast } from './understanding/rows.ts'
import { kindOf } from './understanding/sentence.ts'
import { everyday } from './understanding/spelling.ts'
import { plain, tidy } from './understanding/words.ts'
import { forWhom, volunteer, withRest } from './volunteer.ts'

/** The question that is open: the one that was asked, else the first that the draft needs. */
export function openQuestion(state: State, scene: Scene): QuestionName {
  const name = state.asked?.question
  return name && isQuestionName(scene, name) ? name : firstNeeded(scene)
}

/** The scene as the asked question sees it. */
const asAsked = (scene: Scene, asked: Asked | undefined): Scene => ({ ...scene, about: asked?.about })

/** Typed words where no question is open: "baja" is no state then. Undefined when they are no order. */
export function hearOrder(typed: string, state: State, scene: Scene): Answer | undefined {
  const command = findCommand(tidy(typed))
  return command && obey(command, asAsked(scene, state.asked), state)
}

/** Typed words and what stands around them when they are heard. */
interface Heard {
  text: string
  /** The question that is open, as it was asked. */
  name: QuestionName
  question: Question
  open: Scene
  scene: Scene
  state: State
  command: Command | undefined
  /** Typed before the question could be read: they add information, and never say yes to something that acts. */
  blind: boolean
  /** Only asks to be told something: it begins, fills and changes nothing. */
  asks: boolean
}

/** One way in which typed words may be understood. */
export interface Step {
  name: string
  hear(heard: Heard): Answer | undefined
}

/** The question that is open, unless the words only ask something and it would hold, move or send what they name. */
const byQuestion = (heard: Heard): Answer | undefined => {
  const { question, name, text, open, scene, asks } = heard
  const { mereQuestion } = question
  if (asks && mereQuestion === 'is not heard') return undefined
  const whose = asks ? undefined : forWhom(text, open, name)
  const answer = alsoSaid(question.hear?.(text, whose ? { ...open, draft: whose } : open), text, heard)
  const taken = asks && answer !== undefined && mereQuestion === 'fills nothing' && fills(answer, scene)
  // "¿cuál queda más cerca de Ixtapaluca?" tells where, and is answered by the offices there.
  return taken && !(name === 'place' && hearRequestedOffice(everyday(text)) === 'nearest') ? undefined : answer
}

/** What an answer to the open question leaves over and a later question takes: "Guadalupe Hernández Soto, para el viernes en la mañana". */
function alsoSaid(answer: Answer | undefined, text: string, { question, scene, asks }: Heard): Answer | undefined {
  const leavesRoom = question.entities !== undefined && !question.entities.includes('day')
  return answer?.kind === 'next' && !asks && leavesRoom && answer.draft !== scene.draft ? withRest(answer, text, scene) : answer
}

/** What comes first of all, unless the open question asks for that very thing. A "no" to words that nobody could read is none. */
function byFirstOfAll(heard: Heard): Answer | undefined {
  const first = hearFirstOfAll(heard.text, heard.open)
  if (!first || (heard.blind && first.kind === 'forget')) return undefined
  const { question, text, open } = heard
  const own = question.answersFirst?.includes(first.kind) ? (byQuestion(heard) ?? question.takes?.(text, open)) : undefined
  return own ?? first.answer
}

/** Whether something that was not known is in the draft now. */
const fills = (answer: Answer, { draft }: Scene): boolean =>
  'draft' in answer && (answer.kind === 'next' || JSON.stringify(answer.draft) !== JSON.stringify(draft))

/** The ways in which typed words are heard, in their order: the first that makes something of them has them. */
export const STEPS: readonly Step[] = [
  { name: 'danger, haste, a death, a complaint and their like, before anything else in the sentence', hear: byFirstOfAll },
  {
    name: 'what a capability hears before all else',
    hear: ({ text, open }) => firstOf(open, (part) => part.hearsFirst?.(text, open)),
  },
  { name: 'somebody wants back what they gave up', hear: ({ blind, text, open }) => (blind ? undefined : hearRegret(text, open)) },
  {
    name: 'somebody leaves what they are in the middle of',
    hear: ({ blind, question, text, open }) =>
      blind || question.acts || !hasProgress(open.draft) || !goesAway(text) ? undefined : giveUp(open),
  },
  {
    name: 'the name of a state, where it is asked where',
    hear: ({ name, text, scene, question, open }) =>
      name === 'place' && isStateName(text, scene) ? question.hear?.(text, open) : undefined,
  },
  {
    name: 'later or earlier, where hours are asked',
    hear: ({ name, text, question, open }) =>
      name === 'slot' && LATER.test(plain(text)) ? question.hear?.(text, open) : undefined,
  },
  {
    name: 'the title of an option, its number, yes or no',
    hear: ({ blind, text, state, open, name }) => (blind ? undefined : byTitle(text, state, open, name)),
  },
  {
    name: 'the open question, where it hears before any order',
    hear: (heard) => (heard.blind || !comesFirst(heard.question, heard.text, heard.open) ? undefined : byQuestion(heard)),
  },
  { name: 'an order in a whole message', hear: ({ command, open, state }) => (command ? obey(command, open, state) : undefined) },
  {
    name: 'what a capability hears after orders',
    hear: ({ name, text, open }) => (name === 'details' ? undefined : firstOf(open, (part) => part.hears?.(text, open))),
  },
  {
    name: 'a change of the appointment that stands',
    hear: ({ blind, text, open }) => (blind ? undefined : changeInWords(text, open)),
  },
  {
    name: 'what many people ask',
    hear: ({ name, text, open, state }) => (name === 'details' ? undefined : hearFaq(text, open, state, name)),
  },
  { name: 'the open question', hear: (heard) => (heard.blind && heard.question.acts ? undefined : byQuestion(heard)) },
  {
    name: 'the question before an interruption',
    hear: ({ asks, text, name, scene }) => (asks ? undefined : hearPending(text, name, scene)),
  },
  {
    name: 'an answer that came after the hold ran out',
    hear: ({ asks, text, name, scene }) => (asks ? undefined : hearLate(text, name, scene)),
  },
  { name: 'something asked for in a sentence', hear: ({ text, open, state }) => grant(text, findRequest(text), open, state) },
  { name: 'a second thought', hear: ({ asks, text, name, open }) => (asks ? undefined : hearSecondThought(text, name, open)) },
  { name: 'one more person', hear: ({ asks, text, open }) => (asks ? undefined : hearOneMore(text, open)) },
  { name: 'a number of people', hear: ({ asks, text, open }) => (asks ? undefined : hearHeadcount(text, open)) },
  { name: 'another child', hear: ({ asks, text, open }) => (asks ? undefined : hearAnotherChild(text, open)) },
  {
    name: 'what is told or asked of the visit that is to come',
    hear: ({ blind, text, open }) => (blind ? undefined : hearOfVisit(text, open)),
  },
  {
    name: 'another hour of the appointment that stands',
    hear: ({ blind, asks, text, open }) => (blind || asks ? undefined : hearAfterwards(text, open)),
  },
  {
    name: 'answers that were not asked yet',
    hear: ({ asks, text, scene, name }) => (asks ? undefined : volunteer(text, scene, name)),
  },
  {
    name: 'none of the hours',
    hear: ({ name, text, open, state }) =>
      name === 'slot' && NONE_OF_THEM.test(plain(text)) ? obey('otherDay', open, state) : undefined,
  },
  { name: 'something asked for in passing', hear: ({ text, open, state }) => grant(text, findAside(text), open, state) },
  { name: 'a mere no', hear: ({ text, open, state }) => (hearYesNo(text) === 'no' ? obey('park', open, state) : undefined) },
  {
    name: 'a sign without words',
    hear: ({ blind, state, text, open }) => (blind || !state.greeted ? undefined : withoutWords(text, state, open)),
  },
  {
    name: 'the open question, for what nothing else understood',
    hear: ({ blind, question, text, open }) => (blind ? undefined : question.takes?.(text, open)),
  },
]

/** Typed words: an answer to what is asked, an order, a request, answers to what was not asked yet; in that order. */
export function hearText(typed: string, state: State, before: Scene, unseen: boolean): Answer {
  const name = openQuestion(state, before)
  const scene = name === 'readBack' ? { ...before, readBack: true } : before
  const text = readsForms(scene, name) ? asSentence(tidy(typed)) : tidy(typed)
  if (text === '') return again(scene.draft, scene.t.media.unsupported)
  const question = questionOf(scene, name)
  const open = asAsked(scene, state.asked)
  const blind = unseen && (question.acts === true || isBareAnswer(text))
  const command = findCommand(text)
  const asks = command === undefined && kindOf(text) === 'question'
  const heard = { text, name, question, open, scene, state, command, blind, asks }
  for (const step of STEPS) {
    const answer = step.hear(heard)
    if (answer) return answer
  }
  return blind ? again(scene.draft, scene.t.common.seenFirst) : missed(text, name, state, open, asks)
}

/** Where somebody tells something in their own words, those are kept as they are. */
const readsForms = (scene: Scene, name: QuestionName): boolean =>
  name === 'menu' || (rankOf(scene, name) >= 0 && name !== 'details')

/** Whether the question hears before any order does. */
const comesFirst = ({ acts, lasting, ownWords }: Question, text: string, scene: Scene): boolean =>
  acts === true || lasting === true || (ownWords?.(text, scene) === true && mayBeTold(text))

/** "¿cuánto cuesta renovar?" names what it asks about, and "me cobraron por la cita" is the report itself. */
function grant(text: string, request: Command | undefined, scene: Scene, state: State): Answer | undefined {
  // Whoever is in the middle of it is told where: see `missed`.
  if (request === 'start' && hasProgress(scene.draft)) return undefined
  const granted = request && (scene.session.deps.chat.ordersNaming[request]?.(text, scene) ?? obey(request, scene, state))
  return granted && request === 'costs' && asksWhetherFree(text) ? saying(whetherFree(scene), granted) : granted
}

/** What many people ask in between: where the office is, when it opens, what is paid where. */
function hearFaq(text: string, scene: Scene, state: State, name: QuestionName): Answer | undefined {
  const asked = findFaq(text)
  // Anger beside a wish is no reason not to hear the wish: "qué estúpida, perdí mi pasaporte".
  if (asked === undefined || (asked === 'upset' && hearAim(text)?.family)) return undefined
  if (asked === 'paying') return obey('payment', scene, state)
  const answer = answerFaq(asked, scene, text)
  return (
    (answer?.kind === 'tell' &&
      TOLD_BESIDE_A_WISH.has(asked) &&
      withWish(besideWish(asked, answer.prompt.body, scene), text, scene, name)) ||
    answer
  )
}

/** What somebody tells of themselves with the wish: "vivo en Chicago y quiero renovar en Toluca". */
const TOLD_BESIDE_A_WISH: ReadonlySet<Faq> = new Set<Faq>([
  'abroad',
  'withoutCurp',
  'trust',
  'nationality',
  'disability',
  'askOffice',
  'otherId',
  'papers',
])

/** Who speaks is said with the first words anyway: what is left is how to make sure. */
const besideWish = (asked: Faq, answered: string, scene: Scene): string =>
  asked === 'trust' ? scene.t.faq.check(telephoneFor(scene)) : answered

/** What was told is answered, and the wish that begins a booking is taken with it; the menu asks what no wish said. */
function withWish(answered: string, text: string, scene: Scene, name: QuestionName): Answer | undefined {
  if (hasProgress(scene.draft)) return undefined
  if (!hearAim(text)?.family) return findAside(text) === 'start' ? ask('menu', scene.draft, answered) : undefined
  const began = volunteer(text, scene, name)
  return began?.kind === 'next' ? { ...began, notes: [answered, ...began.notes] } : undefined
}

/** "sí", "no", "2": an answer to whatever was asked, so it must have been read. */
const isBareAnswer = (text: string): boolean => hearYesNo(text) !== undefined || /^\d{1,2}$/.test(text)

/** "Baja California" in answer to "where" is a state before it is anything else. */
const isStateName = (text: string, { session }: Scene): boolean =>
  plain(text).startsWith('baja') || statesWithOffices(session.tx).some((one) => plain(one.name) === plain(text))

/** Where hours are asked, later is an hour and not another day. */
const LATER = phrases('hearing', 'later')

const NONE_OF_THEM = phrases('hearing', 'none of them')

/** What cannot be undone needs the word itself: a nod or a thumb is too little. */
function agreement(text: string, acts: boolean): 'yes' | 'no' | undefined {
  const said = hearYesNo(text)
  return said === 'yes' && acts && !hearFirmYes(text) ? undefined : said
}

/** Rows that choose an hour: of a booking, or of a move. */
const IS_AN_HOUR = /^(?:slot:.+)?\d+$/

/** The title of an option in words, its number where rows may be counted, or yes and no. */
function byTitle(text: string, state: State, scene: Scene, name: QuestionName): Answer | undefined {
  const options = state.asked?.options ?? []
  const words = plain(text)
  const { numbered: counted, acts } = questionOf(scene, name)
  const yesNo = agreement(text, acts === true)
  // Where figures are days and hours, "la última" is the last hour and not a way out.
  const rows = counted ? options : options.filter((one) => one.question === name && IS_AN_HOUR.test(one.value))
  const row = acts ? undefined : hearRow(words, rows.length, counted === true ? 'figures too' : (counted ?? 'ordinals'))
  const last = row === undefined ? undefined : rows[row - 1]
  // "la última" is the last of what is offered, and never a way out below it: the menu ends with the languages.
  const numbered = last?.question === 'go' && saysLast(words) ? undefined : last
  const chosen =
    options.find((one) => plain(one.title) === words) ??
    numbered ??
    (yesNo && options.find((one) => one.value === yesNo || one.value.startsWith(`${yesNo}:`)))
  return chosen && runOption(chosen, scene, state)
}

function runOption({ question, value }: Pick<Offered, 'question' | 'value'>, scene: Scene, state: State): Answer | undefined {
  if (question === 'go') return isCommand(value) ? obey(value, scene, state) : undefined
  return isQuestionName(scene, question) ? questionOf(scene, question).choose(value, scene) : undefined
}

/** When a question only interrupted, the one before it still waits for its answer. */
function hearPending(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  if (!hasProgress(scene.draft)) return undefined
  const pending = firstNeeded(scene)
  return pending === current || questionOf(scene, pending).acts ? undefined : questionOf(scene, pending).hear?.(text, scene)
}

/** Where it is told that the hour is no longer held. */
const HOURS_WERE_LOST: ReadonlySet<QuestionName> = new Set<QuestionName>(['slot', 'resume', 'appointments'])

/** The hold ran out while somebody typed the answer to a later question: the answer counts, and the place is taken again if it is free. */
function hearLate(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  const { earlier, slot } = scene.draft
  if (!HOURS_WERE_LOST.has(current) || slot || !earlier) return undefined
  const before = { ...scene, draft: { ...scene.draft, slot: earlier } }
  const asked = questionOf(scene, firstNeeded(before))
  // "confirmar" books nothing that is no longer held: the place is taken again, and everything is read once more.
  if (asked.acts) return hearConfirmation(text) ? takeBack(before.draft) : undefined
  return asked.hear?.(text, before)
}

/** A nod, a heart, a mere question mark: nobody is told that they were not understood. */
function withoutWords(text: string, state: State, scene: Scene): Answer | undefined {
  const agrees = hearYesNo(text) === 'yes'
  // After a misunderstanding a sign is one more: it needs the way out that comes with it.
  if (!agrees && (plain(text) !== '' || state.misses > 0)) return undefined
  if (!agrees && text.includes('?')) return obey('unclear', scene, state)
  const way = agrees && state.asked?.options.find((one) => one.question === 'go' && AGREED_TO.has(one.value))
  return (way && runOption(way, scene, state)) || nod(state, scene)
}

/** What "sí" means where it is the way on that is offered: "¿Seguimos donde iba?", "¿Quiere sacar una?" */
const AGREED_TO: ReadonlySet<string> = new Set<Command>(['goOn', 'start'])
