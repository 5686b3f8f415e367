import { timingSafeEqual } from 'node:crypto'

const PREFIX = 'sha256='
/** Lower-case only, as Meta writes it. Two headers arrive joined by a comma, which fails here too. */
const SIGNATURE = /^sha256=[0-9a-f]{64}$/

/** The value of `X-Hub-Signature-256` for these bytes: `sha256=` and 64 lower-case hexadecimal digits. */
export function sign(body: Uint8Array | string, secret: string): string {
  return PREFIX + new Bun.CryptoHasher('sha256', secret).update(body).digest('hex')
}

/** Whether a header could be a signature at all. What fails here is refused before its body is read. */
export const isWellFormed = (header: string | null | undefined): header is string => header != null && SIGNATURE.test(header)

/**
 * Whether one of the app secrets (old and new while they rotate) signed these bytes. They must be the raw bytes of the request:
 * Meta escapes accents and slashes, so a re-serialised body never verifies. An empty secret verifies nothing.
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
