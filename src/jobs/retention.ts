import { copyDay } from '../../db/copy.ts'

const DAYS = 14
const WEEKS = 8
/** Copies that do not add up: enough to see when it began, without filling the disk. */
const UNVERIFIED = 3

/**
 * The copies in a folder that are no longer needed. Kept are the newest of each of the last 14 days and of each of the last 8
 * weeks with a copy. Days without one do not count, so that a computer that was off for a month keeps its copies; the newest
 * always stays. Other files are ignored. Only a verified file has a copy's name (db/copy.ts).
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

/** The ISO week, such as `2026-W48`; its year is that of its Thursday. */
function weekOf(file: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(dayOf(file))
  return `${yearOfWeek}-W${weekOfYear}`
}
