import { likelyLabels } from '../chat/classifier/shipped.ts'
import { EVERYDAY, firstOfAll } from '../reading/first-of-all.ts'
import { saysIn } from '../reading/said.ts'

const DELICATE_LABELS: ReadonlySet<string> = new Set(
  'complaint claim rights privacy erase faq:curpSafe faq:disability faq:otherParent'.split(' '),
)

/** Near a complaint, fear, rights or health: kept nowhere and shown to no one. Rather too many than too few. */
export function isDelicate(text: string): boolean {
  const first = firstOfAll(text)
  return (
    saysIn(text, 'near something delicate') ||
    (first !== undefined && !EVERYDAY.has(first)) ||
    likelyLabels(text).some(({ label }) => DELICATE_LABELS.has(label))
  )
}
