import { buttonValueOf, factsOf, isCommand, isTopic, type Topic, type Wish } from '../reading/acts.ts'
import type { Texts } from '../texts/texts.ts'
import { hasProgress } from './draft.ts'
import { isOnlyRecord } from './finder.ts'
import { isQuestionName, questionOf } from './part.ts'
import type { PromptOption } from './prompt.ts'
import type { Scene } from './scene.ts'
import { order } from './ways-on.ts'

/** Of this installation: its own answer to a common question. */
export type OwnWish = `own:${string}`

export const isOwnWish = (word: string): word is OwnWish => word.startsWith('own:')

export const titleOf = (wish: Wish, t: Pick<Texts, 'wishes' | 'topics'>): string =>
  isTopic(wish) ? t.topics[wish] : t.wishes[wish]

/** Not by "that is not known here". */
function isAnswered(topic: Topic, scene: Scene): boolean {
  const { session, t } = scene
  const told = session.deps.chat.answers[topic]?.(scene, '')
  const unsaid = topic in t.facts && t.factUnsaid(t.facts[topic as keyof typeof t.facts])
  return told !== undefined && !(unsaid && told.kind === 'tell' && told.prompt.body.includes(unsaid))
}

/** Who comes differs in passports alone: another record says itself for whom it is. */
const isInMenu = (row: string, scene: Scene): boolean =>
  !isOnlyRecord({ family: scene.draft.family ?? 'first' }) &&
  scene.session.deps.chat.parts.some(({ menu }) =>
    menu?.sections(scene).some(({ rows }) => rows.some(({ value }) => value === row)),
  )

/** Undefined where it makes no sense now. */
export function buttonOf(wish: Wish, scene: Scene): PromptOption | undefined {
  const { draft, t } = scene
  const title = titleOf(wish, t)
  if (isTopic(wish)) return isAnswered(wish, scene) ? { question: 'faq', value: buttonValueOf(wish), title } : undefined
  const { books, corrects, ofBooking, ofRow = books } = factsOf(wish)
  if (ofRow && !isInMenu(ofRow, scene)) return undefined
  if (isCommand(wish)) return ofBooking && !hasProgress(draft) ? undefined : order(wish, title)
  if (books) return wish === draft.family || wish === draft.who ? undefined : { question: 'menu', value: books, title }
  if (!hasProgress(draft)) return undefined
  if (!corrects) return draft.people[0]?.curp ? undefined : { question: 'curp', value: 'none', title }
  if (!isQuestionName(scene, corrects)) return undefined
  const { corrected, isNeeded } = questionOf(scene, corrects)
  const isGiven = corrected && 'rows' in corrected && corrected.rows(scene).length > 0
  return isGiven && !isNeeded?.(scene) ? { question: 'correct', value: corrects, title } : undefined
}
