import { resolve } from 'node:path'
import { z } from 'zod'
import { RULES, type Rule, type RuleValues } from '../db/seeds/rules.ts'
import type { Seed } from '../db/seeds/seed.ts'

/** Words at the beginning of guessable keys, in Spanish and English, without accents. */
const WORDS = [
  ...['contrasena', 'contrasenia', 'password', 'passwd', 'clave', 'secreto', 'secret', 'token', 'admin', 'administrador'],
  ...['administrator', 'ventanilla', 'oficina', 'pasaporte', 'citas', 'mexico', 'gobierno', 'usuario', 'user', 'root', 'default'],
  ...[
    'cambiar',
    'cambiame',
    'changeme',
    'prueba',
    'test',
    'ejemplo',
    'example',
    'demo',
    'bienvenido',
    'welcome',
    'letmein',
    'hola',
  ],
]
/** Digits and signs typed in place of letters. */
const DISGUISES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Unpredictable characters, and different ones: less can be found by trying. A hexadecimal key of 24 has more. */
const LEAST = { unforeseen: 12, different: 8 }
/** So many repeated in a row are a repetition. */
const REPEATED = 4

/** Whether most of a key is a word, a keyboard row, a sequence or a repetition. Random keys are never refused. */
export function isGuessable(key: string): boolean {
  const text = key.toLowerCase()
  const foreseen = new Set<number>([...inWords(text), ...inRows(text), ...inRepetitions(text)])
  const rest = [...text].filter((_, at) => !foreseen.has(at))
  return rest.length < LEAST.unforeseen || new Set(rest).size < LEAST.different
}

const range = (from: number, length: number): number[] => Array.from({ length }, (_, nth) => from + nth)

function inWords(text: string): number[] {
  const plain = [...text].map((char) => DISGUISES[char] ?? char).join('')
  const starts = (word: string) => range(0, text.length).filter((at) => text.startsWith(word, at) || plain.startsWith(word, at))
  return WORDS.flatMap((word) => starts(word).flatMap((at) => range(at, word.length)))
}

/** The second of two equal or adjacent ones: in the alphabet, the digits or on the keyboard. */
function inRows(text: string): number[] {
  const isNext = (one: string, other: string) =>
    Math.abs(one.charCodeAt(0) - other.charCodeAt(0)) <= 1 ||
    KEYBOARD.some((row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1)
  return range(1, Math.max(0, text.length - 1)).filter((at) => isNext(text.charAt(at - 1), text.charAt(at)))
}

function inRepetitions(text: string): number[] {
  const again = (at: number) => text.slice(0, at + REPEATED - 1).includes(text.slice(at, at + REPEATED))
  return range(1, Math.max(0, text.length - REPEATED))
    .filter(again)
    .flatMap((at) => range(at, REPEATED))
}

/** In the unit of their name. A value outside the limits is a typing mistake. */
const NUMBERS = {
  PORT: { least: 0, most: 65_535, usual: 3000, of: 'un número de puerto' },
  PUBLIC_PORT: { least: 0, most: 65_535, usual: 3002, of: 'un número de puerto' },
  EMULATOR_PORT: { least: 0, most: 65_535, usual: 3001, of: 'un número de puerto' },
  WHATSAPP_MESSAGES_PER_SECOND: { least: 1, most: 1000, usual: 80, of: 'un número entero de mensajes' },
  // After an hour of doubt the citizen has asked again.
  IN_DOUBT_SECONDS: { least: 1, most: 3600, usual: 90, of: 'un número entero de segundos' },
} as const

/** First values of the rules with the same names in small letters, within their limits. */
const FIRST_RULES = ['HOLD_SECONDS', 'DRAFT_DAYS', 'BODY_HOURS'] as const satisfies Uppercase<Rule>[]

const ruleOf = (variable: (typeof FIRST_RULES)[number]) => variable.toLowerCase() as Lowercase<typeof variable>

const numberOf = (name: keyof typeof NUMBERS) => wholeNumber(NUMBERS[name]).default(NUMBERS[name].usual)
const firstOf = (variable: (typeof FIRST_RULES)[number]) => wholeNumber(RULES[ruleOf(variable)]).optional()

/** Digits only, not JavaScript's `1e9`, `0x10` or `7.0`. */
function wholeNumber({ least, most }: { least: number; most: number }) {
  const digits = z
    .string()
    .trim()
    .regex(/^\d{1,9}$/)
    .transform(Number)
  return digits.pipe(z.number().min(least).max(most))
}

const optionalText = z.string().trim().min(1).optional()

/** Sent in an HTTP header, which allows neither blanks nor accents. */
const headerText = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/)

/**
 * Paths are appended, so a final slash is removed. The access token and citizens' words travel there: unencrypted only within this
 * computer.
 */
const baseAddress = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#]/.test(text))
  .refine((text) => text.startsWith('https:') || /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(hostOf(text)))
  .transform((text) => text.replace(/\/+$/, ''))

/** Part of a Graph API path. A telephone number, the usual mistake, is refused for its plus sign and spaces. */
const identifier = z
  .string()
  .trim()
  .regex(/^[\w.-]+$/)
  .optional()

/** As in a Host header, with commas or blanks between them; a port is dropped. */
const hostNames = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((names) => names.every((one) => /^[\w.:[\]-]+$/.test(one) && URL.canParse(`http://${one}/`)))
  .transform((names) => names.map((one) => hostOf(`http://${one}/`)))

/** Without brackets and the trailing dot. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$|\.$/g, '')

/** Defaults. */
export const GRAPH = { url: 'https://graph.facebook.com', version: 'v27.0' }

const apiVersion = z
  .string()
  .regex(/^v\d+\.\d+$/)
  .default(GRAPH.version)

const WHATSAPP = [
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_BUSINESS_ACCOUNT_ID',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const

const MESSENGER = ['MESSENGER_PAGE_ID', 'MESSENGER_PAGE_ACCESS_TOKEN', 'MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN'] as const

const environment = z.object({
  PORT: numberOf('PORT'),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
  PUBLIC_PORT: numberOf('PUBLIC_PORT'),
  PUBLIC_HOST: z.string().default('127.0.0.1'),
  OFFICE_HOSTS: hostNames.default([]),
  DATABASE_PATH: z.string().min(1).default('data/ventanilla.db'),
  BACKUP_DIR: z.string().min(1).default('data/backups'),
  ADMIN_TOKEN: headerText
    .min(24)
    .refine((text) => !isGuessable(text))
    .optional(),
  DATA_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32)
    .optional(),
  WHATSAPP_PHONE_NUMBER_ID: identifier,
  WHATSAPP_BUSINESS_ACCOUNT_ID: identifier,
  WHATSAPP_ACCESS_TOKEN: headerText.optional(),
  WHATSAPP_APP_SECRET: optionalText,
  WHATSAPP_APP_SECRET_OLD: optionalText,
  WHATSAPP_VERIFY_TOKEN: optionalText,
  MESSENGER_PAGE_ID: identifier,
  MESSENGER_PAGE_ACCESS_TOKEN: headerText.optional(),
  MESSENGER_APP_SECRET: optionalText,
  MESSENGER_APP_SECRET_OLD: optionalText,
  MESSENGER_VERIFY_TOKEN: optionalText,
  MESSENGER_API_URL: baseAddress.default(GRAPH.url),
  MESSENGER_API_VERSION: apiVersion,
  WHATSAPP_API_URL: baseAddress.default(GRAPH.url),
  WHATSAPP_API_VERSION: apiVersion,
  WHATSAPP_MESSAGES_PER_SECOND: numberOf('WHATSAPP_MESSAGES_PER_SECOND'),
  IN_DOUBT_SECONDS: numberOf('IN_DOUBT_SECONDS'),
  SEED: z.enum(['sample', 'catalogue', 'empty', 'none']).optional(),
  HOLD_SECONDS: firstOf('HOLD_SECONDS'),
  DRAFT_DAYS: firstOf('DRAFT_DAYS'),
  BODY_HOURS: firstOf('BODY_HOURS'),
  EMULATOR_PORT: numberOf('EMULATOR_PORT'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

export const VARIABLES: readonly string[] = Object.keys(environment.shape)

/** In the operator's language: the message of a refused start. */
const EXPECTED: Partial<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(NUMBERS).map(([name, { of, least, most }]) => [name, `${of} de ${least} a ${most}`])),
  ...Object.fromEntries(
    FIRST_RULES.map((name) => {
      const { unit, least, most } = RULES[ruleOf(name)]
      return [name, `un número entero de ${unit} de ${least} a ${most}`]
    }),
  ),
  PUBLIC_URL: 'una dirección que empiece con https://',
  OFFICE_HOSTS: 'uno o varios nombres separados por comas, sin http:// ni diagonales, por ejemplo pc-oficina.lan',
  ADMIN_TOKEN:
    'un texto de 24 caracteres o más que nadie adivine: sin espacios ni acentos, ni palabras como «clave», ni cuentas, ni repeticiones (npm run setup hace una)',
  DATA_KEY: '32 bytes en base64 (npm run setup crea una)',
  WHATSAPP_PHONE_NUMBER_ID: 'el identificador que Meta le dio al número, sin espacios ni signos; no es el teléfono',
  WHATSAPP_BUSINESS_ACCOUNT_ID: 'el identificador de la cuenta de WhatsApp Business, sin espacios ni signos',
  WHATSAPP_ACCESS_TOKEN: 'el token que dio Meta, copiado completo, sin espacios ni renglones',
  WHATSAPP_API_URL: 'una dirección que empiece con https:// (http:// solo en esta misma computadora), sin nada después de ? o #',
  WHATSAPP_API_VERSION: 'una versión como v27.0',
  MESSENGER_PAGE_ID: 'el identificador de la página de Facebook, solo números; no es su nombre',
  MESSENGER_PAGE_ACCESS_TOKEN: 'el token de la página que dio Meta, copiado completo, sin espacios ni renglones',
  MESSENGER_API_URL: 'una dirección que empiece con https:// (http:// solo en esta misma computadora), sin nada después de ? o #',
  MESSENGER_API_VERSION: 'una versión como v27.0',
  SEED: 'sample, catalogue, empty o none',
  LOG_LEVEL: 'debug, info, warn o error',
}

export type WhatsAppAccount = {
  phoneNumberId: string
  businessAccountId: string
  accessToken: string
  appSecret: string
  /** The previous secret: what Meta still signs with it is accepted too. */
  oldAppSecret?: string | undefined
  verifyToken: string
}

export type MessengerAccount = {
  pageId: string
  accessToken: string
  appSecret: string
  oldAppSecret?: string | undefined
  verifyToken: string
}

export type Config = Omit<
  z.infer<typeof environment>,
  | 'DATABASE_PATH'
  | 'BACKUP_DIR'
  | 'WHATSAPP_APP_SECRET_OLD'
  | 'MESSENGER_APP_SECRET_OLD'
  | (typeof WHATSAPP)[number]
  | (typeof MESSENGER)[number]
  | (typeof FIRST_RULES)[number]
> & {
  /** Absolute: independent of the working folder. */
  databasePath: string
  backupDir: string
  /** Either alone or both; neither means demonstration mode. */
  whatsapp: WhatsAppAccount | undefined
  messenger: MessengerAccount | undefined
  /** By channel; and each one's API. */
  accounts: { whatsapp?: WhatsAppAccount; messenger?: MessengerAccount }
  apis: Record<'whatsapp' | 'messenger', { apiUrl: string; apiVersion: string }>
  /** The people are the emulator's. */
  isDemo: boolean
  seed: Seed
  /** A new demonstration gets six weeks of invented people. */
  lived: boolean
  /** Used at the first start; afterwards the stored rules count. */
  firstRules: RuleValues
}

/** One sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Throws ConfigError with one Spanish sentence about the first wrong variable. */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new ConfigError(`La variable ${name} no es válida: debe ser ${EXPECTED[name] ?? 'un texto'}.`)
  }
  const { DATABASE_PATH, BACKUP_DIR, SEED, HOLD_SECONDS, DRAFT_DAYS, BODY_HOURS, ...rest } = parsed.data
  const whatsapp = readAccount(parsed.data)
  const messenger = readPage(parsed.data)
  const isDemo = !whatsapp && !messenger
  if (!isDemo) requireKeys(rest)
  requireOwnPorts(rest, isDemo)
  requireOfficeNames(rest)
  return {
    ...rest,
    databasePath: resolve(root, DATABASE_PATH),
    backupDir: resolve(root, BACKUP_DIR),
    ...{ whatsapp, messenger, isDemo },
    accounts: { ...(whatsapp && { whatsapp }), ...(messenger && { messenger }) },
    apis: {
      whatsapp: { apiUrl: rest.WHATSAPP_API_URL, apiVersion: rest.WHATSAPP_API_VERSION },
      messenger: { apiUrl: rest.MESSENGER_API_URL, apiVersion: rest.MESSENGER_API_VERSION },
    },
    seed: SEED ?? (isDemo ? 'sample' : 'catalogue'),
    lived: isDemo && SEED === undefined,
    firstRules: { hold_seconds: HOLD_SECONDS, draft_days: DRAFT_DAYS, body_hours: BODY_HOURS },
  }
}

/** All or none. Throws ConfigError with the first that is missing. */
function isGiven(env: z.infer<typeof environment>, names: readonly (keyof typeof env)[], channel: string): boolean {
  const missing = names.filter((name) => env[name] === undefined)
  if (missing.length > 0 && missing.length < names.length)
    throw new ConfigError(`Falta la variable ${missing[0]}: las de ${channel} van todas o ninguna.`)
  return missing.length === 0
}

function readAccount(env: z.infer<typeof environment>): WhatsAppAccount | undefined {
  if (!isGiven(env, WHATSAPP, 'WhatsApp')) return undefined
  return {
    phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID as string,
    businessAccountId: env.WHATSAPP_BUSINESS_ACCOUNT_ID as string,
    accessToken: env.WHATSAPP_ACCESS_TOKEN as string,
    appSecret: env.WHATSAPP_APP_SECRET as string,
    oldAppSecret: env.WHATSAPP_APP_SECRET_OLD,
    verifyToken: env.WHATSAPP_VERIFY_TOKEN as string,
  }
}

function readPage(env: z.infer<typeof environment>): MessengerAccount | undefined {
  if (!isGiven(env, MESSENGER, 'Messenger')) return undefined
  return {
    pageId: env.MESSENGER_PAGE_ID as string,
    accessToken: env.MESSENGER_PAGE_ACCESS_TOKEN as string,
    appSecret: env.MESSENGER_APP_SECRET as string,
    oldAppSecret: env.MESSENGER_APP_SECRET_OLD,
    verifyToken: env.MESSENGER_VERIFY_TOKEN as string,
  }
}

function requireKeys(env: { ADMIN_TOKEN?: string | undefined; DATA_KEY?: string | undefined }): void {
  for (const name of ['ADMIN_TOKEN', 'DATA_KEY'] as const) {
    if (!env[name])
      throw new ConfigError(
        `Falta la variable ${name}: con un número o una página de verdad es obligatoria (npm run setup la crea).`,
      )
  }
}

/** On Linux two sockets may share a port on different addresses: then it is unclear which answers. */
function requireOwnPorts(env: Pick<Config, 'PORT' | 'PUBLIC_PORT' | 'EMULATOR_PORT'>, isDemo: boolean): void {
  const names = ['PORT', 'PUBLIC_PORT', ...(isDemo ? (['EMULATOR_PORT'] as const) : [])] as const
  for (const [nth, name] of names.entries()) {
    const other = names.slice(0, nth).find((one) => env[one] === env[name] && env[name] !== 0)
    if (other) throw new ConfigError(`Las variables ${other} y ${name} dicen el mismo puerto: ponga otro en una de las dos.`)
  }
}

/** The public name as one of the office's would open the administration to everybody. */
function requireOfficeNames({ PUBLIC_URL, OFFICE_HOSTS }: Pick<Config, 'PUBLIC_URL' | 'OFFICE_HOSTS'>): void {
  if (PUBLIC_URL !== undefined && OFFICE_HOSTS.includes(hostOf(PUBLIC_URL)))
    throw new ConfigError('La variable OFFICE_HOSTS lleva el nombre de PUBLIC_URL, que es de todo internet: quítelo de ahí.')
}

/** From this same computer: `0.0.0.0` cannot be called, and IPv6 needs brackets. */
export function localAddress(host: string, port: number | undefined): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}
