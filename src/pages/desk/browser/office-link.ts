// What the page asks of the office: operations that stand in Swagger UI too.

/** Only in this variable: it is gone with the window, and when the page locks. */
let key = ''
/** By path: what this page has already. */
const tags = new Map<string, string>()

const PATIENCE_MS = 8_000

export class WrongKey extends Error {}

/** Said in the office's words. */
export class Refused extends Error {
  constructor(
    readonly said: string,
    readonly fields: readonly string[],
    /** Of several, what is wrong in each. */
    readonly reasons: Readonly<Fields> = {},
  ) {
    super(said)
  }
}

export type Fields = Record<string, string>

export function useKey(token: string): void {
  key = token
  tags.clear()
}

export const hasKey = (): boolean => key !== ''

/** Of another office everything is new. */
export const forgetTags = (): void => tags.clear()

const send = (method: 'GET' | 'POST', path: string, body?: Fields, headers: Fields = {}): Promise<Response> =>
  fetch(path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body ? JSON.stringify(body) : null,
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })

async function checked(answer: Response): Promise<Response> {
  if (answer.status === 401) throw new WrongKey()
  if (answer.ok) return answer
  // A proxy or guest network refuses in other words than the system's own.
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) throw new Error(String(answer.status))
  const told = (await answer.json()) as { que_paso: string; que_hacer: string; campos?: string[]; por_campo?: Fields }
  throw new Refused(`${told.que_paso} ${told.que_hacer}`, told.campos ?? [], told.por_campo)
}

export const read = async <T>(path: string, query: Fields = {}): Promise<T> =>
  (await checked(await send('GET', `${path}?${new URLSearchParams(query)}`))).json() as Promise<T>

export const act = async <T>(path: string, body: Fields): Promise<T> =>
  (await checked(await send('POST', path, body))).json() as Promise<T>

export const readText = async (path: string, query: Fields): Promise<string> =>
  (await checked(await send('GET', `${path}?${new URLSearchParams(query)}`))).text()

/** Undefined: nothing changed since. */
export async function readChanged<T>(path: string, query: Fields): Promise<T | undefined> {
  const answer = await send('GET', `${path}?${new URLSearchParams(query)}`, undefined, { 'if-none-match': tags.get(path) ?? '' })
  if (answer.status === 304) return undefined
  await checked(answer)
  tags.set(path, answer.headers.get('etag') ?? '')
  return answer.json() as Promise<T>
}
