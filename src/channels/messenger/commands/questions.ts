import type { Values } from '../../../commands/env-file.ts'
import { judgeToken } from '../../../commands/meta.ts'
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
import type { PageAnswer } from '../client.ts'
import { ANOTHER_TOKEN, pageClient, SCOPES, secretFitsPage } from './page-access.ts'

// Checked against the Page itself, in an order in which one answer helps to check the next.

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
      if (value === known.WHATSAPP_ACCESS_TOKEN) return wrong('Ese es el token de WhatsApp; el de la página es otro.')
      const mine = { ...known, MESSENGER_PAGE_ACCESS_TOKEN: value }
      const [page, owner] = [await askPage(mine, doors), await askPage(mine, doors, { pageId: 'me' })]
      if (owner.ok && owner.value.id !== '' && owner.value.id !== known.MESSENGER_PAGE_ID) return ofSomebodyElse(owner.value)
      if (!page.ok) return whyNot(page)
      const token = await createGraphClient(accessOf(mine), doors.fetch).debugToken()
      const judged = token.ok ? verdict(judgeToken(token, doors.now, SCOPES, ANOTHER_TOKEN)) : good
      return judged.kind === 'good' ? { kind: 'good', said: `Es la página «${page.value.name}».` } : judged
    },
  },
  {
    name: 'MESSENGER_APP_SECRET',
    ask: 'Clave secreta de la app:',
    help: [
      '32 letras y números, en Configuración de la app > Información básica. Si también atiende WhatsApp con la misma app, toque Entrar.',
    ],
    secret: true,
    otherwise: (_doors, known) => known.WHATSAPP_APP_SECRET,
    tidy: (typed) => typed.replace(/\s/g, ''),
    async check(value, known, doors) {
      const look = looksLikeSecret(value)
      if (look.kind !== 'good') return look
      const fits = await secretFitsPage(accessOf(known), value, clockOf(doors), doors.fetch)
      if (fits === undefined) return { kind: 'unsure', why: 'Meta no contestó.' }
      return fits ? good : wrong('Meta dice que esa clave no es de la app del token. Cópiela de la misma app.')
    },
  },
  verifyToken('MESSENGER_VERIFY_TOKEN'),
]

const accessOf = (known: Values) => ({
  apiUrl: known.MESSENGER_API_URL ?? GRAPH.url,
  apiVersion: known.MESSENGER_API_VERSION ?? GRAPH.version,
  accessToken: known.MESSENGER_PAGE_ACCESS_TOKEN ?? '',
  pageId: known.MESSENGER_PAGE_ID ?? '',
})

const clockOf = ({ now }: Doors) => ({ now: () => now })

const askPage = (known: Values, doors: Doors, more: { pageId?: string } = {}) =>
  pageClient({ ...accessOf(known), ...more }, clockOf(doors), doors.fetch).page()

/** Of another Page, or of a person: one of the two answers is wrong, and both are asked again. */
const ofSomebodyElse = ({ id, name }: { id: string; name: string }): Verdict => ({
  kind: 'wrong',
  why: `Ese token es de «${name}», que tiene el identificador ${id}. Si esa es su página, escriba ese identificador; si no, pida el token de su página en Messenger > Configuración de la API.`,
  back: 'MESSENGER_PAGE_ID',
})

function whyNot({ httpStatus, code }: Extract<PageAnswer<never>, { ok: false }>): Verdict {
  if (httpStatus === 0) return NO_CONNECTION
  if (code === TOKEN_REFUSED) return wrong('Meta no acepta el token. Haga otro en Messenger > Configuración de la API.')
  if (code !== undefined && NO_PERMISSION.includes(code))
    return wrong(`Al token le falta un permiso: ${SCOPES.join(' y ')}. Haga otro y márquelos.`)
  if (code === BAD_PARAMETER)
    return {
      ...{ kind: 'wrong', back: 'MESSENGER_PAGE_ID' },
      why: 'Meta no encuentra esa página con ese token. Revise el identificador, y que el token sea de esa página.',
    }
  return wrong(`Meta no contestó bien (HTTP ${httpStatus}, código ${code ?? 'ninguno'}). Espere unos minutos y repítalo.`)
}
