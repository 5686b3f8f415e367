import { sign } from '../../channels/meta/signature.ts'
import type { Clock } from '../../clock.ts'
import { type Config, localAddress, type WhatsAppAccount } from '../../config.ts'
import { broken, type Fetch, type Finding, ok } from '../program.ts'

const PATH = '/webhooks/whatsapp'
/** A whole webhook that holds nothing: it goes through every check and leaves no trace. */
const NOTHING = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
/** What the world may not see. 404 says that there is nothing; 403 that somebody before us closed it. */
const CLOSED_PATHS = ['/admin/estado', '/swagger', '/puerta', '/health/ready', '/metrics']
const CLOSED = [403, 404]
/** What the office's listener answers to webhooks that a tunnel brings there. */
const WRONG_PORT = 'puerto_equivocado'

/** Do the server's two listeners answer on this machine, and does the public one take what Meta signs and nothing else? Only asked when it runs. */
export async function checkOwnDoor(config: Config, account: WhatsAppAccount, fetch: Fetch): Promise<Finding[]> {
  const base = localAddress(config.HOST, config.PORT)
  const ready = await status(fetch, `${base}/health/ready`, { method: 'GET' })
  if (ready === undefined)
    return [
      broken(`El programa está abierto, pero no contesta en ${base}.`, 'Reinícielo. Si sigue igual, revise PORT y HOST en .env.'),
    ]
  if (ready !== 200)
    return [broken('El programa contesta, pero no puede guardar nada.', 'Libere espacio en el disco y reinícielo.')]
  const door = localAddress(config.PUBLIC_HOST, config.PUBLIC_PORT)
  const signed = await post(fetch, door, sign(NOTHING, account.appSecret))
  if (signed === undefined)
    return [
      broken(`El programa no recibe mensajes en ${door}.`, 'Reinícielo. Si sigue igual, revise PUBLIC_PORT y PUBLIC_HOST en .env.'),
    ]
  const forged = await post(fetch, door, sign(NOTHING, `${account.appSecret}x`))
  const restart = 'Reinícielo para que lea los datos de .env.'
  return [
    signed === 200
      ? ok('El programa recibe lo que Meta firma.')
      : broken(`El programa no acepta lo que firma Meta (contestó ${signed}).`, restart),
    forged === 401 ? ok('El programa rechaza lo que no firma Meta.') : broken('El programa acepta mensajes sin firma.', restart),
  ]
}

/** Does the public address lead to this server, for webhooks and for nothing else? */
export async function checkPublicDoor(
  config: Config,
  account: WhatsAppAccount,
  clock: Pick<Clock, 'random'>,
  fetch: Fetch,
): Promise<Finding[]> {
  const url = config.PUBLIC_URL?.replace(/\/$/, '')
  if (!url)
    return [broken('No hay dirección pública (PUBLIC_URL): Meta no puede entregar mensajes.', 'Escríbala con npm run setup.')]
  const challenge = String(Buffer.from(clock.random(4)).readUInt32BE())
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': account.verifyToken,
    'hub.challenge': challenge,
  })
  const shaken = await text(fetch, `${url}${PATH}?${query}`)
  if (shaken === undefined)
    return [broken(`No se llega a ${url}.`, 'Revise que el túnel esté funcionando y que la dirección sea la misma.')]
  if (shaken.includes(`"${WRONG_PORT}"`))
    return [
      broken(
        `El túnel de ${url} llega al puerto de la oficina (${config.PORT}), que no recibe los mensajes de WhatsApp.`,
        `Haga que apunte a ${localAddress(config.PUBLIC_HOST, config.PUBLIC_PORT)} (PUBLIC_PORT).`,
      ),
    ]
  if (shaken !== challenge)
    return [
      broken(
        `En ${url} no contesta este programa.`,
        'Revise a dónde apunta el túnel, y que el programa tenga el mismo WHATSAPP_VERIFY_TOKEN.',
      ),
    ]
  const signed = await post(fetch, url, sign(NOTHING, account.appSecret))
  return [
    signed === 200
      ? ok(`Por ${url} llega lo que Meta firma.`)
      : broken(
          `Por ${url} no llega entero lo que Meta firma (contestó ${signed ?? 'nada'}).`,
          'El túnel cambia los mensajes o los detiene: apague sus filtros de bots.',
        ),
    await checkClosed(url, fetch),
  ]
}

async function checkClosed(url: string, fetch: Fetch): Promise<Finding> {
  const seen = await Promise.all(
    CLOSED_PATHS.map(async (path) => ({ path, status: await status(fetch, url + path, { method: 'GET', redirect: 'manual' }) })),
  )
  const open = seen.filter((one) => one.status !== undefined && !CLOSED.includes(one.status)).map(({ path }) => path)
  return open.length === 0
    ? ok('La administración no se ve desde internet.')
    : broken(
        `Desde internet se ve ${open.join(', ')}.`,
        `Haga que el túnel apunte al puerto PUBLIC_PORT, que solo recibe mensajes.`,
      )
}

function post(fetch: Fetch, base: string, signature: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  return status(fetch, base + PATH, { method: 'POST', body: NOTHING, headers, redirect: 'manual' })
}

async function status(fetch: Fetch, url: string, init: RequestInit): Promise<number | undefined> {
  return (await fetch(url, init).catch(() => undefined))?.status
}

async function text(fetch: Fetch, url: string): Promise<string | undefined> {
  const response = await fetch(url, { method: 'GET', redirect: 'manual' }).catch(() => undefined)
  return response?.text()
}
