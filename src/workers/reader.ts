import type { Clock, Instant } from '../clock.ts'
import { MINUTE, SECOND } from '../clock.ts'
import type { Log } from '../log.ts'
import type { FromReader, ReaderTasks, Task, TaskName, ToReader } from './reader/tasks.ts'

/** The reader's thread ended or is being started again. Ask again later. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** A task failed in the reader. `message` is the error's class or code, never its text. */
class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed'
}

/** The thread for long reading (reader.worker.ts). */
export interface Reader {
  /** Asks the reader's thread for one task. Rejects with ReaderGone or ReadingFailed. */
  ask<Name extends TaskName>(name: Name, ask: ReaderTasks[Name]['ask']): Promise<ReaderTasks[Name]['answer']>
  /** Lets the current task end, then ends the thread; after `STOP_MS` it is cut off. */
  stop(): Promise<void>
}

export interface ReaderRooms {
  databasePath: string
  dataKey: Uint8Array
  clock: Clock
  log: Log
  /** It died too often: the process should end, and the service manager start it again. */
  onHopeless(): void
  /** Another script for the thread; only for tests. */
  script?: URL
}

/** This many deaths within the window may be an accident; one more is a fault that restarting does not mend. */
const DEATHS_MAX = 5
const DEATHS_WINDOW_MS = 10 * MINUTE
const RESTART_MS = SECOND
const STOP_MS = 8 * SECOND

/**
 * Starts the reader's thread at the first question and keeps it alive: an end that we did not ask for is a crash, whatever code
 * it reports.
 */
export function createReader(rooms: ReaderRooms): Reader {
  const { clock, log } = rooms
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let worker: Worker | undefined
  let begun = false
  let stopped: (() => void) | undefined
  let deaths: Instant[] = []
  let asked = 0

  const post = (to: Worker, message: ToReader) => to.postMessage(message)

  function start(): void {
    begun = true
    const script = rooms.script ?? new URL('./reader.worker.ts', import.meta.url)
    // `ref` keeps the process alive until `stop`: otherwise a stop that waits for the thread would end in the middle.
    const started = new Worker(script.href, { ref: true })
    worker = started
    started.addEventListener('message', ({ data }: MessageEvent<FromReader>) => settle(data))
    // An error's message contains source lines and values, so only its class is logged. `close` follows and does the rest.
    started.addEventListener('error', (event) => {
      event.preventDefault()
      log.error('reader.threw', { error: (event.error as Error | undefined)?.name ?? 'Error' })
    })
    started.addEventListener('close', () => ended(started))
    post(started, { kind: 'open', databasePath: rooms.databasePath, dataKey: rooms.dataKey })
  }

  function settle(answer: FromReader): void {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) asker?.resolve(answer.answer)
    else asker?.reject(new ReadingFailed(answer.code ?? answer.error))
  }

  function ended(which: Worker): void {
    if (worker !== which) return
    worker = undefined
    for (const asker of waiting.values()) asker.reject(new ReaderGone('ended'))
    waiting.clear()
    if (stopped) stopped()
    else restart()
  }

  function restart(): void {
    const now = clock.now()
    deaths = [...deaths.filter((at) => at > now - DEATHS_WINDOW_MS), now]
    log.error('reader.died', { deaths: deaths.length })
    if (deaths.length > DEATHS_MAX) rooms.onHopeless()
    else clock.after(RESTART_MS * deaths.length, () => stopped || start())
  }

  return {
    ask<Name extends TaskName>(name: Name, ask: ReaderTasks[Name]['ask']) {
      if (!begun && !stopped) start()
      const to = worker
      if (!to || stopped) return Promise.reject(new ReaderGone('not there'))
      asked += 1
      const id = asked
      return new Promise<ReaderTasks[Name]['answer']>((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as ReaderTasks[Name]['answer']), reject })
        post(to, { kind: 'task', id, task: { name, ask } as Task })
      })
    },
    stop() {
      return new Promise((resolve) => {
        stopped = resolve
        if (!worker) return resolve()
        post(worker, { kind: 'stop' })
        const slow = worker
        clock.after(STOP_MS, () => {
          if (slow !== worker) return
          slow.terminate()
          ended(slow) // In the middle of a long statement the thread notices only afterwards; nobody waits for that.
        })
      })
    },
  }
}
