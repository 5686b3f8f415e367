import type { Language } from '../agenda/types.ts'
import { HOUR } from '../clock.ts'
import { TEXTS } from '../texts/texts.ts'
import type { Answer } from './answer.ts'
import { isOfNoUse } from './bookings.ts'
import type { Desk } from './desk.ts'
import { type Draft, EMPTY, hasProgress } from './draft.ts'
import { firstWords, hello, wordsAgain, wordsBeforeAnswer } from './greeting.ts'
import { keepHold, withoutSlot, withoutTaken } from './holding.ts'
import type { Input } from './input.ts'
import { whenPlain } from './moments.ts'
import { withOffered } from './offered.ts'
import type { Prompt } from './prompt.ts'
import { isQuestionName, type QuestionName } from './question-names.ts'
import { sayOnlyOffice, withOnlyOffice } from './questions/only-office.ts'
import { welcomeBack } from './questions/resume.ts'
import { firstNeeded, TABLE } from './questions/table.ts'
import type { Reply } from './reply.ts'
import type { Scene } from './scene.ts'
import { speak } from './speak.ts'
import { newState, type Offered, type State, silenceMs, TAKE_BACK_MS } from './state.ts'
import { understand } from './understand.ts'
import { findCommand, soundsEnglish } from './understanding/commands.ts'

export { readState, type State } from './state.ts'

export interface Turn {
  state: State
  replies: Reply[]
  /** Set when the contact speaks another language from here on. */
  language?: Language
}

/** What was said, and the case in which somebody waited in vain and was not told yet. */
type Heard = Input & { unanswered: string | undefined }

/** After so long an answer comes from somebody who went away: the reply says what was kept. */
const AWAY_MS = 6 * HOUR

/**
 * One turn: what somebody said, and what is said back. Deterministic and synchronous; it acts only through the desk, and
 * answers any input. `state` is undefined on the first contact and after a conversation was forgotten.
 */
export function converse(before: State | undefined, input: Input, desk: Desk): Turn {
  const state = before && before.epoch !== 'lost' ? before : begun(before, desk)
  const language = firstLanguage(state, input, desk)
  const scene = sceneOf(desk, language, state.draft)
  const answer = understand(state, input, scene)
  if (answer.kind === 'silence') return { state, replies: [] }
  const { unanswered, ...rest } = state
  const turn = respond(rest, { ...input, unanswered }, scene, answer)
  const spoken = turn.language ?? language
  return {
    state: { ...turn.state, heardAt: desk.now },
    replies: turn.replies,
    ...(spoken !== desk.contact.language && { language: spoken }),
  }
}

/** A conversation that begins, and what has to be said with its first words. */
const begun = (before: State | undefined, desk: Desk): State => ({
  ...newState(desk.token()),
  ...(before?.lost && { lost: true }),
  ...(before?.unanswered && { unanswered: before.unanswered }),
})

/** Its time ran out, or the office closed the hour. */
export type LostBecause = 'expired' | 'closed'

/** Told once, and only while the conversation still stands on that hold: the place is no longer held, with the next ones. */
export function sayHoldLost(state: State, because: LostBecause, desk: Desk): { state: State; replies: Reply[] } {
  const scene = sceneOf(desk, desk.contact.language, state.draft)
  const { slot } = state.draft
  if (!slot || desk.currentHold()?.slot.slotId === slot.slotId) return { state, replies: [] }
  if (because === 'expired' && isOfNoUse(state, desk))
    return { state: { ...state, draft: withoutSlot(state.draft, desk.now) }, replies: [] }
  const note = scene.t.slot[because === 'closed' ? 'closedHeld' : 'expired'](whenPlain(scene, slot))
  const draft = because === 'closed' ? withoutTaken(state.draft) : withoutSlot(state.draft, desk.now)
  const after = { ...scene, draft }
  // Hours are those of an office. Whoever was looking for another one when the hour was lost goes on looking.
  const asked: Next = draft.officeIds
    ? { question: 'slot', about: 'still', notes: [note] }
    : { question: firstNeeded(after), notes: [note] }
  return askNext(state, after, asked)
}

const sceneOf = (desk: Desk, language: Language, draft: Draft): Scene => ({ desk, language, t: TEXTS[language], draft })

/** Whoever begins in English is answered in English. */
function firstLanguage(state: State, input: Input, desk: Desk): Language {
  const { language } = desk.contact
  return !state.greeted && input.said.kind === 'text' && language === 'es-MX' && soundsEnglish(input.said.text) ? 'en' : language
}

function respond(state: State, input: Heard, scene: Scene, answer: Exclude<Answer, { kind: 'silence' }>): Turn {
  switch (answer.kind) {
    case 'tell': {
      const first = state.greeted ? [] : wordsBeforeAnswer(scene, input.said, answer.prompt.body)
      const known = first.length > 0 ? { ...state, greeted: true } : state
      const open = answer.closes ? withoutAsked(known) : known
      return inform(open, scene, answer.prompt, opening(input, scene, first), answer.after)
    }
    case 'send':
      return { state: { ...state, ...(input.unanswered && { unanswered: input.unanswered }) }, replies: [answer.reply] }
    case 'over':
      return finish(state, scene, answer.prompt, opening(input, scene, []))
    case 'speak':
      return speakAnother(state, input, scene, answer.language)
    case 'ask': {
      const notes = openingNotes(state, input, scene, answer)
      return askNext(calm(state), { ...scene, draft: answer.draft }, { ...answer, notes })
    }
    case 'again': {
      const notes = openingNotes(state, input, scene, answer)
      return askAgain(state, input, { ...scene, draft: answer.draft }, answer, notes)
    }
    case 'next':
      return goOn(state, input, scene, answer)
  }
}

/** Understood: the counts of misunderstandings begin anew. */
const calm = (state: State): State => ({ ...state, misses: 0 })

/** The first question that the draft leaves open, once the draft is true to its hold and to the only office. */
function goOn(state: State, input: Heard, scene: Scene, answer: Extract<Answer, { kind: 'next' }>): Turn {
  const { desk, t } = scene
  const away = silenceMs(state, desk.now)
  const offered = withOffered(desk, answer.draft)
  if (answer.draft.slot && !offered.slot) desk.releaseHold()
  const placed = withOnlyOffice(desk, offered)
  const settled = keepHold({ desk, t }, placed, away < TAKE_BACK_MS)
  const after = { ...scene, draft: settled.draft }
  const noLonger = offered === answer.draft ? [] : [t.menu.notOffered]
  const said = [...answer.notes, ...noLonger, ...sayOnlyOffice(scene, offered, placed), ...settled.notes]
  const notes = openingNotes(state, input, after, { ...answer, draft: settled.draft, notes: said })
  const { question = firstNeeded(after), about } = settled.kind === 'ask' ? settled : {}
  return askNext(calm(state), after, { question, about, notes })
}

/** What is said before anything else: an apology for a night off, and for an answer that nobody gave. */
const opening = (input: Heard, { t }: Scene, notes: readonly string[]): string[] => [
  ...(input.late ? [t.common.late] : []),
  ...(input.unanswered ? [t.handOff.nobodyInTime(input.unanswered)] : []),
  ...notes,
]

/** An answer that ends in a question. */
type Asking = Extract<Answer, { kind: 'next' | 'ask' | 'again' }>

/**
 * The sentences before a question: an apology when we were off, who speaks when that was never said, what was kept when
 * somebody comes back, then what the answer itself brought. Whatever a message said that nobody could read yet is said again.
 */
function openingNotes(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const { t } = scene
  const withdrawn = input.unseen ? (state.asked?.notes ?? []) : []
  const greeting = state.greeted ? greetAgain(state, input, scene, answer) : firstWords(scene)
  const lost = state.lost ? [t.common.startedOver] : []
  const back = input.back ? [t.handOff.back] : []
  return [...new Set([...opening(input, scene, withdrawn), ...back, ...lost, ...greeting, ...answer.notes])]
}

function greetAgain(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const greets = input.said.kind === 'text' && findCommand(input.said.text) === 'greeting'
  if (greets && answer.kind === 'ask' && answer.question === 'menu') return wordsAgain(scene)
  if (greets && answer.kind === 'ask') return [scene.t.greeting.helloAgain(hello(scene))]
  const away = silenceMs(state, scene.desk.now)
  const returned = away > AWAY_MS && answer.kind === 'next' && hasProgress(state.draft) && hasProgress(answer.draft)
  return returned ? [welcomeBack(scene, state.heardAt ?? scene.desk.now, answer.draft)] : []
}

/** The question that comes next, and the sentences before it. */
interface Next {
  question: QuestionName
  about?: string | undefined
  notes: string[]
}

const askNext = (state: State, scene: Scene, next: Next): Turn =>
  put(state, scene, next, TABLE[next.question].ask({ ...scene, about: next.about }))

/** Puts a question: from here on the state knows what was offered. */
function put(state: State, scene: Scene, { question, about: given, notes }: Next, prompt: Prompt): Turn {
  const turn = state.turn + 1
  const about = prompt.about ?? given
  const { replies, options } = speak(prompt, { question, notes, epoch: state.epoch, turn, asks: true }, scene.t)
  const asked = { question, turn, at: scene.desk.now, options, notes, ...(about && { about }) }
  const { lost, ...kept } = state
  return { state: { ...kept, turn, draft: prompt.draft ?? scene.draft, asked, greeted: true }, replies }
}

function askAgain(state: State, input: Heard, scene: Scene, answer: Extract<Answer, { kind: 'again' }>, notes: string[]): Turn {
  const asked = state.asked?.question
  const name = asked && isQuestionName(asked) ? asked : firstNeeded(scene)
  const about = answer.about ?? state.asked?.about
  if (TABLE[name].isOver?.({ ...scene, about })) return askNext(state, scene, { question: firstNeeded(scene), notes })
  const prompt = TABLE[name].ask({ ...scene, about })
  const hint = answer.hint?.(prompt)
  const widened = hint?.option ? { ...prompt, options: [...(prompt.options ?? []), hint.option] } : prompt
  const counted: State = {
    ...state,
    misses: input.said.kind === 'text' && state.greeted ? state.misses + 1 : state.misses,
    voices: input.said.kind === 'voice' ? state.voices + 1 : state.voices,
  }
  return put(counted, scene, { question: name, about, notes: [...notes, ...(hint?.notes ?? [])] }, widened)
}

/** The same option is offered once, however often it is shown. */
const unlike =
  (others: Offered[]) =>
  (one: Offered): boolean =>
    !others.some((other) => other.question === one.question && other.value === one.value)

const withoutAsked = ({ asked, ...state }: State): State => state

/** Information. The question before stays open, and its buttons go on working. */
function inform(state: State, scene: Scene, prompt: Prompt, notes: string[], after: Reply[] = []): Turn {
  const turn = state.turn + 1
  const { replies, options } = speak(prompt, { question: 'go', notes, epoch: state.epoch, turn, asks: false }, scene.t)
  const asked = state.asked && { ...state.asked, options: [...state.asked.options.filter(unlike(options)), ...options] }
  const { draft = state.draft } = prompt
  return { state: { ...calm(state), turn, draft, ...(asked && { asked }) }, replies: [...replies, ...after] }
}

/** The booking is over: its buttons no longer act, and nothing of it is kept here. */
function finish(state: State, scene: Scene, prompt: Prompt, notes: string[]): Turn {
  const turn = state.turn + 1
  const fresh = newState(scene.desk.token())
  const { replies } = speak(prompt, { question: 'folio', notes, epoch: fresh.epoch, turn, asks: false }, scene.t)
  return { state: { ...fresh, turn, greeted: true, voices: state.voices, draft: EMPTY }, replies }
}

function speakAnother(state: State, input: Heard, scene: Scene, language: Language): Turn {
  const other = sceneOf(scene.desk, language, scene.draft)
  const notes = opening(input, other, state.greeted ? [other.t.language.changed] : firstWords(other))
  const { asked } = state
  const next =
    asked && isQuestionName(asked.question) && asked.question !== 'language'
      ? { question: asked.question, about: asked.about, notes }
      : { question: firstNeeded(other), notes }
  return { ...askNext(calm(state), other, next), language }
}
