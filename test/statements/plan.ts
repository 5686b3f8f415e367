import type { Database } from 'bun:sqlite'

/** Tables of an office's own records: however long it runs, they have tens or hundreds of rows. All others grow with people. */
const SMALL = [
  ...[
    'agencies',
    'offices',
    'schedules',
    'schedule_procedures',
    'own_rules',
    'schedule_hours',
    'office_procedures',
    'procedures',
    'procedure_fields',
    'procedure_words',
    'requirements',
    'fees',
  ],
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
  ...['access_keys', 'access_key_offices', 'templates', 'migrations', 'erasures', 'rebooking_runs', 'second_keys'],
  ...[
    'sqlite_schema',
    'sqlite_sequence',
    'appointment_states',
    'appointment_transitions',
    'outbox_transitions',
    'catalogue_version',
  ],
  ...['pragma_table_list', '(subquery)'],
]

export interface Plan {
  /** Indexes that have a name of ours, each once, in alphabetical order. */
  indexes: string[]
  /** Whole reads of large tables, sorts of what comes out of one, indexes that SQLite builds for one run. */
  faults: string[]
}

/** Tables by the names that a statement gives them. */
type Aliases = ReadonlyMap<string, ReadonlySet<string>>

const INDEX = /USING (?:COVERING )?INDEX (\w+)/

/** What SQLite would do, without statistics of the rows: that is how a new installation begins. */
export function planOf(db: Database, sql: string, aliases: Aliases): Plan {
  const details = rows<{ detail: string }>(db, `explain query plan ${sql}`).map((row) => row.detail)
  const named = details.flatMap((detail) => INDEX.exec(detail)?.[1] ?? [])
  const indexes = [...new Set(named)].filter((name) => !name.startsWith('sqlite_autoindex')).sort()
  // A table that an insert does not name is one that points to it. SQLite looks there only where something points at nothing.
  const steps = /^\s*insert/i.test(sql) ? details.filter((detail) => aliases.has(tableOf(detail) ?? '')) : details
  const large = steps.filter((detail) => isLarge(detail, aliases))
  // A partial index has the rows that are open: reading the whole of it is what it is for.
  const partial = rows<{ name: string }>(db, "select name from sqlite_schema where type = 'index' and sql like '% where %'")
  const isOpenRows = (detail: string) => partial.some((row) => row.name === INDEX.exec(detail)?.[1])
  const scans = large.filter((detail) => detail.startsWith('SCAN') && !isOpenRows(detail))
  const built = details.filter((detail) => detail.includes('AUTOMATIC'))
  const sorts = large.length > 0 ? details.filter((detail) => detail.includes('TEMP B-TREE')) : []
  return { indexes, faults: [...new Set([...scans, ...built, ...sorts])] }
}

const tableOf = (detail: string): string | undefined =>
  /VIRTUAL TABLE|CONSTANT ROW/.test(detail) ? undefined : /^(?:SCAN|SEARCH) (\w+)/.exec(detail)?.[1]

/** Whether the step reads a table that grows. A subquery's own tables are looked at where they are read. */
function isLarge(detail: string, aliases: Aliases): boolean {
  const name = tableOf(detail)
  return name !== undefined && [...(aliases.get(name) ?? [name])].some((table) => !SMALL.includes(table))
}

const rows = <Row>(db: Database, sql: string): Row[] => db.prepare<Row, []>(sql).all()
