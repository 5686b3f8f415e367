import { createGraphClient } from '../../channels/whatsapp/graph.ts'
import type { Instant } from '../../clock.ts'
import type { Config, WhatsAppAccount } from '../../config.ts'
import { broken, type Finding, ok } from '../finding.ts'
import { judgeNumber, judgeSubscription, judgeToken, NOT_SUBSCRIBED, secretFits } from '../meta.ts'
import type { Fetch } from '../program.ts'
import { askYesNo, type Talk } from '../talk.ts'
import { judgeTemplates } from './templates.ts'

/** What Meta says of the token, the number, the app and the subscription; offers to subscribe when that is missing. */
export async function checkAccount(
  config: Config,
  account: WhatsAppAccount,
  now: Instant,
  fetch: Fetch,
  talk: Talk,
): Promise<Finding[]> {
  const access = { apiUrl: config.WHATSAPP_API_URL, apiVersion: config.WHATSAPP_API_VERSION, accessToken: account.accessToken }
  const graph = createGraphClient(access, fetch)
  const token = await graph.debugToken()
  const judged = judgeToken(token, now)
  if (judged.state === 'broken') return [judged] // Without a token nothing else can be asked.
  const [number, subscriptions, fits, templates] = await Promise.all([
    graph.phoneNumber(account.phoneNumberId),
    graph.subscriptions(account.businessAccountId),
    secretFits(access, account.phoneNumberId, account.appSecret, fetch),
    graph.templates(account.businessAccountId),
  ])
  const subscription = judgeSubscription(subscriptions, token.ok ? token.value.app_id : undefined)
  return [
    judged,
    ...judgeNumber(number),
    ...judgeSecret(fits),
    subscription === NOT_SUBSCRIBED
      ? await offerSubscription(() => graph.subscribe(account.businessAccountId), talk)
      : subscription,
    ...judgeTemplates(templates),
  ]
}

function judgeSecret(fits: boolean | undefined): Finding[] {
  if (fits === undefined) return []
  return fits
    ? [ok('La clave secreta es de la app del token.')]
    : [
        broken(
          'La clave secreta (WHATSAPP_APP_SECRET) no es de la app del token: se rechazaría todo lo que manda Meta.',
          'Cópiela de Configuración de la app > Información básica, de la misma app.',
        ),
      ]
}

async function offerSubscription(subscribe: () => Promise<{ ok: boolean }>, talk: Talk): Promise<Finding> {
  talk.say('La cuenta no está suscrita: Meta no le manda los mensajes a esta app.')
  if (!(await askYesNo(talk, '¿Suscribirla ahora?', false))) return NOT_SUBSCRIBED
  const answer = await subscribe()
  return answer.ok
    ? ok('La cuenta quedó suscrita.')
    : broken('Meta no aceptó la suscripción.', 'Revise los permisos del token y repita npm run doctor.')
}
