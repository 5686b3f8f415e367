import { existsSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyName } from '../../db/copy.ts'
import { readFact } from '../../db/facts.ts'
import { DatabaseInUse, lockDatabase } from '../../db/lock.ts'
import { isNew, refuseUnknown } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { createGraphClient } from '../channels/whatsapp/graph.ts'
import { type Clock, type Instant, systemClock } from '../clock.ts'
import { type Config, isGuessable, localAddress, readConfig, VARIABLES } from '../config.ts'
import { createLog } from '../log.ts'
import { birthOf } from '../start/birth.ts'
import { prepareDatabase } from '../start/prepare.ts'
import { createVault } from '../vault.ts'
import { readComputer, readEnvFile, type Values, writeEnvFile } from './env-file.ts'
import { isRegistered, type noAnswer, refusal } from './meta.ts'
import { askYesNo, type Fetch, network, ROOT, runCommand, type Talk, terminalTalk } from './program.ts'
import { askInstitution } from './setup/institution.ts'
import { accessOf, type Doors } from './setup/questions.ts'
import { askValues } from './setup/typed-answers.ts'

// npm run setup: asks and checks everything for a real number or a Page, one by one; can be interrupted and continued.

export interface SetupDeps {
  root: string
  env: Record<string, string | undefined>
  talk: Talk
  fetch: Fetch
  clock: Pick<Clock, 'now' | 'random'>
}

const LATER = 'Lo contestado quedó guardado. Puede seguir cuando quiera con npm run setup.'

/** Writes `.env` and the institution's record. Exit code 0 when a real number can start. */
export async function setupCommand(deps: SetupDeps): Promise<number> {
  const { root, talk, clock } = deps
  const file = join(root, '.env')
  const doors: Doors = { root, now: clock.now(), fetch: deps.fetch, random: clock.random }
  greet(talk)
  const computer = readComputer(deps.env, VARIABLES, file)
  const values = await askValues(file, doors, talk, computer)
  if (!values) return leave(talk)
  if (values.WHATSAPP_ACCESS_TOKEN && (await registerNumber(values, talk, deps.fetch)) === 'left') return leave(talk)
  const keys = await findKeys(values, deps, computer)
  if (!keys) return leave(talk)
  writeEnvFile(file, without(computer, { ...values, ...keys.values }), true)
  talk.say()
  talk.say(`Listo el archivo ${file}. Solo usted puede leerlo.`)
  const config = readConfig({ ...readEnvFile(file), ...computer }, root)
  if (keys.isNew) sayDataKey(talk, config)
  if ((await fillDatabase(config, deps)) === 'left') return leave(talk)
  sayGoodbye(talk, config)
  return 0
}

function greet(talk: Talk): void {
  talk.say(
    'Vamos a preparar Ventanilla para un número de WhatsApp de verdad, una página de Messenger o los dos. Son dos partes: los datos de Meta y los de su institución.',
  )
  talk.say('Cada dato se comprueba al escribirlo. Si le falta alguno, cierre con Ctrl+C: lo contestado queda guardado.')
  talk.say('De dónde sale cada dato: docs/puesta-en-marcha.md')
}

function leave(talk: Talk): number {
  talk.say()
  talk.say(LATER)
  return 1
}

/** The computer's own variables are not written into the file: there they would be ignored, and become stale. */
const without = (computer: Values, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !(name in computer)))

interface Keys {
  values: Values
  /** The data key is new: it has to be told, once. */
  isNew: boolean
}

/** Creates what is missing. An existing database decides which data key is right. */
async function findKeys(known: Values, { root, talk, clock }: SetupDeps, computer: Values): Promise<Keys | undefined> {
  const secret = (length: number) => Buffer.from(clock.random(length))
  const adminToken = keptToken(known.ADMIN_TOKEN, talk) ?? secret(24).toString('base64url')
  const { databasePath } = readConfig({ DATABASE_PATH: known.DATABASE_PATH }, root)
  const owner = ownerOf(databasePath)
  if (owner.kind === 'real') {
    const dataKey = await askForKey(owner.fingerprint, known.DATA_KEY, talk, 'DATA_KEY' in computer)
    return dataKey === undefined ? undefined : { values: { ADMIN_TOKEN: adminToken, DATA_KEY: dataKey }, isNew: false }
  }
  if (owner.kind === 'demo' && !(await moveDemo(databasePath, talk, clock))) return undefined
  const dataKey = known.DATA_KEY ?? secret(32).toString('base64')
  return { values: { ADMIN_TOKEN: adminToken, DATA_KEY: dataKey }, isNew: known.DATA_KEY === undefined }
}

/** The existing administrator's key, unless a start would refuse it. */
function keptToken(known: string | undefined, talk: Talk): string | undefined {
  if (known === undefined || !isGuessable(known)) return known
  talk.say()
  talk.say('La clave de administración (ADMIN_TOKEN) que había se puede adivinar. Se hace otra: la verá al final.')
  return undefined
}

async function askForKey(
  fingerprint: string,
  known: string | undefined,
  talk: Talk,
  isOfComputer: boolean,
): Promise<string | undefined> {
  const fits = (key: string) => Buffer.from(key, 'base64').length === 32 && fingerprintOf(key) === fingerprint
  if (known && fits(known)) return known
  talk.say()
  if (isOfComputer) {
    talk.say('La DATA_KEY que está en las variables de esta computadora no es la de la base de datos que hay.')
    talk.say('Corríjala o quítela donde se puso, y repita npm run setup.')
    return undefined
  }
  talk.say('Ya hay una base de datos con citas. Hace falta su clave de datos (DATA_KEY): es la que está en la caja fuerte.')
  for (;;) {
    const typed = await talk.ask('Clave de datos:')
    if (typed === undefined) return undefined
    if (fits(typed.replace(/\s/g, ''))) return typed.replace(/\s/g, '')
    talk.say('  Esa no es la clave de esta base de datos. Revise mayúsculas y minúsculas.')
  }
}

async function moveDemo(databasePath: string, talk: Talk, clock: Pick<Clock, 'now'>): Promise<boolean> {
  talk.say()
  talk.say('La base de datos que hay es la de la demostración: con un número de verdad se empieza con una vacía.')
  if (!(await askYesNo(talk, '¿Guardar aparte la de la demostración?', true))) return false
  try {
    lockDatabase(databasePath).release()
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    talk.say('La demostración está funcionando. Ciérrela (Ctrl+C en su ventana) y repita npm run setup.')
    return false
  }
  talk.say(`  Quedó en ${setDemoAside(databasePath, clock.now())}`)
  return true
}

/** The institution's record goes into the database, which only one process may change. */
async function fillDatabase(config: Config, { talk, clock }: SetupDeps): Promise<'done' | 'left' | 'running'> {
  try {
    const lock = lockDatabase(config.databasePath)
    const db = openDatabase(config.databasePath)
    try {
      const vault = createVault(Buffer.from(config.DATA_KEY ?? '', 'base64'), systemClock)
      prepareDatabase(db, config, vault, createLog('error', talk.say, clock.now), clock)
      talk.say()
      talk.say('Ahora, los datos de su institución. La gente los leerá; se pueden cambiar después en la página de administración.')
      return (await askInstitution(db, talk, clock.now())) ? 'done' : 'left'
    } finally {
      db.close()
      lock.release()
    }
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error
    talk.say()
    talk.say(
      'Ventanilla está funcionando: los datos nuevos valen cuando la reinicie. La ficha de la institución se cambia en Ajustes.',
    )
    return 'running'
  }
}

/** Told once, when made. */
function sayDataKey(talk: Talk, config: Config): void {
  talk.say()
  talk.say(`  CLAVE DE DATOS (DATA_KEY): ${config.DATA_KEY}`)
  talk.say('  Imprímala y póngala en la caja fuerte. Sin ella ningún respaldo se puede leer, y nadie puede hacer otra igual.')
}

function sayGoodbye(talk: Talk, config: Config): void {
  talk.say()
  talk.say('Todo listo. Guarde esto:')
  talk.say()
  talk.say(`  Clave de administración (ADMIN_TOKEN): ${config.ADMIN_TOKEN}`)
  talk.say()
  if (config.whatsapp)
    sayWebhook(talk, 'en WhatsApp > Configuración > Webhook', `${config.PUBLIC_URL}/webhooks/whatsapp`, config.whatsapp)
  if (config.messenger) sayWebhook(talk, 'en Webhooks, objeto Page', `${config.PUBLIC_URL}/webhooks/messenger`, config.messenger)
  talk.say('Lo que sigue, en este orden:')
  talk.say(
    `  1. Inicie el programa (npm start) y haga que el túnel llegue a ${localAddress(config.PUBLIC_HOST, config.PUBLIC_PORT)}`,
  )
  talk.say('  2. En la página de administración, en Ajustes, dé de alta su oficina. Sin ella el chat no tiene citas que dar.')
  talk.say('  3. Verifique el webhook en Meta.')
  talk.say(`  4. ${config.messenger ? 'Publique lo de la página (npm run channels) y revise' : 'Revise'} todo: npm run doctor`)
}

function sayWebhook(talk: Talk, where: string, address: string, { verifyToken }: { verifyToken: string }): void {
  talk.say(`En la consola de Meta, ${where}, escriba:`)
  talk.say(`  URL de devolución de llamada: ${address}`)
  talk.say(`  Token de verificación:        ${verifyToken}`)
  talk.say()
}

/** The database's purpose, and its key. */
export type Owner = { kind: 'nobody' } | { kind: 'demo' } | { kind: 'real'; fingerprint: string }

/** Read-only. Throws DatabaseNewer or DatabaseOlder, or what SQLite throws when it cannot be opened. */
export function ownerOf(databasePath: string): Owner {
  if (!existsSync(databasePath)) return { kind: 'nobody' }
  const db = openDatabase(databasePath, { readonly: true })
  try {
    refuseUnknown(db)
    const fingerprint = isNew(db) ? undefined : readFact(db, 'data_key')
    if (fingerprint === undefined) return { kind: 'nobody' }
    return birthOf(db) === 'demo' ? { kind: 'demo' } : { kind: 'real', fingerprint }
  } finally {
    db.close()
  }
}

/** Throws for anything but 32 bytes in base64. */
export function fingerprintOf(dataKey: string): string {
  const bytes = Buffer.from(dataKey, 'base64')
  if (bytes.length !== 32) throw new RangeError('a data key has 32 bytes')
  return createVault(bytes, systemClock).fingerprint
}

/** Renames the demonstration's database and key. Returns the new name. */
export function setDemoAside(databasePath: string, now: Instant): string {
  const name = copyName(now, 'America/Mexico_City').replace('ventanilla-', 'demostracion-')
  const aside = join(dirname(databasePath), name)
  for (const end of ['', '-wal', '-shm', '.demo-key', '.demo-clock']) {
    if (existsSync(`${databasePath}${end}`)) renameSync(`${databasePath}${end}`, `${aside}${end}`)
  }
  return aside
}

/** The number has a PIN already, and it is another. */
const OTHER_PIN = 133005
/** Meta's other refusals of a registration that a person can act on. */
const REFUSED: Record<number, string> = {
  133006: 'Antes hay que verificar el número: en el Administrador de WhatsApp, con el código por SMS o por llamada.',
  133008: 'Se escribió mal el PIN demasiadas veces. Espere un día, o restablézcalo en el Administrador de WhatsApp.',
  133009: 'Se escribió el PIN demasiado rápido. Espere unos minutos.',
  133015: 'El número se borró de WhatsApp hace muy poco. Espere cinco minutos.',
  133016: 'Se intentó demasiadas veces. Meta deja intentarlo otra vez en 72 horas.',
}

/**
 * Registers an unregistered number for the Cloud API: otherwise everything looks well and nothing goes out. The PIN is kept nowhere: Meta
 * asks for it only at the next registration. `left`: the input ended.
 */
export async function registerNumber(values: Values, talk: Talk, fetch: Fetch): Promise<'done' | 'later' | 'left'> {
  const graph = createGraphClient(accessOf(values), fetch)
  const id = values.WHATSAPP_PHONE_NUMBER_ID ?? ''
  const number = await graph.phoneNumber(id)
  if (!number.ok || isRegistered(number.value)) return 'done' // Whether Meta answers was checked with each value.
  talk.say()
  talk.say(`El número todavía no está registrado para enviar (${number.value.status}). Se registra con un PIN de seis cifras.`)
  talk.say('Si nunca le puso uno, invéntelo ahora. Si ya tiene «verificación en dos pasos», escriba el que tiene.')
  for (;;) {
    const pin = await askPin(talk)
    if (pin === undefined) return 'left'
    if (pin === '') return putOff(talk)
    const answer = await graph.register(id, pin)
    if (answer.ok && answer.value) {
      talk.say(`  Bien. Anote el PIN ${pin} y guárdelo junto con las claves: Meta lo pide si el número se registra otra vez.`)
      return 'done'
    }
    if (!answer.ok && answer.code === OTHER_PIN) {
      talk.say('  Este número ya tiene otro PIN. Escríbalo; si nadie lo sabe, cámbielo en el Administrador de WhatsApp,')
      talk.say('  en el número > Verificación en dos pasos, y escriba aquí el nuevo.')
      continue
    }
    talk.say(`  ${answer.ok ? 'Meta no lo registró.' : whyNot(answer)}`)
    return putOff(talk)
  }
}

async function askPin(talk: Talk): Promise<string | undefined> {
  for (;;) {
    const typed = (await talk.ask('PIN de seis cifras (o Entrar, para otro día):'))?.replace(/\s/g, '')
    if (typed === undefined || typed === '' || /^\d{6}$/.test(typed)) return typed
    talk.say('  Son seis cifras, por ejemplo 482913.')
  }
}

function putOff(talk: Talk): 'later' {
  talk.say('  Mientras no esté registrado, ningún mensaje sale. Repita npm run setup cuando pueda.')
  return 'later'
}

function whyNot(answer: Parameters<typeof noAnswer>[0]): string {
  const known = answer.code === undefined ? undefined : REFUSED[answer.code]
  if (known) return known
  const finding = refusal(answer, 'el registro del número')
  return finding.state === 'ok' ? finding.what : `${finding.what} ${finding.mend}`
}

if (import.meta.main) {
  const talk = terminalTalk()
  await runCommand(() => setupCommand({ root: ROOT, env: process.env, talk, fetch: network, clock: systemClock })).finally(
    talk.close,
  )
}
