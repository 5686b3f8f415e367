import { HOUR, MINUTE, SECOND } from '../../clock.ts'
import type { Remedy } from '../channel.ts'

/** `A`: the alerts of the channel. */
export type Rule<A extends string> =
  | { do: 'retry'; firstMs: number; factor: number; longestMs: number }
  | { do: 'slow_down'; pauseMs: number }
  | { do: 'other_form'; alert: A | undefined }
  | { do: 'window_closed' }
  | { do: 'park'; alert: A | undefined }

const LONGEST_WAIT_MS = 15 * MINUTE
/** During an outage later messages to this person wait behind this one: its end must be noticed soon. */
const LONGEST_OUTAGE_WAIT_MS = 2 * MINUTE

/** Enough tries, at the longest wait, to fill the 24 hours after which an answer may no longer be sent. */
const dayOfTries = (longestMs: number): number => Math.ceil((24 * HOUR) / longestMs)

/** Meta has been down for hours before: giving up after one hour would leave that time's messages unanswered. */
export const OUTAGE = { do: 'retry' as const, firstMs: 2 * SECOND, factor: 4, longestMs: LONGEST_OUTAGE_WAIT_MS }

/** For a day: what may end by itself is no reason to park. */
export const retry = (firstMs: number, factor: number) => ({
  do: 'retry' as const,
  firstMs,
  factor,
  longestMs: LONGEST_WAIT_MS,
})
export const park = <A extends string>(alert?: A) => ({ do: 'park' as const, alert })
export const slowDown = (pauseMs: number) => ({ do: 'slow_down' as const, pauseMs })

/** `nth`: of the refusals in a row for this reason, from 1. */
export function remedyOf<A extends string>(rule: Rule<A>, nth: number): Remedy {
  if (rule.do === 'retry') return { do: 'retry', afterMs: waitMs(rule, nth), tries: dayOfTries(rule.longestMs) }
  if (rule.do !== 'slow_down') return rule
  const afterMs = waitMs({ firstMs: rule.pauseMs, factor: 2, longestMs: LONGEST_WAIT_MS }, nth)
  return { ...rule, afterMs, tries: dayOfTries(LONGEST_WAIT_MS) }
}

const waitMs = (of: { firstMs: number; factor: number; longestMs: number }, nth: number): number =>
  Math.min(of.firstMs * of.factor ** Math.max(0, nth - 1), of.longestMs)

/**
 * For answers without a known code; undefined: the status says nothing. Meta never redirects: a machine in between did, and nothing was
 * sent.
 */
export function byHttpStatus<A extends string>(status: number, alerts: { token: A; permission: A }): Rule<A> | undefined {
  if (status === 401) return park(alerts.token)
  if (status === 403) return park(alerts.permission)
  if (status === 429) return slowDown(30 * SECOND)
  return (status >= 300 && status < 400) || status === 408 || status >= 500 ? OUTAGE : undefined
}
