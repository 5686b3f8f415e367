import type { Clock } from '../../clock.ts'

/** `details` names the field. */
export interface Refusal {
  http: number
  code: number
  message: string
  details?: string | undefined
  subcode?: number
}

/** By code, from Meta's table; others are 400. */
const TITLES: Record<number, [http: number, title: string]> = {
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token - Cannot parse access token'],
  2635: [400, 'You are calling an unknown or expired version of the Graph API'],
  130403: [400, 'The recipient is blocked by the business'],
  130429: [429, 'Rate limit hit'],
  131000: [500, 'Something went wrong'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131047: [400, 'Re-engagement message'],
  131051: [400, 'Unsupported message type'],
  131053: [400, 'Media upload error'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132005: [400, 'Translated text too long'],
  132012: [400, 'Parameter format does not match format in the created template'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
  132018: [400, 'Template validation failed'],
}

export function refuse(code: number, details?: string): Refusal {
  const [http, title] = TITLES[code] ?? [400, 'Error']
  return { http, code, message: `(#${code}) ${title}`, details }
}

/** Missing or invisible: Graph does not tell which. */
export const unknownObject = (id: string): Refusal => ({
  http: 400,
  code: 100,
  subcode: 33,
  message: `Unsupported post request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
})

export const titleOf = (code: number): string => TITLES[code]?.[1] ?? 'Error'

export function answerRefusal(refusal: Refusal, clock: Pick<Clock, 'random'>): Response {
  const error = {
    message: refusal.message,
    type: 'OAuthException',
    code: refusal.code,
    ...(refusal.subcode !== undefined && { error_subcode: refusal.subcode }),
    ...(refusal.details !== undefined && { error_data: { messaging_product: 'whatsapp', details: refusal.details } }),
    fbtrace_id: Buffer.from(clock.random(15)).toString('base64url'),
  }
  return Response.json({ error }, { status: refusal.http })
}
