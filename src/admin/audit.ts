import type { Bindings, Db, Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { Caller } from './access.ts'
import { OF_WHOM, ofWhom, type Whose } from './readings.ts'

/** What was done: row numbers and counts, no personal data. */
export interface Deed {
  operation: string
  officeId?: number | undefined
  detail: Record<string, number | string | boolean | number[]>
  reason?: string | undefined
}

/** Records who did what, in the same transaction as the deed. A row never changes; only an old reason is deleted. */
export function audit(tx: Tx, vault: Vault, caller: Caller, deed: Deed, now: Instant): void {
  tx.client
    .query('insert into audit (at, key_id, operation, office_id, detail, reason_sealed) values (?, ?, ?, ?, ?, ?)')
    .run(
      now,
      caller.keyId,
      deed.operation,
      deed.officeId ?? null,
      JSON.stringify(deed.detail),
      deed.reason ? vault.seal(deed.reason) : null,
    )
}

export interface AuditLine {
  id: number
  at: Instant
  /** Name of the key; null for the first administrator. */
  who: string | null
  operation: string
  office: string | null
  detail: string
  reason: string | null
  /** The folios of its appointments and the number of its case, as people are told them; null: it has none. */
  folios: string | null
  caseNumber: string | null
}

type Sealed = Omit<AuditLine, 'reason' | 'folios'> & { reason: Uint8Array | null; folios: string }

/** What is done with complaints is no part of the logbook of the offices: its lines would tell that there is one. */
const OF_COMPLAINTS = "('ver_denuncias', 'leer_denuncia', 'contestar_denuncia', 'anotar_denuncia', 'cerrar_denuncia')"

interface AuditQuery {
  until: Instant
  /** The number of the line to go on from. */
  before: number | undefined
  limit: number
  whose: Whose
}

/** What was done before a moment, newest first, without what was done with complaints. */
export const readAudit = (db: Db, vault: Vault, query: AuditQuery): AuditLine[] =>
  readLines(db, vault, query, `not in ${OF_COMPLAINTS}`)

/** Who read or answered complaints, newest first: for those who do. */
export const readComplaintAudit = (db: Db, vault: Vault, query: Omit<AuditQuery, 'whose'>): AuditLine[] =>
  readLines(db, vault, { ...query, whose: undefined }, `in ${OF_COMPLAINTS}`)

function readLines(db: Db, vault: Vault, { until, before, limit, whose }: AuditQuery, operations: string): AuditLine[] {
  return db.client
    .query<Sealed, Bindings>(
      `select a.id, a.at, k.name as who, a.operation, o.name as office, a.detail, a.reason_sealed as reason,
         (select json_group_array(hex(folio)) from (select distinct p.folio_sealed as folio from appointments p
            where p.id in (select value from json_each(a.detail, '$.appointments')) and p.folio_sealed is not null group by p.folio_hash)) as folios,
         (select c.number from cases c where c.id = json_extract(a.detail, '$.case')) as caseNumber
       from audit a left join access_keys k on k.id = a.key_id left join offices o on o.id = a.office_id
       where a.at < $until and a.id < $before and a.operation ${operations} and ${OF_WHOM} order by a.id desc limit $limit`,
    )
    .all({ until, before: before ?? Number.MAX_SAFE_INTEGER, limit, ...ofWhom(whose) })
    .map(({ reason, folios, ...line }) => {
      const opened = (JSON.parse(folios) as string[]).map((sealed) => vault.open(Buffer.from(sealed, 'hex')))
      return { ...line, reason: reason && vault.open(reason), folios: opened.length > 0 ? opened.join(',') : null }
    })
}
