import type { Clock, Instant } from '../../../clock.ts'
import { judgeToken } from '../../../commands/meta.ts'
import { broken, type Fetch, type Finding, ok, warn } from '../../../commands/program.ts'
import type { Config } from '../../../config.ts'
import { createGraphClient } from '../../whatsapp/graph.ts'
import type { PageClient } from '../client.ts'
import { ANOTHER_TOKEN, pageClient, SCOPES, secretFitsPage } from './page-access.ts'

/** Whether Meta knows the Page and sends this app its messages. */
export async function checkPage(
  config: Pick<Config, 'messenger' | 'apis'>,
  { now }: Pick<Clock, 'now'>,
  fetch: Fetch,
): Promise<Finding[]> {
  if (!config.messenger) return []
  const to = { ...config.messenger, ...config.apis.messenger }
  const client = pageClient(to, { now }, fetch)
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
            `Con npm run setup revise el identificador de la página y escriba otro token. ${ANOTHER_TOKEN}`,
          ),
    ]
  const subscribed = await client.subscribed()
  const token = await createGraphClient(to, fetch).debugToken()
  return [
    // Meta may hide token data from a Page's own token: that alone is no fault.
    ...(token.ok ? [ofMessenger(judgeToken(token, now(), SCOPES, ANOTHER_TOKEN))] : []),
    ...judgeSecret(await secretFitsPage(to, to.appSecret, { now }, fetch)),
    subscribed.ok && subscribed.value
      ? ok(`Messenger: la página «${page.value.name}» avisa de lo que se escribe. Es para una computadora siempre encendida.`)
      : broken('Messenger no avisa de lo que se escribe en la página.', 'Escriba npm run channels: suscribe la página.'),
    await checkThreads(client, now()),
    ...(await checkTemplates(client)),
  ]
}

const ofMessenger = (finding: Finding): Finding => ({
  ...finding,
  what: `Messenger: ${finding.what.charAt(0).toLowerCase()}${finding.what.slice(1)}`,
})

function judgeSecret(fits: boolean | undefined): Finding[] {
  if (fits === undefined) return []
  return fits
    ? [ok('Messenger: la clave secreta es de la app del token.')]
    : [
        broken(
          'La clave secreta (MESSENGER_APP_SECRET) no es de la app del token de la página: se rechazaría todo lo que manda Meta.',
          'Cópiela de Configuración de la app > Información básica, de la misma app, y escríbala con npm run setup.',
        ),
      ]
}

/** All that may be said to a person who has not written for 24 hours. */
async function checkTemplates(client: PageClient): Promise<Finding[]> {
  const templates = await client.templates()
  if (!templates.ok) return []
  const missing = templates.value.filter(({ status }) => status === 'MISSING').length
  const waiting = templates.value.filter(({ status }) => status !== 'MISSING' && status !== 'APPROVED').length
  if (missing > 0)
    return [
      warn(
        `Messenger: faltan ${missing} de las ${templates.value.length} plantillas de aviso. Sin ellas no salen los recordatorios.`,
        'npm run channels las manda.',
      ),
    ]
  if (waiting > 0)
    return [
      warn(
        `Messenger: Meta no ha aprobado ${waiting} de las ${templates.value.length} plantillas de aviso.`,
        'Espere unos días y repita npm run doctor. Si sigue igual, vea en la consola de Meta por qué.',
      ),
    ]
  return [ok(`Messenger: Meta aprobó las ${templates.value.length} plantillas de aviso.`)]
}

/** Without them people who wrote while the computer was off cannot be answered. */
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
