import { createHash, timingSafeEqual } from 'node:crypto'

export type Handshake = { ok: true; challenge: string } | { ok: false }

/** Meta sends a number. Nothing longer or of another kind is ever returned. */
const CHALLENGE = /^[\w.-]{1,200}$/

/**
 * Answers Meta's GET: with the right token the challenge goes back as plain text with 200, otherwise 403. `query`: the decoded
 * parameters, whose names contain dots; a repeated one may be a list and is refused.
 */
export function shakeHands(query: Record<string, unknown>, verifyToken: string): Handshake {
  const challenge = query['hub.challenge']
  const token = query['hub.verify_token']
  if (typeof challenge !== 'string' || typeof token !== 'string') return { ok: false }
  const right = query['hub.mode'] === 'subscribe' && verifyToken !== '' && sameText(token, verifyToken)
  return right && CHALLENGE.test(challenge) ? { ok: true, challenge } : { ok: false }
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
