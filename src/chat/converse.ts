import { rememberHeld } from '../booking/chat/held-for.ts'
import { withOffered } from '../booking/chat/offered.ts'
import { sayOnlyOffice, withOnlyOffice } from '../booking/chat/only-office.ts'
import { keepHold } from '../booking/chat/take-slot.ts'
import type { Language } from '../catalogue/types.ts'
import type { Answer } from './answer.ts'
import type { Desk } from './desk.ts'
import { firstWords, wordsBeforeAnswer } from './greeting.ts'
import type { Input } from './input.ts'
import { type Heard, opening, openingNotes } from './opening.ts'
import { askAgain, askNext, calm, finish, inform, type Turn, withoutAsked } from './putting.ts'
import { isQuestionName } from './question-names.ts'
import { firstNeeded } from './questions/table.ts'
import { type Scene, sceneOf } from './scene.ts'
import { newState, type State, silenceMs, TAKE_BACK_MS } from './state.ts'
import { understand } from './understand.ts'
import { soundsEnglish } from './understanding/commands.ts'

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
  const { unanswered, quiet, ...rest } = state
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
      const open = { ...(answer.closes ? withoutAsked(known) : known), ...(answer.quiet && { quiet: true }) }
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
      const draft = rememberHeld(scene.desk, state.draft, answer.draft)
      return askNext(calm(state), { ...scene, draft }, { ...answer, notes })
    }
    case 'again': {
      const notes = openingNotes(state, input, scene, answer)
      return askAgain(state, input, { ...scene, draft: answer.draft }, answer, notes)
    }
    case 'next':
      return goOn(state, input, scene, answer)
  }
}

/** The first question that the draft leaves open, once the draft is true to its hold and to the only office. */
function goOn(state: State, input: Heard, scene: Scene, answer: Extract<Answer, { kind: 'next' }>): Turn {
  const { desk, t } = scene
  const away = silenceMs(state, desk.now)
  const inOffer = withOffered(desk, answer.draft)
  const offered = rememberHeld(desk, state.draft, inOffer)
  if (answer.draft.slot && !offered.slot) desk.releaseHold()
  const placed = withOnlyOffice(desk, offered)
  const settled = keepHold({ desk, t }, placed, away < TAKE_BACK_MS)
  const after = { ...scene, draft: settled.draft }
  const noLonger = inOffer === answer.draft ? [] : [t.menu.notOffered]
  const said = [...answer.notes, ...noLonger, ...sayOnlyOffice(scene, offered, placed), ...settled.notes]
  const notes = openingNotes(state, input, after, { ...answer, draft: settled.draft, notes: said })
  const { question = firstNeeded(after), about } = settled.kind === 'ask' ? settled : {}
  return askNext(calm(state), after, { question, about, notes })
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
