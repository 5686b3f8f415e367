import { attempt, rehearse } from '../../db/open.ts'
import type { Reading } from '../reading/reading.ts'
import { type Answer, type Onward, saying } from './answer.ts'
import { decide, decided } from './decide.ts'
import { type Draft, hasProgress } from './draft.ts'
import { firstNeeded, type Heard, questionOf } from './part.ts'
import { paragraphs } from './prompt.ts'
import type { Question } from './question.ts'
import { call, toldOf } from './questions/faq.ts'
import type { Scene } from './scene.ts'

/** Hears a message, or a part of it, at the open question. */
type Hear = (heard: Heard) => Answer | undefined

/**
 * A sentence that says several things: a question beside an answer is answered above what follows, and what the answer to the open
 * question leaves over is heard at the next one. Undefined where nothing of it is understood.
 */
export function hearParts(heard: Heard, hear: Hear): Answer | undefined {
  const { reading, question, blind } = heard
  let heardWhole: { answer: Answer | undefined } | undefined
  const whole = (): Answer | undefined => {
    heardWhole ??= { answer: decided(hear(heard), heard) }
    return heardWhole.answer
  }
  const isOneThing = reading.command || reading.first || reading.tokens.length < FEWEST_WORDS
  if (blind || isOneThing || doesAtOnce(question)) return whole()
  // Beside a wish that begins a booking a question is answered where the wish is heard, unless it hides the wish.
  if (!hasProgress(heard.scene.draft) && !(reading.faq && whole()?.kind === 'tell')) return whole()
  const beside = reading.askedBeside
  const rest = beside && { ...heard, reading: reading.part(beside.rest), asks: false }
  const reply = rest && replyTo(reading.part(beside.question), isAnswer(rest), heard)
  if (!rest || reply === undefined) return decided(hearClauses(heard, hear), heard)
  const { tx } = heard.scene.session
  const answer = attempt(
    tx,
    () => hearClauses(rest, hear),
    (one) => isTaken(one, heard.scene),
  )
  return answer && isTaken(answer, heard.scene) ? withReply(decide(answer, rest), reply) : whole()
}

/** The open question itself takes it, so that it is sure that something else is asked beside it. */
function isAnswer({ question, reading, open, scene }: Heard): boolean {
  const answer = leavesRest(question) ? rehearse(scene.session.tx, () => question.hear?.(reading, open)) : undefined
  return answer?.kind === 'next' && answer.draft !== scene.draft
}

/** Where an answer holds, keeps or sends something, nothing is done by words beside which something is asked. */
const doesAtOnce = ({ acts, lasting, ownWording, mereQuestion }: Question): boolean =>
  acts === true || lasting === true || ownWording === true || mereQuestion === 'is not heard'

/** Shorter messages say one thing. */
const FEWEST_WORDS = 5

/** Whether an answer does something with what was said. */
function isTaken(answer: Answer | undefined, { draft }: Scene): boolean {
  if (answer?.kind === 'over') return true
  return (answer?.kind === 'next' || answer?.kind === 'ask') && (answer.draft !== draft || answer.kind === 'next')
}

/** What is answered to a question beside something else. Not known here: who knows it, where it is `sure` that it is one. */
function replyTo(reading: Reading, sure: boolean, { open, scene }: Heard): string | undefined {
  const answer = toldOf(reading, open)
  if (answer?.kind === 'tell' && !answer.missed) return answer.prompt.body
  const names = reading.entities.some(({ kind }) => kind !== 'relative' && kind !== 'procedure')
  return sure && !names ? [scene.t.faq.unknown, call(scene)].join(' ') : undefined
}

const withReply = (answer: Answer, reply: string): Answer =>
  answer.kind === 'over'
    ? { ...answer, prompt: { ...answer.prompt, body: paragraphs(answer.prompt.body, reply) } }
    : saying(reply, answer)

/** So many clauses are heard one by one; a longer message tells a story. */
const MOST_CLAUSES = 6

/**
 * The one clause that answers the open question, and the others at the question after it. Days, hours and places are read in the whole
 * sentence, so that a question about them is not heard in parts.
 */
function hearClauses(heard: Heard, hear: Hear): Answer | undefined {
  const { reading, question, scene, open } = heard
  const { clauses } = reading
  const whole = hear(heard)
  if (whole?.kind !== 'next' || clauses.length < 2 || clauses.length > MOST_CLAUSES || !leavesRest(question)) return whole
  const [only, another] = clauses.filter((clause) => {
    const alone = rehearse(scene.session.tx, () => question.hear?.(reading.part(clause), open))
    return alone?.kind === 'next' && alone.draft !== scene.draft && isSame(alone.draft, whole.draft)
  })
  if (only === undefined || another !== undefined) return whole
  const left = reading.part(clauses.filter((clause) => clause !== only).join(', '))
  const after = { ...scene, draft: whole.draft }
  const next = questionOf(after, firstNeeded(after))
  const isMore = (one: Answer | undefined): one is Onward =>
    (one?.kind === 'next' || one?.kind === 'ask') && !isSame(one.draft, whole.draft)
  const rest = next.acts ? undefined : attempt(scene.session.tx, () => next.hear?.(left, after), isMore)
  return isMore(rest) ? { ...rest, notes: [...whole.notes, ...rest.notes] } : whole
}

/** Who somebody is says nothing of where and when: what is left over is of another question. */
const leavesRest = ({ acts, entities = ['day'] }: Question): boolean =>
  !acts && !entities.some((kind) => kind === 'day' || kind === 'place' || kind === 'office')

const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)
