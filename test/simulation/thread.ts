import type { Arrived } from './phone.ts'

/** Whether somebody who answers what was asked goes on where they were, and is not asked for all of it anew. */
export interface Thread {
  /** A message left. `row`: of the question that it answers, where it answers one. */
  sent(row?: number): void
  /** One of them was taken by the house. */
  heard(): void
  received(message: Arrived, row: number): void
}

export function createThread(wrong: (what: string) => void): Thread {
  /** Sent, and not yet taken by the house; and sent since the last reply came: one of those may still be replied to. */
  let underWay = 0
  let unreplied = 0
  /** The question that was answered last, while nothing else of this person was on its way. */
  let answered: number | undefined
  /** Of all that came. What comes hours late, after others, is no longer the question that stands. */
  let newest = 0
  return {
    sent(row) {
      answered = underWay === 0 && unreplied === 0 && row === newest ? row : undefined
      underWay++
      unreplied++
    },
    heard() {
      underWay--
    },
    received({ question, asksLocation, text, unasked }, row) {
      newest = Math.max(newest, row)
      if (unasked) return
      unreplied = 0
      if (answered === undefined || row <= answered) return
      const beginsAnew = question === 'menu' || asksLocation
      // Its record was withdrawn meanwhile.
      if (beginsAnew && !text.includes('ese trámite no se ofrece'))
        wrong(`whoever answered message ${answered} begins anew: ${text.slice(0, 80)}`)
      answered = undefined
    },
  }
}
