import type { Pass } from '../../pass.ts'
import type { Expected } from './server.ts'

/** Something that was read here. The code holds no name. */
export interface Reading {
  code: string
  readAt: number
  office: string | undefined
  folio: string
}

/** The visits of a day, as the system told them. */
interface DayList {
  takenAt: number
  /** Of which office; null: of all of this key. */
  office: number | null
  /** Each by `nameOf`, with how many come in it; 0: it was cancelled. */
  visits: Record<string, number>
}

const STORED = 'ventanilla.puerta'
/** An older use belongs to another day. */
const REMEMBERED_MS = 2 * 86_400_000

/** What this window has read: what was used once, and what the system has still to be told. Survives a reload, not the window. */
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
    // A page of before knew the hours only, and not how many come.
    return { ...found, list: Array.isArray(found.list?.visits) ? undefined : found.list }
  } catch {
    return nothing
  }
}

const keep = (): void => sessionStorage.setItem(STORED, JSON.stringify(kept))

const nameOf = (folio: string, startsAt: number): string => `${folio} ${startsAt}`

/** When a receipt of this visit was read first, here or as the system told. */
export const usedAt = ({ folio, startsAt }: Pass): number | undefined => kept.used[nameOf(folio, startsAt)]

export function noteUse({ folio, startsAt }: Pick<Pass, 'folio' | 'startsAt'>, at: number): void {
  kept.used[nameOf(folio, startsAt)] ??= at
  keep()
}

/** Takes the day's list over, with what was read at other doors. */
export function noteList(visits: Expected[], office: number | undefined, takenAt: number): void {
  const people = visits.map((one) => [nameOf(one.folio, one.startsAt), one.people] as const)
  kept.list = { takenAt, office: office ?? null, visits: Object.fromEntries(people) }
  const recent = Object.entries(kept.used).filter(([, at]) => at > takenAt - REMEMBERED_MS)
  const read = visits.flatMap(({ folio, startsAt, readAt }) => (readAt === undefined ? [] : [[nameOf(folio, startsAt), readAt]]))
  kept.used = Object.fromEntries([...recent, ...read])
  keep()
}

/** When the list for this visit's day and office was taken; undefined when there is none. */
export function listedAt({ officeId }: Pass, sameDay: (takenAt: number) => boolean): number | undefined {
  const { list } = kept
  if (!list || !sameDay(list.takenAt)) return undefined
  return list.office === null || list.office === officeId ? list.takenAt : undefined
}

export const isListed = ({ folio, startsAt }: Pass): boolean => (kept.list?.visits[nameOf(folio, startsAt)] ?? 0) > 0

/** The visits of a folio on the list, by hour. */
export const visitsOf = (folio: string): Expected[] =>
  Object.entries(kept.list?.visits ?? {})
    .filter(([name]) => name.startsWith(`${folio} `))
    .map(([name, people]) => ({ folio, startsAt: Number(name.slice(folio.length + 1)), people, readAt: kept.used[name] }))
    .sort((one, other) => one.startsAt - other.startsAt)

/** When the list of this office was taken; undefined: of all of this key. */
export const listFor = (office: number | undefined): number | undefined =>
  kept.list && (kept.list.office === null || kept.list.office === office) ? kept.list.takenAt : undefined

/** When the list was taken last, whatever it is of. */
export const listTakenAt = (): number | undefined => kept.list?.takenAt

/** Waits until there is a connection. */
export function sendLater(reading: Reading): void {
  kept.waiting.push(reading)
  keep()
}

export const waiting = (): readonly Reading[] => kept.waiting

export function sent(reading: Reading): void {
  kept.waiting = kept.waiting.filter((one) => one !== reading)
  keep()
}
