import { openDatabase } from '../../db/open.ts'
import { systemClock } from '../clock.ts'
import { describeError } from '../log.ts'
import { createVault } from '../vault.ts'
import { type FromReader, type ReaderDeps, runTask, type ToReader } from './reader-tasks.ts'

// The thread for long reads: copies, checks, lists, files. A read-only connection of its own, one task at a time.

declare const self: Worker

let open: ReaderDeps | undefined
let line: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<ToReader>) => {
  line = line.then(() => take(data))
}

async function take(data: ToReader): Promise<void> {
  if (data.kind === 'open') {
    const { databasePath, dataKey, files } = data
    open = { db: openDatabase(databasePath, { readonly: true }), vault: createVault(dataKey, systemClock), files }
  } else if (data.kind === 'stop') {
    open?.db.close()
    process.exit(0)
  } else {
    self.postMessage(await answer(data.id, data.task))
  }
}

async function answer(id: number, task: Extract<ToReader, { kind: 'task' }>['task']): Promise<FromReader> {
  if (!open) return { id, ok: false, error: 'NotOpen', code: undefined }
  try {
    return { id, ok: true, answer: await runTask(open, task) }
  } catch (error) {
    const facts = describeError(error)
    return { id, ok: false, error: facts.error, code: facts.errorCode }
  }
}
