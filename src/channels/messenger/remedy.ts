import { HOUR, MINUTE, SECOND } from '../../clock.ts'
import type { Refusal, Remedy } from '../channel.ts'

/** What a person must look at, as stable codes; texts/ has their sentences. The last two are the same in every channel. */
export const ALERTS = [
  'messenger_token_invalid',
  'messenger_permission_missing',
  'messenger_restricted',
  'messenger_warning',
  'messenger_template_stopped',
  'message_malformed',
  'refusal_unknown',
] as const
export type Alert = (typeof ALERTS)[number]

type Rule =
  | { do: 'retry'; firstMs: number; factor: number; longestMs: number; tries: number }
  | { do: 'slow_down'; pauseMs: number }
  | { do: 'window_closed' }
  | { do: 'park'; alert: Alert | undefined }

const LONGEST_WAIT_MS = 15 * MINUTE
const dayOfTries = (longestMs: number): number => Math.ceil((24 * HOUR) / longestMs)
const OUTAGE: Rule = { do: 'retry', firstMs: 2 * SECOND, factor: 4, longestMs: 2 * MINUTE, tries: dayOfTries(2 * MINUTE) }
const park = (alert?: Alert): Rule => ({ do: 'park', alert })
const slowDown = (pauseMs: number): Rule => ({ do: 'slow_down', pauseMs })

/** By code and subcode, then by code alone. Source: Messenger Platform error codes, March 2026. */
const RULES = new Map<string, Rule>([
  // 2 is also seen for somebody who blocked the Page: a few tries tell an outage from that.
  ['1', { do: 'retry', firstMs: 2 * SECOND, factor: 4, longestMs: LONGEST_WAIT_MS, tries: 3 }],
  ['2', { do: 'retry', firstMs: 2 * SECOND, factor: 4, longestMs: LONGEST_WAIT_MS, tries: 6 }],
  ['4', slowDown(MINUTE)],
  ['613', slowDown(5 * SECOND)],
  ['80006', slowDown(MINUTE)],
  ['10', park('messenger_permission_missing')],
  ['10/2018278', { do: 'window_closed' }],
  // The Page may not send for a time; nobody knows for how long.
  ['10/1893063', slowDown(15 * MINUTE)],
  ['100', park('message_malformed')],
  // There is no such person for this Page, or not any more.
  ['100/2018001', park()],
  ['100/33', park()],
  ['190', park('messenger_token_invalid')],
  ['200', park('messenger_permission_missing')],
  // Blocked, gone, or not to be reached: nobody can mend that.
  ['200/1545041', park()],
  ['551', park()],
  ['230', park('messenger_permission_missing')],
  ['368', park('messenger_restricted')],
  ['2018108', park('messenger_permission_missing')],
])

/** What to do about a refusal. `attempt` counts from 1. As WhatsApp's: it waits the longer of `afterMs` and what was asked for. */
export function remedyFor({ httpStatus, code, subcode }: Refusal, attempt: number): Remedy {
  const rule = RULES.get(`${code}/${subcode}`) ?? RULES.get(`${code}`) ?? byHttpStatus(httpStatus)
  if (rule.do === 'retry')
    return { do: 'retry', afterMs: waitMs(rule.firstMs, rule.factor, rule.longestMs, attempt), tries: rule.tries }
  if (rule.do !== 'slow_down') return rule
  return { ...rule, afterMs: waitMs(rule.pauseMs, 2, LONGEST_WAIT_MS, attempt), tries: dayOfTries(LONGEST_WAIT_MS) }
}

const waitMs = (firstMs: number, factor: number, longestMs: number, attempt: number): number =>
  Math.min(firstMs * factor ** Math.max(0, attempt - 1), longestMs)

/** For answers without a known code. Status 0: the request never left this machine, so trying again costs nothing. */
function byHttpStatus(status: number): Rule {
  if (status === 401) return park('messenger_token_invalid')
  if (status === 403) return park('messenger_permission_missing')
  if (status === 429) return slowDown(30 * SECOND)
  if (status === 0 || (status >= 300 && status < 400) || status === 408 || status >= 500) return OUTAGE
  return park('refusal_unknown')
}
