import { HOUR } from '../clock.ts'
import type { Answer } from './answer.ts'
import { hasProgress } from './draft.ts'
import { firstWords, hello, wordsAgain } from './greeting.ts'
import type { Input } from './input.ts'
import { firstOf } from './part.ts'
import type { Scene } from './scene.ts'
import { type State, silenceMs } from './state.ts'
import { parseCommand } from './understanding/commands.ts'

/** What was said, and the case in which somebody waited in vain and was not told yet. */
export type Heard = Input & { unanswered: string | undefined }

/** After so long an answer comes from somebody who went away: the reply says what was kept. */
const AWAY_MS = 6 * HOUR

/** What is said before anything else: an apology for a night off, and for an answer that nobody gave. */
export const opening = (input: Heard, { t }: Scene, notes: readonly string[]): string[] => [
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
export function openingNotes(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const { t } = scene
  const withdrawn = input.unseen ? (state.asked?.notes ?? []) : []
  const greeting = state.greeted ? greetAgain(state, input, scene, answer) : firstWords(scene)
  const lost = state.lost ? [t.common.startedOver] : []
  const back = input.back ? [t.handOff.back] : []
  return [...new Set([...opening(input, scene, withdrawn), ...back, ...lost, ...greeting, ...answer.notes])]
}

function greetAgain(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const greets = input.said.kind === 'text' && parseCommand(input.said.text) === 'greeting'
  if (greets && answer.kind === 'ask' && answer.question === 'menu') return wordsAgain(scene)
  if (greets && answer.kind === 'ask') return [scene.t.greeting.helloAgain(hello(scene))]
  const away = silenceMs(state, scene.session.now)
  const returned = away > AWAY_MS && answer.kind === 'next' && hasProgress(state.draft) && hasProgress(answer.draft)
  const back = returned && firstOf(scene, (part) => part.welcomesBack?.(scene, state.heardAt ?? scene.session.now, answer.draft))
  return back ? [back] : []
}
