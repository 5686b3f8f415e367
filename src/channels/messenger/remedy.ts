import { MINUTE, SECOND } from '../../clock.ts'
import type { Refusal, Remedy } from '../channel.ts'
import { byHttpStatus, OUTAGE, park, type Rule, remedyOf, retry, slowDown } from '../meta/remedy.ts'

/** Stable codes of alerts; texts/ has their sentences. The last two are the same in every channel. */
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

/** By code and subcode, then by code alone. Source: Messenger Platform error codes, March 2026. */
export const RULES = new Map<string, Rule<Alert>>([
  ['1', OUTAGE],
  // Also of a person who blocked the Page.
  ['2', retry(2 * SECOND, 4)],
  ['4', slowDown(MINUTE)],
  ['613', slowDown(5 * SECOND)],
  ['80006', slowDown(MINUTE)],
  ['10', park('messenger_permission_missing')],
  ['10/2018278', { do: 'window_closed' }],
  // The Page may not send for an unknown time.
  ['10/1893063', slowDown(15 * MINUTE)],
  ['100', park('message_malformed')],
  // No such person for this Page.
  ['100/2018001', park()],
  ['100/33', park()],
  ['190', park('messenger_token_invalid')],
  ['200', park('messenger_permission_missing')],
  // Blocked, gone, or unreachable: nothing to fix.
  ['200/1545041', park()],
  ['551', park()],
  ['230', park('messenger_permission_missing')],
  ['368', park('messenger_restricted')],
  ['2018108', park('messenger_permission_missing')],
])

/** As WhatsApp's: waits the longer of `afterMs` and what was asked for. */
export function remedyFor({ httpStatus, code, subcode }: Refusal, nth: number): Remedy {
  return remedyOf(RULES.get(`${code}/${subcode}`) ?? RULES.get(`${code}`) ?? withoutCode(httpStatus), nth)
}

/** For answers without a known code. Status 0: the request never left this machine, so trying again costs nothing. */
function withoutCode(status: number): Rule<Alert> {
  if (status === 0) return OUTAGE
  const alerts = { token: 'messenger_token_invalid', permission: 'messenger_permission_missing' } as const
  return byHttpStatus<Alert>(status, alerts) ?? park('refusal_unknown')
}
