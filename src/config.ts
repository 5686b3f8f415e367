import { resolve } from 'node:path'
import { z } from 'zod'

const minutesOrMore = (least: number, fallback: number) => z.coerce.number().int().min(least).default(fallback)
const optionalText = z.string().trim().min(1).optional()

const WHATSAPP = [
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_BUSINESS_ACCOUNT_ID',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
  ADMIN_PUBLIC: z.enum(['yes', 'no']).default('no'),
  DATABASE_PATH: z.string().min(1).default('data/ventanilla.db'),
  BACKUP_DIR: z.string().min(1).default('data/backups'),
  ADMIN_TOKEN: z.string().min(24).optional(),
  DATA_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32)
    .optional(),
  WHATSAPP_PHONE_NUMBER_ID: optionalText,
  WHATSAPP_BUSINESS_ACCOUNT_ID: optionalText,
  WHATSAPP_ACCESS_TOKEN: optionalText,
  WHATSAPP_APP_SECRET: optionalText,
  WHATSAPP_APP_SECRET_OLD: optionalText,
  WHATSAPP_VERIFY_TOKEN: optionalText,
  WHATSAPP_API_URL: z.url().default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v25.0'),
  WHATSAPP_MESSAGES_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(80),
  IN_DOUBT_SECONDS: minutesOrMore(1, 90),
  SEED: z.enum(['sample', 'catalogue', 'none']).optional(),
  HOLD_SECONDS: minutesOrMore(30, 600),
  DRAFT_DAYS: minutesOrMore(1, 7),
  BODY_HOURS: minutesOrMore(1, 72),
  EMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

/** What each variable must be, in the operator's language; the message of a refused start. */
const EXPECTED: Partial<Record<keyof z.infer<typeof environment>, string>> = {
  PORT: 'un número de puerto de 0 a 65535',
  EMULATOR_PORT: 'un número de puerto de 0 a 65535',
  PUBLIC_URL: 'una dirección que empiece con https://',
  ADMIN_PUBLIC: 'yes o no',
  ADMIN_TOKEN: 'un texto de 24 caracteres o más',
  DATA_KEY: '32 bytes en base64 (npm run setup crea una)',
  WHATSAPP_API_URL: 'una dirección que empiece con http:// o https://',
  WHATSAPP_API_VERSION: 'una versión como v25.0',
  WHATSAPP_MESSAGES_PER_SECOND: 'un número de 1 a 1000',
  SEED: 'sample, catalogue o none',
  HOLD_SECONDS: 'un número de segundos, 30 o más',
  LOG_LEVEL: 'debug, info, warn o error',
}

export type WhatsAppAccount = {
  phoneNumberId: string
  businessAccountId: string
  accessToken: string
  appSecret: string
  /** While the secret is changed: what Meta signed before the change is taken too. */
  oldAppSecret?: string | undefined
  verifyToken: string
}

export type Config = Omit<
  z.infer<typeof environment>,
  'DATABASE_PATH' | 'BACKUP_DIR' | 'WHATSAPP_APP_SECRET_OLD' | (typeof WHATSAPP)[number]
> & {
  /** Absolute, so that nothing depends on the folder from which the process was started. */
  databasePath: string
  backupDir: string
  /** The real number; none means demonstration mode. */
  whatsapp: WhatsAppAccount | undefined
  seed: 'sample' | 'catalogue' | 'none'
}

/** A start that cannot be: one sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment. Throws ConfigError with one Spanish sentence that names the first variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>, root: string): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof EXPECTED
    throw new ConfigError(`La variable ${name} no es válida: debe ser ${EXPECTED[name] ?? 'un número entero positivo'}.`)
  }
  const { DATABASE_PATH, BACKUP_DIR, SEED, ...rest } = parsed.data
  const whatsapp = readAccount(parsed.data)
  if (whatsapp) requireKeys(rest)
  return {
    ...rest,
    databasePath: resolve(root, DATABASE_PATH),
    backupDir: resolve(root, BACKUP_DIR),
    whatsapp,
    seed: SEED ?? (whatsapp ? 'catalogue' : 'sample'),
  }
}

function readAccount(env: z.infer<typeof environment>): WhatsAppAccount | undefined {
  const missing = WHATSAPP.filter((name) => env[name] === undefined)
  if (missing.length === WHATSAPP.length) return undefined
  if (missing.length > 0) throw new ConfigError(`Falta la variable ${missing[0]}: las de WhatsApp van todas o ninguna.`)
  return {
    phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID as string,
    businessAccountId: env.WHATSAPP_BUSINESS_ACCOUNT_ID as string,
    accessToken: env.WHATSAPP_ACCESS_TOKEN as string,
    appSecret: env.WHATSAPP_APP_SECRET as string,
    oldAppSecret: env.WHATSAPP_APP_SECRET_OLD,
    verifyToken: env.WHATSAPP_VERIFY_TOKEN as string,
  }
}

function requireKeys(env: { ADMIN_TOKEN?: string | undefined; DATA_KEY?: string | undefined }): void {
  for (const name of ['ADMIN_TOKEN', 'DATA_KEY'] as const) {
    if (!env[name])
      throw new ConfigError(`Falta la variable ${name}: con un número de WhatsApp es obligatoria (npm run setup la crea).`)
  }
}
