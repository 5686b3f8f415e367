import type { Database } from 'bun:sqlite'

/** Tables of an office's own records: however long it runs, they have tens or hundreds of rows. All others grow with people. */
const SMALL = [
  ...['institution', 'offices', 'office_hours', 'office_procedures', 'procedures', 'procedure_fields', 'requirements', 'fees'],
  ...[
    'fee_tables',
    'rules',
    'states',
    'non_working_days',
    'facts',
    'alerts',
    'job_runs',
    'heartbeat',
    'gaps',
    'counters',
    'backups',
  ],
  ...['access_keys', 'access_key_offices', 'templates', 'migrations', 'erasures', 'big_closures', 'second_keys'],
  ...[
    'sqlite_schema',
    'sqlite_sequence',
    'appointment_states',
    'appointment_transitions',
    'outbox_transitions',
    'catalogue_version',
  ],
]

export interface Plan {
  /** Indexes that have a name of ours, each once, in alphabetical order. */
  indexes: string[]
  /** Whole reads of large tables, sorts in memory, indexes that SQLite builds for one run. */
  faults: string[]
}

/** What SQLite would do, without statistics of the rows: that is how a new installation begins. */
export function planOf(db: Database, sql: string, aliases: ReadonlyMap<string, ReadonlySet<string>>): Plan {
  const statement = db.prepare<{ detail: string }, []>(`explain query plan ${sql}`)
  const details = statement.all().map((row) => row.detail)
  statement.finalize()
  const named = details.flatMap((detail) => /USING (?:COVERING )?INDEX (\w+)/.exec(detail)?.[1] ?? [])
  const indexes = [...new Set(named)].filter((name) => !name.startsWith('sqlite_autoindex')).sort()
  return { indexes, faults: [...new Set(details.flatMap((detail) => faultOf(detail, aliases)))] }
}

function faultOf(detail: string, aliases: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  if (detail.includes('AUTOMATIC')) return [detail]
  if (/USE TEMP B-TREE/.test(detail)) return [detail]
  const scanned = /^SCAN (\w+)(?! VIRTUAL)/.exec(detail)?.[1]
  if (scanned === undefined || detail.includes('VIRTUAL TABLE') || detail === 'SCAN CONSTANT ROW') return []
  const tables = aliases.get(scanned) ?? new Set([scanned])
  return [...tables].some(isLarge) ? [detail] : []
}

/** A subquery's own tables are looked at where they are read. */
const isLarge = (table: string): boolean => !SMALL.includes(table) && !table.endsWith(')')
