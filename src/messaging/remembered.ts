import type { Vault } from '../vault.ts'

/** Of each kind; at most 2 kB each, so some megabytes. Whoever wrote longest ago is pushed out first. */
const MOST = 1_000

/** What sealed bytes are known to hold. */
export interface Memory<T> {
  /** What these very bytes hold; undefined when that is not known. */
  recall(vault: Vault, whose: number | string, sealed: Uint8Array): T | undefined
  /** The newest of somebody replaces the one before. */
  remember(vault: Vault, whose: number | string, sealed: Uint8Array, value: T): void
}

/**
 * A turn opens a conversation, a name and a number that the turn before it has just sealed or opened; deciphering and reading them
 * again would be a tenth of its time. The sealed bytes are the key, and no two sealings are alike: even after a transaction was
 * undone, nobody gets what does not stand in the table. What is kept is shared, so `T` must be immutable.
 */
export function createMemory<T>(): Memory<T> {
  // By the vault, so that two houses in one process (tests) share nothing.
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
      for (const oldest of kept.keys()) {
        kept.delete(oldest)
        break
      }
    },
  }
}

const words = createMemory<string>()

/** Opens what was sealed, and remembers it. `name`: of what, and of whom. */
export function openAgain(vault: Vault, name: string, sealed: Uint8Array): string {
  const known = words.recall(vault, name, sealed)
  if (known !== undefined) return known
  const opened = vault.open(sealed)
  words.remember(vault, name, sealed, opened)
  return opened
}
