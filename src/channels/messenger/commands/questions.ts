import { createHmac } from 'node:crypto'
import { SECOND } from '../../../clock.ts'
import type { Values } from '../../../commands/env-file.ts'
import { judgeToken } from '../../../commands/meta.ts'
import type { Fetch } from '../../../commands/program.ts'
import {
  type Doors,
  digits,
  good,
  looksLikeSecret,
  type Question,
  type Verdict,
  verdict,
  verifyToken,
  wrong,
} from '../../../commands/setup/questions.ts'
import { GRAPH } from '../../../config.ts'
import { createGraphClient } from '../../whatsapp/graph.ts'
import { createPageClient, type PageAnswer } from '../client.ts'

// What a Page at Messenger needs, checked against the Page itself, in the order in which one answer helps to check the next.

const SCOPES = ['pages_messaging', 'pages_manage_metadata']
const NO_CONNECTION: Verdict = { kind: 'unsure', why: 'No hay conexión con Meta.' }
/** Meta's codes: token refused; no permission; the Page does not exist, or is not this token's. */
const TOKEN_REFUSED = 190
const NO_PERMISSION = [10, 200]
const BAD_PARAMETER = 100

export const MESSENGER_QUESTIONS: Question[] = [
  {
    name: 'MESSENGER_PAGE_ID',
    ask: 'Identificador de la página:',
    help: ['Unas 15 cifras. Está en la página de Facebook, en Información > Transparencia de la página. No es su nombre.'],
    secret: false,
    tidy: digits,
    check: (value) => (/^\d{5,20}$/.test(value) ? good : wrong('Son unas 15 cifras, sin letras ni espacios.')),
  },
  {
    name: 'MESSENGER_PAGE_ACCESS_TOKEN',
    ask: 'Token de la página:',
    help: ['Lo da la consola de Meta, en Messenger > Configuración de la API. No es el de WhatsApp. Péguelo completo.'],
    secret: true,
    tidy: (typed) => typed.replace(/\s/g, ''),
    async check(value, known, doors) {
      if (value.length < 20) return wrong('Está incompleto: un token tiene muchas más letras.')
      const mine = { ...known, MESSENGER_PAGE_ACCESS_TOKEN: value }
      const page = await askPage(mine, doors, doors.fetch)
      if (!page.ok) return whyNot(page)
      const token = await createGraphClient(accessOf(mine), doors.fetch).debugToken()
      const judged = token.ok ? verdict(judgeToken(token, doors.now, SCOPES)) : good
      return judged.kind === 'good' ? { kind: 'good', said: `Es la página «${page.value.name}».` } : judged
    },
  },
  {
    name: 'MESSENGER_APP_SECRET',
    ask: 'Clave secreta de la app:',
    help: [
      '32 letras y números, en Configuración de la app > Información básica. Si es la misma app que la de WhatsApp, toque Entrar.',
    ],
    secret: true,
    otherwise: (_doors, known) => known.WHATSAPP_APP_SECRET,
    tidy: (typed) => typed.replace(/\s/g, ''),
    async check(value, known, doors) {
      const look = looksLikeSecret(value)
      return look.kind === 'good' ? secretFitsPage(value, known, doors) : look
    },
  },
  verifyToken('MESSENGER_VERIFY_TOKEN'),
]

const accessOf = (known: Values) => ({
  apiUrl: known.MESSENGER_API_URL ?? GRAPH.url,
  apiVersion: known.MESSENGER_API_VERSION ?? GRAPH.version,
  accessToken: known.MESSENGER_PAGE_ACCESS_TOKEN ?? '',
})

function askPage(known: Values, { now }: Doors, fetch: Fetch): Promise<PageAnswer<{ name: string }>> {
  const to = { ...accessOf(known), pageId: known.MESSENGER_PAGE_ID ?? '' }
  // What is given to fetch with ends by itself (program.ts).
  const means = { fetch, clock: { now: () => now, after: () => () => undefined }, timeoutMs: 10 * SECOND }
  return createPageClient(to, means).page()
}

/** Meta refuses a proof that another app's secret made. */
async function secretFitsPage(secret: string, known: Values, doors: Doors): Promise<Verdict> {
  const proof = createHmac('sha256', secret)
    .update(known.MESSENGER_PAGE_ACCESS_TOKEN ?? '')
    .digest('hex')
  const proven: Fetch = (url, init) => doors.fetch(`${url}${url.includes('?') ? '&' : '?'}appsecret_proof=${proof}`, init)
  const bare = await askPage(known, doors, doors.fetch)
  const answer = bare.ok ? await askPage(known, doors, proven) : bare
  if (answer.ok) return good
  // Without the proof Meta answers nothing either: then it is not the secret that is wrong.
  return bare.ok && answer.httpStatus !== 0
    ? wrong('Meta dice que esa clave no es de la app del token. Cópiela de la misma app.')
    : { kind: 'unsure', why: 'Meta no contestó.' }
}

function whyNot({ httpStatus, code }: Extract<PageAnswer<never>, { ok: false }>): Verdict {
  if (httpStatus === 0) return NO_CONNECTION
  if (code === TOKEN_REFUSED) return wrong('Meta no acepta el token. Haga otro en Messenger > Configuración de la API.')
  if (code !== undefined && NO_PERMISSION.includes(code))
    return wrong(`Al token le falta un permiso: ${SCOPES.join(' y ')}. Haga otro y márquelos.`)
  if (code === BAD_PARAMETER)
    return wrong('Meta no encuentra esa página con ese token. Revise el identificador, y que el token sea de esa página.')
  return wrong(`Meta no contestó bien (HTTP ${httpStatus}, código ${code ?? 'ninguno'}). Espere unos minutos y repítalo.`)
}
