import { createHmac } from 'node:crypto'
import {
  createGraphClient,
  type GraphAccess,
  type GraphAnswer,
  type PhoneNumberInfo,
  type Subscription,
  type TokenInfo,
} from '../channels/whatsapp/graph.ts'
import { DAY, type Instant, SECOND } from '../clock.ts'
import { broken, type Fetch, type Finding, ok, warn } from './program.ts'

// What Meta's answers mean to an office, for `npm run setup` and `npm run doctor`.

const SCOPES = ['whatsapp_business_messaging', 'whatsapp_business_management']
/** Less than this left and the token is urgent. */
const TOKEN_WARN_MS = 14 * DAY
const WHEN = ['en menos de un día', 'en 1 día']
/** Meta's codes: token refused; no permission for the object; the object does not exist or is not ours. */
const TOKEN_REFUSED = 190
const NO_PERMISSION = [10, 200]
const BAD_PARAMETER = 100

type Refused = Extract<GraphAnswer<never>, { ok: false }>

export const noAnswer = (refused: Refused): boolean => refused.httpStatus === 0

export function refusal({ httpStatus, code }: Refused, about: string): Finding {
  if (httpStatus === 0)
    return broken(`Meta no contestó al preguntar por ${about}.`, 'Revise la conexión a internet y vuelva a intentarlo.')
  if (code === TOKEN_REFUSED)
    return broken(
      'Meta no acepta el token.',
      'Haga otro: usuario del sistema, caducidad «Nunca», los dos permisos de whatsapp_business.',
    )
  if (code !== undefined && NO_PERMISSION.includes(code))
    return broken(
      `El token no tiene permiso sobre ${about}.`,
      'Asigne al usuario del sistema la app y la cuenta de WhatsApp, y haga otro token.',
    )
  if (code === BAD_PARAMETER)
    return broken(
      `Meta no encuentra ${about} con ese token.`,
      'Revise el identificador, y que el usuario del sistema tenga asignada la cuenta de WhatsApp.',
    )
  return broken(
    `Meta no contestó bien al preguntar por ${about} (HTTP ${httpStatus}, código ${code ?? 'ninguno'}).`,
    'Espere unos minutos y vuelva a intentarlo.',
  )
}

/** Accepted, for long enough and with our scopes? `another`: how to get a suitable one, where it is not WhatsApp's. */
export function judgeToken(answer: GraphAnswer<TokenInfo>, now: Instant, needed = SCOPES, another?: string): Finding {
  if (!answer.ok) return refusal(answer, 'el token')
  const { is_valid, expires_at, scopes } = answer.value
  if (!is_valid)
    return another === undefined
      ? refusal({ ok: false, httpStatus: 401, code: TOKEN_REFUSED }, 'el token')
      : broken('Meta no acepta el token.', another)
  const lacking = needed.filter((scope) => scopes.length > 0 && !scopes.includes(scope))
  if (lacking.length > 0)
    return broken(`Al token le falta el permiso ${lacking.join(' y ')}.`, another ?? 'Haga otro token y marque los dos permisos.')
  if (!expires_at) return ok('El token sirve y no vence.')
  const days = Math.floor((expires_at * SECOND - now) / DAY)
  const mend = another ?? 'Haga uno que no venza: usuario del sistema, caducidad «Nunca». Luego: npm run setup.'
  return expires_at * SECOND - now < TOKEN_WARN_MS
    ? warn(`El token vence ${WHEN[days] ?? `en ${days} días`}.`, mend)
    : ok(`El token sirve; vence en ${days} días. Mejor uno que no venza.`)
}

/** A number that can send; also payment, name and quality, as far as Meta tells. */
export function judgeNumber(answer: GraphAnswer<PhoneNumberInfo>): Finding[] {
  if (!answer.ok) return [refusal(answer, 'el número de teléfono')]
  const { display_phone_number, verified_name, status, name_status, quality_rating } = answer.value
  const named = `El número es ${display_phone_number ?? '(sin número a la vista)'}, a nombre de «${verified_name ?? 'sin nombre'}».`
  return [
    ok(named),
    ...(isRegistered(answer.value)
      ? []
      : [
          broken(
            `El número no está registrado para enviar (${status}).`,
            'npm run setup lo registra: toque Entrar en lo que ya está bien y escriba el PIN cuando lo pida.',
          ),
        ]),
    ...(name_status === 'DECLINED' || name_status === 'EXPIRED'
      ? [warn('Meta no aceptó el nombre que se ve en WhatsApp.', 'Proponga otro en el Administrador de WhatsApp.')]
      : []),
    ...(quality_rating === 'RED'
      ? [warn('La calidad del número es baja: hay personas que lo bloquean o lo reportan.', 'Averigüe qué mensajes les molestan.')]
      : []),
    ...judgeHealth(answer.value),
  ]
}

/** A test number does not say so and may send. */
export const isRegistered = ({ status }: PhoneNumberInfo): boolean => status === undefined || status === 'CONNECTED'

/** Meta reports payment trouble only in the health of the account. */
function judgeHealth({ health_status }: PhoneNumberInfo): Finding[] {
  const troubled = (health_status?.entities ?? []).filter(
    (entity) => entity.can_send_message && entity.can_send_message !== 'AVAILABLE',
  )
  return troubled.map((entity) => {
    const reason = entity.errors.map((error) => error.error_description ?? `código ${error.error_code ?? '?'}`).join('; ')
    const what = `Meta limita ${ENTITIES[entity.entity_type ?? ''] ?? 'la cuenta'}: ${reason || 'no dice por qué'}.`
    const mend = /pay|pago|factur|bill|credit/i.test(reason)
      ? 'Agregue o corrija la forma de pago en el Administrador de WhatsApp.'
      : 'Ábralo en el Administrador de WhatsApp y siga lo que pide.'
    return entity.can_send_message === 'BLOCKED' ? broken(what, mend) : warn(what, mend)
  })
}

const ENTITIES: Record<string, string> = {
  PHONE_NUMBER: 'el número',
  WABA: 'la cuenta de WhatsApp',
  BUSINESS: 'el negocio',
  APP: 'la app',
}

/** Without it everything looks well and nothing arrives. */
export function judgeSubscription(answer: GraphAnswer<Subscription[]>, appId: string | undefined): Finding {
  if (!answer.ok) return refusal(answer, 'la cuenta de WhatsApp')
  const apps = answer.value.map((one) => one.whatsapp_business_api_data?.id)
  const subscribed = appId === undefined ? apps.length > 0 : apps.includes(appId)
  return subscribed ? ok('La cuenta está suscrita: Meta le manda los mensajes a esta app.') : NOT_SUBSCRIBED
}

export const NOT_SUBSCRIBED: Finding = broken(
  'La cuenta no está suscrita: Meta no le manda los mensajes a esta app.',
  'npm run doctor se ofrece a hacerlo.',
)

/** Meta refuses a proof that another app's secret made. */
export async function secretFits(
  access: GraphAccess,
  phoneNumberId: string,
  appSecret: string,
  fetch: Fetch,
): Promise<boolean | undefined> {
  const proof = createHmac('sha256', appSecret).update(access.accessToken).digest('hex')
  const proven: Fetch = (url, init) => fetch(`${url}${url.includes('?') ? '&' : '?'}appsecret_proof=${proof}`, init)
  const [bare, withProof] = await Promise.all([
    createGraphClient(access, fetch).phoneNumber(phoneNumberId),
    createGraphClient(access, proven).phoneNumber(phoneNumberId),
  ])
  if (!bare.ok) return undefined // Then it is not the proof that is refused.
  return withProof.ok ? true : noAnswer(withProof) ? undefined : false
}
