import { exists } from '../../db/ask.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { Vault } from '../vault.ts'
import type { Tools } from './holds.ts'

/** No vowels, so that no word appears. None of 0 O 1 I L 2 Z 5 S 8 B, which look or sound alike. */
const LETTERS = 'CDFGHJKMNPQRTVWXY34679'
const LENGTH = 6

/** How a folio is kept: sealed, with the keyed hash by which it is found. Nobody who has only the file can tell or test one. */
export interface SealedFolio {
  folioHash: string
  folioSealed: Uint8Array
}

export const folioHash = (vault: Vault, folio: string): string => Buffer.from(vault.index('folio', folio)).toString('base64url')

export const sealFolio = (vault: Vault, folio: string): SealedFolio => ({
  folioHash: folioHash(vault, folio),
  folioSealed: vault.seal(folio),
})

/** A new folio, such as `K7M-4QX`. There are 113 million; one that exists is drawn again. */
export function newFolio(db: Db, { vault, clock }: Tools): string {
  for (;;) {
    const pairs = new Uint16Array(Uint8Array.from(clock.random(LENGTH * 2)).buffer)
    const letters = lettersFor(pairs)
    const folio = `${letters.slice(0, 3)}-${letters.slice(3)}`
    if (!exists(db, 'select 1 from appointments where folio_hash = ?', folioHash(vault, folio))) return folio
  }
}

/** Seals what an older release wrote in plain, once, while the walls are down: they let no folio change. */
export function sealOldFolios(tx: Tx, vault: Vault): void {
  const plain = tx.client
    .query<{ folio: string }, []>(
      'select distinct folio_hash as folio from appointments where folio_hash is not null and folio_sealed is null',
    )
    .all()
  for (const { folio } of plain) {
    const { folioHash: hash, folioSealed: sealed } = sealFolio(vault, folio)
    tx.client
      .query<unknown, { folio: string; hash: string; sealed: Uint8Array }>(
        'update appointments set folio_hash = $hash, folio_sealed = $sealed where folio_hash = $folio',
      )
      .run({ folio, hash, sealed })
  }
}

/** A typed folio in its stored form; undefined when it cannot be one. */
export function readFolio(typed: string): string | undefined {
  const letters = readLetters(typed, LENGTH)
  return letters && `${letters.slice(0, 3)}-${letters.slice(3)}`
}

/** A folio as somebody reads it off a screen or a paper: "Folio: k7m 4qx". The page for the door runs it in a browser. */
export const folioSaid = (typed: string): string | undefined => readFolio(typed.replace(/^\s*folio\b[\s:#]*/i, ''))

/** Whether a text may be somebody's try at a folio, and no code of ours or of another system. */
export const looksTyped = (text: string): boolean => /^[\p{L}\p{N}\s\p{Pd}.*:#]{1,24}$/u.test(text.trim())

/** One letter for each number. */
export const lettersFor = (numbers: Iterable<number>): string =>
  Array.from(numbers, (number) => LETTERS[number % LETTERS.length]).join('')

/**
 * The letters of a typed code, without blanks, dashes and the like; undefined unless it is `length` letters of ours.
 */
export function readLetters(typed: string, length: number): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}.*]/gu, '')
  return letters.length === length && [...letters].every((letter) => LETTERS.includes(letter)) ? letters : undefined
}
