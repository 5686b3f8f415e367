import type { Vault } from '../vault.ts'

/** At most 2 kB each: some megabytes. Whoever wrote longest ago is pushed out first. */
const MOST = 3_000

interface Kept {
  sealed: Uint8Array
  words: string
}
/** By the vault, so that two houses in one process (tests) share nothing. */
const kept = new WeakMap<Vault, Map<string, Kept>>()

/**
 * What these very bytes are known to hold; undefined when that is not known. A turn opens a conversation, a name and a
 * number that the turn before it sealed or opened: to decipher them anew would be a tenth of its time. The bytes decide, which
 * no two sealings share, so that whatever became of a transaction nobody is given what does not stand in the table.
 */
export function recall(vault: Vault, name: string, sealed: Uint8Array): string | undefined {
  const known = kept.get(vault)?.get(name)
  return known && Buffer.compare(known.sealed, sealed) === 0 ? known.words : undefined
}

/** `name`: of what, and of whom; the newest under a name replaces the one before. */
export function remember(vault: Vault, name: string, sealed: Uint8Array, words: string): void {
  const all = kept.get(vault) ?? new Map<string, Kept>()
  kept.set(vault, all)
  all.delete(name)
  all.set(name, { sealed, words })
  if (all.size <= MOST) return
  for (const oldest of all.keys()) {
    all.delete(oldest)
    break
  }
}

/** Opens what was sealed, and remembers it. */
export function openAgain(vault: Vault, name: string, sealed: Uint8Array): string {
  const known = recall(vault, name, sealed)
  if (known !== undefined) return known
  const words = vault.open(sealed)
  remember(vault, name, sealed, words)
  return words
}
