import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { Need } from '../texts/admin-needs.ts'
import type { Vault } from '../vault.ts'

// Health data: kept with the consent of a tap, or at the counter, until the last visit of the chat or group is over.

const NOTED = statement('select needs_sealed as needs from visit_needs where contact_id = ?', {
  row: { needs: 'bytes' },
  params: ['int'],
  uses: 'visit_needs_contact',
})

/** Of a chat, for each of its visits. */
export function needsOf(db: Db, vault: Vault, contactId: number): Need[] {
  const found = NOTED.get(db, contactId)
  return found ? openNeeds(vault, found.needs) : []
}

export const openNeeds = (vault: Vault, sealed: Uint8Array): Need[] => JSON.parse(vault.open(sealed)) as Need[]

const KEEP = statement(
  `insert into visit_needs (contact_id, needs_sealed, noted_at) values ($contact, $needs, $now)
   on conflict (contact_id) do update set needs_sealed = $needs, noted_at = $now`,
  { params: { contact: 'int', needs: 'bytes', now: 'int' } },
)

const FORGET = statement(
  `delete from visit_needs where contact_id = +$contact
     or group_id in (select a.group_id from appointments a where a.contact_id = +$contact)`,
  { params: { contact: 'int' }, uses: 'appointments_contact visit_needs_contact visit_needs_group' },
)

export const forgetNeeds = (tx: Tx, contactId: number): number => FORGET.run(tx, { contact: contactId }).changes

const NOTED_OF_GROUP = statement('select needs_sealed as needs from visit_needs where group_id = ?', {
  row: { needs: 'bytes' },
  params: ['text'],
  uses: 'visit_needs_group',
})

const KEEP_OF_GROUP = statement(
  `insert into visit_needs (group_id, needs_sealed, noted_at) values ($group, $needs, $now)
   on conflict (group_id) do update set needs_sealed = $needs, noted_at = $now`,
  { params: { group: 'text', needs: 'bytes', now: 'int' } },
)

const FORGET_OF_GROUP = statement('delete from visit_needs where group_id = ?', { params: ['text'], uses: 'visit_needs_group' })

export const forgetNeedsOfGroup = (tx: Tx, groupId: string): number => FORGET_OF_GROUP.run(tx, groupId).changes

/** Whose needs a clerk notes: those of the chat that has the group, else the group's own. */
interface Visitors {
  groupId: string
  contactId: number | undefined
}

/** `off`: it is no longer needed. One of each kind. */
export function noteNeed(
  tx: Tx,
  vault: Vault,
  { groupId, contactId }: Visitors,
  { need, off }: { need: Need; off: boolean },
  now: Instant,
): void {
  const found = contactId === undefined ? NOTED_OF_GROUP.get(tx, groupId) : undefined
  const known = contactId === undefined ? (found ? openNeeds(vault, found.needs) : []) : needsOf(tx, vault, contactId)
  const needs = [...known.filter(({ kind }) => kind !== need.kind), ...(off ? [] : [need])]
  if (contactId !== undefined) return keepNeeds(tx, vault, contactId, needs, now)
  if (needs.length === 0) forgetNeedsOfGroup(tx, groupId)
  else KEEP_OF_GROUP.run(tx, { group: groupId, needs: vault.seal(JSON.stringify(needs)), now })
}

/** Empty: nothing is kept. */
export function keepNeeds(tx: Tx, vault: Vault, contactId: number, needs: readonly Need[], now: Instant): void {
  if (needs.length === 0) forgetNeeds(tx, contactId)
  else KEEP.run(tx, { contact: contactId, needs: vault.seal(JSON.stringify(needs)), now })
}

/** What a chat noted goes with a booking that another chat takes over. */
export function passNeeds(tx: Tx, vault: Vault, from: number, to: number, now: Instant): void {
  const there = needsOf(tx, vault, to)
  const more = needsOf(tx, vault, from).filter(({ kind }) => there.every((one) => one.kind !== kind))
  if (more.length > 0) keepNeeds(tx, vault, to, [...there, ...more], now)
}
