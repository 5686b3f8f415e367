import { attempt } from '../../../db/open.ts'
import { keepPhone } from '../../booking/callback-phones.ts'
import { type Answer, next, saying } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import type { Heard } from '../../chat/part.ts'
import { hearSteps } from '../../chat/policy.ts'
import { phoneText } from '../../texts/phones.ts'
import { telephoneIn } from '../telephone.ts'

/** "a las diez, tel 844 123 4567": kept for the question that would come after the folio, and the rest is heard as if it stood alone. */
export function beside(heard: Heard): Answer | undefined {
  const { reading, open, name } = heard
  const { session, draft, t } = open
  const found = name !== 'callback' && hasProgress(draft) ? telephoneIn(reading.text) : undefined
  if (!found) return undefined
  const rest = reading.part(found.rest)
  const alone = { ...heard, reading: rest, asks: !rest.command && rest.kind === 'question' }
  const isHeard = (one: Answer | undefined): one is Answer => one?.kind === 'next' || one?.kind === 'ask'
  const answer = attempt(session.tx, () => hearSteps(alone), isHeard)
  if (rest.left.length > 0 && !isHeard(answer)) return undefined
  keepPhone(session.tx, session.deps.vault, { contactId: session.contact.id }, found.phone)
  return saying(t.callback.noted(phoneText(found.phone)), isHeard(answer) ? answer : next(draft))
}
