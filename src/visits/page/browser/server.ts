import type { DoorList, Doorway, ReceiptChecked } from '../../operations/door.ts'
import { FROM_SERVER, type Verdict } from './words.ts'

export type DoorOffice = Doorway['oficinas'][number]

export interface Told {
  verdict: Verdict
  summary: string
  people: ReceiptChecked['personas']
  /** As the server knows it. */
  usedAt: number | undefined
}

/** Only in this variable: it is gone with the window. */
let key = ''

/** A visit of the day's list, with its first reading at any door. */
export interface Expected {
  folio: string
  startsAt: number
  /** 0: cancelled. */
  people: number
  readAt: number | undefined
}

/** Then the door goes by the signature alone. */
const PATIENCE_MS = 5_000

export class WrongKey extends Error {}

/** Asking again would change nothing. */
export class Refused extends Error {}

/** False after the page was opened offline. */
export const hasKey = (): boolean => key !== ''

/** Asks for nothing that a key protects. */
export const isReachable = (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Returns what a door has to know. Throws WrongKey, or what the network threw. */
export async function enter(token: string): Promise<Doorway> {
  key = token
  return askDoorway()
}

export const askDoorway = (): Promise<Doorway> => ask('GET', '/admin/puerta')

/** Of an office, or all of this key. Throws Refused for an unknown office name, or what the network threw. */
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

/** Throws Refused when it is no longer accepted, or what the network threw. */
export async function tell(code: string, office: string | undefined, readAt: number, came = false): Promise<Told> {
  const llego = came ? 'sí' : 'no'
  const reading = { codigo: code, leido: new Date(readAt).toISOString(), llego, ...(office && { oficina: office }) }
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
  // A proxy or guest network refuses in other words than the system's own.
  const isRefusal = answer.status < 500 && answer.headers.get('content-type')?.startsWith('application/problem+json')
  if (!answer.ok) throw new (isRefusal ? Refused : Error)(String(answer.status))
  return answer.json() as Promise<T>
}
