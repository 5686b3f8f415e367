import { HOUR, MINUTE, SECOND } from '../../clock.ts'
import type { Refusal, Remedy } from '../channel.ts'

/** What a person must look at, as stable codes; texts/ has their sentences. */
export const ALERTS = [
  'token_invalid',
  'permission_missing',
  'account_restricted',
  'account_disconnected',
  'account_warning',
  'payment_problem',
  'number_not_registered',
  'recipient_not_allowed',
  'display_name_refused',
  'country_barred',
  'spam_limit',
  'quality_low',
  'security_change',
  'template_missing',
  'template_mismatch',
  'template_stopped',
  'template_recategorised',
  'message_malformed',
  'refusal_unknown',
] as const

export type Alert = (typeof ALERTS)[number]

/** What to do by Meta's error code. `details` and titles are free text and decide nothing. */
type Rule =
  | { do: 'retry'; firstMs: number; factor: number; longestMs: number; tries: number }
  | { do: 'slow_down'; pauseMs: number }
  | { do: 'other_form'; alert: Alert | undefined }
  | { do: 'window_closed' }
  | { do: 'park'; alert: Alert | undefined }

const LONGEST_WAIT_MS = 15 * MINUTE
/** During an outage the message is fine, and later ones to this person wait behind it: its end must be noticed soon. */
const LONGEST_OUTAGE_WAIT_MS = 2 * MINUTE

const retry = (firstMs: number, factor: number, tries: number): Rule => ({
  do: 'retry',
  firstMs,
  factor,
  tries,
  longestMs: LONGEST_WAIT_MS,
})
const park = (alert?: Alert): Rule => ({ do: 'park', alert })
const each = (codes: readonly number[], rule: Rule): [number, Rule][] => codes.map((code) => [code, rule])
const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, step) => first + step)

/** Enough tries, at the longest wait, to fill the 24 hours after which an answer may no longer be sent. */
const dayOfTries = (longestMs: number): number => Math.ceil((24 * HOUR) / longestMs)

/** Meta has been down for hours before: giving up after one hour would leave everybody of that time without an answer. */
const OUTAGE = {
  do: 'retry' as const,
  firstMs: 2 * SECOND,
  factor: 4,
  longestMs: LONGEST_OUTAGE_WAIT_MS,
  tries: dayOfTries(LONGEST_OUTAGE_WAIT_MS),
}

/** Source: Cloud API error codes (developers.facebook.com) as of September 2026. */
const RULES = new Map<number, Rule>([
  ...each([0, 190], park('token_invalid')),
  ...each([3, 10, ...upTo(200, 299), 131005], park('permission_missing')),
  [1, retry(2 * SECOND, 4, 2)],
  [131000, retry(2 * SECOND, 4, 3)],
  ...each([2, 131016, 133004], OUTAGE),
  // A throughput upgrade takes up to one minute.
  [131057, retry(20 * SECOND, 2, 6)],
  // Meta asks for 4^n seconds, n from 0: each message above the pair rate makes the wait longer.
  [131056, retry(1 * SECOND, 4, 8)],
  ...each([4, 80007], { do: 'slow_down', pauseMs: 1 * MINUTE }),
  [130429, { do: 'slow_down', pauseMs: 5 * SECOND }],
  [131048, park('spam_limit')],
  ...each([131026], { do: 'other_form', alert: undefined }),
  ...each([131030], { do: 'other_form', alert: 'recipient_not_allowed' }),
  [131047, { do: 'window_closed' }],
  ...each([368, 131031], park('account_restricted')),
  [131042, park('payment_problem')],
  ...each([33, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016], park('number_not_registered')),
  [131037, park('display_name_refused')],
  [130497, park('country_barred')],
  // We blocked this person, or wrote to ourselves, or the person's app cannot take it: nobody can mend that.
  ...each([130403, 131021, 131052, 131062, 137000], park()),
  ...each([100, 131008, 131009, 131051, 131053, 131055, 134011, 135000], park('message_malformed')),
  // Utility messages never get these: Meta moved the template to marketing.
  ...each([130472, 131049, 131050, 131063, 131064], park('template_recategorised')),
  [132001, park('template_missing')],
  ...each([132000, 132005, 132007, 132008, 132012, 132018], park('template_mismatch')),
  ...each([132015, 132016, 132068, 132069], park('template_stopped')),
])

/**
 * What to do about a refusal, from an answer or from a later `failed` status. `attempt` counts from 1. The caller uses
 * `other_form` once a message, waits the longer of `afterMs` and the API's own `Retry-After`, and parks after `tries`.
 */
export function remedyFor(refusal: Refusal, attempt: number): Remedy {
  const rule = ruleFor(refusal)
  if (rule.do === 'retry') return { do: 'retry', afterMs: waitMs(rule, attempt), tries: rule.tries }
  if (rule.do !== 'slow_down') return rule
  const afterMs = waitMs({ firstMs: rule.pauseMs, factor: 2, longestMs: LONGEST_WAIT_MS }, attempt)
  return { ...rule, afterMs, tries: dayOfTries(LONGEST_WAIT_MS) }
}

const waitMs = (of: { firstMs: number; factor: number; longestMs: number }, attempt: number): number =>
  Math.min(of.firstMs * of.factor ** Math.max(0, attempt - 1), of.longestMs)

/** With code 100: the number in the address does not exist for this token. The message itself is fine. */
const NOT_OUR_OBJECT = 33

function ruleFor({ httpStatus, code, subcode }: Refusal): Rule {
  if (code === 100 && subcode === NOT_OUR_OBJECT) return park('permission_missing')
  return (code === undefined ? undefined : RULES.get(code)) ?? byHttpStatus(httpStatus)
}

/** For answers without a known code. Status 0: the request never left this machine, so trying again costs nothing. */
function byHttpStatus(status: number): Rule {
  if (status === 0) return { ...OUTAGE, factor: 2 }
  if (status === 401) return park('token_invalid')
  if (status === 403) return park('permission_missing')
  if (status === 429) return { do: 'slow_down', pauseMs: 30 * SECOND }
  // Meta never redirects: a machine in between did, and nothing was sent.
  if ((status >= 300 && status < 400) || status === 408 || status >= 500) return OUTAGE
  return park('refusal_unknown')
}
