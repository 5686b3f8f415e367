import { createHash, timingSafeEqual } from 'node:crypto'

const PREFIX = 'sha256='
/** Lower-case only, as Meta writes it. Two headers arrive joined by a comma, which fails here too. */
const SIGNATURE = /^sha256=[0-9a-f]{64}$/

/** The value of `X-Hub-Signature-256`: `sha256=` and 64 lower-case hexadecimal digits. */
export function sign(body: Uint8Array | string, secret: string): string {
  return PREFIX + new Bun.CryptoHasher('sha256', secret).update(body).digest('hex')
}

/** What fails here is refused before its body is read. */
export const isWellFormed = (header: string | null | undefined): header is string => header != null && SIGNATURE.test(header)

/**
 * Whether one of the app secrets (old and new while they rotate) signed these bytes: the raw bytes of the request, because Meta escapes
 * accents and slashes. An empty secret verifies nothing.
 */
export function isSigned(body: Uint8Array, header: string | null | undefined, secrets: readonly string[]): boolean {
  if (!isWellFormed(header)) return false
  const given = Buffer.from(header)
  let signed = false
  // Every secret is tried, so that the time does not tell which one it was.
  for (const secret of secrets) {
    if (secret !== '' && timingSafeEqual(given, Buffer.from(sign(body, secret)))) signed = true
  }
  return signed
}

export type Handshake = { ok: true; challenge: string } | { ok: false }

/** Meta sends a number; nothing longer or of another kind is returned. */
const CHALLENGE = /^[\w.-]{1,200}$/

/**
 * Answers Meta's GET: with the right token the challenge as plain text with 200, otherwise 403. `query`: decoded parameters, whose names
 * contain dots; a repeated one may be a list and is refused.
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
