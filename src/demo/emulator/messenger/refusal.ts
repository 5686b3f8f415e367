import type { Clock } from '../../../clock.ts'
import type { MessengerRefusal } from './check.ts'

const HTTP: Record<number, number> = { 2: 500, 190: 401, 10: 403, 551: 403 }

export function answerMessengerRefusal({ code, subcode, why }: MessengerRefusal, clock: Pick<Clock, 'random'>): Response {
  const error = {
    message: `(#${code}) ${why}`,
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    fbtrace_id: Buffer.from(clock.random(9)).toString('base64url'),
  }
  return Response.json({ error }, { status: HTTP[code] ?? 400 })
}
