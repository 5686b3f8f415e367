import type { Outcome, Parcel } from '../channels/channel.ts'
import type { Destination } from '../channels/whatsapp/send.ts'
import { type Clock, type Instant, MINUTE } from '../clock.ts'
import type { Log } from '../log.ts'
import type { FromWorker, ToWorker } from './delivery.worker.ts'
import { type FileRooms, fetchFile, notSent } from './files.ts'

/** Bun keeps at most 256 requests in flight; more would wait inside the worker. */
const IN_FLIGHT_MAX = 200
/** One more death within ten minutes ends the process, so that it is started again. */
const DEATHS_MAX = 10
const DEATHS_WITHIN_MS = 10 * MINUTE

/** The thread that sends. When it dies, the parcels in its hands are reported as unknown, so that none is forgotten. */
export interface Crew {
  /** How many parcels it can take now. */
  free(): number
  post(parcels: Parcel[]): void
  /** Lets what is in flight end, `withinMs` at most. The rest is in doubt after the next start. */
  stop(withinMs: number): Promise<void>
}

/** Starts the thread that sends, and starts it again when it dies. */
export function createCrew(rooms: {
  destination: Destination
  clock: Clock
  log: Log
  onOutcome: (outcome: Outcome) => void
  /** Asks the reader for the file of a parcel. */
  makeFile: FileRooms['make']
  /** The thread died too often. */
  onHopeless: () => void
}): Crew {
  const { clock, log } = rooms
  const inHand = new Map<string, Parcel>()
  /** Parcels of `inHand` whose file is still being made: they have not left. */
  const waiting = new Set<string>()
  const deaths: Instant[] = []
  let worker = hire()
  let stopped: (() => void) | undefined
  /** A second stop returns the first one's promise. */
  let ending: Promise<void> | undefined

  function hire(): Worker {
    // `ref` keeps the process alive until `stop`: otherwise a stop that waits for the thread would end in the middle.
    const hired = new Worker(new URL('./delivery.worker.ts', import.meta.url).href, { ref: true })
    hired.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind !== 'outcome') return
      inHand.delete(keyOf(data.outcome))
      rooms.onOutcome(data.outcome)
    }
    // An error's message contains source lines, so only its class is logged. `close` follows and does the rest.
    hired.onerror = (event) => log.error('crew.error', { error: event.error instanceof Error ? event.error.name : 'unknown' })
    hired.addEventListener('close', () => (stopped ? stopped() : mourn(hired)))
    hired.postMessage({ kind: 'destination', destination: rooms.destination } satisfies ToWorker)
    return hired
  }

  function mourn(dead: Worker): void {
    if (dead !== worker) return
    const now = clock.now()
    deaths.push(now)
    const lately = deaths.filter((at) => at > now - DEATHS_WITHIN_MS).length
    log.error('crew.died', { inHand: inHand.size, lately })
    const lost = [...inHand.values()].filter((parcel) => !waiting.has(keyOf(parcel)))
    for (const parcel of lost) inHand.delete(keyOf(parcel))
    for (const { row, attempt } of lost) rooms.onOutcome({ row, attempt, kind: 'unknown', why: 'network' })
    if (lately > DEATHS_MAX) return rooms.onHopeless()
    worker = hire()
  }

  /** A parcel with a file waits for it alone; the others have gone ahead. */
  async function sendWithFile(parcel: Parcel): Promise<void> {
    const key = keyOf(parcel)
    waiting.add(key)
    const ready = await fetchFile({ make: rooms.makeFile, clock, log }, parcel)
    if (!waiting.delete(key)) return
    if ('body' in ready) return worker.postMessage({ kind: 'send', parcels: [ready] } satisfies ToWorker)
    inHand.delete(key)
    rooms.onOutcome(ready)
  }

  /** Parcels that still wait for their file have not left: they can go at once after the next start. */
  function giveBack(): void {
    for (const parcel of inHand.values()) {
      if (!waiting.delete(keyOf(parcel))) continue
      inHand.delete(keyOf(parcel))
      rooms.onOutcome(notSent(parcel.row, parcel.attempt))
    }
  }

  return {
    free: () => (stopped ? 0 : IN_FLIGHT_MAX - inHand.size),
    post(parcels) {
      if (parcels.length === 0) return
      for (const parcel of parcels) inHand.set(keyOf(parcel), parcel)
      const [bare, filled] = [parcels.filter((one) => !one.toMake), parcels.filter((one) => one.toMake)]
      if (bare.length > 0) worker.postMessage({ kind: 'send', parcels: bare } satisfies ToWorker)
      for (const parcel of filled) void sendWithFile(parcel)
    },
    stop(withinMs) {
      ending ??= end(withinMs)
      return ending
    },
  }

  function end(withinMs: number): Promise<void> {
    giveBack()
    return new Promise((resolve) => {
      const callOff = clock.after(withinMs, () => {
        log.warn('crew.cut_off', { inHand: inHand.size })
        worker.terminate()
        resolve()
      })
      stopped = () => {
        callOff()
        resolve()
      }
      worker.postMessage({ kind: 'stop' } satisfies ToWorker)
    })
  }
}

const keyOf = ({ row, attempt }: { row: number; attempt: number }) => `${row}.${attempt}`
