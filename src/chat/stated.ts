import { attempt, rehearse } from '../../db/open.ts'
import { type StatedKind, statedIn, unneededIn } from '../reading/stated.ts'
import { type Answer, next, type Onward } from './answer.ts'
import { type Draft, hasProgress, isSeveral } from './draft.ts'
import { firstNeeded, type Heard, type QuestionName, questionOf, rankOf } from './part.ts'
import { fitButton, type Prompt, paragraphs } from './prompt.ts'
import type { Question } from './question.ts'
import { readTurn } from './reading.ts'
import type { Scene } from './scene.ts'

/** What a sentence says beside what was taken: the open question's answer, days, hours and a place, and what waits for its question. */
export function withStated(answer: Answer | undefined, heard: Heard): Answer | undefined {
  const { reading, scene, question, asks, blind } = heard
  const isTaken = (answer?.kind === 'next' || answer?.kind === 'ask') && answer.draft !== scene.draft
  if (!isTaken || asks || blind || question.ownWording || reading.tokens.length < FEWEST_WORDS) return answer
  if (!hasProgress(answer.draft)) return answer
  const whole = alsoAnswered(answer, heard)
  return { ...whole, draft: withWaiting(whole.draft, heard) }
}

/** Shorter messages say one thing. */
export const FEWEST_WORDS = 5

/** "Guadalupe Hernández Soto, pero mejor en Naucalpan": the open question's answer too. */
function alsoAnswered(answer: Onward, { reading, question, scene }: Heard): Onward {
  const after = { ...scene, draft: answer.draft }
  if (question.acts || !question.hear || !isOfWho(question) || !question.isNeeded?.(after)) return answer
  const isMore = (one: Answer | undefined): one is Onward => one?.kind === 'next' && !isSame(one.draft, answer.draft)
  const also = attempt(scene.session.tx, () => question.hear?.(reading, after), isMore)
  return isMore(also) ? { ...answer, draft: also.draft, notes: [...also.notes, ...answer.notes] } : answer
}

/** Identity says nothing of place and time. */
export const isOfWho = ({ entities = ['day'] }: Question): boolean =>
  !entities.some((kind) => kind === 'day' || kind === 'place' || kind === 'office')

export function withWaiting(draft: Draft, { reading, scene, name: open }: Heard): Draft {
  const after = { ...scene, draft }
  const nextRank = rankOf(after, firstNeeded(after))
  const waiting = scene.session.deps.chat.inTurn.flatMap((name) => {
    const question = questionOf(after, name)
    const statedAs = statedAsOf(question)
    // What is passed by is not asked of these people, or was answered.
    const isAhead = name !== open && (rankOf(after, name) > nextRank || question.isNeeded?.(after) === true)
    const words = statedAs && isAhead ? statedIn(statedAs, reading, isSeveral(draft)) : undefined
    if (!statedAs || !words) return []
    const taken = rehearse(scene.session.tx, () => question.hear?.(reading.part(words), after))
    return taken?.kind === 'next' && isSame(taken.draft, draft) ? [] : [[statedAs, words] as const]
  })
  return waiting.length > 0 ? { ...draft, stated: { ...draft.stated, ...Object.fromEntries(waiting) } } : draft
}

/** "que sea de 10 años", while an hour is asked and nothing else heard it. */
export function keepForLater(heard: Heard): Answer | undefined {
  const { scene, name } = heard
  const draft = rankOf(scene, name) >= 0 && hasProgress(scene.draft) ? withWaiting(scene.draft, heard) : scene.draft
  return draft === scene.draft ? undefined : next(draft)
}

/** "mi teléfono es 722 123 4567": thanked for where no question takes it, and not kept. */
export function withUnneeded(
  answer: Answer | undefined,
  { reading, scene, open, name, question, blind }: Heard,
): Answer | undefined {
  if (blind || question.ownWording || rankOf(scene, name) < 0) return answer
  const isOfPlace = question.entities?.includes('place') === true
  const kept = answer && 'draft' in answer ? JSON.stringify([answer.draft, answer.notes]).replaceAll(' ', '') : ''
  const unneeded = unneededIn(reading, kept).filter((one) => !isOfPlace || one !== 'street')
  if (unneeded.length === 0) return answer
  const note = scene.t.stated.unneeded(unneeded)
  if (answer?.kind === 'next' || answer?.kind === 'ask') return { ...answer, notes: [...answer.notes, note], unkept: true }
  if (answer !== undefined) return answer
  return { kind: 'ask', question: name, ...(open.about && { about: open.about }), draft: scene.draft, notes: [note], unkept: true }
}

/** What was stated for this question, and what it would come to. */
function statedFor(scene: Scene, name: QuestionName): { words: string; answer: Onward } | undefined {
  const question = questionOf(scene, name)
  const statedAs = statedAsOf(question)
  const words = statedAs && scene.draft.stated?.[statedAs]
  if (!words) return undefined
  const answer = rehearse(scene.session.tx, () => question.hear?.(readTurn(words, scene.session), scene))
  return answer?.kind === 'next' && !isSame(answer.draft, scene.draft) ? { words, answer } : undefined
}

export function waitingFor(before: Draft, after: Scene, next: QuestionName): string[] {
  const statedAs = statedAsOf(questionOf(after, next))
  return Object.entries(after.draft.stated ?? {}).flatMap(([kind, words]) =>
    kind === statedAs || before.stated?.[kind] === words ? [] : [words],
  )
}

/** As its own row where it has one, else a yes. */
export function offeringStated(prompt: Prompt, scene: Scene, name: QuestionName): Prompt {
  const stated = statedFor(scene, name)
  if (!stated) return prompt
  const { t, session } = scene
  const { options = [] } = prompt
  const leadsThere = (value: string): boolean => {
    const chosen = rehearse(session.tx, () => questionOf(scene, name).choose(value, scene))
    return chosen.kind === 'next' && isSame(chosen.draft, stated.answer.draft)
  }
  const row = options.find((one) => (one.question ?? name) === name && leadsThere(one.value))
  const first = row ?? { question: 'stated' as const, value: `yes:${name}`, title: fitButton(t.stated.yes(stated.words)) }
  return {
    ...prompt,
    body: paragraphs(t.stated.said(row?.title ?? stated.words), prompt.body),
    options: [first, ...options.filter((one) => one !== row)],
  }
}

export const stated: Question = {
  aside: true,
  ask: (scene) => questionOf(scene, firstNeeded(scene)).ask(scene),
  choose(value, scene) {
    const name = scene.session.deps.chat.inTurn.find((one) => value === `yes:${one}`)
    const words = name && statedFor(scene, name)
    const answer = words && questionOf(scene, name).hear?.(readTurn(words.words, scene.session), scene)
    return answer ?? { kind: 'next', draft: scene.draft, notes: [] }
  },
}

/** Without what was stated for a question that has its answer. */
export function withoutStated(draft: Draft, question: Question): Draft {
  const statedAs = statedAsOf(question)
  if (!statedAs || draft.stated?.[statedAs] === undefined) return draft
  const { [statedAs]: _answered, ...waiting } = draft.stated
  const { stated: _, ...rest } = draft
  return Object.keys(waiting).length > 0 ? { ...rest, stated: waiting } : rest
}

const statedAsOf = ({ corrected }: Question): StatedKind | undefined =>
  corrected && 'rows' in corrected ? corrected.statedAs : undefined

const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)
