import type { Vault } from '../vault.ts'

/** The most entries of each kind, up to 2 kB each: some megabytes. The one written longest ago goes first. */
const MOST = 1_000

/** What some sealed bytes hold, kept in memory. */
export interface Memory<T> {
  /** The value of these bytes; undefined when it is not known. */
  recall(vault: Vault, whose: number | string, sealed: Uint8Array): T | undefined
  /** Replaces what was kept for `whose`. */
  remember(vault: Vault, whose: number | string, sealed: Uint8Array, value: T): void
}

/**
 * A turn opens a conversation, a name and a number that the turn before it has just sealed or opened. Opening them again would
 * take a tenth of its time. The sealed bytes are the key, and two sealings are never equal: even after a rollback nobody gets a
 * value that is not in the table. The values are shared, so `T` must be immutable.
 */
export function createMemory<T>(): Memory<T> {
  // One memory for each vault, so that two houses in one process (tests) share nothing.
  const vaults = new WeakMap<Vault, Map<number | string, { sealed: Uint8Array; value: T }>>()
  return {
    recall(vault, whose, sealed) {
      const known = vaults.get(vault)?.get(whose)
      return known && Buffer.compare(known.sealed, sealed) === 0 ? known.value : undefined
    },
    remember(vault, whose, sealed, value) {
      const kept = vaults.get(vault) ?? new Map<number | string, { sealed: Uint8Array; value: T }>()
      vaults.set(vault, kept)
      kept.delete(whose)
      kept.set(whose, { sealed, value })
      if (kept.size <= MOST) return
      const [oldest] = kept.keys()
      if (oldest !== undefined) kept.delete(oldest)
    },
  }
}

const words = createMemory<string>()

/** Opens sealed words and remembers them. `name` says what they are, and whose. */
export function openAgain(vault: Vault, name: string, sealed: Uint8Array): string {
  const known = words.recall(vault, name, sealed)
  if (known !== undefined) return known
  const opened = vault.open(sealed)
  words.remember(vault, name, sealed, opened)
  return opened
}
