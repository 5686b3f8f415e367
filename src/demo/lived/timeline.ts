import type { Instant } from '../../clock.ts'

type Happening = () => void | Promise<void>

/** True time, and what happens in it. Nothing passes by itself: whoever runs the world moves on to what comes next. */
export interface Timeline {
  now(): Instant
  after(ms: number, happening: Happening): void
  at(when: Instant, happening: Happening): void
  /** When the next thing happens; undefined when nothing does any more. */
  nextAt(): Instant | undefined
  /** Moves on to that moment, which is not in the past. */
  passTo(when: Instant): void
  /** Takes what comes next out of the line and moves on to it. */
  take(): Happening | undefined
}

interface Entry {
  at: Instant
  order: number
  happening: Happening
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

export function createTimeline(start: Instant): Timeline {
  let now = start
  let drawn = 0
  const heap: Entry[] = []

  const push = (entry: Entry) => {
    let at = heap.push(entry) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = heap[above]
      if (!parent || !before(entry, parent)) break
      heap[at] = parent
      at = above
    }
    heap[at] = entry
  }
  const pop = (): Entry | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (first && last && heap.length > 0) sink(last)
    return first
  }
  const sink = (entry: Entry) => {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [one, other] = [heap[left], heap[left + 1]]
      if (!one) break
      const [child, down] = other && before(other, one) ? [other, left + 1] : [one, left]
      if (!before(child, entry)) break
      heap[at] = child
      at = down
    }
    heap[at] = entry
  }

  return {
    now: () => now,
    after: (ms, happening) => push({ at: now + Math.max(0, Math.round(ms)), order: ++drawn, happening }),
    at: (when, happening) => push({ at: Math.max(now, Math.round(when)), order: ++drawn, happening }),
    nextAt: () => heap[0]?.at,
    passTo(when) {
      now = Math.max(now, when)
    },
    take() {
      const entry = pop()
      if (entry) now = Math.max(now, entry.at)
      return entry?.happening
    },
  }
}
