import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { spanishDates } from '../texts/dates.ts'
import type { Vault } from '../vault.ts'
import type { Caller } from './access.ts'
import type { AdminDeps } from './deps.ts'
import type { Call, Operation } from './operation.ts'
import { OF_WHOM, ofWhom, type Whose } from './reads.ts'

/** How a value of an entry's detail is shown. */
type Said = (value: never, deps: Pick<AdminDeps, 'db' | 'vault'>) => string

/** APART: the line shows it beside the detail. */
type Member = string | { words: string; said: Said } | typeof APART
export const APART = null

export interface Marks {
  /** Attends a person, at a window or in a case: who did this once hears no complaint. */
  attends?: true | undefined
  /** Concerns one folio only, so the reason may name people. */
  ofFolio?: true | undefined
}

/** Its name in the log-book, which never changes, its sentence and its detail. */
export interface AuditWords<Name extends string = string> extends Marks {
  name: string
  said: string
  members: Readonly<Record<Name, Member>>
}

/** Row numbers and counts, no personal data. */
export interface AuditFields<Name extends string = string> {
  /** Where another thing came of it than its operation's own. */
  operation?: string
  officeId?: number | undefined
  detail: { readonly [name in Name]?: number | string | boolean | number[] | string[] | undefined }
  reason?: string | undefined
}

/** Values without a row stay as they are. */
export const ofEach =
  <T>(said: (value: T, deps: Pick<AdminDeps, 'db' | 'vault'>) => string | undefined) =>
  (values: T | T[], deps: Pick<AdminDeps, 'db' | 'vault'>): string =>
    [...new Set([values].flat().map((one) => said(one as T, deps) ?? plainly(one)))].join(', ')

/** A name that no operation has any more is shown as it is. */
export const deedText = (name: string, all: readonly { deed?: AuditWords }[]): string => wordsOf(name, all)?.said ?? name

/** `{"day":"2026-12-03","visits":2}` as `día 03/12/2026; cuántas citas 2`. */
export function detailText(
  line: { operation: string; detail: string },
  deps: Pick<AdminDeps, 'db' | 'vault'>,
  all: readonly { deed?: AuditWords }[],
): string {
  const members: Record<string, Member> = wordsOf(line.operation, all)?.members ?? {}
  return Object.entries(JSON.parse(line.detail) as Record<string, unknown>)
    .filter(([name, value]) => members[name] !== APART && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => memberText(members[name] ?? name, value, deps))
    .join('; ')
}

function memberText(member: Exclude<Member, null>, value: unknown, deps: Pick<AdminDeps, 'db' | 'vault'>): string {
  if (typeof member === 'string') return `${member} ${ofEach(plainly)(value, deps)}`
  return `${member.words} ${member.said(value as never, deps)}`
}

const wordsOf = (name: string, all: readonly { deed?: AuditWords }[]): AuditWords | undefined =>
  all.find((one) => one.deed?.name === name)?.deed

function plainly(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  return dayText(String(value))
}

const dayText = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')

export const hourText = ({ day, minute }: { day: string; minute: number }): string => `${dayText(day)} ${spanishDates.hour(minute)}`

/** The first administrator (no key) is of the agency that owns the number. */
const AGENCY_OF_KEY = `coalesce((select agency_id from access_keys where id = ?2), (select id from agencies where owns_number = 1))`

const AUDIT = statement(
  `insert into audit (agency_id, at, key_id, operation, office_id, detail, reason_sealed, attends, of_folio)
   values (${AGENCY_OF_KEY}, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
  { params: ['int', 'int?', 'text', 'int?', 'text', 'bytes?', 'int', 'int'], uses: 'agencies_one_owner' },
)

/** In the same transaction as the change. A row never changes; only an old reason is deleted. */
export function audit(
  tx: Tx,
  vault: Vault,
  caller: Pick<Caller, 'keyId'>,
  deed: AuditFields & Marks & { operation: string },
  now: Instant,
): void {
  AUDIT.run(
    tx,
    now,
    caller.keyId,
    deed.operation,
    deed.officeId ?? null,
    JSON.stringify(deed.detail),
    deed.reason ? vault.seal(deed.reason) : null,
    deed.attends ? 1 : 0,
    deed.ofFolio ? 1 : 0,
  )
}

export function addAuditEntry<Name extends string>(
  { operation, deps, caller }: Pick<Call<unknown, unknown, never, NoInfer<Name>>, 'operation' | 'deps' | 'caller'>,
  tx: Tx,
  deed: AuditFields<Name>,
  now: Instant,
): void {
  audit(tx, deps.vault, caller, { operation: auditName(operation), ...marksOf(operation), ...deed }, now)
}

export function auditName({ deed, path }: { deed?: AuditWords; path: string }): string {
  if (!deed) throw new Error(`no words were declared for what ${path} leaves in the log-book`)
  return deed.name
}

export const marksOf = ({ deed }: { deed?: Marks }): Marks => ({ attends: deed?.attends, ofFolio: deed?.ofFolio })

export interface AuditLine {
  id: number
  at: Instant
  /** Null for the first administrator. */
  who: string | null
  operation: string
  office: string | null
  detail: string
  reason: string | null
  /** Folios of its appointments and number of its case; null: none. */
  folios: string | null
  caseNumber: string | null
}

type Sealed = Omit<AuditLine, 'reason' | 'folios'> & { reason: Uint8Array | null; folios: string }

interface AuditQuery {
  agencyId: number
  until: Instant
  /** The id of the line to go on from. */
  before: number | undefined
  limit: number
  whose: Whose
  own: boolean
}

const READ_AUDIT = statement(
  `select a.id, a.at, k.name as who, a.operation, o.name as office, a.detail, a.reason_sealed as reason,
     (select json_group_array(hex(folio)) from (select distinct p.folio_sealed as folio from appointments p
        where p.id in (select value from json_each(a.detail, '$.appointments')) and p.folio_sealed is not null group by p.folio_hash)) as folios,
     (select c.number from cases c where c.id = json_extract(a.detail, '$.case')) as caseNumber
   from audit a left join access_keys k on k.id = a.key_id left join offices o on o.id = a.office_id
   where a.agency_id = +$agency and a.at < $until and a.id < $before and (a.operation in (select value from json_each($apart))) = $own and ${OF_WHOM} order by a.id desc limit +$limit`,
  {
    row: row<Sealed>({
      id: 'int',
      at: 'int',
      who: 'text?',
      operation: 'text',
      office: 'text?',
      detail: 'text',
      reason: 'bytes?',
      folios: 'text',
      caseNumber: 'text?',
    }),
    params: { agency: 'int', until: 'int', before: 'int', apart: 'text', own: 'int', anybody: 'int', name: 'text?', limit: 'int' },
    because: 'what is sorted are the folios of one line',
  },
)

/**
 * An agency's entries before a moment, newest first, without those of operations with a log-book of their own, whose lines would reveal a
 * cause; or (`own`) only those.
 */
export function readAudit(
  db: Db,
  vault: Vault,
  { agencyId, until, before, limit, whose, own }: AuditQuery,
  all: readonly Pick<Operation, 'deed' | 'ownLogbook'>[],
): AuditLine[] {
  const apart = JSON.stringify(all.flatMap((one) => (one.ownLogbook && one.deed ? one.deed.name : [])))
  return READ_AUDIT.all(db, {
    agency: agencyId,
    until,
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    apart,
    own: own ? 1 : 0,
    ...ofWhom(whose),
  }).map(({ reason, folios, ...line }) => {
    const opened = (JSON.parse(folios) as string[]).map((sealed) => vault.open(Buffer.from(sealed, 'hex')))
    return { ...line, reason: reason && vault.open(reason), folios: opened.length > 0 ? opened.join(',') : null }
  })
}
