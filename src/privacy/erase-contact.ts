import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'
import { settleSetAside } from '../messaging/inbox.ts'
import { eraseVisits, type VisitDeps, visitsOfChat } from './erase-visits.ts'
import { EVERYTHING } from './erasures.ts'
import { strikePhones } from './free-words.ts'

const HAS_UNSENT = statement("select 1 from outbox where contact_id = +? and state in ('queued', 'sending', 'in_doubt') limit 1", {
  params: ['int'],
  uses: 'outbox_contact',
})

export const hasUnsent = (db: Db, contactId: number): boolean => HAS_UNSENT.finds(db, contactId)

interface Asked {
  contactId: number
  until: Instant
  limit: number
  agencyId: number
  isLast: boolean
  actor: Actor
}

/**
 * Erases what a contact said to that agency, at most `limit` rows; if no other one keeps anything of it (`isLast`), also the chat, and last
 * its addresses. `hashes`: of its addresses, unless it wrote after `until`. `stays`: its addresses and its conversation do.
 */
export function eraseContact(
  tx: Tx,
  deps: BookingDeps & Pick<MessagingDeps, 'personalData'>,
  asked: Asked,
  now: Instant,
): { done: boolean; hashes: Uint8Array[]; stays: boolean } {
  const usedAgain = wroteAfter(tx, asked.contactId, asked.until)
  // What only the office said since goes too.
  const until = usedAgain ? asked.until : EVERYTHING
  const { contactId, agencyId, isLast } = asked
  const ofNobody = isLast ? [eraseHeard, eraseSaid, ...deps.personalData.flatMap(partOf)] : []
  let left = asked.limit
  for (const part of [eraseVisitsOfChat, ...deps.personalData.flatMap(partWithAgency), ...ofNobody]) {
    left -= part(tx, { ...asked, until, limit: left }, deps, now)
    if (left <= 0) return { done: false, hashes: [], stays: true }
  }
  if (usedAgain) return { done: true, hashes: [], stays: true }
  strikePhones(tx, deps, contactId, { until, agencyId, ofNobody: isLast })
  if (!isLast) return { done: true, hashes: ADDRESSES.all(tx, contactId).map((row) => row.hash), stays: true }
  return { done: true, hashes: forgetAddresses(tx, deps.personalData, contactId), stays: false }
}

function eraseVisitsOfChat(tx: Tx, { contactId, until, limit, agencyId, actor }: Asked, deps: VisitDeps, now: Instant): number {
  const visits = visitsOfChat(tx, contactId, { until, limit, agency: agencyId })
  eraseVisits(tx, deps, visits, actor, now)
  return visits.length
}

const ERASE_HEARD = statement(
  `update inbox set body_sealed = null, state = case state when 'aside' then 'handled' else state end
   where id in (select id from inbox where contact_id = +? and (body_sealed is not null or state = 'aside')
     and received_at <= +? limit +?)`,
  { params: ['int', 'int', 'int'], uses: 'inbox_contact' },
)

/** A message that was set aside is given up. */
function eraseHeard(tx: Tx, { contactId, until, limit }: Asked): number {
  const { changes } = ERASE_HEARD.run(tx, contactId, until, limit)
  settleSetAside(tx)
  return changes
}

const ERASE_SAID = statement(
  `update outbox set body_sealed = null where id in (
   select id from outbox where contact_id = +? and body_sealed is not null and created_at <= +?
     and state not in ('queued', 'sending', 'in_doubt') limit +?)`,
  { params: ['int', 'int', 'int'], uses: 'outbox_contact' },
)

const eraseSaid = (tx: Tx, { contactId, until, limit }: Asked): number => ERASE_SAID.run(tx, contactId, until, limit).changes

const partOf = ({ eraseContact: erase }: PersonalData) =>
  erase ? [(tx: Tx, { contactId, ...asked }: Asked) => erase(tx, contactId, asked)] : []

const partWithAgency = ({ eraseWithAgency: erase }: PersonalData) =>
  erase ? [(tx: Tx, { contactId, ...asked }: Asked, deps: BookingDeps, now: Instant) => erase(tx, contactId, asked, deps, now)] : []

const WROTE_AFTER = statement('select 1 from contacts where id = +? and max(last_inbound_at, created_at) > ?', {
  params: ['int', 'int'],
})

const wroteAfter = (db: Db, contactId: number, at: Instant): boolean => WROTE_AFTER.finds(db, contactId, at)

const ADDRESSES = statement('select hash from contact_aliases where contact_id = +?', {
  row: { hash: 'bytes' },
  params: ['int'],
  uses: 'contact_aliases_of',
})

const FORGET_ADDRESSES = statement('delete from contact_aliases where contact_id = ? returning hash', {
  row: { hash: 'bytes' },
  params: ['int'],
  uses: 'contact_aliases_of',
})

const DELETE_CONVERSATIONS = statement('delete from conversations where contact_id = ?', { params: ['int'] })

const UPDATE_CONTACTS = statement('update contacts set profile_sealed = null, muted_at = null, in_writing = 0 where id = ?', {
  params: ['int'],
})

function forgetAddresses(tx: Tx, kept: readonly PersonalData[], contactId: number): Uint8Array[] {
  for (const one of kept) one.forgetContact?.(tx, contactId)
  DELETE_CONVERSATIONS.run(tx, contactId)
  UPDATE_CONTACTS.run(tx, contactId)
  return FORGET_ADDRESSES.all(tx, contactId).map((row) => row.hash)
}
