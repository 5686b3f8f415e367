import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { HOUR, SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import { echoWebhook, statusWebhook, watermarkWebhook } from '../webhooks.ts'
import { metadataOf, PAGE, recipientOf, wordsIn } from './messenger.ts'
import {
  accepted,
  answerIn,
  answerOnMessenger,
  type Mood,
  outcomeOf,
  outcomeOnPage,
  phoneOf,
  refused,
  unreachable,
} from './meta-answers.ts'
import type { Postman } from './postman.ts'
import { ACCOUNT } from './setting.ts'

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
    if (parcel.channel === 'messenger') return takeOnPage(parcel, wamid)
    const fails = chance.may(0.015)
    if (!fails) deps.delivered(phoneOf(parcel), parcel.body, parcel)
    tellStatuses(parcel, wamid, fails)
    return wamid
  }

  /** What stands in the threads of the Page. */
  const threads = new Map<string, { id: string; words: string; at: number }[]>()

  /** Its echo comes before the answer or after it, twice, or never; receipts tell up to when all arrived, without any id. */
  function takeOnPage(parcel: Parcel, mid: string): string {
    const person = recipientOf(parcel)
    const at = timeline.now()
    threads.set(person, [{ id: mid, words: wordsIn(parcel), at }, ...(threads.get(person) ?? [])])
    deps.delivered(phoneOf(parcel), parcel.body, parcel)
    const echo = echoWebhook(PAGE.pageId, person, mid, at, metadataOf(parcel))
    const bring = () =>
      deps.postman().bring(
        echo,
        () => deps.heard(mid, 'sent', metadataOf(parcel)),
        () => deps.coming(mid, 'sent', metadataOf(parcel)),
      )
    if (chance.may(0.92)) timeline.after(chance.may(0.3) ? 0 : chance.between(0, 900), bring)
    if (chance.may(0.04)) timeline.after(chance.between(1, 40) * SECOND, bring)
    const late = chance.may(0.1) ? chance.between(1, 9) * HOUR : 0
    const receipt = (afterMs: number) =>
      timeline.after(afterMs, () => deps.postman().bring(watermarkWebhook(PAGE.pageId, person, timeline.now()), () => undefined))
    if (chance.may(0.85)) receipt(late + chance.between(100, 4_000))
    if (chance.may(0.2)) receipt(late + chance.between(200, 60_000))
    return mid
  }

  /** What Messenger shows of a thread; now and then nothing. */
  function threadOf(parcel: Parcel): Response {
    if (chance.may(graph.mood === 'well' ? 0.1 : 0.5)) return new Response('<html>', { status: 500 })
    const data = (threads.get(recipientOf(parcel)) ?? []).slice(0, 50).map(({ id, words, at }) => ({
      ...{ id, message: words, created_time: new Date(at).toISOString(), from: { id: PAGE.pageId } },
    }))
    return Response.json({ data: [{ messages: { data } }] })
  }

  /** A message of the Page in doubt is looked for in its thread first. Whether it leaves all the same. */
  async function leavesAfterLook(parcel: Parcel): Promise<boolean> {
    let leaves = false
    const outcome = await outcomeOnPage(
      parcel,
      () => {
        leaves = true
        throw new Error('it is still to leave')
      },
      () => threadOf(parcel),
    )
    if (!leaves) done(outcome)
    return leaves
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
    if (parcel.look) return look(parcel)
    if (!parcel.toMake) return dispatch(parcel)
    const mine = generation
    timeline.after(chance.between(20, 900), async () => {
      const ready = await deps.ready(parcel)
      if (mine !== generation) return
      if ('kind' in ready) return done(ready)
      const fails = ready.file !== undefined && ready.channel === 'whatsapp' && chance.may(0.1)
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

  function look({ look: _looked, ...parcel }: Parcel): void {
    const mine = generation
    timeline.after(chance.between(20, 200), async () => {
      if (mine === generation && (await leavesAfterLook({ ...parcel, ...(_looked && { look: _looked }) }))) prepare(parcel)
    })
  }

  function dispatch(parcel: Parcel): void {
    const isPage = parcel.channel === 'messenger'
    const told = isPage ? answerOnMessenger(graph.mood, chance) : answerIn(graph.mood, chance)
    const judged = (respond: () => Response) => (isPage ? outcomeOnPage(parcel, respond, unreachable) : outcomeOf(parcel, respond))
    const [there, back] = [
      chance.between(20, graph.mood === 'slow' ? 9_000 : 200),
      chance.between(10, graph.mood === 'slow' ? 4_000 : 200),
    ]
    const mine = generation
    const tell = (respond: () => Response) =>
      timeline.after(back, async () => {
        if (mine === generation) done(await judged(respond))
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
              await judged(() => {
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
