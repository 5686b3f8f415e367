import { type CopyMade, makeCopy } from '../../db/copy.ts'
import { overdueInvariants, unsoundness } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { type DayListSaved, saveDayList } from '../booking/day-list.ts'
import { type ComingCsvAsked, comingCsv } from '../booking/expected-visits.ts'
import { type NamedQuery, visitorsNamed } from '../booking/names.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Learnt, learn, type Taught } from '../chat/classifier/taught.ts'
import type { FileAsked, FileMade } from '../chat/reply.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** Read-only; the caller records what it finds. */
export interface ReaderTasks {
  copy: { ask: { folder: string; name: string }; answer: CopyMade }
  /** All that is broken or late, as `name:rows` (db/invariants.ts). */
  invariants: { ask: Record<never, never>; answer: string[] }
  /** SQLite's own check; empty: sound. */
  quickCheck: { ask: Record<never, never>; answer: string[] }
  /** Files that open when everything else is down. */
  dayList: { ask: { officeId: number; day: LocalDay; folder: string }; answer: DayListSaved }
  comingCsv: { ask: ComingCsvAsked; answer: string }
  /** Ids of the appointments of some days with this name. */
  visitorsNamed: { ask: NamedQuery; answer: number[] }
  learn: { ask: Taught; answer: Learnt }
  /** A receipt or a calendar entry, for the contact that requested it. */
  file: { ask: FileAsked; answer: FileMade }
}

export type TaskName = keyof ReaderTasks
export type Task = { [Name in TaskName]: { name: Name; ask: ReaderTasks[Name]['ask'] } }[TaskName]

/** `open` comes first: a worker does not see later changes of the environment. */
export type ToReader =
  | { kind: 'open'; databasePath: string; dataKey: Uint8Array; files: string | undefined }
  | { kind: 'task'; id: number; task: Task }
  | { kind: 'stop' }

/** One for each task. */
export type FromReader =
  | { id: number; ok: true; answer: unknown }
  | { id: number; ok: false; error: string; code: string | undefined }

/** `files` of a capability: makes a file of the present state. */
export type MakeFile = (db: Db, vault: Vault, clock: Pick<Clock, 'random'>, asked: FileAsked) => Promise<FileMade>

/** `files`: the module that makes files, if any. */
export interface ReaderDeps {
  db: Db
  vault: Vault
  files: string | undefined
}

/** On the reader's own connection. */
export async function runTask({ db, vault, files }: ReaderDeps, task: Task): Promise<unknown> {
  switch (task.name) {
    case 'copy':
      return makeCopy(db, task.ask.folder, task.ask.name, vault)
    case 'invariants':
      return [...unsoundness(db), ...overdueInvariants(db)]
    case 'quickCheck':
      return quickCheck(db)
    case 'dayList':
      return saveDayList(db, vault, task.ask)
    case 'comingCsv':
      return comingCsv(db, vault, task.ask)
    case 'visitorsNamed':
      return visitorsNamed(db, vault, task.ask)
    case 'learn':
      return learn(task.ask)
    case 'file': {
      // Loading takes a tenth of a second: only when a file is made.
      if (files === undefined) return { kind: 'gone' } satisfies FileMade
      const { makeFile } = (await import(files)) as { makeFile: MakeFile }
      return makeFile(db, vault, systemClock, task.ask)
    }
  }
}

const QUICK_CHECK = statement('pragma quick_check(3)', { row: { quick_check: 'text' } })

function quickCheck(db: Db): string[] {
  return QUICK_CHECK.all(db)
    .map((row) => row.quick_check)
    .filter((line) => line !== 'ok')
}
