import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import type { Computer, Fate } from './computer.ts'

/** As Meta sends it for the number, or for the Page. */
export interface Webhook {
  object: string
  entry: unknown[]
}

/** Meta's hand that brings webhooks: up to three times, in any order, in heaps, days late, again until it hears 200, and some again a week later. */
export interface Postman {
  /** `known`: told when Meta first hears 200 for a copy of this webhook. `coming`: before the computer sees any copy. */
  bring(webhook: Webhook, known: () => void, coming?: () => void): void
}

/** Meta repeats for 7 days, ever more rarely. Nothing of it travels longer, so that whoever knows it for 8 days knows it for good. */
const REPEATED_MS = 7 * DAY
const PAUSES_MS = [10 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR]

interface Copy {
  webhook: Webhook
  firstAt: Instant
  tries: number
  known: () => void
  coming: (() => void) | undefined
}

export function createPostman(deps: {
  timeline: Timeline
  chance: Chance
  computer: Computer
  /** What befalls the computer at this moment. */
  fate(): Fate
  /** After the computer was killed: it is to be started again. */
  killed(): void
  /** An answer that Meta should never hear. */
  wrong(status: number): void
}): Postman {
  const { timeline, chance, computer } = deps
  let bag: Copy[] = []
  /** A copy never overtakes nothing: several that are under way at the same moment go in one POST or share a flush. */
  const putInBag = (copy: Copy) => {
    bag.push(copy)
    if (bag.length === 1) timeline.after(chance.may(0.15) ? chance.between(50, 3_000) : 0, empty)
  }

  async function empty(): Promise<void> {
    const copies = bag
    bag = []
    for (let at = copies.length - 1; at > 0; at--) {
      const other = chance.between(0, at)
      const [one, two] = [copies[at], copies[other]]
      if (one && two) [copies[at], copies[other]] = [two, one]
    }
    const heaps = heapUp(copies, chance)
    for (const copy of copies) copy.coming?.()
    const fate = computer.isOn() ? deps.fate() : 'fine'
    const statuses = await computer.receive(heaps.map(inOne), fate)
    for (const [at, heap] of heaps.entries()) for (const copy of heap) settle(copy, statuses[at])
    if (fate.startsWith('killed')) deps.killed()
  }

  function settle(copy: Copy, status: number | undefined): void {
    // Now and then the answer is lost on its way back, and Meta repeats what was taken already.
    if (status === 200) copy.known()
    if (status === 200 && !chance.may(0.02)) return
    if (status !== undefined && status !== 200 && status !== 503) deps.wrong(status)
    const pause = PAUSES_MS[Math.min(copy.tries, PAUSES_MS.length - 1)] ?? HOUR
    const at = timeline.now() + pause * (0.5 + chance.next())
    if (at - copy.firstAt < REPEATED_MS) timeline.at(at, () => putInBag({ ...copy, tries: copy.tries + 1 }))
  }

  return {
    bring(webhook, known, coming) {
      let told = false
      const copy: Copy = {
        webhook,
        firstAt: timeline.now(),
        tries: 0,
        coming,
        known() {
          if (!told) known()
          told = true
        },
      }
      const copies = chance.may(0.12) ? (chance.may(0.5) ? 3 : 2) : 1
      timeline.after(delay(chance), () => putInBag(copy))
      if (chance.may(0.02)) timeline.after(REPEATED_MS * (0.6 + 0.4 * chance.next()), () => putInBag(copy))
      for (let more = 1; more < copies; more++)
        timeline.after((delay(chance) * chance.between(1, 40)) % REPEATED_MS, () => putInBag(copy))
    },
  }
}

/** One POST for all of them: they are for one address. */
const inOne = (heap: Copy[]): Webhook => ({
  object: heap[0]?.webhook.object ?? '',
  entry: heap.flatMap((copy) => copy.webhook.entry),
})

function heapUp(copies: Copy[], chance: Chance): Copy[][] {
  const heaps: Copy[][] = []
  for (const copy of copies) {
    const last = heaps.at(-1)
    if (last && last[0]?.webhook.object === copy.webhook.object && chance.may(0.6)) last.push(copy)
    else heaps.push([copy])
  }
  return heaps
}

function delay(chance: Chance): number {
  const kind = chance.weigh({ usual: 90, slow: 7, hour: 2, days: 1 })
  if (kind === 'usual') return chance.between(80, 1_500)
  if (kind === 'slow') return chance.between(2, 90) * SECOND
  return kind === 'hour' ? chance.between(5, 70) * MINUTE : chance.between(2, 70) * HOUR
}
