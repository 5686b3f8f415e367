import type { Pass } from '../../pass.ts'
import type { Expected } from './server.ts'

/** The code holds no name. */
export interface Reading {
  code: string
  readAt: number
  office: string | undefined
  folio: string
}

interface DayList {
  takenAt: number
  /** Null: all offices of this key. */
  office: number | null
  /** By `nameOf`: how many come; 0: cancelled. */
  visits: Record<string, number>
}

const STORED = 'ventanilla.puerta'
const REMEMBERED_MS = 2 * 86_400_000

/** Used receipts and unreported readings of this window. Survives a reload, not the window. */
interface Kept {
  used: Record<string, number>
  waiting: Reading[]
  list: DayList | undefined
}

const kept: Kept = read()

function read(): Kept {
  const nothing = { used: {}, waiting: [], list: undefined }
  try {
    const found: Kept = { ...nothing, ...JSON.parse(sessionStorage.getItem(STORED) ?? '{}') }
    // Older versions kept only the hours.
    return { ...found, list: Array.isArray(found.list?.visits) ? undefined : found.list }
  } catch {
    return nothing
  }
}

const keep = (): void => sessionStorage.setItem(STORED, JSON.stringify(kept))

const nameOf = (folio: string, startsAt: number): string => `${folio} ${startsAt}`

/** Here, or as the system reported. */
export const usedAt = ({ folio, startsAt }: Pass): number | undefined => kept.used[nameOf(folio, startsAt)]

export function noteUse({ folio, startsAt }: Pick<Pass, 'folio' | 'startsAt'>, at: number): void {
  kept.used[nameOf(folio, startsAt)] ??= at
  keep()
}

/** With readings of other doors. */
export function noteList(visits: Expected[], office: number | undefined, takenAt: number): void {
  const people = visits.map((one) => [nameOf(one.folio, one.startsAt), one.people] as const)
  kept.list = { takenAt, office: office ?? null, visits: Object.fromEntries(people) }
  const recent = Object.entries(kept.used).filter(([, at]) => at > takenAt - REMEMBERED_MS)
  const read = visits.flatMap(({ folio, startsAt, readAt }) => (readAt === undefined ? [] : [[nameOf(folio, startsAt), readAt]]))
  kept.used = Object.fromEntries([...recent, ...read])
  keep()
}

/** Undefined when there is no list for this visit's day and office. */
export function listedAt({ officeId }: Pass, sameDay: (takenAt: number) => boolean): number | undefined {
  const { list } = kept
  if (!list || !sameDay(list.takenAt)) return undefined
  return list.office === null || list.office === officeId ? list.takenAt : undefined
}

export const isListed = ({ folio, startsAt }: Pass): boolean => (kept.list?.visits[nameOf(folio, startsAt)] ?? 0) > 0

/** By hour. */
export const visitsOf = (folio: string): Expected[] =>
  Object.entries(kept.list?.visits ?? {})
    .filter(([name]) => name.startsWith(`${folio} `))
    .map(([name, people]) => ({ folio, startsAt: Number(name.slice(folio.length + 1)), people, readAt: kept.used[name] }))
    .sort((one, other) => one.startsAt - other.startsAt)

/** Undefined: all offices of this key. */
export const listFor = (office: number | undefined): number | undefined =>
  kept.list && (kept.list.office === null || kept.list.office === office) ? kept.list.takenAt : undefined

export const listTakenAt = (): number | undefined => kept.list?.takenAt

/** Until there is a connection. */
export function sendLater(reading: Reading): void {
  kept.waiting.push(reading)
  keep()
}

export const waiting = (): readonly Reading[] => kept.waiting

export function sent(reading: Reading): void {
  kept.waiting = kept.waiting.filter((one) => one !== reading)
  keep()
}
