import type { Outcome, Parcel } from '../channels/channel.ts'
import type { DocumentWish } from '../chat/reply.ts'
import type { FileMade } from '../checkin/documents/file.ts'
import { type Clock, SECOND } from '../clock.ts'
import { describeError, type Log } from '../log.ts'
import { ReaderGone } from './reader.ts'

/** The longest wait for a file: the reader also makes copies, which may take long. */
const PATIENCE_MS = 15 * SECOND
/** How often a file is tried again when the reader's thread ended; then the person reads a sentence. */
const TRIES = 3

/** The parcel with its file, or with the sentence that goes in its place. */
function withFile({ toMake, ...parcel }: Parcel, made: FileMade): Parcel {
  if (!toMake) return parcel
  return made.kind === 'made'
    ? { ...parcel, file: { bytes: made.bytes, type: made.type } }
    : { ...parcel, body: made.kind === 'gone' ? toMake.gone : toMake.later }
}

export interface FileDeps {
  make(wish: DocumentWish): Promise<FileMade>
  clock: Pick<Clock, 'after'>
  log: Log
}

/**
 * The parcel with its file, or with the sentence in its place. While the reader's thread is being started again, the parcel
 * counts as not sent and is tried again. Never rejects.
 */
export async function fetchFile(deps: FileDeps, parcel: Parcel): Promise<Parcel | Outcome> {
  const { toMake, row, attempt } = parcel
  if (!toMake) return parcel
  try {
    return withFile(parcel, await inTime(deps, deps.make(toMake.wish)))
  } catch (error) {
    if (error instanceof ReaderGone && attempt < TRIES) return notSent(row, attempt)
    deps.log.error('file.not_made', { outbox: row, what: toMake.wish.what, ...describeError(error) })
    return withFile(parcel, { kind: 'later' })
  }
}

/** The outcome of a parcel that certainly never left this machine. */
export const notSent = (row: number, attempt: number): Outcome => ({ row, attempt, kind: 'refused', httpStatus: 0 })

function inTime({ clock }: FileDeps, made: Promise<FileMade>): Promise<FileMade> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(PATIENCE_MS, () => resolve({ kind: 'later' }))
    made.then(resolve, reject).finally(callOff)
  })
}
