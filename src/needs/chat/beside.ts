import { attempt } from '../../../db/open.ts'
import { type Answer, saying } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import { type Heard, type QuestionName, rankOf } from '../../chat/part.ts'
import { hearSteps, onlyTold } from '../../chat/policy.ts'
import type { Scene } from '../../chat/scene.ts'
import { onlyTells, type Said } from '../../reading/acts.ts'
import { clauseTextsOf } from '../../reading/clauses.ts'
import type { Reading } from '../../reading/reading.ts'
import type { Need } from '../../texts/admin-needs.ts'
import { noted, offer } from './need.ts'

const SAID = {
  interpreter: 'speaks another tongue',
  hearing: 'cannot hear',
  sight: 'cannot see',
  mobility: 'cannot walk',
  reading: 'cannot read',
} as const satisfies Record<Need['kind'], Said>
const KINDS = Object.keys(SAID) as Need['kind'][]

/**
 * "no escucho, quiero renovar": the wish is heard as if it stood alone, and the note is offered before it goes on. Who only cannot
 * telephone needs no note.
 */
export function beside(heard: Heard): Answer | undefined {
  const { reading, open } = heard
  if (reading.first && reading.first !== 'inWriting') return undefined
  const clauses = clauseTextsOf(reading).map((text) => reading.part(text))
  const kind = KINDS.find((one) => clauses.some((clause) => clause.says(SAID[one])))
  if (!kind && !reading.first) return undefined
  const rest = reading.part(restOf(clauses, kind ? SAID[kind] : 'cannot telephone'))
  // "no sé leer bien" agrees to nothing.
  const mayBeMore = clauses.length > 1 || !heard.question.acts
  const isLeft = mayBeMore && (rest.left.length > 0 || rest.entities.some(({ kind: of }) => of !== 'relative'))
  const alone = { ...heard, reading: rest, asks: !rest.command && rest.kind === 'question' }
  const answer = isLeft ? attempt(open.session.tx, () => hearSteps(alone), isHeard(open)) : undefined
  if (!answer || !isHeard(open)(answer)) return undefined
  if (noted(open).some((one) => one.kind === kind)) return answer
  const code = kind === 'interpreter' ? `${kind}:${reading.tongue ?? ''}` : kind
  const also = (draft: Draft, ...notes: string[]) =>
    code ? offer({ ...open, draft }, code, ...notes) : saying(open.t.firstOfAll.inWriting, answer)
  switch (answer.kind) {
    case 'tell':
      return also(open.draft, answer.prompt.body)
    case 'next':
      return also(answer.draft, ...answer.notes)
    case 'ask': {
      if (comesByItself(answer.question, open)) return also(answer.draft, ...answer.notes)
      const told = rest.request && onlyTells(rest.request) ? onlyTold(answer, open) : answer
      return told.kind === 'tell' ? also(open.draft, told.prompt.body) : answer
    }
    default:
      return answer
  }
}

/** What does nothing is left to the steps that follow, and nothing of it is kept. */
const isHeard =
  ({ draft }: Scene) =>
  (answer: Answer | undefined): boolean => {
    if (answer?.kind === 'tell') return !answer.missed && !answer.after
    return answer?.kind === 'next' ? answer.draft !== draft : answer?.kind === 'ask' || answer?.kind === 'over'
  }

/** So that it may wait. Of two needs the first is offered. */
const comesByItself = (question: QuestionName, scene: Scene): boolean =>
  question === 'menu' || question === 'need' || rankOf(scene, question) >= 0

/** Without what says the need; whose it is stays. */
function restOf(clauses: readonly Reading[], need: Said): string {
  const rest = clauses.flatMap((clause) => {
    if (!clause.says(need) && !clause.first) return clause.text
    const others = clause.without(need)
    return clauses.length === 1 || others.entities.some(({ kind }) => kind === 'relative') ? others.text : []
  })
  return rest.join(', ')
}
