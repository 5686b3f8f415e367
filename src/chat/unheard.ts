import { rehearse } from '../../db/open.ts'
import { partsAndRests } from '../reading/clauses.ts'
import type { Reading } from '../reading/reading.ts'
import type { Answer } from './answer.ts'
import type { Heard } from './part.ts'
import { toldOf, unanswered } from './questions/faq.ts'

type Hear = (heard: Heard) => Answer | undefined

/**
 * What the message asks beside what is heard in it, answered as far as it is known: a part was not heard where the answer is the same
 * without it. What is told beside an answer and asks nothing needs no receipt.
 */
export function unheardQuestions(heard: Heard, hear: Hear): string[] {
  const { reading, question, scene, blind } = heard
  if (blind || question.ownWording || reading.first || reading.command) return []
  const rehearsed = (words: string) =>
    rehearse(scene.session.tx, () => hear({ ...heard, reading: reading.part(words), asks: false }))
  const asking = partsAndRests(reading).flatMap(({ part, rest }) => {
    const reply = replyTo(reading.part(part), heard, () => rehearsed(part))
    return reply === undefined ? [] : [{ reply, rest }]
  })
  if (asking.length === 0) return []
  const whole = rehearse(scene.session.tx, () => hear(heard))
  if (whole === undefined || !isOnward(whole)) return []
  return asking.flatMap(({ reply, rest }) => (outcome(rehearsed(rest)) === outcome(whole) ? [reply] : []))
}

const isOnward = ({ kind }: Answer): boolean => kind === 'next' || kind === 'ask' || kind === 'over'

/** What was done has a folio of its own; functions say the same where all else does. */
const outcome = (answer: Answer | undefined): string => (answer?.kind === 'over' ? 'over' : (JSON.stringify(answer) ?? ''))

/** Undefined where it asks nothing, or wants something in the form of a question. */
function replyTo(part: Reading, { scene, open }: Heard, alone: () => Answer | undefined): string | undefined {
  const told = part.onlyTells ? undefined : toldOf(part, open)
  if (told?.kind === 'tell' && !told.missed) return told.prompt.body
  if (!part.asksSomething || part.left.length === 0) return undefined
  const kind = alone()?.kind
  if (kind !== undefined && kind !== 'again') return undefined
  return unanswered(part, scene)
}
