import { HOUR, MINUTE, SECOND } from '../../clock.ts'
import type { Remedy } from '../channel.ts'

/** `A`: the alerts of the channel. */
export type Rule<A extends string> =
  | { do: 'retry'; firstMs: number; factor: number; longestMs: number; tries: number }
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
export const OUTAGE = {
  do: 'retry' as const,
  firstMs: 2 * SECOND,
  factor: 4,
  longestMs: LONGEST_OUTAGE_WAIT_MS,
  tries: dayOfTries(LONGEST_OUTAGE_WAIT_MS),
}

/** At most LONGEST_WAIT_MS between two tries. */
export const retry = (firstMs: number, factor: number, tries: number) => ({
  do: 'retry' as const,
  firstMs,
  factor,
  tries,
  longestMs: LONGEST_WAIT_MS,
})
export const park = <A extends string>(alert?: A) => ({ do: 'park' as const, alert })
export const slowDown = (pauseMs: number) => ({ do: 'slow_down' as const, pauseMs })

/** `attempt` counts from 1. */
export function remedyOf<A extends string>(rule: Rule<A>, attempt: number): Remedy {
  if (rule.do === 'retry') return { do: 'retry', afterMs: waitMs(rule, attempt), tries: rule.tries }
  if (rule.do !== 'slow_down') return rule
  const afterMs = waitMs({ firstMs: rule.pauseMs, factor: 2, longestMs: LONGEST_WAIT_MS }, attempt)
  return { ...rule, afterMs, tries: dayOfTries(LONGEST_WAIT_MS) }
}

const waitMs = (of: { firstMs: number; factor: number; longestMs: number }, attempt: number): number =>
  Math.min(of.firstMs * of.factor ** Math.max(0, attempt - 1), of.longestMs)

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
