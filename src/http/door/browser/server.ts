import { FROM_SERVER, type Verdict } from './words.ts'

export interface DoorOffice {
  numero: number
  nombre: string
  zona: string
}

export interface Told {
  verdict: Verdict
  summary: string
  people: { nombre: string; tramite: string; acompana: string | null; verificar: string | null }[]
  /** When it was read first, as the server knows it. */
  usedAt: number | undefined
}

/** The key is kept in this variable and nowhere else: it is gone with the window. */
let key = ''

/** How long the door waits for an answer before it goes by the signature alone. */
const PATIENCE_MS = 5_000

export class WrongKey extends Error {}

/** Enters with a key: the public key for signatures, the system's hour and the offices of this key. Throws WrongKey, or what the network threw. */
export async function enter(token: string): Promise<{ llave: string; ahora: string; oficinas: DoorOffice[] }> {
  key = token
  return ask('GET')
}

/** What the system says of a code. `readAt` when it was read at another moment than now. Throws without an answer. */
export async function tell(code: string, office: string | undefined, readAt: number): Promise<Told> {
  const { resultado, resumen, personas, usado } = await ask<{
    resultado: string
    resumen: string
    personas: Told['people']
    usado: string | null
  }>('POST', { codigo: code, leido: new Date(readAt).toISOString(), ...(office && { oficina: office }) })
  return {
    verdict: FROM_SERVER[resultado] ?? 'not_ours',
    summary: resumen,
    people: personas,
    usedAt: usado === null ? undefined : Date.parse(usado),
  }
}

async function ask<T>(method: 'GET' | 'POST', body?: Record<string, string>): Promise<T> {
  const answer = await fetch('/admin/puerta', {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (answer.status === 401 || answer.status === 403) throw new WrongKey()
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json() as Promise<T>
}
