import type { Language } from '../catalogue/types.ts'
import { soundsEnglish } from '../reading/commands.ts'
import { plain } from '../reading/engine/words.ts'
import { languageOfSentence } from '../reading/languages.ts'
import { saysIn } from '../reading/said.ts'
import { type Answer, ask, type Onward } from './answer.ts'
import { firstWords, type Heard, opening, openingNotes, wordsBeforeAnswer } from './courtesy.ts'
import { saysFilled } from './decide.ts'
import { type Draft, EMPTY, hasProgress } from './draft.ts'
import { type Input, understand } from './input.ts'
import { telephoneFor } from './moments.ts'
import { firstNeeded, isQuestionName, type QuestionName, questionOf } from './part.ts'
import { openQuestion } from './policy.ts'
import type { Prompt, PromptOption } from './prompt.ts'
import type { Question } from './question.ts'
import { type Scene, sceneOf } from './scene.ts'
import type { Session } from './session.ts'
import { newEpoch, newState, type State } from './state.ts'
import { withoutStated } from './stated.ts'
import { askAgain, askNext, calm, finish, inform, type Next, type Turn, withoutAsked } from './turn.ts'

/**
 * One turn. Deterministic and synchronous; reads and writes go through the session, and any input is answered. `state` is undefined on the
 * first contact and after a conversation was forgotten.
 */
export function converse(before: State | undefined, input: Input, session: Session): Turn {
  const state = before && before.epoch !== 'lost' ? before : begun(before, session)
  const language = languageFor(state, input, session)
  const cannotCall = !session.contact.inWriting && input.said.kind === 'text' && saysIn(input.said.text, 'cannot telephone')
  const told: Session = cannotCall ? { ...session, contact: { ...session.contact, inWriting: true } } : session
  const scene = { ...sceneOf(told, language, state.draft), ...(state.toldPhone && { wasToldPhone: true }) }
  const answer = understand(state, input, scene)
  const inWriting = cannotCall && { inWriting: cannotCall }
  if (answer.kind === 'silence') return { state, replies: [], ...inWriting }
  const { unanswered, quiet, ...rest } = state
  const turn = respond(rest, { ...input, unanswered }, scene, answer)
  const spoken = turn.language ?? language
  const mayTell = answer.kind !== 'next' || answer.notes.length > 0
  const phone = mayTell && telephoneFor(scene)?.phone
  const tellsPhone = phone && turn.replies.some((reply) => 'body' in reply && reply.body.includes(phone))
  return {
    state: {
      ...turn.state,
      heardAt: session.now,
      ...(input.said.kind === 'voice' && { voices: state.voices + 1 }),
      ...(tellsPhone && { toldPhone: true }),
    },
    replies: turn.replies,
    ...(spoken !== session.contact.language && { language: spoken }),
    ...inWriting,
    ...(answer.missed && { missed: answer.missed }),
    ...(answer.unkept && { unkept: answer.unkept }),
  }
}

/** With what the first words require. */
const begun = (before: State | undefined, session: Session): State => ({
  ...newState(newEpoch(session.deps.clock)),
  ...(before?.lost && { lost: true }),
  ...(before?.unanswered && { unanswered: before.unanswered }),
})

/** A whole sentence in the other language switches to it; so does beginning in English, or saying that one has no Spanish. */
function languageFor(state: State, { said }: Input, session: Session): Language {
  const { language } = session.contact
  if (said.kind !== 'text') return language
  const written = languageOfSentence(plain(said.text))
  const begins = !state.greeted && language === 'es-MX' && soundsEnglish(said.text)
  if (begins || written === 'en' || saysIn(said.text, 'speaks no spanish')) return 'en'
  return written !== undefined && language === 'en' ? 'es-MX' : language
}

function respond(before: State, input: Heard, was: Scene, answer: Exclude<Answer, { kind: 'silence' }>): Turn {
  const draft = (answer.kind === 'tell' && answer.prompt.draft) || before.draft
  const [state, scene] = [
    { ...before, draft },
    { ...was, draft },
  ]
  switch (answer.kind) {
    case 'tell': {
      const open = answer.resumes && interrupted(state, scene)
      if (open) return putAgain(state, input, scene, answer.prompt, open)
      const first = state.greeted ? [] : wordsBeforeAnswer(scene, input.said, answer.prompt.body)
      const known = first.length > 0 ? { ...state, greeted: true } : state
      const told = { ...(answer.closes ? withoutAsked(known) : known), ...(answer.quiet && { quiet: true }) }
      const misses = answer.missed?.kind === 'not_understood' ? state.misses + 1 : 0
      return inform(told, scene, answer.prompt, opening(input, scene, first), answer.after, misses)
    }
    case 'send':
      return { state: { ...state, ...(input.unanswered && { unanswered: input.unanswered }) }, replies: [answer.reply] }
    case 'over':
      scene.session.deps.chat.frame.settles(scene, state, ask('menu', EMPTY))
      return finish(state, scene, answer.prompt, opening(input, scene, []))
    case 'speak':
      return speakAnother(state, input, scene, answer.language)
    case 'again': {
      const notes = openingNotes(state, input, scene, answer)
      return askAgain(state, input, { ...scene, draft: answer.draft }, answer, notes)
    }
    case 'ask':
    case 'next':
      return goOn(state, input, scene, answer)
  }
}

/** Of the booking, or one that a yes would act on. */
function interrupted({ asked, draft, greeted }: State, scene: Scene): Open | undefined {
  if (!greeted) return undefined
  const name = asked?.question
  const question = name && isQuestionName(scene, name) ? questionOf(scene, name) : undefined
  const waits = question?.waits?.(asked?.about)
  if (waits) return { question: name as QuestionName, ...waits }
  const open = question && !question.aside && asked ? { question: name as QuestionName, about: asked.about } : undefined
  if (!hasProgress(draft)) return question?.acts ? open : undefined
  return open ?? { question: firstNeeded(scene) }
}

type Open = Pick<Next, 'question' | 'about'>

/** With its buttons; those of the answer as far as there is room. */
function putAgain(state: State, input: Heard, scene: Scene, { body, options = [] }: Prompt, open: Open): Turn {
  const others = options
    .map((one): PromptOption => ({ question: 'go', ...one }))
    .filter(({ question: to, value }) => to !== 'go' || (value !== 'goOn' && value !== 'menu'))
  return askNext(calm(state), scene, { ...open, notes: opening(input, scene, [body]), beside: others })
}

/** The first that the true draft leaves open, unless the answer leads to another. */
function goOn(state: State, input: Heard, scene: Scene, answer: Onward): Turn {
  const open = openQuestion(state, scene)
  const isAnswered = answer.kind === 'next' && answer.draft !== scene.draft
  const question = questionOf(scene, open)
  const taken = isAnswered ? withoutStated(answer.draft, question) : answer.draft
  const draft = isAnswered ? passingBy(question, scene.draft, taken) : taken
  const answered = { ...answer, draft, notes: [...answer.notes, ...(answer.echo ?? [])] }
  const settled = scene.session.deps.chat.frame.settles(scene, state, answered)
  const after = { ...scene, draft: settled.draft }
  const notes = openingNotes(state, input, after, { ...answer, draft: settled.draft, notes: settled.notes })
  const { question: name = firstNeeded(after), about } = settled.kind === 'ask' ? settled : {}
  const said = input.said.kind === 'text' ? saysFilled(scene, after, open, name, notes) : notes
  return askNext(calm(state), after, { question: name, about, notes: said })
}

/** Something else was said than what the warning is about. */
const passingBy = ({ passed, readsBack }: Question, before: Draft, taken: Draft): Draft =>
  passed && !readsBack && !Bun.deepEquals(passed(taken), passed(before)) ? passed(taken) : taken

function speakAnother(state: State, input: Heard, scene: Scene, language: Language): Turn {
  const other = sceneOf(scene.session, language, scene.draft)
  const notes = opening(input, other, state.greeted ? [other.t.language.changed] : firstWords(other))
  const { asked } = state
  const next =
    asked &&
    isQuestionName(scene, asked.question) &&
    asked.question !== 'language' &&
    !questionOf(scene, asked.question).isOver?.({ ...other, about: asked.about })
      ? { question: asked.question, about: asked.about, notes }
      : { question: firstNeeded(other), notes }
  return { ...askNext(calm(state), other, next), language }
}
