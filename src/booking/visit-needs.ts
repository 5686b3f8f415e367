import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { Need } from '../texts/admin-needs.ts'
import type { Vault } from '../vault.ts'

// Health data: kept with the consent of a tap, until the last visit of the chat is over.

const NOTED = statement('select needs_sealed as needs from visit_needs where contact_id = ?', {
  row: { needs: 'bytes' },
  params: ['int'],
})

/** Of a chat, for each of its visits. */
export function needsOf(db: Db, vault: Vault, contactId: number): Need[] {
  const found = NOTED.get(db, contactId)
  return found ? openNeeds(vault, found.needs) : []
}

export const openNeeds = (vault: Vault, sealed: Uint8Array): Need[] => JSON.parse(vault.open(sealed)) as Need[]

const KEEP = statement(
  `insert into visit_needs (contact_id, needs_sealed, noted_at) values ($contact, $needs, $now)
   on conflict do update set needs_sealed = $needs, noted_at = $now`,
  { params: { contact: 'int', needs: 'bytes', now: 'int' } },
)

const FORGET = statement('delete from visit_needs where contact_id = ?', { params: ['int'] })

export const forgetNeeds = (tx: Tx, contactId: number): number => FORGET.run(tx, contactId).changes

/** Empty: nothing is kept. */
export function keepNeeds(tx: Tx, vault: Vault, contactId: number, needs: readonly Need[], now: Instant): void {
  if (needs.length === 0) forgetNeeds(tx, contactId)
  else KEEP.run(tx, { contact: contactId, needs: vault.seal(JSON.stringify(needs)), now })
}
