import { type Clock, type Instant, SECOND } from '../../../clock.ts'
import { broken, type Fetch, type Finding, ok } from '../../../commands/program.ts'
import type { Config } from '../../../config.ts'
import { createPageClient, type PageClient } from '../client.ts'

/** Whether Meta knows the Page, and tells this app what people write to it. */
export async function checkPage(
  config: Pick<Config, 'messenger' | 'apis'>,
  { now }: Pick<Clock, 'now'>,
  fetch: Fetch,
): Promise<Finding[]> {
  if (!config.messenger) return []
  const to = { ...config.messenger, ...config.apis.messenger }
  // What is given to fetch with ends by itself (program.ts).
  const client = createPageClient(to, { fetch, clock: { now, after: () => () => undefined }, timeoutMs: 10 * SECOND })
  const page = await client.page()
  if (!page.ok)
    return [
      page.httpStatus === 0
        ? broken(
            'Meta no contestó al preguntar por la página de Messenger.',
            'Revise la conexión a internet y vuelva a intentarlo.',
          )
        : broken(
            `Meta no acepta la página o su token (código ${page.code ?? page.httpStatus}).`,
            'Revise MESSENGER_PAGE_ID y haga otro token con pages_messaging y pages_manage_metadata.',
          ),
    ]
  const subscribed = await client.subscribed()
  return [
    subscribed.ok && subscribed.value
      ? ok(`Messenger: la página «${page.value.name}» avisa de lo que se escribe. Es para una computadora siempre encendida.`)
      : broken('Messenger no avisa de lo que se escribe en la página.', 'Corra npm run channels.'),
    await checkThreads(client, now()),
  ]
}

/** Without them nobody can be answered who wrote while the computer was off. */
async function checkThreads(client: PageClient, since: Instant): Promise<Finding> {
  const threads = await client.threads({ since })
  if (threads.ok) return ok('Messenger: se pueden leer las conversaciones, por si la computadora está apagada un tiempo.')
  if (threads.httpStatus === 0)
    return broken(
      'Meta no contestó al pedirle las conversaciones de la página.',
      'Revise la conexión a internet y vuelva a intentarlo.',
    )
  return broken(
    `Meta no deja leer las conversaciones de la página (código ${threads.code ?? threads.httpStatus}): lo que se escriba mientras la computadora está apagada se queda sin respuesta.`,
    'Haga otro token de la página con pages_messaging, pages_manage_metadata y pages_read_engagement.',
  )
}
