import { accessSync, constants } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { makePrivateFolder } from '../../../db/disk.ts'
import { createGraphClient, type GraphAccess } from '../../channels/whatsapp/graph.ts'
import type { Instant } from '../../clock.ts'
import { GRAPH } from '../../config.ts'
import { isSynchronised } from '../doctor/machine.ts'
import { fitsEnvFile, type Values } from '../env-file.ts'
import { judgeNumber, judgeToken, noAnswer, refusal, secretFits } from '../meta.ts'
import type { Fetch, Finding } from '../program.ts'

/** `unsure`: Meta could not be asked now. */
export type Verdict =
  | { kind: 'good'; said?: string }
  /** `back`: an earlier question, perhaps answered wrongly, is asked again. */
  | { kind: 'wrong'; why: string; back?: string }
  | { kind: 'unsure'; why: string }

export interface Question {
  name: string
  ask: string
  help: string[]
  /** Only its end is shown again. */
  secret: boolean
  /** The default for nothing typed and no value yet; undefined: it has to be typed. */
  otherwise?: (doors: Doors, known: Values) => string | undefined
  /** Asked for nothing typed and no value yet: yes leaves out this question's whole channel. */
  without?: string
  /** As written: trimmed, Windows slashes turned. */
  tidy(typed: string): string
  check(value: string, known: Values, doors: Doors): Promise<Verdict> | Verdict
}

export interface Doors {
  root: string
  now: Instant
  fetch: Fetch
  random(length: number): Uint8Array
}

export const good: Verdict = { kind: 'good' }
export const wrong = (why: string): Verdict => ({ kind: 'wrong', why })
const trimmed = (typed: string) => typed.trim().replace(/^["']|["']$/g, '')

const oneLine = (typed: string) => typed.replace(/\s/g, '')

/** Of any channel, before Meta is asked whether it is right. */
export const looksLikeSecret = (value: string): Verdict =>
  /^[0-9a-f]{32}$/.test(value) ? good : wrong('Son 32 caracteres: números y letras de la a a la f, en minúsculas.')

/** The word with which Meta proves the address of one channel's webhooks. */
export const verifyToken = (name: string): Question => ({
  name,
  ask: 'Palabra de verificación:',
  help: ['La inventa usted; la escribirá igual en la consola de Meta. Si solo toca Entrar, la inventa el programa.'],
  secret: false,
  otherwise: ({ random }) => Buffer.from(random(12)).toString('hex'),
  tidy: trimmed,
  check: (value) => (/^[\w.-]{8,100}$/.test(value) ? good : wrong('De 8 a 100 letras o números, sin espacios ni acentos.')),
})

/** In an order in which one answer helps to check the next. */
export const WHATSAPP_QUESTIONS: Question[] = [
  {
    name: 'WHATSAPP_ACCESS_TOKEN',
    ask: 'Token de acceso:',
    help: [
      'El token del usuario del sistema (no el de la página de la app, que dura un día).',
      'Péguelo completo. Si no va a usar WhatsApp, solo Messenger, toque Entrar.',
    ],
    secret: true,
    without: '¿Seguir sin WhatsApp, solo con Messenger?',
    tidy: oneLine,
    async check(value, known, doors) {
      if (value.length < 20) return wrong('Está incompleto: un token tiene muchas más letras.')
      const answer = await createGraphClient(accessOf({ ...known, WHATSAPP_ACCESS_TOKEN: value }), doors.fetch).debugToken()
      if (!answer.ok && noAnswer(answer)) return { kind: 'unsure', why: 'No hay conexión con Meta.' }
      return verdict(judgeToken(answer, doors.now))
    },
  },
  {
    name: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
    ask: 'Identificador de la cuenta de WhatsApp Business:',
    help: ['Unas 15 cifras. Está en la app, en WhatsApp > Configuración de la API.'],
    secret: false,
    tidy: digits,
    async check(value, known, doors) {
      if (!/^\d{8,20}$/.test(value)) return wrong('Son unas 15 cifras, sin letras ni espacios.')
      const answer = await createGraphClient(accessOf(known), doors.fetch).subscriptions(value)
      if (answer.ok) return good
      return noAnswer(answer)
        ? { kind: 'unsure', why: 'No hay conexión con Meta.' }
        : verdict(refusal(answer, 'la cuenta de WhatsApp'))
    },
  },
  {
    name: 'WHATSAPP_PHONE_NUMBER_ID',
    ask: 'Identificador del número:',
    help: ['Unas 15 cifras. Está junto al anterior. No es el número de teléfono.'],
    secret: false,
    tidy: digits,
    async check(value, known, doors) {
      if (!/^\d{8,20}$/.test(value)) return wrong('Son unas 15 cifras, sin letras ni espacios.')
      if (value === known.WHATSAPP_BUSINESS_ACCOUNT_ID) return wrong('Ese es el identificador de la cuenta; el del número es otro.')
      const answer = await createGraphClient(accessOf(known), doors.fetch).phoneNumber(value)
      if (!answer.ok && noAnswer(answer)) return { kind: 'unsure', why: 'No hay conexión con Meta.' }
      const [first] = judgeNumber(answer)
      return first ? verdict(first) : good
    },
  },
  {
    name: 'WHATSAPP_APP_SECRET',
    ask: 'Clave secreta de la app:',
    help: ['32 letras y números. Está en Configuración de la app > Información básica.'],
    secret: true,
    tidy: oneLine,
    async check(value, known, doors) {
      const look = looksLikeSecret(value)
      if (look.kind !== 'good') return look
      const fits = await secretFits(accessOf(known), known.WHATSAPP_PHONE_NUMBER_ID ?? '', value, doors.fetch)
      if (fits === undefined) return { kind: 'unsure', why: 'Meta no contestó.' }
      return fits ? good : wrong('Meta dice que esa clave no es de la app del token. Cópiela de la misma app.')
    },
  },
  verifyToken('WHATSAPP_VERIFY_TOKEN'),
]

export const PLACES: Question[] = [
  {
    name: 'PUBLIC_URL',
    ask: 'Dirección pública:',
    help: [
      'La dirección https a la que llamará Meta, por ejemplo https://citas.su-dominio.mx',
      'Su túnel debe llegar al puerto PUBLIC_PORT (de fábrica, http://127.0.0.1:3002), no al de la administración.',
    ],
    secret: false,
    tidy: (typed) => trimmed(typed).replace(/\/(webhooks(\/(whatsapp|messenger))?)?\/?$/, ''),
    check: (value) => (isPublicUrl(value) ? good : wrong('Debe empezar con https:// y llevar el nombre, sin nada después.')),
  },
  {
    name: 'BACKUP_DIR',
    ask: 'Carpeta de las copias:',
    help: [
      'En otro disco, por ejemplo E:/Respaldos. Nunca en OneDrive, Dropbox o Google Drive.',
      'Si solo toca Entrar, quedan en este mismo disco: si falla, se pierde todo.',
    ],
    secret: false,
    otherwise: () => 'data/backups',
    tidy: (typed) => trimmed(typed).replaceAll('\\', '/'),
    check: (value, _known, { root }) => checkFolder(value, root),
  },
]

export function accessOf(known: Values): GraphAccess {
  return {
    apiUrl: known.WHATSAPP_API_URL ?? GRAPH.url,
    apiVersion: known.WHATSAPP_API_VERSION ?? GRAPH.version,
    accessToken: known.WHATSAPP_ACCESS_TOKEN ?? '',
  }
}

export function verdict(finding: Finding): Verdict {
  return finding.state === 'broken' ? wrong(`${finding.what} ${finding.mend}`) : { kind: 'good', said: finding.what }
}

export function digits(typed: string): string {
  return typed.replace(/[\s-]/g, '')
}

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return url.protocol === 'https:' && url.pathname === '/' && url.hostname.includes('.')
}

function checkFolder(value: string, root: string): Verdict {
  if (!fitsEnvFile(value)) return wrong("El nombre no puede llevar ' ni $.")
  if (isSynchronised(value)) return wrong('Esa carpeta se copia sola a internet. Elija una de otro disco o de una memoria USB.')
  try {
    const folder = isAbsolute(value) ? value : resolve(root, value)
    makePrivateFolder(folder)
    accessSync(folder, constants.W_OK)
    return good
  } catch {
    return wrong('No se puede escribir ahí. ¿Está conectado el disco? ¿Está bien escrito?')
  }
}
