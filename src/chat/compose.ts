import { attempt, rehearse } from '../../db/open.ts'
import type { AskedBeside } from '../reading/clauses.ts'
import { EVERYDAY } from '../reading/first-of-all.ts'
import type { Reading } from '../reading/reading.ts'
import { type Answer, inBetween, saying } from './answer.ts'
import { decide, decided } from './decide.ts'
import { hasProgress } from './draft.ts'
import { type Heard, questionOf } from './part.ts'
import { type Prompt, paragraphs } from './prompt.ts'
import type { Question } from './question.ts'
import { say, toldOf, unanswered } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { FEWEST_WORDS, isOfWho, withStated } from './stated.ts'

type Hear = (heard: Heard) => Answer | undefined

/**
 * A question beside an answer is answered above what follows, and the answer's rest is kept (stated.ts). Undefined where nothing is
 * understood.
 */
export function hearParts(heard: Heard, hearOne: Hear): Answer | undefined {
  const hear: Hear = (one) => withStated(hearOne(one), one)
  const { reading, question, blind } = heard
  let memo: [Answer | undefined] | undefined
  const whole = (): Answer | undefined => {
    memo ??= [decided(hear(heard), heard)]
    return memo[0]
  }
  const isOneThing = reading.command || reading.first || reading.tokens.length < FEWEST_WORDS
  const holds = doesAtOnce(question)
  const isForTimes = holds && question.fills?.includes('when') === true && !heard.scene.draft.slot
  if (blind || isOneThing || (holds && !isForTimes)) return whole()
  const begins = !hasProgress(heard.scene.draft)
  // A wish answers the question beside it itself, unless the question hides the wish.
  if (begins && ((goesOn(whole()) && !asksAside(whole(), heard.scene)) || reading.record)) return whole()
  const rehearsed = (one: Heard) => rehearse(heard.scene.session.tx, () => hear(one))
  for (const beside of begins ? asidesOf(heard) : [reading.askedBeside ?? []].flat()) {
    const rest = { ...heard, reading: reading.part(beside.rest), asks: false }
    if (begins && !isWish(rest.reading, beside === reading.askedBeside)) continue
    const reply = replyTo(reading.part(beside.question), begins || isAnswer(rest), openAfter(heard.open, rehearsed(rest)), heard)
    // Hours are listed, or one read back; none is held.
    const isWanted = (one: Answer | undefined): one is Answer => isTaken(one, heard.scene) && (!isForTimes || one.kind === 'ask')
    const answer = reply === undefined ? undefined : attempt(heard.scene.session.tx, () => hear(rest), isWanted)
    if (reply !== undefined && isWanted(answer)) return withReply(decide(answer, rest), { body: reply })
  }
  return whole()
}

/** Ordered, or what for with a day or a place: "perdí el oído" loses no passport, and "do I need an appointment to renew" only asks. */
const isWish = ({ aim, kind, entities }: Reading, mayBeOrder: boolean): boolean =>
  aim !== undefined &&
  (((mayBeOrder || aim.family !== undefined) && kind === 'order') ||
    (aim.family !== undefined && entities.some(({ kind: of }) => ['day', 'place', 'office'].includes(of))))

/** The question beside what else is said; then the parts whose answer is known, which leaves a wish in the form of a question. */
function asidesOf({ reading, open }: Heard): AskedBeside[] {
  const parts = reading.partsAndRests.map(({ part }) => part)
  const isTold = (part: string) => !reading.part(part).onlyTells && knownReply(reading.part(part), open) !== undefined
  const told = Map.groupBy(parts, isTold)
  const known = { question: told.get(true)?.join(', ') ?? '', rest: told.get(false)?.join(', ') ?? '' }
  return [...(reading.askedBeside ? [reading.askedBeside] : []), ...(known.question && known.rest ? [known] : [])]
}

/** So that the question beside it is certain. */
function isAnswer({ question, reading, open, scene }: Heard): boolean {
  const answer = !question.acts && isOfWho(question) ? rehearse(scene.session.tx, () => question.hear?.(reading, open)) : undefined
  return answer?.kind === 'next' && answer.draft !== scene.draft
}

/** Where an answer holds, keeps or sends something, words with a question beside them do nothing. */
const doesAtOnce = ({ acts, lasting, ownWording, mereQuestion }: Question): boolean =>
  [acts, lasting, ownWording].includes(true) || mereQuestion === 'is not heard'

/** "Quiero renovar, ¿cuánto cuesta?" asks what renewing costs. */
const openAfter = (open: Scene, answer: Answer | undefined): Scene =>
  answer?.kind === 'next' || answer?.kind === 'ask' ? { ...open, draft: answer.draft } : open

const isTaken = (answer: Answer | undefined, { draft }: Scene): answer is Answer =>
  goesOn(answer) && (answer?.kind !== 'ask' || answer.draft !== draft)

function knownReply(reading: Reading, open: Scene): string | undefined {
  const answer = toldOf(reading, { ...open, beside: true })
  return isTold(answer) ? answer.prompt.body : undefined
}

/** What is known of a message that means nothing as a whole. */
export function tellKnown({ reading, open, scene }: Heard): Answer | undefined {
  const known = reading.partsAndRests.flatMap(({ part }) => knownReply(reading.part(part), open) ?? [])
  return known.length > 0 ? inBetween(say(scene, ...new Set(known))) : undefined
}

/** For an unknown question: who knows it, where it is `sure` that it is one. */
function replyTo(reading: Reading, sure: boolean, open: Scene, { scene }: Heard): string | undefined {
  const told = knownReply(reading, open)
  if (told !== undefined) return told
  const names = reading.entities.some(({ kind }) => kind !== 'relative' && kind !== 'procedure')
  return sure && !names && !reading.faq && reading.left.length > 0 ? unanswered(scene, reading.text) : undefined
}

/** Below what is done, else above what follows; a sentence that both say is said once. */
export function withReply(answer: Answer, { body, options }: Prompt, below = answer.kind === 'over'): Answer {
  if (answer.kind !== 'over' && !isTold(answer)) return saying(body, answer)
  const { prompt } = answer
  const reply = withoutSentencesOf(prompt.body, body)
  const all = below ? [prompt.body, reply] : [reply, prompt.body]
  return { ...answer, prompt: { ...(options && { options }), ...prompt, body: paragraphs(...all) } }
}

const withoutSentencesOf = (other: string, text: string): string =>
  text
    .split(SENTENCE_ENDS)
    .filter((sentence) => !other.includes(sentence.trim()))
    .join('')
    .trim()
const SENTENCE_ENDS = /(?<=\D\.\s+|\n)/

/**
 * What the message asks beside what is heard in it, answered as far as it is known: a part was not heard where the answer is the same
 * without it. What is told beside an answer and asks nothing needs no receipt.
 */
export function unheardQuestions(heard: Heard, hear: Hear): string[] {
  const { reading, question, scene, blind } = heard
  if (blind || question.ownWording || (reading.first && !EVERYDAY.has(reading.first)) || reading.command) return []
  const rehearsed = (words: string) =>
    rehearse(scene.session.tx, () => hear({ ...heard, reading: reading.part(words), asks: false }))
  const parts = reading.partsAndRests
  if (parts.length === 0) return []
  const whole = rehearse(scene.session.tx, () => hear(heard))
  if (!goesOn(whole) && !isTold(whole)) return []
  const open = openAfter(heard.open, whole)
  const asking = parts.flatMap(({ part, rest }) => {
    const reply = replyToPart(reading.part(part), open, () => rehearsed(part))
    return reply === undefined ? [] : [{ reply, part, rest }]
  })
  const isSaid = (part: string) => whole?.kind === 'over' && isInFolio(reading.part(part))
  const unheard = Map.groupBy(
    asking.filter(({ part, rest }) => !isSaid(part) && outcome(rehearsed(rest)) === outcome(whole)),
    ({ reply }) => reply,
  )
  // What is told may be the answer to all of it, but for a question in full.
  const isOther = (part: string) => !isTold(whole) || reading.part(part).left.length >= FEWEST_WORDS
  const unknown = (parts: string[]) => (parts.length > 0 ? [unanswered(scene, ...parts)] : [])
  const shown = asksAside(whole, scene) && whole?.kind === 'ask' ? questionOf(scene, whole.question).ask(open).body : ''
  return [...unheard].flatMap(([reply, parts]) =>
    reply ? withoutSentencesOf(shown, reply) || [] : unknown(parts.map(({ part }) => part).filter(isOther)),
  )
}

/** A new folio says that it stands, and what to bring. */
export const isInFolio = ({ request }: Reading): boolean => request === 'bring' || request === 'appointments'

const isTold = (answer: Answer | undefined): answer is Extract<Answer, { kind: 'tell' }> =>
  answer?.kind === 'tell' && !answer.missed

/** Prices, say, of something that is yet to be named. */
const asksAside = (answer: Answer | undefined, scene: Scene): boolean =>
  answer?.kind === 'ask' && questionOf(scene, answer.question).aside === true

const goesOn = (answer: Answer | undefined): boolean => ['next', 'ask', 'over'].includes(answer?.kind ?? '')

/** What was done has a folio of its own; functions say the same where all else does. */
const outcome = (answer: Answer | undefined): string => (answer?.kind === 'over' ? 'over' : (JSON.stringify(answer) ?? ''))

/** Empty where nothing is known; undefined where it asks nothing, wants something in the form of a question, or asks what to do. */
function replyToPart(part: Reading, open: Scene, alone: () => Answer | undefined): string | undefined {
  const told = part.onlyTells ? undefined : knownReply(part, open)
  if (told !== undefined || !part.asksSomething || part.left.length === 0 || part.aside === 'unclear') return told
  const answer = alone()
  if (isTold(answer)) return answer.prompt.body
  return (answer?.kind ?? 'again') === 'again' ? '' : undefined
}
