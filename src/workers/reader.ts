import { type Clock, SECOND } from '../clock.ts'
import { ReaderGone } from '../errors.ts'
import type { Log } from '../log.ts'
import type { FromReader, ReaderTasks, Task, TaskName, ToReader } from './reader-tasks.ts'
import { createSupervisor } from './supervisor.ts'

/** `message` is the error's class or code, never its text. */
class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed'
}

export interface Reader {
  /** Rejects with ReaderGone or ReadingFailed. */
  ask<Name extends TaskName>(name: Name, ask: ReaderTasks[Name]['ask']): Promise<ReaderTasks[Name]['answer']>
  /** Lets the current task end; after `STOP_MS` the thread is cut off. */
  stop(): Promise<void>
}

declare module '../jobs/job.ts' {
  interface JobDeps {
    readonly reader: Reader
  }
}

export interface ReaderDeps {
  databasePath: string
  dataKey: Uint8Array
  files: string | undefined
  clock: Clock
  log: Log
  /** It died too often: the process should end, and the service manager start it again. */
  onHopeless(): void
  /** For tests. */
  script?: URL
}

const DEATHS_MAX = 5
const RESTART_MS = SECOND
const STOP_MS = 8 * SECOND

/** Started by the first question, then kept alive. */
export function createReader(deps: ReaderDeps): Reader {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  const thread = createSupervisor<ToReader, FromReader>({
    ...{ name: 'reader', clock: deps.clock, log: deps.log, onHopeless: deps.onHopeless },
    script: deps.script ?? new URL('./reader.worker.ts', import.meta.url),
    opening: { kind: 'open', databasePath: deps.databasePath, dataKey: deps.dataKey, files: deps.files },
    closing: { kind: 'stop' },
    deathsMax: DEATHS_MAX,
    pauseMs: (deaths) => RESTART_MS * deaths,
    onMessage(answer) {
      const asker = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) asker?.resolve(answer.answer)
      else asker?.reject(new ReadingFailed(answer.code ?? answer.error))
    },
    onGone() {
      const lost = waiting.size
      for (const asker of waiting.values()) asker.reject(new ReaderGone('ended'))
      waiting.clear()
      return lost
    },
  })

  return {
    ask<Name extends TaskName>(name: Name, ask: ReaderTasks[Name]['ask']) {
      thread.start()
      asked += 1
      const id = asked
      if (thread.stopping || !thread.post({ kind: 'task', id, task: { name, ask } as Task }))
        return Promise.reject(new ReaderGone('not there'))
      return new Promise<ReaderTasks[Name]['answer']>((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as ReaderTasks[Name]['answer']), reject })
      })
    },
    stop: () => thread.stop(STOP_MS),
  }
}
