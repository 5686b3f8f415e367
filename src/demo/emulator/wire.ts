import type { Clock } from '../../clock.ts'

/**
 * JSON as Meta puts it on the wire: everything beyond ASCII as `\uXXXX` with lower-case digits, and `/` as `\/`. Whoever
 * writes it anew gets other bytes, so a signature over them fails.
 */
export function toMetaJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
}

const OUTBOUND = 0x11
const INBOUND = 0x12

/** A message id built like Meta's: a few bytes around the account's number and a random part, in base64. */
export function mintWamid(clock: Pick<Clock, 'random'>, account: string, direction: 'in' | 'out'): string {
  const random = Buffer.from(clock.random(10)).toString('hex').toUpperCase()
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, account.length]),
    Buffer.from(account, 'latin1'),
    Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? OUTBOUND : INBOUND, 0x18, random.length]),
    Buffer.from(random, 'latin1'),
    Buffer.from([0x00]),
  ])
  return `wamid.${bytes.toString('base64')}`
}

/** Meta's timestamps: seconds as text. */
export const inSeconds = (at: number): string => String(Math.floor(at / 1000))
