import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { hasProgress, headcount, isSeveral, withPerson } from '../../chat/draft.ts'
import type { Heard } from '../../chat/part.ts'
import { hearRest, withWords } from '../../chat/policy.ts'
import type { Scene } from '../../chat/scene.ts'
import { otherWords } from '../../reading/clauses.ts'
import type { Reading } from '../../reading/reading.ts'
import { procedureOf } from './procedures.ts'
import { understoodIn, withProposed } from './read-back.ts'
import { priceChoice } from './standing/price.ts'

/** "la primera, de 10 años, tengo credencial del INAPAM": noted, and the rest is heard as if it stood alone. The office checks it. */
export function hearHalfPrice(heard: Heard): Answer | undefined {
  const { reading, open, question } = heard
  if (!claimsHalf(reading) || reading.first === 'danger') return undefined
  if (!hasProgress(open.draft)) {
    const choice = priceChoice(open)
    if (choice?.all.some(({ halfFee }) => halfFee)) return askAbout('otherPrice', choice.groupId, open.draft)
  }
  const rest = otherWords(reading, ['claims the half', 'discount'])
  const isMore = rest.left.length > 0 || rest.entities.length > 0
  const also = isMore && !question.acts ? hearRest(withWords(heard, rest), isOnward) : undefined
  const answer = isOnward(also) ? also : next(open.draft)
  const understood = answer.kind === 'ask' && answer.question === 'readBack' ? understoodIn(answer) : undefined
  if (understood && 'set' in understood && answer.kind === 'ask') {
    const draft = withProposed(answer.draft, understood)
    if (!mayPayHalf({ ...open, draft })) return undefined
    const { people } = withPerson(draft, 0, { halfFee: true })
    return {
      ...answer,
      about: JSON.stringify({ ...understood, set: { ...understood.set, people } }),
      notes: [open.t.discount.claimed],
    }
  }
  if (!mayPayHalf({ ...open, draft: answer.draft })) return undefined
  return { ...answer, draft: withPerson(answer.draft, 0, { halfFee: true }), notes: [open.t.discount.claimed, ...answer.notes] }
}

const isOnward = (answer: Answer | undefined): answer is Extract<Answer, { kind: 'next' | 'ask' }> =>
  answer?.kind === 'next' || (answer?.kind === 'ask' && answer.question !== 'costs')

export const claimsHalf = (reading: Reading): boolean => reading.says('claims the half') && !reading.says('claims no half')

/** One person pays, and has not said it yet. */
function mayPayHalf({ draft, session }: Scene): boolean {
  const [person] = draft.people
  if (!hasProgress(draft) || isSeveral(draft) || headcount(draft) > 1 || person?.halfFee) return false
  return procedureOf(session, draft, person)?.feeTable !== undefined
}
