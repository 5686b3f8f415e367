import { spanishDates } from '../texts/dates.ts'
import type { AdminDeps } from './deps.ts'

/** How a value of a deed's detail is said: row numbers and codes as people call them. */
type Said = (value: never, deps: Pick<AdminDeps, 'db' | 'vault'>) => string

/** The words of one member of a deed's detail; APART: the line shows it beside the detail. */
type Member = string | { words: string; said: Said } | typeof APART
export const APART = null

/** What an operation leaves in the log-book: its name there, which never changes, what a line of it says, and its detail. */
export interface DeedWords<Name extends string = string> {
  name: string
  said: string
  members: Readonly<Record<Name, Member>>
}

/** What was done: row numbers and counts, no personal data. */
export interface Deed<Name extends string = string> {
  officeId?: number | undefined
  detail: { readonly [name in Name]?: number | string | boolean | number[] | undefined }
  reason?: string | undefined
}

/** Each of the values as this says it; as it is where that knows no such row (any more). */
export const ofEach =
  <T>(said: (value: T, deps: Pick<AdminDeps, 'db' | 'vault'>) => string | undefined) =>
  (values: T | T[], deps: Pick<AdminDeps, 'db' | 'vault'>): string =>
    [...new Set([values].flat().map((one) => said(one as T, deps) ?? plainly(one)))].join(', ')

/** What a line of this name says was done; a name that no operation has any more is shown as it is. */
export const deedText = (name: string, all: readonly { deed?: DeedWords }[]): string => wordsOf(name, all)?.said ?? name

/** `{"day":"2026-12-03","visits":2}` as `día 03/12/2026; cuántas citas 2`; rows by what people call them. */
export function detailText(
  line: { operation: string; detail: string },
  deps: Pick<AdminDeps, 'db' | 'vault'>,
  all: readonly { deed?: DeedWords }[],
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

const wordsOf = (name: string, all: readonly { deed?: DeedWords }[]): DeedWords | undefined =>
  all.find((one) => one.deed?.name === name)?.deed

function plainly(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  return dayText(String(value))
}

const dayText = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')

/** An hour of a day, as the log-book writes both. */
export const hourText = ({ day, minute }: { day: string; minute: number }): string => `${dayText(day)} ${spanishDates.hour(minute)}`
