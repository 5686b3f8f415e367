import { type Fields, forgetTags, hasKey, Refused, readChanged, WrongKey } from './office-link.ts'

const EVERY_MS = 3_000

interface Followed<T> {
  path: string
  query(): Fields
  changed(answer: T): void
  wrongKey(): void
  /** After each answer, or its absence: since when there is none, or why it was refused; undefined when what is shown is fresh. */
  heard(trouble: Date | string | undefined): void
}

/** Reads it again every few seconds while there is a key. Returns what reads it now, and keeps the last answer where the network is gone. */
export function follow<T>({ path, query, changed, wrongKey, heard }: Followed<T>): () => Promise<void> {
  let trouble: Date | string | undefined
  let busy = false
  /** Another reading was wanted meanwhile. */
  let again = false
  async function refresh(): Promise<void> {
    if (!hasKey()) return
    again = busy
    if (busy) return
    busy = true
    const asked = query()
    const isStillAsked = () => JSON.stringify(asked) === JSON.stringify(query())
    try {
      const answer = await readChanged<T>(path, asked)
      trouble = undefined
      if (answer && hasKey() && isStillAsked()) changed(answer)
    } catch (error) {
      if (error instanceof WrongKey) return wrongKey()
      if (error instanceof Refused) trouble = error.said
      else if (!(trouble instanceof Date)) trouble = new Date()
    } finally {
      busy = false
    }
    heard(trouble)
    if (!isStillAsked()) forgetTags()
    if (again || !isStillAsked()) {
      again = false
      await refresh()
    }
  }
  addEventListener('online', () => void refresh())
  setInterval(() => void refresh(), EVERY_MS)
  return refresh
}

export const clockOf = (at: Date): string => `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')} h`
