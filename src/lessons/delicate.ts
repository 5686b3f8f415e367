import { likelyLabels } from '../chat/classifier/shipped.ts'
import { phrases } from '../reading/engine/phrases.ts'
import { plain } from '../reading/engine/words.ts'
import { EVERYDAY, firstOfAll } from '../reading/first-of-all.ts'
import { everyday } from '../reading/spelling.ts'

const NEAR = phrases('delicate', 'near')

/** What is about a complaint, fear, rights or health, by the button that it may mean. */
const DELICATE_LABELS: ReadonlySet<string> = new Set(
  'complaint claim rights privacy erase faq:curpSafe faq:disability faq:otherParent'.split(' '),
)

/** Whether words are near a complaint, fear, rights or health: those are kept nowhere and shown to nobody. Rather too many than too few. */
export function isDelicate(text: string): boolean {
  const first = firstOfAll(text)
  return (
    NEAR.test(everyday(text)) ||
    NEAR.test(plain(text)) ||
    (first !== undefined && !EVERYDAY.has(first)) ||
    likelyLabels(text).some(({ label }) => DELICATE_LABELS.has(label))
  )
}
