import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { HOUR, SECOND } from '../../src/clock.ts'
import { statusWebhook } from '../webhooks.ts'
import type { Chance } from './chance.ts'
import { accepted, answerIn, type Mood, outcomeOf, phoneOf, refused, unreachable } from './meta-answers.ts'
import type { Postman } from './postman.ts'
import { ACCOUNT } from './setting.ts'
import type { Timeline } from './timeline.ts'

export type Status = 'sent' | 'delivered' | 'read' | 'failed'

/** Meta's Graph API and the product's worker threads: takes parcels, answers them, brings statuses. */
export interface Graph {
  free(): number
  post(parcels: Parcel[]): void
  /** The thread that sends dies; what it had in hand may have left or not. */
  killWorker(): void
  /** The whole process is gone: nobody is left to hear an outcome. */
  processDied(): void
  mood: Mood
}

export interface GraphDeps {
  timeline: Timeline
  chance: Chance
  postman: () => Postman
  /** What the product's worker found out. */
  outcome(outcome: Outcome): void
  /** The product's reader, which makes files and is not always well. */
  ready(parcel: Parcel): Promise<Parcel | Outcome>
  /** The message is on its way to this telephone. */
  delivered(phone: string, body: Record<string, unknown>, parcel: Parcel): void
  /** The product is about to hear this status, perhaps in vain. */
  coming(wamid: string, status: Status, callback: string | undefined): void
  /** The product has heard this status (Meta was answered 200). */
  heard(wamid: string, status: Status, callback: string | undefined): void
}

const IN_FLIGHT_MAX = 200
const WORKER_TIMEOUT_MS = 15 * SECOND

export function createGraph(deps: GraphDeps): Graph {
  const { timeline, chance } = deps
  const inHand = new Map<string, Parcel>()
  let generation = 0
  let wamids = 0

  function take(parcel: Parcel): string {
    const wamid = `wamid.out.${++wamids}`
    const fails = chance.may(0.015)
    if (!fails) deps.delivered(phoneOf(parcel), parcel.body, parcel)
    tellStatuses(parcel, wamid, fails)
    return wamid
  }

  function tellStatuses(parcel: Parcel, wamid: string, fails: boolean): void {
    const callback = chance.may(0.93) ? String(parcel.body.biz_opaque_callback_data) : undefined
    const tell = (status: Status, afterMs: number, code?: number) => {
      const at = timeline.now() + afterMs
      timeline.after(afterMs, () =>
        deps.postman().bring(
          statusWebhook(ACCOUNT, wamid, status, at, callback, code),
          () => deps.heard(wamid, status, callback),
          () => deps.coming(wamid, status, callback),
        ),
      )
    }
    if (fails) return tell('failed', chance.between(300, 9_000), chance.pick([131026, 131000, 131053, 130472, 131047]))
    const late = chance.may(0.06) ? chance.between(1, 9) * HOUR : 0
    if (chance.may(0.85)) tell('sent', chance.between(40, 900))
    if (chance.may(0.9)) tell('delivered', late + chance.between(100, 4_000))
    if (chance.may(0.5)) tell('read', late + chance.between(200, 60_000))
  }

  /** A file is made before anything leaves, and comes a little later than a message without one. */
  function prepare(parcel: Parcel): void {
    if (!parcel.toMake) return dispatch(parcel)
    const mine = generation
    timeline.after(chance.between(20, 900), async () => {
      const ready = await deps.ready(parcel)
      if (mine !== generation) return
      if ('kind' in ready) return done(ready)
      const fails = ready.file !== undefined && chance.may(0.1)
      if (!fails) return dispatch(ready)
      const [http, code] = chance.pick<[number, number]>([
        [500, 131000],
        [400, 131053],
        [429, 130429],
      ])
      const outcome = await outcomeOf(ready, unreachable, () => refused({ kind: 'error', http, code }))
      if (mine === generation) done(outcome)
    })
  }

  function dispatch(parcel: Parcel): void {
    const told = answerIn(graph.mood, chance)
    const [there, back] = [
      chance.between(20, graph.mood === 'slow' ? 9_000 : 200),
      chance.between(10, graph.mood === 'slow' ? 4_000 : 200),
    ]
    const mine = generation
    const tell = (respond: () => Response) =>
      timeline.after(back, async () => {
        if (mine === generation) done(await outcomeOf(parcel, respond))
      })
    switch (told.kind) {
      case 'accepted':
        return timeline.after(there, () => {
          const wamid = take(parcel)
          tell(() => accepted(parcel, wamid))
        })
      case 'error':
        return timeline.after(there, () => tell(() => refused(told)))
      case 'gateway':
        return timeline.after(there, () => {
          if (told.taken) take(parcel)
          tell(() => new Response('<html>', { status: 502 }))
        })
      case 'no connection':
        return tell(() => {
          throw Object.assign(new Error('no connection'), { code: 'ConnectionRefused' })
        })
      case 'silence':
        if (told.taken) timeline.after(told.afterMs, () => void take(parcel))
        timeline.after(WORKER_TIMEOUT_MS, async () => {
          if (mine === generation)
            done(
              await outcomeOf(parcel, () => {
                throw new Error('the waiting is over')
              }),
            )
        })
    }
  }

  const done = (outcome: Outcome) => {
    inHand.delete(keyOf(outcome))
    deps.outcome(outcome)
  }
  const graph: Graph = {
    mood: 'well',
    free: () => IN_FLIGHT_MAX - inHand.size,
    post(parcels) {
      for (const parcel of parcels) {
        inHand.set(keyOf(parcel), parcel)
        prepare(parcel)
      }
    },
    killWorker() {
      const lost = [...inHand.values()]
      inHand.clear()
      generation++
      for (const { row, attempt } of lost) deps.outcome({ row, attempt, kind: 'unknown', why: 'network' })
    },
    processDied() {
      inHand.clear()
      generation++
    },
  }
  return graph
}

const keyOf = ({ row, attempt }: { row: number; attempt: number }) => `${row}.${attempt}`
