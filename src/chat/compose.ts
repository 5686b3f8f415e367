import { attempt, rehearse } from '../../db/open.ts'
import type { Reading } from '../reading/reading.ts'
import { type Answer, saying } from './answer.ts'
import { decide, decided } from './decide.ts'
import { hasProgress } from './draft.ts'
import type { Heard } from './part.ts'
import { paragraphs } from './prompt.ts'
import type { Question } from './question.ts'
import { call, toldOf } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { isOfWho, withStated } from './stated.ts'

/** Hears a message, or a part of it, at the open question. */
type Hear = (heard: Heard) => Answer | undefined

/**
 * A sentence that says several things: a question beside an answer is answered above what follows, and what the answer leaves over is
 * kept (stated.ts). Undefined where nothing of it is understood.
 */
export function hearParts(heard: Heard, hearOne: Hear): Answer | undefined {
  const hear: Hear = (one) => withStated(hearOne(one), one)
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
  if (!rest || reply === undefined) return decided(hear(heard), heard)
  const { tx } = heard.scene.session
  const answer = attempt(
    tx,
    () => hear(rest),
    (one) => isTaken(one, heard.scene),
  )
  return answer && isTaken(answer, heard.scene) ? withReply(decide(answer, rest), reply) : whole()
}

/** The open question itself takes it, so that it is sure that something else is asked beside it. */
function isAnswer({ question, reading, open, scene }: Heard): boolean {
  const answer = !question.acts && isOfWho(question) ? rehearse(scene.session.tx, () => question.hear?.(reading, open)) : undefined
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
