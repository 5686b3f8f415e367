import { timingSafeEqual } from 'node:crypto'

const PREFIX = 'sha256='
const HEX_DIGITS = 64
/** Lower-case only, as Meta writes it. Two headers arrive joined by a comma, which fails here too. */
const SIGNATURE = /^sha256=[0-9a-f]{64}$/

/** The value of `X-Hub-Signature-256` for these bytes: `sha256=` and 64 lower-case hexadecimal digits. */
export function sign(body: Uint8Array | string, secret: string): string {
  return PREFIX + new Bun.CryptoHasher('sha256', secret).update(body).digest('hex')
}

/**
 * Whether one of the app secrets (old and new while they rotate) signed these bytes. They must be the raw bytes of the request:
 * Meta escapes accents and slashes, so a re-serialised body never verifies. An empty secret verifies nothing.
 */
export function isSigned(body: Uint8Array, header: string | null | undefined, secrets: readonly string[]): boolean {
  if (!header || header.length !== PREFIX.length + HEX_DIGITS || !SIGNATURE.test(header)) return false
  const given = Buffer.from(header)
  let signed = false
  // Every secret is tried, so that the time does not tell which one it was.
  for (const secret of secrets) {
    if (secret !== '' && timingSafeEqual(given, Buffer.from(sign(body, secret)))) signed = true
  }
  return signed
}
