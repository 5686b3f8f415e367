import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { lettersFor } from '../letters.ts'
import type { Vault } from '../vault.ts'
import { FOLIO_LENGTH } from './folio-letters.ts'
import type { BookingDeps } from './hooks.ts'

/** Sealed, with its keyed lookup hash: the file alone neither shows nor tests one. */
export interface SealedFolio {
  folioHash: string
  folioSealed: Uint8Array
}

export const folioHash = (vault: Vault, folio: string): string => Buffer.from(vault.index('folio', folio)).toString('base64url')

export const sealFolio = (vault: Vault, folio: string): SealedFolio => ({
  folioHash: folioHash(vault, folio),
  folioSealed: vault.seal(folio),
})

const NEW_FOLIO = statement('select 1 from appointments where folio_hash = ?', { params: ['text'], uses: 'appointments_folio' })

/** Such as `K7M-4QX`. There are 113 million; one that exists is drawn again. */
export function newFolio(db: Db, { vault, clock }: BookingDeps): string {
  for (;;) {
    const pairs = new Uint16Array(Uint8Array.from(clock.random(FOLIO_LENGTH * 2)).buffer)
    const letters = lettersFor(pairs)
    const folio = `${letters.slice(0, 3)}-${letters.slice(3)}`
    if (!NEW_FOLIO.finds(db, folioHash(vault, folio))) return folio
  }
}
