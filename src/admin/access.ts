import { timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import { randomCode, readCode } from '../letters.ts'
import type { StaffDeps } from './deps.ts'

/** Each may do all that the one before it may. */
const LADDER = ['reader', 'clerk', 'manager', 'administrator'] as const
/**
 * Outside the ladder: each does what names it and nothing else. `comptroller` reads and answers complaints about the offices; `auditor`
 * reads the log-book and the state of the house; `guard` works at the door of some offices; `screen` shows the called numbers of one.
 */
const BESIDE = ['comptroller', 'auditor', 'guard', 'screen'] as const
type Beside = (typeof BESIDE)[number]
type Rung = (typeof LADDER)[number]
export const ROLES = [...LADDER, ...BESIDE] as const
export type Role = (typeof ROLES)[number]

/** Kept at a place of an office, so never for all of them. */
const PLACED: ReadonlySet<Role> = new Set<Role>(['guard', 'screen'])
export const isPlaced = (role: Role): boolean => PLACED.has(role)

const isBeside = (role: Role): role is Beside => BESIDE.some((one) => one === role)

/** No one on the ladder acts as one beside it, nor the reverse. */
export const mayActAs = (role: Role, least: Rung): boolean => !isBeside(role) && LADDER.indexOf(role) >= LADDER.indexOf(least)

/** The least role on the ladder, and who beside it may do it too. */
export interface Allowed {
  least: Rung
  also?: readonly Beside[]
  /** For who comes with a code that is exchanged for a key: no key does it. */
  byCode?: true
}

/** `keyId` null: the first administrator, whose token is in the environment. */
export interface Caller {
  keyId: number | null
  name: string
  role: Role
  agencyId: number
  /** The agency that people write to and that runs this installation: what is not of one office is its own. */
  ownsNumber: boolean
  /** Offices of the agency that this key may see and change, perhaps none. */
  officeIds: number[]
  /** All offices of the agency, also those opened later. */
  allOffices: boolean
  /** False only for a reader (hours, counts and initials) and a screen. */
  seesNames: boolean
  /** Undefined: no end. */
  expiresAt: Instant | undefined
  /** Came with a code that is exchanged for the key, and does nothing else. */
  byCode?: true
}

export interface AccessKey {
  id: number
  name: string
  role: Role
  /** Undefined: all. */
  officeIds: number[] | undefined
  seesNames: boolean
  createdAt: Instant
  expiresAt: Instant | undefined
  lastUsedAt: Instant | undefined
  revokedAt: Instant | undefined
  /** Undefined: no code waits to be exchanged. */
  codeUntil: Instant | undefined
}

/** The last use is written at most this often. */
const SEEN_EVERY_MS = 10 * MINUTE
const KEY_BYTES = 24
const CODE_LIVES_MS = 5 * MINUTE

/** `over`: a key or code that expired, was revoked or used; `unknown`: never issued. */
export type Recognised =
  | { kind: 'valid'; caller: Caller }
  | { kind: 'over'; keyId: number; what: 'key' | 'code_used' | 'code_late' }
  | { kind: 'unknown' }

/** Compared by its hash under a key of ours, so that timing reveals nothing about a guess. */
export function recogniseCaller(deps: Pick<StaffDeps, 'db' | 'vault' | 'adminToken'>, token: string, now: Instant): Recognised {
  const hash = deps.vault.index('access_key', token)
  if (deps.adminToken && timingSafeEqual(hash, deps.vault.index('access_key', deps.adminToken)))
    return { kind: 'valid', caller: firstAdministrator(deps.db) }
  const key = RECOGNISE_CALLER.get(deps.db, { hash, now })
  if (!key) return recogniseCode(deps, token, now)
  if (key.over === 1) return { kind: 'over', keyId: key.id, what: 'key' }
  return { kind: 'valid', caller: callerWith(deps.db, key) }
}

function recogniseCode({ db, vault }: Pick<StaffDeps, 'db' | 'vault'>, typed: string, now: Instant): Recognised {
  const code = readCode(typed)
  const key = code && RECOGNISE_CODE.get(db, { hash: vault.index('access_code', code), now })
  if (!key) return { kind: 'unknown' }
  if (key.over === 1) return { kind: 'over', keyId: key.id, what: 'key' }
  if (key.code_used_at !== null) return { kind: 'over', keyId: key.id, what: 'code_used' }
  if ((key.code_until ?? 0) <= now) return { kind: 'over', keyId: key.id, what: 'code_late' }
  return { kind: 'valid', caller: { ...callerWith(db, key), byCode: true } }
}

function callerWith(db: Db, key: KeyRow): Caller {
  const { id, name, role, seesNames, expiresAt, ...named } = toKey(db, key)
  const officeIds = named.officeIds ?? officesOfAgency(db, key.agency_id)
  const where = { agencyId: key.agency_id, ownsNumber: key.owns_number === 1, officeIds, allOffices: named.officeIds === undefined }
  return { keyId: id, name, role, ...where, seesNames, expiresAt }
}

const OWNER = statement('select id from agencies where owns_number = 1', { row: { id: 'int' }, uses: 'agencies_one_owner' })

/** Of the agency that owns the number. */
function firstAdministrator(db: Db): Caller {
  const agencyId = OWNER.get(db)?.id ?? 0
  return {
    keyId: null,
    name: 'primer administrador',
    role: 'administrator',
    agencyId,
    ownsNumber: true,
    officeIds: officesOfAgency(db, agencyId),
    allOffices: true,
    seesNames: true,
    expiresAt: undefined,
  }
}

const OFFICES_OF_AGENCY = statement('select id from offices where agency_id = +? order by id', {
  row: { id: 'int' },
  params: ['int'],
})

const officesOfAgency = (db: Db, agencyId: number): number[] => OFFICES_OF_AGENCY.all(db, agencyId).map((row) => row.id)

const USE_IS_STALE = statement('select last_used_at from access_keys where id = ?', {
  row: { last_used_at: 'int?' },
  params: ['int'],
})

export function useIsStale(db: Db, keyId: number, now: Instant): boolean {
  const row = USE_IS_STALE.get(db, keyId)
  return row !== null && (row.last_used_at === null || row.last_used_at < now - SEEN_EVERY_MS)
}

const NOTE_USE = statement('update access_keys set last_used_at = ? where id = ?', { params: ['int?', 'int'] })

export function noteUse(tx: Tx, keyId: number, now: Instant): void {
  NOTE_USE.run(tx, now, keyId)
}

const INSERT_ACCESS_KEYS = statement(
  `insert into access_keys (agency_id, name, hash, role, created_at, expires_at, sees_names, all_offices)
   values (coalesce(?, (select id from agencies where owns_number = 1)), ?, ?, ?, ?, ?, ?, ?)`,
  {
    params: ['int?', 'text', 'bytes', 'text', 'int', 'int?', 'int', 'int'],
    uses: 'agencies_one_owner audit_reads_recent urgent_gifts_key',
  },
)

const INSERT_ACCESS_KEY_OFFICES = statement('insert into access_key_offices (key_id, office_id) values (?, ?)', {
  params: ['int', 'int'],
})

/** The key's text is returned only here; a hash of it is kept. Without an agency: the one that owns the number. */
export function giveAccess(
  tx: Tx,
  deps: { vault: StaffDeps['vault']; clock: Pick<Clock, 'random'> },
  wish: Pick<AccessKey, 'name' | 'role' | 'officeIds' | 'seesNames' | 'expiresAt'> & { agencyId?: number },
  now: Instant,
): { id: number; token: string } {
  const token = newToken(deps)
  const id = Number(
    INSERT_ACCESS_KEYS.run(
      tx,
      wish.agencyId ?? null,
      wish.name,
      deps.vault.index('access_key', token),
      wish.role,
      now,
      wish.expiresAt ?? null,
      wish.seesNames ? 1 : 0,
      wish.officeIds === undefined ? 1 : 0,
    ).lastInsertRowid,
  )
  for (const officeId of new Set(wish.officeIds)) {
    INSERT_ACCESS_KEY_OFFICES.run(tx, id, officeId)
  }
  return { id, token }
}

const newToken = ({ clock }: { clock: Pick<Clock, 'random'> }): string =>
  `v_${Buffer.from(clock.random(KEY_BYTES)).toString('base64url')}`

const OPEN_CODE = statement('update access_keys set code_hash = ?, code_until = ?, code_used_at = null where id = ?', {
  params: ['bytes', 'int', 'int'],
})

/** A code for this key, which replaces an earlier one. The key that it had goes on until the code is exchanged. */
export function openCode(
  tx: Tx,
  { vault, clock }: { vault: StaffDeps['vault']; clock: Pick<Clock, 'random'> },
  keyId: number,
  now: Instant,
): { code: string; until: Instant } {
  const code = randomCode(clock.random)
  const until = now + CODE_LIVES_MS
  OPEN_CODE.run(tx, vault.index('access_code', code), until, keyId)
  return { code, until }
}

const EXCHANGE = statement(
  'update access_keys set hash = $hash, code_used_at = $now where id = +$id and code_used_at is null and code_until > $now returning id',
  { row: { id: 'int' }, params: { hash: 'bytes', now: 'int', id: 'int' } },
)

/** The key itself, told once; undefined when another device was faster. */
export function exchangeCode(
  tx: Tx,
  deps: { vault: StaffDeps['vault']; clock: Pick<Clock, 'random'> },
  keyId: number,
  now: Instant,
): string | undefined {
  const token = newToken(deps)
  return EXCHANGE.get(tx, { hash: deps.vault.index('access_key', token), now, id: keyId }) ? token : undefined
}

const TAKE_ACCESS = statement(
  'update access_keys set revoked_at = ? where agency_id = ? and name = ? and revoked_at is null returning id, role',
  {
    row: row<Pick<AccessKey, 'id' | 'role'>>({ id: 'int', role: 'text' }),
    params: ['int', 'int', 'text'],
  },
)

export function takeAccess(tx: Tx, { agencyId, name }: { agencyId: number; name: string }, now: Instant) {
  return TAKE_ACCESS.all(tx, now, agencyId, name)
}

const IS_OVER = '(revoked_at is not null or coalesce(expires_at, $now + 1) <= $now)'
const KEY_COLUMNS = `k.id, k.agency_id, (select a.owns_number from agencies a where a.id = k.agency_id) as owns_number, name, role, created_at, expires_at, sees_names, all_offices, last_used_at, revoked_at, code_until, code_used_at, ${IS_OVER} as "over"`

const KEY_ROW = row<KeyRow>({
  id: 'int',
  agency_id: 'int',
  owns_number: 'int!',
  name: 'text',
  role: 'text',
  created_at: 'int',
  expires_at: 'int?',
  sees_names: 'int',
  all_offices: 'int',
  last_used_at: 'int?',
  revoked_at: 'int?',
  code_until: 'int?',
  code_used_at: 'int?',
  over: 'int',
})

const RECOGNISE_CALLER = statement(`select ${KEY_COLUMNS} from access_keys k where hash = +$hash`, {
  row: KEY_ROW,
  params: { hash: 'bytes', now: 'int' },
  uses: 'access_keys_hash',
})

const RECOGNISE_CODE = statement(`select ${KEY_COLUMNS} from access_keys k where code_hash = +$hash`, {
  row: KEY_ROW,
  params: { hash: 'bytes', now: 'int' },
  uses: 'access_keys_code',
})

/** Of offices of the caller alone. */
const IS_WITHIN = `(+$all = 1 or (all_offices = 0 and not exists (
  select 1 from access_key_offices o where o.key_id = k.id and o.office_id not in (select value from json_each($offices)))))`
const WITHIN = { all: 'int', offices: 'text' } as const

const within = ({ agencyId, allOffices, officeIds }: Caller) => ({
  agency: agencyId,
  all: allOffices ? 1 : 0,
  offices: JSON.stringify(officeIds),
})

/** Valid keys first, newest first. */
export interface KeyPlace {
  over: 0 | 1
  id: number
}

const LIST_ACCESS = statement(
  `select ${KEY_COLUMNS} from access_keys k
   where agency_id = +$agency and ${IS_WITHIN} and (${IS_OVER}, -id) > (+$over, -(+$id)) order by "over", id desc limit +$limit`,
  { row: KEY_ROW, params: { now: 'int', agency: 'int', over: 'int', id: 'int', limit: 'int', ...WITHIN } },
)

/** All keys of the agency, ended ones too; of somebody for some offices, those of these offices. At most `limit` behind `after`. */
export function listAccess(
  db: Db,
  caller: Caller,
  { after = { over: 0, id: Number.MAX_SAFE_INTEGER }, limit }: { after?: KeyPlace | undefined; limit: number },
  now: Instant,
): (AccessKey & KeyPlace)[] {
  return LIST_ACCESS.all(db, { now, ...within(caller), ...after, limit }).map((row) => ({ ...toKey(db, row), over: row.over }))
}

const toKey = (db: Db, row: KeyRow): AccessKey => ({
  id: row.id,
  name: row.name,
  role: row.role,
  officeIds: row.all_offices === 1 ? undefined : officesOfKey(db, row.id),
  seesNames: row.sees_names === 1,
  createdAt: row.created_at,
  expiresAt: row.expires_at ?? undefined,
  lastUsedAt: row.last_used_at ?? undefined,
  revokedAt: row.revoked_at ?? undefined,
  codeUntil: row.code_used_at === null ? (row.code_until ?? undefined) : undefined,
})

interface KeyRow extends KeyPlace {
  agency_id: number
  owns_number: number
  name: string
  role: Role
  created_at: number
  expires_at: number | null
  sees_names: 0 | 1
  all_offices: 0 | 1
  last_used_at: number | null
  revoked_at: number | null
  code_until: number | null
  code_used_at: number | null
}

const COUNT_VALID_KEYS = statement(
  `select count(*) as n from access_keys k where agency_id = +$agency and ${IS_WITHIN} and not ${IS_OVER}`,
  { row: { n: 'int' }, params: { now: 'int', agency: 'int', ...WITHIN } },
)

export const countValidKeys = (db: Db, caller: Caller, now: Instant): number =>
  COUNT_VALID_KEYS.get(db, { now, ...within(caller) })?.n ?? 0

const NAME_OF_KEY = statement('select name from access_keys where id = ?', { row: { name: 'text' }, params: ['int'] })

export const nameOfKey = (db: Db, keyId: number): string | undefined => NAME_OF_KEY.get(db, keyId)?.name

/** Administration, complaints and the log-book concern every office: a key for some of them is not enough. */
export const mayDo = ({ role, allOffices }: Pick<Caller, 'role' | 'allOffices'>, { least, also, byCode }: Allowed): boolean =>
  byCode
    ? false
    : isBeside(role)
      ? also?.includes(role) === true && (allOffices || isPlaced(role))
      : mayActAs(role, least) && (least !== 'administrator' || allOffices)

const OFFICES_OF_KEY = statement('select office_id from access_key_offices where key_id = +? order by office_id', {
  row: { office_id: 'int' },
  params: ['int'],
})

function officesOfKey(db: Db, keyId: number): number[] {
  return OFFICES_OF_KEY.all(db, keyId).map((row) => row.office_id)
}

/** By the access key's id; null: the first administrator. */
export interface Clerk {
  readonly keyId: number | null
}

/** The citizen in the chat, the passing of time, or the office. */
export type Actor = 'citizen' | 'clock' | Clerk

export const actorOf = ({ keyId }: Caller): Clerk => ({ keyId })

export const isClerk = (actor: Actor): actor is Clerk => typeof actor === 'object'

/** As in db/schema/columns.ts. */
export interface ActorColumns {
  actor: 'citizen' | 'clock' | 'staff'
  key_id: number | null
}

export const actorColumns = (actor: Actor): ActorColumns =>
  isClerk(actor) ? { actor: 'staff', key_id: actor.keyId } : { actor, key_id: null }

export const actorIn = ({ actor, key_id }: ActorColumns): Actor => (actor === 'staff' ? { keyId: key_id } : actor)
