import { MINUTE, SECOND } from '../../clock.ts'
import type { Refusal, Remedy } from '../channel.ts'
import { byHttpStatus, OUTAGE, park, type Rule, remedyOf, retry, slowDown } from '../meta/remedy.ts'

/** Stable codes of alerts; texts/ has their sentences. */
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

// By Meta's error code alone: `details` and titles are free text.
const each = (codes: readonly number[], rule: Rule<Alert>): [number, Rule<Alert>][] => codes.map((code) => [code, rule])
const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, step) => first + step)

/** Source: Cloud API error codes (developers.facebook.com) as of September 2026. */
export const RULES = new Map<number, Rule<Alert>>([
  ...each([0, 190], park('token_invalid')),
  ...each([3, 10, ...upTo(200, 299), 131005], park('permission_missing')),
  ...each([1, 2, 131000, 131016, 133004], OUTAGE),
  // A throughput upgrade takes up to one minute.
  [131057, retry(20 * SECOND, 2)],
  // Meta asks for 4^n seconds, n from 0: each message above the pair rate makes the wait longer.
  [131056, retry(1 * SECOND, 4)],
  ...each([4, 80007], slowDown(1 * MINUTE)),
  [130429, slowDown(5 * SECOND)],
  [131048, park('spam_limit')],
  ...each([131026], { do: 'other_form', alert: undefined }),
  ...each([131030], { do: 'other_form', alert: 'recipient_not_allowed' }),
  [131047, { do: 'window_closed' }],
  ...each([368, 131031], park('account_restricted')),
  [131042, park('payment_problem')],
  ...each([33, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016], park('number_not_registered')),
  [131037, park('display_name_refused')],
  [130497, park('country_barred')],
  // We blocked this person, or wrote to ourselves, or the person's app cannot take it: nothing to fix.
  ...each([130403, 131021, 131052, 131062, 137000], park()),
  ...each([100, 131008, 131009, 131051, 131053, 131055, 134011, 135000], park('message_malformed')),
  // Utility messages never get these: Meta moved the template to marketing.
  ...each([130472, 131049, 131050, 131063, 131064], park('template_recategorised')),
  [132001, park('template_missing')],
  ...each([132000, 132005, 132007, 132008, 132012, 132018], park('template_mismatch')),
  ...each([132015, 132016, 132068, 132069], park('template_stopped')),
])

/**
 * `nth`: of the refusals in a row for this reason, from 1. The caller uses `other_form` once a message, waits the longer of `afterMs` and
 * the API's own `Retry-After`, and parks after `tries`.
 */
export function remedyFor(refusal: Refusal, nth: number): Remedy {
  return remedyOf(ruleFor(refusal), nth)
}

/** With code 100: the number in the address does not exist for this token. The message itself is fine. */
const NOT_OUR_OBJECT = 33

function ruleFor({ httpStatus, code, subcode }: Refusal): Rule<Alert> {
  if (code === 100 && subcode === NOT_OUR_OBJECT) return park('permission_missing')
  return (code === undefined ? undefined : RULES.get(code)) ?? withoutCode(httpStatus)
}

/** For answers without a known code. Status 0: the request never left this machine, so trying again costs nothing. */
function withoutCode(status: number): Rule<Alert> {
  if (status === 0) return { ...OUTAGE, factor: 2 }
  return byHttpStatus<Alert>(status, { token: 'token_invalid', permission: 'permission_missing' }) ?? park('refusal_unknown')
}
