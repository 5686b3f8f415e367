import { createHmac } from 'node:crypto'
import { type Clock, SECOND } from '../../../clock.ts'
import type { Fetch } from '../../../commands/program.ts'
import { createPageClient, type PageClient } from '../client.ts'
import type { PageDestination } from '../send.ts'

export const SCOPES = ['pages_messaging', 'pages_manage_metadata']
export const ANOTHER_TOKEN = `Haga otro en Messenger > Configuración de la API, con un usuario del sistema que administre la página, y marque ${SCOPES.join(', ')}, pages_read_engagement y pages_utility_messaging.`

/** The given `fetch` ends by itself (program.ts). */
export const pageClient = (to: PageDestination, { now }: Pick<Clock, 'now'>, fetch: Fetch): PageClient =>
  createPageClient(to, { fetch, clock: { now, after: () => () => undefined }, timeoutMs: 10 * SECOND })

/**
 * Whether the app secret is of the token's app: Meta refuses another secret's proof. Undefined: no answer without the proof either, so the
 * secret is not what is wrong.
 */
export async function secretFitsPage(
  to: PageDestination,
  secret: string,
  clock: Pick<Clock, 'now'>,
  fetch: Fetch,
): Promise<boolean | undefined> {
  const proof = createHmac('sha256', secret).update(to.accessToken).digest('hex')
  const proven: Fetch = (url, init) => fetch(`${url}${url.includes('?') ? '&' : '?'}appsecret_proof=${proof}`, init)
  if (!(await pageClient(to, clock, fetch).page()).ok) return undefined
  const answer = await pageClient(to, clock, proven).page()
  return answer.ok || (answer.httpStatus === 0 ? undefined : false)
}
