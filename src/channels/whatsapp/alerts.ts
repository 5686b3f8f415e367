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
