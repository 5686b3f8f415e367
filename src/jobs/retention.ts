import { copyDay } from '../../db/copy.ts'

const DAYS = 14
const WEEKS = 8
/** Copies whose books do not balance: enough to see when it began, not enough to fill a disk. */
const UNVERIFIED = 3

/**
 * Which copies in a folder are no longer needed: kept are the newest of each of the last 14 days that have one and of
 * each of the last 8 weeks that have one. Days without a copy do not count, so that a computer that was off for a
 * month does not come back to an empty folder; the newest copy therefore always stays. Files that are not ours are
 * not looked at. A file has a copy's name only when it was verified (db/copy.ts).
 */
export function copiesToDelete(files: string[]): string[] {
  const unverified = files.filter((file) => /^sin-verificar-\d{8}-\d{4}\.db$/.test(file)).sort()
  return [...verifiedToDelete(files), ...unverified.slice(0, -UNVERIFIED)]
}

function verifiedToDelete(files: string[]): string[] {
  const newestFirst = files.filter((file) => copyDay(file) !== undefined).sort((a, b) => b.localeCompare(a))
  const kept = new Set([...newestOfEach(newestFirst, dayOf, DAYS), ...newestOfEach(newestFirst, weekOf, WEEKS)])
  return newestFirst.filter((file) => !kept.has(file))
}

function newestOfEach(newestFirst: string[], period: (file: string) => string, periods: number): string[] {
  const first = new Map<string, string>()
  for (const file of newestFirst) if (!first.has(period(file))) first.set(period(file), file)
  return [...first.values()].slice(0, periods)
}

const dayOf = (file: string): string => copyDay(file) ?? ''

/** `2026-W48`, by ISO: the year is that of the week's Thursday. */
function weekOf(file: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(dayOf(file))
  return `${yearOfWeek}-W${weekOfYear}`
}
