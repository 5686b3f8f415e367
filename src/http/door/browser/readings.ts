import type { Pass } from '../../../agenda/pass.ts'

/** Something that was read here. The code holds no name. */
export interface Reading {
  code: string
  readAt: number
  office: string | undefined
  folio: string
}

const STORED = 'ventanilla.puerta'

/** What this window has read: what was used once, and what the system has still to be told. Survives a reload, not the window. */
interface Kept {
  used: Record<string, number>
  waiting: Reading[]
}

const kept: Kept = read()

function read(): Kept {
  try {
    return { used: {}, waiting: [], ...JSON.parse(sessionStorage.getItem(STORED) ?? '{}') }
  } catch {
    return { used: {}, waiting: [] }
  }
}

const keep = (): void => sessionStorage.setItem(STORED, JSON.stringify(kept))

const nameOf = ({ folio, startsAt }: Pass): string => `${folio} ${startsAt}`

/** When a receipt of this visit was read first, here or as the system told. */
export const usedAt = (pass: Pass): number | undefined => kept.used[nameOf(pass)]

export function noteUse(pass: Pass, at: number): void {
  kept.used[nameOf(pass)] ??= at
  keep()
}

/** Waits until there is a connection. */
export function sendLater(reading: Reading): void {
  kept.waiting.push(reading)
  keep()
}

export const waiting = (): readonly Reading[] => kept.waiting

export function sent(reading: Reading): void {
  kept.waiting = kept.waiting.filter((one) => one !== reading)
  keep()
}
