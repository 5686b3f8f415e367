import type { Instant } from '../../clock.ts'

/** The Date header of any answer of the Graph API, to the second; undefined without one. Throws what `fetch` throws. */
export async function graphTime(
  apiUrl: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<Instant | undefined> {
  const { headers } = await fetch(`${apiUrl}/`, { method: 'HEAD', redirect: 'manual' })
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? undefined : at
}
