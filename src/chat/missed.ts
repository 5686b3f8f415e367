import { groupsOf } from '../booking/chat/bookings.ts'
import { telephoneFor } from '../booking/chat/moments.ts'
import { missedAfterwards } from '../booking/chat/standing/in-words.ts'
import { type Answer, again, ask, type Missed, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import { standing, standingOrMenu } from './orders.ts'
import { type QuestionName, questionOf } from './part.ts'
import { paragraphs } from './prompt.ts'
import { call, withPerson } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import type { State } from './state.ts'
import { hearAim } from './understanding/aims.ts'
import { asksBack, isAsked } from './understanding/asking.ts'
import { toAppointments, toPerson, wayBack } from './ways-on.ts'

/** Open where nobody is in the middle of anything. */
const OF_NOTHING_BEGUN: ReadonlySet<QuestionName> = new Set<QuestionName>(['menu', 'costs'])

/** What is answered to words that nothing understood: what the question means, that an answer is not known, or the question again. */
export function missed(text: string, name: QuestionName, state: State, scene: Scene, asks = isAsked(text)): Answer {
  const as = (kind: Missed['kind'], answer: Answer): Answer => ({ ...answer, missed: { question: name, kind } })
  if (!state.greeted) return as('not_understood', again(scene.draft))
  const explained = explain(text, name, state, scene)
  if (explained) return as('asked_back', explained)
  if (!asks && hasProgress(scene.draft) && hearAim(text)) return as('not_understood', again(scene.draft, scene.t.resume.here))
  return asks || isAsked(text) ? as('unanswered', unknown(name, scene)) : as('not_understood', onceMore(text, name, state, scene))
}

/** The question again, in other words; the second time with who else helps. */
function onceMore(text: string, name: QuestionName, state: State, scene: Scene): Answer {
  const { t } = scene
  const without = state.misses > 0 ? questionOf(scene, name).without?.(scene) : undefined
  if (without) return without
  if (state.misses > 0) return again(scene.draft, t.common.missedAgain(telephoneFor(scene)))
  const why = questionOf(scene, name).miss?.(text, scene)
  if (!why) return (OF_NOTHING_BEGUN.has(name) ? missedInNothing(scene) : undefined) ?? again(scene.draft, t.common.missed)
  return { kind: 'again', draft: why.draft ?? scene.draft, notes: [why.note], ...(why.about && { about: why.about }) }
}

/** Where nothing was begun, it is about the appointment that stands, else about the wait. */
function missedInNothing(scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const beside = hasProgress(draft) ? undefined : standing(scene)
  return missedAfterwards(scene) ?? (beside && ask(beside.question, draft, t.common.missed))
}

/** "¿para qué?", "¿qué es municipio?": whoever asks about the question itself is told, and asked once more. */
function explain(text: string, name: QuestionName, { asked }: State, scene: Scene): Answer | undefined {
  const { explained } = questionOf(scene, name)
  if (!explained || !asksBack(text, explained.words)) return undefined
  return {
    kind: 'ask',
    question: name,
    draft: scene.draft,
    notes: [explained.says(scene, text)],
    ...(asked?.about && { about: asked.about }),
  }
}

/** A question whose answer nobody wrote down here: who knows it is said, and nothing is made up. */
function unknown(name: QuestionName, scene: Scene): Answer {
  const { draft, t } = scene
  const knows = [t.faq.unknown, call(scene)]
  if (hasProgress(draft) || !OF_NOTHING_BEGUN.has(name)) return withPerson(scene, ...knows)
  if (groupsOf(scene.session).length === 0) return ask(standingOrMenu(scene), draft, ...knows)
  return tell({ body: paragraphs(...knows), options: [toPerson(scene), toAppointments(scene), wayBack(scene)] })
}
