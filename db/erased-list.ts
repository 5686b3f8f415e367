import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder, toDisk } from './disk.ts'
import type { Db } from './open.ts'
import { row, statement } from './statements.ts'

/**
 * Beside the database and beside the copies: one line per erasure, so that an older copy restores nothing erased. Keyed hashes, useless
 * without the DATA_KEY.
 */
const ERASED_LIST = 'borrados.txt'

export interface ErasedLine {
  kind: 'person' | 'contact'
  /** As `people.key` or `contact_aliases.hash`. */
  hash: Uint8Array
  agency: number
  at: number
}

const ERASED_LINE_ROW = row<ErasedLine>({ kind: 'text', hash: 'bytes', agency: 'int', at: 'int' })

/** No copy is kept that long. */
export const ERASED_KEPT_MS = 400 * 24 * 60 * 60 * 1_000

const LINE = /^(\d{4}-\d\d-\d\dT\S+Z) (person|contact) ([0-9a-f]{64}) (\d{1,9})$/

/** The lines in this folder, none without a file. Other lines are skipped: an editor may have touched the file. */
export function readErasedList(folder: string): ErasedLine[] {
  const file = join(folder, ERASED_LIST)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, when = '', kind, hash = '', agency = ''] = LINE.exec(line) ?? []
      const at = Date.parse(when)
      return kind === undefined || Number.isNaN(at)
        ? []
        : [{ kind: kind as ErasedLine['kind'], hash: Buffer.from(hash, 'hex'), agency: Number(agency), at }]
    })
}

/** Adds lines under a heading for readers; only the latest line per hash and agency stays. The file is complete at every moment. */
export function addToErasedList(folder: string, heading: string, added: ErasedLine[], now: number): void {
  makePrivateFolder(folder)
  const file = join(folder, ERASED_LIST)
  const draft = `${file}.tmp`
  const lines = latestOfEach([...readErasedList(folder), ...added]).filter((one) => one.at > now - ERASED_KEPT_MS)
  writeFileSync(draft, `${[`# ${heading}`, ...lines.map(written)].join('\n')}\n`, { mode: 0o600 })
  toDisk(draft)
  renameSync(draft, file)
  toDisk(folder)
}

export function latestOfEach(lines: ErasedLine[]): ErasedLine[] {
  const latest = new Map<string, ErasedLine>()
  for (const line of lines.toSorted((a, b) => a.at - b.at)) latest.set(`${hex(line.hash)} ${line.agency}`, line)
  return [...latest.values()].sort((a, b) => a.at - b.at)
}

const KNOWS_MARKS = statement("select 1 from sqlite_schema where name = 'erased_marks'")

const ALL_MARKS = statement('select kind, hash, agency_id as agency, at from erased_marks order by at', {
  row: ERASED_LINE_ROW,
  because: 'a job of each day, and before a copy is put back',
})

const UNLISTED_MARKS = statement(
  'select kind, hash, agency_id as agency, at from erased_marks where listed_at is null order by at',
  {
    row: ERASED_LINE_ROW,
    uses: 'erased_marks_unlisted',
  },
)

/** What this database knows to be erased; `unlisted`: only what no file has yet. */
export function erasedMarks(db: Db, which: 'all' | 'unlisted'): ErasedLine[] {
  const known = KNOWS_MARKS.finds(db)
  if (!known) return []
  return which === 'all' ? ALL_MARKS.all(db) : UNLISTED_MARKS.all(db)
}

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')
const written = ({ kind, hash, agency, at }: ErasedLine): string => `${new Date(at).toISOString()} ${kind} ${hex(hash)} ${agency}`
