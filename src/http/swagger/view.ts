const seen = new WeakSet<object>()

/**
 * Pushes the page up until a new answer is seen, as far as its beginning can stay: under a long form it would come below the
 * screen, and whoever pressed the button would think that nothing happened. Once an answer: drawing it again moves nothing.
 */
export function bringIntoView(answer: HTMLElement | null, response: object): void {
  if (!answer || seen.has(response)) return
  seen.add(response)
  const { top, bottom } = answer.getBoundingClientRect()
  const bar = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
  const way = Math.min(bottom + GAP - innerHeight, top - GAP - Math.max(bar, 0))
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (way > 0) scrollBy({ top: way, behavior: calm ? 'auto' : 'smooth' })
}

const GAP = 12
