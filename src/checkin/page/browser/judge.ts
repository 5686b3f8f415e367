import { type Pass, readKeyLine, readPass } from '../../pass.ts'
import type { DoorOffice } from './server.ts'
import type { Standing } from './standing.ts'
import type { Verdict } from './words.ts'

/** What the page itself can say of a code: who signed it and what was signed, not what happened since. */
export interface Judged {
  verdict: Verdict
  pass: Pass | undefined
  office: DoorOffice | undefined
}

/** Judges by the signature, the day and the office. `unchecked`: this browser has no Ed25519, or no secure page. */
export async function judge(
  code: string,
  standing: Pick<Standing, 'publicKey' | 'offices' | 'here'>,
  now: number,
): Promise<Judged> {
  const read = readPass(code)
  if (!read) return { verdict: 'not_ours', pass: undefined, office: undefined }
  const { pass, signed, signature } = read
  const office = standing.offices.find((one) => one.numero === pass.officeId)
  const ours = await isSigned(standing.publicKey, signed, signature)
  const verdict = ours === undefined ? 'unchecked' : ours ? whereAndWhen(pass, office, standing, now) : 'not_ours'
  return { verdict, pass, office }
}

function whereAndWhen(pass: Pass, office: DoorOffice | undefined, { here }: Pick<Standing, 'here'>, now: number): Verdict {
  if (!office || (here && here.numero !== office.numero)) return 'other_office'
  return dayIn(pass.startsAt, office.zona) === dayIn(now, office.zona) ? 'valid' : 'other_day'
}

async function isSigned(line: string, text: string, signature: Uint8Array): Promise<boolean | undefined> {
  const key = readKeyLine(line)
  const subtle = globalThis.crypto?.subtle
  if (!key || !subtle) return undefined
  try {
    const known = await subtle.importKey('raw', Uint8Array.from(key), { name: 'Ed25519' }, false, ['verify'])
    return await subtle.verify({ name: 'Ed25519' }, known, Uint8Array.from(signature), new TextEncoder().encode(text))
  } catch {
    return undefined
  }
}

export const dayIn = (at: number, zone: string | undefined): string =>
  new Intl.DateTimeFormat('en-CA', { ...(zone && { timeZone: zone }) }).format(at)

/** "9:05 h", and the day before it when it is not this one. */
export const hourOrMoment = (at: number, now: number, zone: string | undefined): string =>
  dayIn(at, zone) === dayIn(now, zone) ? hourIn(at, zone) : momentIn(at, zone)

/** "9:05 h" */
export function hourIn(at: number, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('es-MX', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && { timeZone: zone }),
  })
    .formatToParts(at)
    .flatMap(({ type, value }) => (type === 'hour' ? [String(Number(value))] : type === 'minute' ? [value.padStart(2, '0')] : []))
  return `${parts.join(':')} h`
}

/** "jueves 3 de diciembre, 9:05 h" */
export function momentIn(at: number, zone: string | undefined): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', ...(zone && { timeZone: zone }) } as const
  const part = new Map(new Intl.DateTimeFormat('es-MX', options).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.get('weekday')} ${part.get('day')} de ${part.get('month')}, ${hourIn(at, zone)}`
}
