import type { ErasedSince, RequestWork } from './admin/data-subjects.ts'
import type { Contributions, Operation } from './admin/operation.ts'
import { answers } from './answers/capability.ts'
import { attendance } from './attendance/capability.ts'
import { booking } from './booking/capability.ts'
import { frame } from './booking/chat/part.ts'
import { combineHooks } from './booking/hooks.ts'
import { waits } from './booking/operations/waits.ts'
import { letGoOfHolders } from './booking/releases.ts'
import { callback } from './callback/capability.ts'
import { calls } from './calls/capability.ts'
import type { Capability, MayGo } from './capability.ts'
import { cases } from './cases/capability.ts'
import { catalogue } from './catalogue/capability.ts'
import { classifier } from './chat/classifier/shipped.ts'
import { combineChat } from './chat/combine.ts'
import { common } from './chat/common.ts'
import { collections } from './collections/capability.ts'
import { disowned } from './disowned/capability.ts'
import { handover } from './handover/capability.ts'
import { lessons } from './lessons/capability.ts'
import type { ChatListener } from './messaging/deps.ts'
import { minors } from './minors/capability.ts'
import { needs } from './needs/capability.ts'
import { numbers } from './numbers/capability.ts'
import { opinions } from './opinions/capability.ts'
import { privacy } from './privacy/capability.ts'
import { publishing } from './publishing/capability.ts'
import { rebooking } from './rebooking/capability.ts'
import { reminders } from './reminders/capability.ts'
import { schedule } from './schedule/capability.ts'
import { signs } from './signs/capability.ts'
import { urgent } from './urgent/capability.ts'
import { villages } from './villages/capability.ts'
import { visits } from './visits/capability.ts'
import { waitlist } from './waitlist/capability.ts'

/** Hooks and due work run in this order. */
export const CAPABILITIES = [
  catalogue,
  schedule,
  booking,
  minors,
  needs,
  publishing,
  calls,
  callback,
  rebooking,
  reminders,
  waitlist,
  urgent,
  villages,
  cases,
  disowned,
  handover,
  visits,
  opinions,
  collections,
  attendance,
  signs,
  privacy,
  answers,
  lessons,
  numbers,
] as const satisfies readonly Capability[]

const ALL: readonly Capability[] = CAPABILITIES

/** After what belongs to none. */
export const CHAT = combineChat([common, ...ALL.flatMap((one) => one.chat ?? [])], frame, classifier)

export const HOOKS = combineHooks(
  ALL.map((one) => one.booking ?? {}),
  letGoOfHolders,
)

export const DUE = ALL.flatMap((one) => one.due ?? [])

/** In the order of the first round. */
export const JOBS = ALL.flatMap((one) => one.jobs ?? [])

export const PERSONAL_DATA = ALL.flatMap((one) => one.personalData ?? [])

/** A message goes unless a capability says no. */
export const MAY_GO = (...asked: Parameters<MayGo>): boolean => ALL.every((one) => one.mayGo?.(...asked) !== false)

export const PAGES = ALL.flatMap((one) => one.pages ?? [])

/** For the reader's thread; at most one. */
export const FILES = ALL.find((one) => one.files)?.files?.href

export const ERASED_SINCE: ErasedSince = {
  begin: (...asked) => ALL.reduce((sum, one) => sum + (one.erasedSince?.begin(...asked) ?? 0), 0),
  finish(...asked) {
    for (const one of ALL) one.erasedSince?.finish(...asked)
  },
}

const CONTRIBUTIONS: Contributions = {
  personalData: PERSONAL_DATA,
  state: ALL.flatMap((one) => one.state ?? []),
  waits,
  worklist: ALL.flatMap((one) => one.worklist ?? []),
  atCounter: ALL.flatMap((one) => one.atCounter ?? []),
  calls: ALL.flatMap((one) => one.calls ?? []),
  own: ALL.flatMap((one) => one.chat?.own ?? []),
}

export const loadOperations = async (): Promise<readonly Operation[]> => {
  const { adminOperations } = await import('./admin/operations/index.ts')
  const theirs = await Promise.all(ALL.map((one) => one.operations?.(CONTRIBUTIONS) ?? []))
  return [...adminOperations(CONTRIBUTIONS), ...theirs.flat()]
}

export const FIGURES = ALL.flatMap((one) => one.figures ?? [])

export const REQUESTS: RequestWork = {
  underWay: (...asked) => ALL.map((one) => one.requests?.underWay(...asked)).find((one) => one !== undefined),
  withdraw: (...asked) => ALL.map((one) => one.requests?.withdraw(...asked)).includes(true),
}

/** The engines' tables: people and messages, keys and the log-book, the upkeep of the database. */
const ENGINE_TABLES = [
  ...[
    'askers',
    'asker_marks',
    'contacts',
    'contact_aliases',
    'conversations',
    'inbox',
    'outbox',
    'early_statuses',
    'templates',
    'counters',
  ],
  ...['access_keys', 'access_key_offices', 'audit', 'audit_reads'],
  ...['alerts', 'backups', 'facts', 'gaps', 'heartbeat', 'job_runs', 'migrations'],
]

export const TABLES: readonly string[] = [...ENGINE_TABLES, ...ALL.flatMap((one) => one.tables)]

const LISTENERS = ALL.flatMap((one) => one.listener ?? [])

/** The first that has the chat hears. */
export const LISTENER: ChatListener = {
  hear(...asked) {
    for (const one of LISTENERS) {
      const heard = one.hear(...asked)
      if (heard !== 'assistant') return heard
    }
    return 'assistant'
  },
  takeBack(...asked) {
    for (const one of LISTENERS) one.takeBack(...asked)
  },
  isBusy: (...asked) => LISTENERS.some((one) => one.isBusy(...asked)),
}
