import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { mayTryCode } from '../booking/codes.ts'
import { record } from '../booking/events.ts'
import { STILL_LIVE } from '../booking/expiry.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { initialsOf } from '../booking/names.ts'
import { HOUR, type Instant } from '../clock.ts'
import { codeFor } from '../letters.ts'
import type { MinorCase } from '../texts/admin-minors.ts'
import type { Vault } from '../vault.ts'

/** The code of a group, such as `K7M4-QX3P`: always the same, not computable without our key, and not stored; `hashOfCode` is. */
const permissionCode = (vault: Vault, groupId: string): string => codeFor(vault.index('permission', `code:${groupId}`))

const hashOfCode = (vault: Vault, code: string): Uint8Array => vault.index('permission', `hash:${code}`)

/**
 * The other parent's declaration about a minor's passport, never the permission itself (form OP-7, signed before an officer): it moves no
 * appointment, frees no place and holds nothing up. The asking parent learns only "declared or not"; the answering one sees initials: no
 * office, day, hour, or who asked.
 */
const CASE: MinorCase = 'one_parent_permission'

interface PermissionRow {
  id: number
  group_id: string
  state: 'asked' | 'declared' | 'refused' | 'revoked' | 'closed'
  answered_by: number | null
  asked_at: Instant
}

/** A declaration stands when its child goes to another chat; an unanswered code opens the group it was given for. */
export function followChild(tx: Tx, vault: Vault, left: { groupId: string; newGroup: string }, now: Instant): void {
  if (minorsOf(tx, left.newGroup, now).length === 0) return
  COPY_ANSWER.run(tx, { from: left.groupId, to: left.newGroup, hash: hashOfCode(vault, permissionCode(vault, left.newGroup)) })
}

const PERMISSION_ROW = row<PermissionRow>({ id: 'int', group_id: 'text', state: 'text', answered_by: 'int?', asked_at: 'int' })

const PERMISSION = 'select id, group_id, state, answered_by, asked_at from permissions'

interface MinorRow {
  appointment_id: number
  office_id: number
  contact_id: number | null
  name_sealed: Uint8Array | null
}

/** For the parent who made the appointment. `waiting` also after a no: another person's answer is never told. */
export type PermissionSeen =
  | { state: 'none' }
  | { state: 'waiting'; askedAt: Instant }
  | { state: 'declared' }
  | { state: 'to_check' }

/** Undefined when none is offered. */
export function seePermission(db: Db, contactId: number, groupId: string, now: Instant): PermissionSeen | undefined {
  const mine = minorsOf(db, groupId, now).some((minor) => minor.contact_id === contactId)
  if (!mine) return undefined
  const row = findRow(db, groupId)
  if (!row) return isHidden(db, contactId) ? undefined : { state: 'none' }
  if (row.state === 'declared') return { state: 'declared' }
  return row.state === 'revoked' ? { state: 'to_check' } : { state: 'waiting', askedAt: row.asked_at }
}

const ASK_PERMISSION = statement(
  "insert into permissions (group_id, code_hash, state, asked_at) values ($group, $hash, 'asked', $now)",
  { params: { group: 'text', hash: 'bytes', now: 'int' } },
)

/** Given once for a group; undefined when there is none to give. */
export function askPermission(tx: Tx, vault: Vault, contactId: number, groupId: string, now: Instant): string | undefined {
  if (seePermission(tx, contactId, groupId, now)?.state !== 'none') return undefined
  const code = permissionCode(vault, groupId)
  ASK_PERMISSION.run(tx, { group: groupId, hash: hashOfCode(vault, code), now })
  return code
}

/** In the order of the group. */
export const minorsNamed = (db: Db, vault: Vault, groupId: string, now: Instant): string[] =>
  minorsOf(db, groupId, now).map((minor) => initialsOf(minor.name_sealed ? vault.open(minor.name_sealed) : ''))

/**
 * `own`: this contact made the appointment and cannot answer; `unusable`: wrong, over, or answered from another telephone, which is never
 * said.
 */
export type CodeOpened =
  | { kind: 'open'; minors: string[]; declared: boolean }
  | { kind: 'revoked' }
  | { kind: 'own' }
  | { kind: 'unusable' }

export function seeCode(db: Db, vault: Vault, contactId: number, code: string, now: Instant): CodeOpened {
  const found = usable(db, vault, contactId, code, now)
  if (found === 'own') return { kind: 'own' }
  if (!found) return { kind: 'unusable' }
  if (found.row.state === 'revoked') return { kind: 'revoked' }
  return { kind: 'open', minors: minorsNamed(db, vault, found.row.group_id, now), declared: found.row.state === 'declared' }
}

type Deps = Pick<BookingDeps, 'vault' | 'hooks'>

export type Declared = 'declared' | 'refused' | 'closed' | 'revoked'

/**
 * Undefined when the code opens nothing for this contact. `risk` ends the function for both parents and is recorded nowhere else. A revoked
 * declaration is told to the office.
 */
export function answerCode(
  tx: Tx,
  deps: Deps,
  contactId: number,
  answer: { code: string; says: 'yes' | 'no' | 'risk' },
  now: Instant,
): Declared | undefined {
  const found = mayTryCode(tx, contactId, now) ? usable(tx, deps.vault, contactId, answer.code, now) : undefined
  if (!found || found === 'own' || found.row.state === 'revoked') return undefined
  const { row, minors } = found
  const hideBoth = () => {
    for (const one of new Set([contactId, ...minors.map((minor) => minor.contact_id)])) if (one) hidePermissions(tx, one, now)
  }
  if (answer.says !== 'yes' && row.state === 'declared') {
    const revoked = revokePermission(tx, deps, contactId, row.id, now)
    if (answer.says === 'risk') hideBoth()
    return revoked ? 'revoked' : undefined
  }
  if (answer.says === 'risk') hideBoth()
  const became = answer.says === 'yes' ? 'declared' : answer.says === 'no' ? 'refused' : 'closed'
  setState(tx, row, became, became === 'closed' ? null : contactId, now)
  if (became === 'declared' && row.state !== 'declared')
    for (const minor of minors) record(tx, minor.appointment_id, 'permission_declared', 'citizen', now)
  return became
}

const DECLARED_BY = statement("select id, group_id from permissions where answered_by = +? and state = 'declared' order by id", {
  row: { id: 'int', group_id: 'text' },
  params: ['int'],
  uses: 'permissions_answered',
})

export function declaredBy(db: Db, vault: Vault, contactId: number, now: Instant): { id: number; minors: string[] }[] {
  return DECLARED_BY.all(db, contactId)
    .map((row) => ({ id: row.id, minors: minorsNamed(db, vault, row.group_id, now) }))
    .filter((one) => one.minors.length > 0)
}

const REVOKE_PERMISSION = statement(`${PERMISSION} where id = +$id and answered_by = +$contact and state = 'declared'`, {
  row: PERMISSION_ROW,
  params: { id: 'int', contact: 'int' },
})

/** False when there is nothing. The appointment stays, and a person at the office looks at it before the visit. */
export function revokePermission(tx: Tx, deps: Deps, contactId: number, permissionId: number, now: Instant): boolean {
  const row = REVOKE_PERMISSION.get(tx, { id: permissionId, contact: contactId })
  const minors = row ? minorsOf(tx, row.group_id, now) : []
  const [first] = minors
  if (!row || !first) return false
  setState(tx, row, 'revoked', contactId, now)
  for (const minor of minors) record(tx, minor.appointment_id, 'permission_revoked', 'citizen', now)
  const { office_id: officeId, appointment_id: appointmentId } = first
  deps.hooks.officeMustLook(tx, deps, { why: 'permission_revoked', contactId, officeId, appointmentId }, now)
  return true
}

const HIDE_PERMISSIONS = statement('update contacts set permissions_hidden_at = coalesce(permissions_hidden_at, ?) where id = ?', {
  params: ['int', 'int'],
})

/** Without asking or saying why. */
export function hidePermissions(tx: Tx, contactId: number, now: Instant): void {
  HIDE_PERMISSIONS.run(tx, now, contactId)
}

const FORGET_PERMISSIONS = statement(
  `delete from permissions where id in (select p.id from permissions p where not exists (
   select 1 from appointments a where a.group_id = p.group_id and (a.live = 1 or a.updated_at > +$before
     or (a.state = 'cancelled' and a.undo_until is null and a.visit_ends_at > +$now))) limit +$limit)`,
  {
    params: { before: 'int', now: 'int', limit: 'int' },
    uses: 'appointments_group permissions_group',
    because: 'a job of each day, in chunks; permissions are of families with minors and live as long as their visit',
  },
)

/**
 * Permissions without a live appointment, an hour after the last one ended, because a cancellation can be undone; what the office cancelled
 * may come back until its hour. At most `limit`; returns how many.
 */
export function forgetPermissions(tx: Tx, now: Instant, limit: number): number {
  return FORGET_PERMISSIONS.run(tx, { before: now - HOUR, now, limit }).changes
}

const FIND_ROW = statement(`${PERMISSION} where group_id = ?`, { row: PERMISSION_ROW, params: ['text'], uses: 'permissions_group' })

const findRow = (db: Db, groupId: string): PermissionRow | null => FIND_ROW.get(db, groupId)

const MINORS_OF = statement(
  `select id as appointment_id, office_id, contact_id, name_sealed from appointments
   where group_id = +$group and minor_case = '${CASE}' and ${STILL_LIVE}
     and procedure_id in (select p.id from procedures p where p.audience = 'minor') order by member`,
  {
    row: row<MinorRow>({ appointment_id: 'int', office_id: 'int', contact_id: 'int?', name_sealed: 'bytes?' }),
    params: { group: 'text', now: 'int' },
    uses: 'appointments_group',
  },
)

/** Those who still come, with one parent only. */
function minorsOf(db: Db, groupId: string, now: Instant): MinorRow[] {
  return MINORS_OF.all(db, { group: groupId, now })
}

const USABLE = statement(`${PERMISSION} where code_hash = ?`, { row: PERMISSION_ROW, params: ['bytes'], uses: 'permissions_code' })

function usable(
  db: Db,
  vault: Vault,
  contactId: number,
  code: string,
  now: Instant,
): { row: PermissionRow; minors: MinorRow[] } | 'own' | undefined {
  const row = USABLE.get(db, hashOfCode(vault, code))
  const minors = row ? minorsOf(db, row.group_id, now) : []
  if (!row || minors.length === 0) return undefined
  if (minors.some((minor) => minor.contact_id === contactId)) return 'own'
  const another = row.answered_by !== null && row.answered_by !== contactId
  const hidden = [contactId, ...minors.flatMap((minor) => minor.contact_id ?? [])].some((one) => isHidden(db, one))
  return another || hidden || row.state === 'closed' ? undefined : { row, minors }
}

const IS_HIDDEN = statement('select 1 from contacts where id = +? and permissions_hidden_at is not null', { params: ['int'] })

const isHidden = (db: Db, contactId: number): boolean => IS_HIDDEN.finds(db, contactId)

const COPY_ANSWER = statement(
  `insert into permissions (group_id, code_hash, state, answered_by, asked_at, answered_at)
   select $to, $hash, state, answered_by, asked_at, answered_at from permissions where group_id = +$from and state <> 'asked'`,
  { params: { to: 'text', hash: 'bytes', from: 'text' }, uses: 'permissions_group' },
)

const CLOSE_OWN = statement(
  `update permissions set state = 'closed', answered_by = null
   where group_id = +?1 and answered_by in (select a.contact_id from appointments a where a.group_id = +?1)`,
  { params: ['text'], uses: 'appointments_group permissions_group' },
)

/** A declaration about an appointment that is now in one's own chat is void. */
export const closeOwnAnswer = (tx: Tx, groupId: string): void => void CLOSE_OWN.run(tx, groupId)

const SET_STATE = statement(
  `update permissions set state = $state, answered_by = $answeredBy, answered_at = $now where id = +$id and state = +$was`,
  { params: { state: 'text', answeredBy: 'int?', now: 'int?', id: 'int', was: 'text' } },
)

function setState(tx: Tx, row: PermissionRow, state: PermissionRow['state'], answeredBy: number | null, now: Instant): void {
  const { changes } = SET_STATE.run(tx, { state, answeredBy, now, id: row.id, was: row.state })
  if (changes !== 1) throw new Error('a permission changed while it was answered')
}
