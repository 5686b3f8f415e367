import { type Answer, again, ask, inBetween, type Missed, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import { telephoneFor } from './moments.ts'
import { type QuestionName, questionOf, standing } from './part.ts'
import { paragraphs } from './prompt.ts'
import { propose } from './proposals.ts'
import { call, withPerson } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import type { State } from './state.ts'
import type { Reading } from './understanding/reading.ts'
import { asksBack } from './understanding/sentence.ts'
import { toPerson, wayBack } from './ways-on.ts'

/** Open where nobody is in the middle of anything. */
const OF_NOTHING_BEGUN: ReadonlySet<QuestionName> = new Set<QuestionName>(['menu', 'costs'])

/** What is answered to words that nothing understood: what the question means, that an answer is not known, or the question again. */
export function missed(reading: Reading, name: QuestionName, state: State, scene: Scene, asks = reading.isAsked): Answer {
  const as = (kind: Missed['kind'], answer: Answer): Answer => ({ ...answer, missed: { question: name, kind } })
  if (!state.greeted) return as('not_understood', again(scene.draft))
  const explained = explain(reading, name, state, scene)
  if (explained) return as('asked_back', explained)
  const asking = asks || reading.isAsked
  const told = asking ? undefined : knownWhy(reading, name, state, scene)
  const perhaps = told || (asking && showsWhatStands(name, scene)) ? undefined : propose(reading, name, state, scene, asking)
  if (perhaps) return perhaps
  if (!asks && !told && hasProgress(scene.draft) && reading.aim)
    return as('not_understood', again(scene.draft, scene.t.resume.here))
  return asking ? as('unanswered', unknown(name, scene)) : as('not_understood', told ?? onceMore(reading, name, state, scene))
}

/** Where nothing was begun a question of somebody of whom something stands may be answered by showing that. */
function showsWhatStands(name: QuestionName, scene: Scene): boolean {
  const stands = OF_NOTHING_BEGUN.has(name) ? standing(scene) : undefined
  return stands !== undefined && stands.button === undefined
}

/** What is better than to guess: the question can do without an answer, or knows why these words are none. */
function knownWhy(reading: Reading, name: QuestionName, { misses }: State, scene: Scene): Answer | undefined {
  if (misses > 0) return questionOf(scene, name).without?.(scene)
  const why = questionOf(scene, name).miss?.(reading, scene)
  return why && !why.unsure
    ? { kind: 'again', draft: why.draft ?? scene.draft, notes: [why.note], ...(why.about && { about: why.about }) }
    : undefined
}

/** The question again, in other words; the second time with who else helps. */
function onceMore(reading: Reading, name: QuestionName, state: State, scene: Scene): Answer {
  const { t } = scene
  if (state.misses > 0) return again(scene.draft, t.common.missedAgain(telephoneFor(scene)))
  const why = questionOf(scene, name).miss?.(reading, scene)
  if (!why) return (OF_NOTHING_BEGUN.has(name) ? missedInNothing(scene) : undefined) ?? again(scene.draft, t.common.missed)
  return { kind: 'again', draft: why.draft ?? scene.draft, notes: [why.note], ...(why.about && { about: why.about }) }
}

/** Where nothing was begun, it is most likely about what stands: that is shown, with what can be done with it. */
function missedInNothing(scene: Scene): Answer | undefined {
  const stands = hasProgress(scene.draft) ? undefined : standing(scene)
  return stands && ask(stands.question, scene.draft, stands.missed)
}

/** "¿para qué?", "¿qué es municipio?": whoever asks about the question itself is told, and asked once more. */
function explain(reading: Reading, name: QuestionName, { asked }: State, scene: Scene): Answer | undefined {
  const { explained } = questionOf(scene, name)
  if (!explained || !asksBack(reading.text, explained.words)) return undefined
  return {
    kind: 'ask',
    question: name,
    draft: scene.draft,
    notes: [explained.says(scene, reading)],
    ...(asked?.about && { about: asked.about }),
  }
}

/** A question whose answer nobody wrote down here: who knows it is said, and nothing is made up. */
function unknown(name: QuestionName, scene: Scene): Answer {
  const { draft, t } = scene
  const knows = [t.faq.unknown, call(scene)]
  if (hasProgress(draft) || !OF_NOTHING_BEGUN.has(name)) return inBetween(withPerson(scene, ...knows))
  const stands = standing(scene)
  if (!stands?.button) return ask(stands?.question ?? 'menu', draft, ...knows)
  return tell({ body: paragraphs(...knows), options: [toPerson(scene), stands.button, wayBack(scene)] })
}
