import { sign } from '../../channels/meta/signature.ts'
import type { Clock } from '../../clock.ts'
import { type Config, localAddress } from '../../config.ts'
import { broken, type Fetch, type Finding, ok } from '../program.ts'

/** A channel's webhook address, as Meta finds it. */
interface Door {
  /** The office's word for the channel. */
  channel: string
  path: string
  /** A complete webhook without content: passes every check and leaves no trace. */
  nothing: string
  appSecret: string
  verifyToken: string
  verifyVariable: string
}

const nothingOf = (object: string) => JSON.stringify({ object, entry: [] })

function doorsOf({ whatsapp, messenger }: Pick<Config, 'whatsapp' | 'messenger'>): Door[] {
  const door = (channel: string, object: string, { appSecret, verifyToken }: Pick<Door, 'appSecret' | 'verifyToken'>): Door => ({
    ...{ channel, appSecret, verifyToken, nothing: nothingOf(object) },
    path: `/webhooks/${channel.toLowerCase()}`,
    verifyVariable: `${channel.toUpperCase()}_VERIFY_TOKEN`,
  })
  return [
    ...(whatsapp ? [door('WhatsApp', 'whatsapp_business_account', whatsapp)] : []),
    ...(messenger ? [door('Messenger', 'page', messenger)] : []),
  ]
}
/** What must be invisible from outside. 404: nothing there; 403: something before us closed it. */
const CLOSED_PATHS = ['/admin/estado', '/swagger', '/puerta', '/health/ready', '/metrics']
const CLOSED = [403, 404]
/** The office's listener's answer to webhooks from a tunnel. */
const WRONG_PORT = 'puerto_equivocado'
/** It answers, but cannot write. */
const NOT_READY = 503

/** Whether both listeners answer on this machine, and the public one takes what Meta signs and nothing else. Only while the server runs. */
export async function checkOwnDoor(config: Config, fetch: Fetch): Promise<Finding[]> {
  const base = localAddress(config.HOST, config.PORT)
  const ready = await status(fetch, `${base}/health/ready`, { method: 'GET' })
  if (ready === undefined)
    return [
      broken(`El programa está abierto, pero no contesta en ${base}.`, 'Reinícielo. Si sigue igual, revise PORT y HOST en .env.'),
    ]
  if (ready !== 200 && ready !== NOT_READY)
    return [
      broken(
        `En ${base} contesta otro programa, o este no cree que se le llame desde la oficina (contestó ${ready}).`,
        'Revise PORT, HOST y PUBLIC_URL en .env, y reinícielo.',
      ),
    ]
  if (ready !== 200)
    return [broken('El programa contesta, pero no puede guardar nada.', 'Libere espacio en el disco y reinícielo.')]
  const at = localAddress(config.PUBLIC_HOST, config.PUBLIC_PORT)
  const doors = doorsOf(config)
  const found = []
  for (const door of doors) found.push(...(await checkTaken(door, at, doors.length > 1, fetch)))
  return found
}

/** `named`: several channels, so each is named. */
async function checkTaken(door: Door, at: string, named: boolean, fetch: Fetch): Promise<Finding[]> {
  const signed = await post(fetch, at, door, sign(door.nothing, door.appSecret))
  if (signed === undefined)
    return [
      broken(`El programa no recibe mensajes en ${at}.`, 'Reinícielo. Si sigue igual, revise PUBLIC_PORT y PUBLIC_HOST en .env.'),
    ]
  const forged = await post(fetch, at, door, sign(door.nothing, `${door.appSecret}x`))
  const restart = 'Reinícielo para que lea los datos de .env.'
  const of = named ? ` de ${door.channel}` : ''
  return [
    signed === 200
      ? ok(`El programa recibe lo que Meta firma${of}.`)
      : broken(`El programa no acepta lo que firma Meta${of} (contestó ${signed}).`, restart),
    forged === 401
      ? ok(`El programa rechaza lo que no firma Meta${of}.`)
      : broken(`El programa acepta mensajes sin firma${of}.`, restart),
  ]
}

/** Whether the public address leads to this server, for webhooks and nothing else. */
export async function checkPublicDoor(config: Config, clock: Pick<Clock, 'random'>, fetch: Fetch): Promise<Finding[]> {
  const url = config.PUBLIC_URL?.replace(/\/$/, '')
  if (!url)
    return [broken('No hay dirección pública (PUBLIC_URL): Meta no puede entregar mensajes.', 'Escríbala con npm run setup.')]
  const doors = doorsOf(config)
  const found: Finding[] = []
  for (const door of doors) {
    const finding = await checkReached(door, url, config, doors.length > 1, clock, fetch)
    found.push(finding)
    if (finding.state === 'broken') return found // Whatever keeps one channel out mostly keeps the others out too.
  }
  return [...found, await checkClosed(url, fetch)]
}

async function checkReached(
  door: Door,
  url: string,
  config: Config,
  named: boolean,
  clock: Pick<Clock, 'random'>,
  fetch: Fetch,
): Promise<Finding> {
  const challenge = String(Buffer.from(clock.random(4)).readUInt32BE())
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': door.verifyToken,
    'hub.challenge': challenge,
  })
  const shaken = await text(fetch, `${url}${door.path}?${query}`)
  if (shaken === undefined)
    return broken(`No se llega a ${url}.`, 'Revise que el túnel esté funcionando y que la dirección sea la misma.')
  if (shaken.includes(`"${WRONG_PORT}"`))
    return broken(
      `El túnel de ${url} llega al puerto de la oficina (${config.PORT}), que no recibe los mensajes de ${door.channel}.`,
      `Haga que apunte a ${localAddress(config.PUBLIC_HOST, config.PUBLIC_PORT)} (PUBLIC_PORT).`,
    )
  if (shaken !== challenge)
    return broken(
      `En ${url} no contesta este programa${named ? ` a lo de ${door.channel}` : ''}.`,
      `Revise a dónde apunta el túnel y que deje pasar todo lo que empieza con /webhooks. Si cambió la palabra de verificación (${door.verifyVariable}), reinicie el programa.`,
    )
  const signed = await post(fetch, url, door, sign(door.nothing, door.appSecret))
  return signed === 200
    ? ok(`Por ${url} llega lo que Meta firma${named ? ` de ${door.channel}` : ''}.`)
    : broken(
        `Por ${url} no llega entero lo que Meta firma (contestó ${signed ?? 'nada'}).`,
        'El túnel cambia los mensajes o los detiene: apague sus filtros de bots.',
      )
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

function post(fetch: Fetch, base: string, { path, nothing }: Door, signature: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  return status(fetch, base + path, { method: 'POST', body: nothing, headers, redirect: 'manual' })
}

async function status(fetch: Fetch, url: string, init: RequestInit): Promise<number | undefined> {
  return (await fetch(url, init).catch(() => undefined))?.status
}

async function text(fetch: Fetch, url: string): Promise<string | undefined> {
  const response = await fetch(url, { method: 'GET', redirect: 'manual' }).catch(() => undefined)
  return response?.text()
}
