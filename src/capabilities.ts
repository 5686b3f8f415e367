import type { Operation } from './admin/operation.ts'
import { booking } from './booking/capability.ts'
import { combineHooks } from './booking/hooks.ts'
import type { Capability, Contributions, MayGo, Prepare, RequestWork } from './capability.ts'
import { cases } from './cases/capability.ts'
import { catalogue } from './catalogue/capability.ts'
import { checkin } from './checkin/capability.ts'
import { minors } from './minors/capability.ts'
import { privacy } from './privacy/capability.ts'
import { reminders } from './reminders/capability.ts'
import { schedule } from './schedule/capability.ts'
import { waitlist } from './waitlist/capability.ts'

/** What the product can do. Whatever happens is told to them, and is due, in this order. */
const CAPABILITIES: readonly Capability[] = [catalogue, schedule, booking, minors, reminders, waitlist, cases, checkin, privacy]

/** What all of them do when places and appointments change hands. */
export const HOOKS = combineHooks(CAPABILITIES.map((one) => one.booking ?? {}))

/** What time brings to each. */
export const DUE = CAPABILITIES.flatMap((one) => one.due ?? [])

/** What each looks at from time to time, in the order of the first round. */
export const JOBS = CAPABILITIES.flatMap((one) => one.jobs ?? [])

/** What each keeps about people. */
export const PERSONAL_DATA = CAPABILITIES.flatMap((one) => one.personalData ?? [])

/** A message goes unless the capability that queued it says no. */
export const MAY_GO = (...asked: Parameters<MayGo>): boolean => CAPABILITIES.every((one) => one.mayGo?.(...asked) !== false)

/** What each does at a start, before anybody is served. */
export const PREPARE: Prepare = (...asked) => {
  for (const one of CAPABILITIES) one.prepare?.(...asked)
}
const CONTRIBUTIONS: Contributions = {
  personalData: PERSONAL_DATA,
  state: CAPABILITIES.flatMap((one) => one.state ?? []),
}

/** What the office can do with each, beside what the office's own engine can. */
export const loadOperations = async (): Promise<readonly Operation[]> => {
  const { adminOperations } = await import('./admin/operations/index.ts')
  const theirs = await Promise.all(CAPABILITIES.map((one) => one.operations?.(CONTRIBUTIONS) ?? []))
  return [...adminOperations(CONTRIBUTIONS), ...theirs.flat()]
}

/** What each adds to the figures. */
export const FIGURES = CAPABILITIES.flatMap((one) => one.figures ?? [])

/** What each began to answer a request that the office granted. */
export const REQUESTS: RequestWork = {
  underWay: (...asked) => CAPABILITIES.map((one) => one.requests?.underWay(...asked)).find((one) => one !== undefined),
  withdraw: (...asked) => CAPABILITIES.map((one) => one.requests?.withdraw(...asked)).includes(true),
}

/** What the engines keep: people and messages, keys and the log-book, the upkeep of the database itself. */
const ENGINE_TABLES = [
  ...['contacts', 'contact_aliases', 'conversations', 'inbox', 'outbox', 'early_statuses', 'templates', 'counters'],
  ...['access_keys', 'access_key_offices', 'audit', 'audit_reads'],
  ...['alerts', 'backups', 'facts', 'gaps', 'heartbeat', 'job_runs', 'migrations'],
]

/** Every table that somebody here looks after. */
export const TABLES: readonly string[] = [...ENGINE_TABLES, ...CAPABILITIES.flatMap((one) => one.tables)]
