import type { DoorList, Doorway, ReceiptChecked } from '../../operations/door.ts'
import { FROM_SERVER, type Verdict } from './words.ts'

export type DoorOffice = Doorway['oficinas'][number]

export interface Told {
  verdict: Verdict
  summary: string
  people: ReceiptChecked['personas']
  /** When it was read first, as the server knows it. */
  usedAt: number | undefined
}

/** The key is kept in this variable and nowhere else: it is gone with the window. */
let key = ''

/** A visit of the day's list: a folio in an hour, and when its receipt was read first, at whichever door. */
export interface Expected {
  folio: string
  startsAt: number
  /** How many come; 0: cancelled. */
  people: number
  readAt: number | undefined
}

/** How long the door waits for an answer before it goes by the signature alone. */
const PATIENCE_MS = 5_000

export class WrongKey extends Error {}

/** The system answered that it will not do this: to ask once more would change nothing. */
export class Refused extends Error {}

/** False after a page was opened without a connection: then nothing can be asked until somebody enters. */
export const hasKey = (): boolean => key !== ''

/** Whether the system can be reached at all. Asks for nothing that a key protects. */
export const isReachable = (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Enters with a key, and learns what a door has to know. Throws WrongKey, or what the network threw. */
export async function enter(token: string): Promise<Doorway> {
  key = token
  return askDoorway()
}

/** The same once more, for whoever entered. */
export const askDoorway = (): Promise<Doorway> => ask('GET', '/admin/puerta')

/** The day's list of an office, or of all of this key, and the system's hour. Throws Refused for an office that is not called so, or what the network threw. */
export async function takeList(office: string | undefined): Promise<{ ahora: string; visits: Expected[] }> {
  const of = office === undefined ? '' : `?${new URLSearchParams({ oficina: office })}`
  const { ahora, visitas } = await ask<DoorList>('GET', `/admin/puerta/lista${of}`)
  const visits = visitas.map(({ folio, cuando, personas, leido }) => ({
    folio,
    startsAt: Date.parse(cuando),
    people: personas,
    readAt: leido === null ? undefined : Date.parse(leido),
  }))
  return { ahora, visits }
}

/** What the system says of a code that was read at `readAt`. Throws Refused when it takes that no more, or what the network threw. */
export async function tell(code: string, office: string | undefined, readAt: number): Promise<Told> {
  const reading = { codigo: code, leido: new Date(readAt).toISOString(), ...(office && { oficina: office }) }
  const { resultado, resumen, personas, usado } = await ask<ReceiptChecked>('POST', '/admin/puerta', reading)
  return {
    verdict: FROM_SERVER[resultado] ?? 'not_ours',
    summary: resumen,
    people: personas,
    usedAt: usado === null ? undefined : Date.parse(usado),
  }
}

async function ask<T>(method: 'GET' | 'POST', path: string, body?: Record<string, string>): Promise<T> {
  const answer = await fetch(path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (answer.status === 401 || answer.status === 403) {
    key = ''
    throw new WrongKey()
  }
  // Something in between (a proxy, a guest network) refuses in other words than the system's own.
  const isRefusal = answer.status < 500 && answer.headers.get('content-type')?.startsWith('application/problem+json')
  if (!answer.ok) throw new (isRefusal ? Refused : Error)(String(answer.status))
  return answer.json() as Promise<T>
}
