import { type Clock, type Instant, MINUTE } from '../clock.ts'
import type { Log } from '../log.ts'

/** A thread that is restarted when it dies. */
export interface Supervisor<Message> {
  /** Later calls do nothing. */
  start(): void
  /** False: no thread now, and the message is lost. */
  post(message: Message): boolean
  /** Cut off when ending takes longer than `withinMs`. A second stop returns the first one's promise. Then it is never restarted. */
  stop(withinMs: number): Promise<void>
  readonly stopping: boolean
}

export interface Supervision<Message, Answer> {
  /** Prefix of its events in the log: `crew.died`. */
  name: string
  script: URL
  clock: Clock
  log: Log
  opening: Message
  closing: Message
  /** So many deaths within ten minutes may be accidents; one more is a fault that restarting does not fix. */
  deathsMax: number
  /** Wait before the next thread, after that many deaths. */
  pauseMs(deaths: number): number
  onMessage(answer: Answer): void
  /** The thread is gone, with all that it had in hand. `asked`: by `stop`. Returns how much was lost. */
  onGone(asked: boolean): number
  /** It died too often: the process should end, and the service manager start it again. */
  onHopeless(): void
}

const DEATHS_WITHIN_MS = 10 * MINUTE

/** An unrequested end is a crash, whatever code it reports. */
export function createSupervisor<Message, Answer>(deps: Supervision<Message, Answer>): Supervisor<Message> {
  const { name, clock, log } = deps
  let worker: Worker | undefined
  let begun = false
  let deaths: Instant[] = []
  let ended: (() => void) | undefined
  let ending: Promise<void> | undefined

  function hire(): void {
    // `ref` keeps the process alive until `stop`: otherwise a stop that waits for the thread would end in the middle.
    const hired = new Worker(deps.script.href, { ref: true })
    worker = hired
    hired.addEventListener('message', ({ data }: MessageEvent<Answer>) => deps.onMessage(data))
    // An error's message contains source lines and values, so only its class is logged. `close` follows and does the rest.
    hired.addEventListener('error', (event) => {
      event.preventDefault()
      log.error(`${name}.threw`, { error: event.error instanceof Error ? event.error.name : 'unknown' })
    })
    hired.addEventListener('close', () => gone(hired))
    hired.postMessage(deps.opening)
  }

  function gone(which: Worker): void {
    if (which !== worker) return
    worker = undefined
    const lost = deps.onGone(ended !== undefined)
    if (ended) return ended()
    mourn(lost)
  }

  function mourn(lost: number): void {
    const now = clock.now()
    deaths = [...deaths.filter((at) => at > now - DEATHS_WITHIN_MS), now]
    log.error(`${name}.died`, { deaths: deaths.length, lost })
    if (deaths.length > deps.deathsMax) return deps.onHopeless()
    const pause = deps.pauseMs(deaths.length)
    if (pause === 0) hire()
    else clock.after(pause, () => ending || hire())
  }

  const end = (withinMs: number): Promise<void> =>
    new Promise((resolve) => {
      const last = worker
      if (!last) return resolve()
      const callOff = clock.after(withinMs, () => {
        log.warn(`${name}.cut_off`)
        last.terminate()
        gone(last) // In the middle of a long statement the thread notices only afterwards; nobody waits for that.
      })
      ended = () => {
        callOff()
        resolve()
      }
      last.postMessage(deps.closing)
    })

  return {
    start() {
      if (begun || ending) return
      begun = true
      hire()
    },
    post(message) {
      worker?.postMessage(message)
      return worker !== undefined
    },
    stop(withinMs) {
      ending ??= end(withinMs)
      return ending
    },
    get stopping() {
      return ending !== undefined
    },
  }
}
