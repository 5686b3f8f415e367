import type { ChannelName } from '../../db/schema/columns.ts'
import type { Outcome, Parcel } from '../channels/channel.ts'
import { type Destinations, shareOf } from '../channels/list.ts'
import type { DocumentRequest, FileMade } from '../chat/reply.ts'
import { type Clock, SECOND } from '../clock.ts'
import { ReaderGone } from '../errors.ts'
import { describeError, type Log } from '../log.ts'
import type { FromWorker, ToWorker } from './delivery.worker.ts'
import { createSupervisor } from './supervisor.ts'

/** Bun keeps at most 256 requests in flight; more would wait inside the worker. */
const IN_FLIGHT_MAX = 200
const DEATHS_MAX = 10

/** The sending thread. When it dies, its parcels are reported as unknown, so that none is forgotten. */
export interface Crew {
  free(channel: ChannelName): number
  post(parcels: Parcel[]): void
  /** Lets what is in flight end, `withinMs` at most. The rest is in doubt after the next start. */
  stop(withinMs: number): Promise<void>
}

export function createCrew(deps: {
  destinations: Destinations
  clock: Clock
  log: Log
  onOutcome: (outcome: Outcome) => void
  makeFile: FileDeps['make']
  /** The thread died too often. */
  onHopeless: () => void
  /** For tests. */
  script?: URL
}): Crew {
  const { clock, log } = deps
  const share = shareOf(IN_FLIGHT_MAX, deps.destinations)
  const inHand = new Map<string, Parcel>()
  /** Parcels of `inHand` whose file is still being made: they have not left. */
  const waiting = new Set<string>()
  const thread = createSupervisor<ToWorker, FromWorker>({
    ...{ name: 'crew', clock, log, onHopeless: deps.onHopeless },
    script: deps.script ?? new URL('./delivery.worker.ts', import.meta.url),
    opening: { kind: 'destinations', destinations: deps.destinations },
    closing: { kind: 'stop' },
    deathsMax: DEATHS_MAX,
    pauseMs: () => 0,
    onMessage({ outcome }) {
      inHand.delete(keyOf(outcome))
      deps.onOutcome(outcome)
    },
    onGone(asked) {
      const lost = [...inHand.values()].filter((parcel) => !waiting.has(keyOf(parcel)))
      if (asked) return lost.length
      for (const parcel of lost) inHand.delete(keyOf(parcel))
      for (const { row, attempt } of lost) deps.onOutcome({ row, attempt, kind: 'unknown', why: 'network' })
      return lost.length
    },
  })
  thread.start()

  /** A parcel with a file waits for it alone. */
  async function sendWithFile(parcel: Parcel): Promise<void> {
    const key = keyOf(parcel)
    waiting.add(key)
    const ready = await fetchFile({ make: deps.makeFile, clock, log }, parcel)
    if (!waiting.delete(key)) return
    if ('body' in ready) return void thread.post({ kind: 'send', parcels: [ready] })
    inHand.delete(key)
    deps.onOutcome(ready)
  }

  /** Parcels that wait for their file have not left: they go at once after the next start. */
  function giveBack(): void {
    for (const parcel of inHand.values()) {
      if (!waiting.delete(keyOf(parcel))) continue
      inHand.delete(keyOf(parcel))
      deps.onOutcome(notSent(parcel.row, parcel.attempt))
    }
  }

  return {
    free: (channel) => (thread.stopping ? 0 : share - [...inHand.values()].filter((one) => one.channel === channel).length),
    post(parcels) {
      if (parcels.length === 0) return
      for (const parcel of parcels) inHand.set(keyOf(parcel), parcel)
      const [bare, filled] = [parcels.filter((one) => !one.toMake), parcels.filter((one) => one.toMake)]
      if (bare.length > 0) thread.post({ kind: 'send', parcels: bare })
      for (const parcel of filled) void sendWithFile(parcel)
    },
    stop(withinMs) {
      giveBack()
      return thread.stop(withinMs)
    },
  }
}

const keyOf = ({ row, attempt }: { row: number; attempt: number }) => `${row}.${attempt}`

/** For a file: the reader also makes copies, which may take long. */
const PATIENCE_MS = 15 * SECOND
/** Tries when the reader's thread ended; then the person reads a sentence. */
const TRIES = 3

function withFile({ toMake, ...parcel }: Parcel, made: FileMade): Parcel {
  if (!toMake) return parcel
  return made.kind === 'made'
    ? { ...parcel, file: { bytes: made.bytes, type: made.type } }
    : { ...parcel, body: made.kind === 'gone' ? toMake.gone : toMake.later }
}

export interface FileDeps {
  make(wish: DocumentRequest): Promise<FileMade>
  clock: Pick<Clock, 'after'>
  log: Log
}

/**
 * The parcel with its file, or with the sentence in its place. While the reader restarts, it counts as not sent and is tried again. Never
 * rejects.
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

const notSent = (row: number, attempt: number): Outcome => ({ row, attempt, kind: 'refused', httpStatus: 0 })

function inTime({ clock }: FileDeps, made: Promise<FileMade>): Promise<FileMade> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(PATIENCE_MS, () => resolve({ kind: 'later' }))
    made.then(resolve, reject).finally(callOff)
  })
}
