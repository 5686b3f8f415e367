import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { STILL_LIVE } from './expiry.ts'

/** As it is before a change. */
export interface LiveRow {
  id: number
  member: number
  version: number
  person_id: number
  procedure_id: string
  slot_id: number
  slot_count: number
  starts_at: Instant
  day: string
  years: number | null
  half_fee: number
  price: number | null
  moves: number
  birth_sealed: Uint8Array | null
  answers_sealed: Uint8Array | null
}

/**
 * Identifies a group's state for a button: the live members, each with its version, because members change one by one. At most 9 characters
 * a member.
 */
export const stampOf = (live: readonly { member: number; version: number }[]): string =>
  live
    .toSorted((a, b) => a.member - b.member)
    .map(({ member, version }) => `${member}.${version}`)
    .join('-')

/** For a change that no button asked for: a clerk's, or the clock's. */
export const stampNow = (db: Db, groupId: string, now: Instant, contactId?: number): string =>
  stampOf(liveRows(db, groupId, contactId, now))

const LIVE_ROWS = statement(
  `select a.id, a.member, a.version, a.person_id, a.procedure_id, a.slot_id, a.slot_count, s.starts_at, s.day, a.years, a.half_fee, a.price,
     a.moves, p.birth_sealed, a.answers_sealed
   from appointments a join slots s on s.id = a.slot_id join people p on p.id = a.person_id
   where a.group_id = +$group and (+$contact is null or a.contact_id = +$contact) and ${STILL_LIVE} order by a.member`,
  {
    row: row<LiveRow>({
      id: 'int',
      member: 'int',
      version: 'int',
      person_id: 'int',
      procedure_id: 'text',
      slot_id: 'int',
      slot_count: 'int',
      starts_at: 'int',
      day: 'text',
      years: 'int?',
      half_fee: 'int',
      price: 'int?',
      moves: 'int',
      birth_sealed: 'bytes?',
      answers_sealed: 'bytes?',
    }),
    params: { group: 'text', contact: 'int?', now: 'int' },
    uses: 'appointments_group',
  },
)

/** In order; with a contact, only those of that contact. */
export function liveRows(db: Db, groupId: string, contactId: number | undefined, now: Instant): LiveRow[] {
  return LIVE_ROWS.all(db, { group: groupId, contact: contactId ?? null, now })
}

/** Those named, or all live ones. Undefined when the group has another stamp, has no live member, or one of those named is not live. */
export function membersAsShown(
  live: LiveRow[],
  asked: { stamp: string; members?: readonly number[] | undefined },
): LiveRow[] | undefined {
  if (live.length === 0 || stampOf(live) !== asked.stamp) return undefined
  const { members } = asked
  if (!members) return live
  const meant = live.filter((row) => members.includes(row.member))
  return meant.length === new Set(members).size && meant.length > 0 ? meant : undefined
}
