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
  let underWay = 0
  /** The question that was answered last, while nothing else of this person was on its way. */
  let answered: number | undefined
  return {
    sent(row) {
      answered = underWay === 0 ? row : undefined
      underWay++
    },
    heard() {
      underWay--
    },
    received({ question, asksLocation, text, unasked }, row) {
      if (answered === undefined || unasked || row <= answered) return
      if (question === 'menu' || asksLocation) wrong(`whoever answered message ${answered} begins anew: ${text.slice(0, 80)}`)
      answered = undefined
    },
  }
}
