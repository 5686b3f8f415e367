import { type Kind, kinds } from './citizens.ts'
import type { Part } from './figures.ts'
import type { Played } from './play.ts'
import { NOT_ASKED, PLAIN, WITHOUT_RULES } from './strategies.ts'

// What must hold whatever a broker does. Seeds are taken together; where people are counted, chance may explain two standard errors.

export interface BrokenGate {
  gate: GateName
  strategy: string
  telephones: number
  figure: string
}

interface Pool {
  played: Played[]
  /** The same town without a broker; where nobody is one, without the rules. Empty: not played. */
  without: Played[]
  /** The same town, stuffed by as many telephones that may be asked. */
  plain: Played[]
}

/** Of fewer people a ratio says nothing. */
const FEWEST = 20
const FEWEST_URGENT = 10

/** Undefined: it holds. */
const GATES = {
  'share of the places': ({ played }) => {
    const [share, demand] = [mean(played.map((one) => one.sold)), mean(played.map((one) => one.demand))]
    return share <= demand + 2 ? undefined : `${share.toFixed(1)} % sold, ${demand.toFixed(1)} % asked in their own name`
  },
  'slow as quick': ({ played }) => {
    const [slow, quick] = [sum(played.map((one) => one.slow)), sum(played.map((one) => one.quick))]
    if (slow.of < FEWEST || quick.of < FEWEST) return undefined
    const [ratio, error] = [rate(slow) / rate(quick), Math.hypot(errorOf(slow), errorOf(quick))]
    return ratio > 0.97 - 2 * error && ratio < 1.03 + 2 * error ? undefined : `${ratio.toFixed(2)} ± ${error.toFixed(2)}`
  },
  'nobody honest is refused more': ({ played, without }) => {
    if (without.length === 0) return undefined
    const more = kinds.flatMap((kind) => {
      const [now, then] = [refusedOf(played, kind), refusedOf(without, kind)]
      const isMore = rate(now) > rate(then) + 2 * Math.hypot(deviation(now), deviation(then))
      return isMore ? `${kind} ${now.n} of ${now.of}, ${then.n} without a broker` : []
    })
    return more.length > 0 ? more.join(', ') : undefined
  },
  'early as anybody who plans': ({ played }) => {
    const clients = played.flatMap((one) => one.waitOfClients ?? [])
    const planners = played.flatMap((one) => one.waitOfPlanners ?? [])
    if (played.some((one) => one.demand === 0) || clients.length === 0 || planners.length === 0) return undefined
    const gain = mean(planners) - mean(clients)
    return gain <= 1 ? undefined : `${gain.toFixed(1)} days before who plans as early`
  },
  'nothing opens at a moment that is known': ({ played }) => {
    const hours = mean(played.map((one) => one.foreseenHours))
    return hours <= 1 ? undefined : `${hours.toFixed(1)} hours became free at 0:15`
  },
  'planning buys no more days than its rule': ({ played }) => {
    const gains = played.flatMap(({ waitOfClients, waitOfOthers }) =>
      waitOfClients === undefined ? [] : waitOfOthers - waitOfClients,
    )
    const days = played[0]?.lineAgeDays ?? 0
    return mean(gains) <= days + 1 ? undefined : `${mean(gains).toFixed(1)} days before others, where age counts from ${days} days`
  },
  'waste where coming counts': ({ played, without }) => {
    if (without.length === 0 || !played.every((one) => one.attendance)) return undefined
    const more = mean(played.map((one) => one.wastedLater)) - mean(without.map((one) => one.wastedLater))
    return more <= 5 ? undefined : `${more.toFixed(1)} points more after 20 days`
  },
  'no way of not being asked': ({ played, plain }) => {
    if (plain.length === 0 || !played.every(({ strategy }) => strategy.startsWith(NOT_ASKED))) return undefined
    // In all, since who is slower wastes the same later; and beside whichever way they who may be asked waste the most.
    const most = [...Map.groupBy(plain, ({ strategy }) => strategy).values()].map((same) =>
      mean(same.map((one) => one.strawsInAll)),
    )
    const more = mean(played.map((one) => one.strawsInAll)) - Math.max(...most)
    return more <= 2 ? undefined : `${more.toFixed(1)} points more taken in vain than by who may be asked`
  },
  'others served as without a broker': ({ played, without }) => {
    const [now, then] = [sum(played.map((one) => one.served)), sum(without.map((one) => one.served))]
    if (without.length === 0 || now.of < FEWEST || then.of < FEWEST) return undefined
    const isLess = rate(now) < rate(then) - 2 * Math.hypot(deviation(now), deviation(then))
    return isLess ? `${now.n} of ${now.of}, ${then.n} of ${then.of} without a broker` : undefined
  },
  'days gained by being known early': ({ played }) => {
    const gains = played.flatMap(({ demand, waitOfClients, waitOfOthers }) =>
      demand === 0 || waitOfClients === undefined ? [] : waitOfOthers - waitOfClients,
    )
    return mean(gains) <= 1 ? undefined : `${mean(gains).toFixed(1)} days before others`
  },
  'urgent in time': ({ played }) => {
    const urgent = sum(played.map((one) => one.urgent))
    return urgent.of < FEWEST_URGENT || rate(urgent) >= 0.92 ? undefined : `${urgent.n} of ${urgent.of}`
  },
  'no wall is broken': ({ played }) => {
    const broken = played.flatMap((one) => one.broken)
    return broken.length > 0 ? JSON.stringify(broken[0]) : undefined
  },
} satisfies Record<string, (pool: Pool) => string | undefined>
export type GateName = keyof typeof GATES

/** Reported, and not reached everywhere: docs/proof.md says by how much and what it would take. */
export const AIMS: readonly GateName[] = [
  'waste where coming counts',
  'others served as without a broker',
  'days gained by being known early',
  'urgent in time',
]

/** Of strategies whose town was also played without a broker. */
export function brokenGates(all: readonly Played[]): BrokenGate[] {
  const pools = Map.groupBy(all, (one) => `${one.strategy} ${one.telephones}`)
  return [...pools.values()].flatMap((played) => {
    const [first] = played
    if (!first) return []
    const isAlone = (one: Played) => one.telephones === 0 && one.town === first.town && one.strategy !== first.strategy
    const without = all.filter((one) => (first.strategy === 'no broker' ? one.strategy === WITHOUT_RULES : isAlone(one)))
    const plain = all.filter(
      (one) => one.strategy.startsWith(PLAIN) && one.telephones === first.telephones && one.town === first.town,
    )
    return (Object.keys(GATES) as GateName[]).flatMap((gate) => {
      const figure = GATES[gate]({ played, without, plain })
      return figure === undefined ? [] : { gate, strategy: first.strategy, telephones: first.telephones, figure }
    })
  })
}

const refusedOf = (played: Played[], kind: Kind) => sum(played.map((one) => one.refusedOf[kind]))
const mean = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0) / Math.max(1, numbers.length)
const sum = (parts: Part[]): Part => ({
  of: parts.reduce((total, part) => total + part.of, 0),
  n: parts.reduce((total, part) => total + part.n, 0),
})
const rate = ({ of, n }: Part) => n / Math.max(1, of)
const deviation = (part: Part) => Math.sqrt((rate(part) * (1 - rate(part))) / Math.max(1, part.of))
/** Relative. */
const errorOf = (part: Part) => deviation(part) / Math.max(0.01, rate(part))
