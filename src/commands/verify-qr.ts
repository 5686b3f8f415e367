// npm run verify-qr -- TEXT|PICTURE [KEY FILE]: was this receipt signed by us? Needs no database and no network.
// npm run verify-qr -- --llave [FILE]: writes the public key, for another computer or a page.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyIdOf, keyLine, type Pass, readKeyLine, readPass } from '../checkin/pass.ts'
import { readConfig } from '../config.ts'
import { isSignedBy } from '../vault.ts'
import { readCodeIn } from './picture.ts'
import { ROOT, runCommand } from './program.ts'
import { vaultInUse } from './verify.ts'

/** Where the public key is looked for when no file is named. */
const KEY_FILE = 'llave-publica.txt'

/** The whole command: what to print and the exit code (0: signed by us). */
export async function verifyQrCommand(
  args: string[],
  env: NodeJS.ProcessEnv,
  root: string,
  say: (line: string) => void,
): Promise<number> {
  const [what, file] = args
  if (what === '--llave') return exportKey(env, root, file ?? KEY_FILE, say)
  if (what === undefined) {
    say('Escriba el texto del código o el archivo de una foto, por ejemplo: npm run verify-qr -- foto.jpg llave-publica.txt')
    return 1
  }
  const key = publicKeyFrom(env, root, file)
  if (!key) {
    say(`No hay llave pública en ${file ?? KEY_FILE}. Hágala en el equipo de la oficina: npm run verify-qr -- --llave`)
    return 1
  }
  const code = await codeIn(resolve(root, what), what)
  if (code === undefined) {
    say('No se encontró ningún código QR en la foto. Tómela más cerca, con luz y sin doblar el papel.')
    return 1
  }
  return judge(code, key, say)
}

async function codeIn(path: string, text: string): Promise<string | undefined> {
  if (readPass(text) || !existsSync(path)) return text
  return readCodeIn(Uint8Array.from(readFileSync(path))).catch(() => undefined)
}

function judge(code: string, key: Uint8Array, say: (line: string) => void): number {
  const read = readPass(code)
  if (!read) {
    say('NO ES NUESTRO: no es el código de un comprobante de Ventanilla.')
    return 1
  }
  if (!isSignedBy(key, read.signed, read.signature)) {
    const other = read.pass.keyId === keyIdOf(key) ? 'alguien lo cambió' : 'lo firmó otra instalación, o nadie'
    say(`NO ES NUESTRO: la firma no es de esta llave (${other}).`)
    return 1
  }
  say(`FIRMA VÁLIDA: ${describe(read.pass)}`)
  say('Sin conexión no se sabe si la cita se canceló, se cambió o ya se usó: eso lo dice la página /puerta.')
  return 0
}

function describe({ folio, members, officeId, startsAt }: Pass): string {
  const at = Temporal.Instant.fromEpochMilliseconds(startsAt).toString()
  return `folio ${folio}, ${members === 1 ? '1 persona' : `${members} personas`}, oficina número ${officeId}, ${at} (hora universal).`
}

/** The key of the file that was named or lies here, else that of this installation. */
function publicKeyFrom(env: NodeJS.ProcessEnv, root: string, file: string | undefined): Uint8Array | undefined {
  const path = resolve(root, file ?? KEY_FILE)
  if (existsSync(path)) return readKeyLine(readFileSync(path, 'utf8'))
  return file === undefined ? ownKey(env, root) : undefined
}

const ownKey = (env: NodeJS.ProcessEnv, root: string): Uint8Array | undefined => vaultInUse(readConfig(env, root))?.publicKey()

function exportKey(env: NodeJS.ProcessEnv, root: string, file: string, say: (line: string) => void): number {
  const key = ownKey(env, root)
  if (!key) {
    say('Esta instalación no tiene DATA_KEY todavía: la hace npm run setup.')
    return 1
  }
  const path = resolve(root, file)
  writeFileSync(path, `${keyLine(key)}\n`)
  say(`La llave pública ${keyIdOf(key)} quedó en ${path}. No es secreta: con ella se comprueba, pero no se firma.`)
  return 0
}

if (import.meta.main) await runCommand(() => verifyQrCommand(process.argv.slice(2), process.env, ROOT, console.log))
