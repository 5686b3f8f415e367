import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { inflateSync } from 'node:zlib'
import { decodeQR } from 'qr/decode.js'
import { ROOT, runCommand } from '../../commands/program.ts'
import { vaultInUse } from '../../commands/verify.ts'
import { readConfig } from '../../config.ts'
import { isSignedBy } from '../../vault.ts'
import { keyIdOf, keyLine, type Pass, readKeyLine, readPass } from '../pass.ts'

// npm run verify-qr -- TEXT|PICTURE [KEY FILE]: did we sign this receipt? Needs no database and no network. npm run verify-qr -- --llave
// [FILE]: writes the public key, for another computer or a page.

/** The default file. */
const KEY_FILE = 'llave-publica.txt'

/** Exit code 0: signed by us. */
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

/** The file's key, else this installation's. */
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

/** In a PNG, JPEG, WebP, GIF or BMP; undefined when none is found. */
export async function readCodeIn(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  for (const side of SIDES) {
    const picture = await pixelsOf(bytes, side)
    try {
      return decodeQR(picture, { effort: 4, timeLimit: 4_000 })
    } catch {
      // A photograph that is too sharp or too coarse is read at another size.
    }
  }
  return undefined
}

const SIDES = [1600, 900, 1200, 700, 850, 600, 1000, 2600]

/** Bun decodes every usual format but gives no pixels: it writes a plain PNG, unpacked here. */
async function pixelsOf(bytes: Uint8Array<ArrayBuffer>, side: number) {
  const png = await new Bun.Image(bytes).resize(side, side, { fit: 'inside', withoutEnlargement: true }).png().bytes()
  return unpackPng(png)
}

const SIGNATURE_BYTES = 8
/** By the colour type of PNG, at eight bits a channel. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 }

/** RGBA of an eight-bit PNG without interlacing. Refuses another kind. */
export function unpackPng(png: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const packed: Uint8Array[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let at = SIGNATURE_BYTES; at + 12 <= png.length; ) {
    const length = view.getUint32(at)
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8))
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      width = view.getUint32(at + 8)
      height = view.getUint32(at + 12)
      channels = body[8] === 8 && body[12] === 0 ? (CHANNELS[body[9] ?? -1] ?? 0) : 0
    } else if (kind === 'IDAT') packed.push(body)
    at += 12 + length
  }
  if (channels === 0) throw new Error('a PNG of another kind')
  return { width, height, data: toRgba(unfilter(inflateSync(Buffer.concat(packed)), width * channels, height, channels), channels) }
}

/** Each line of a PNG is encoded as a difference to its left and upper neighbours. */
function unfilter(raw: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const lines = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < channels ? 0 : (lines[at - channels] ?? 0)
      const up = y === 0 ? 0 : (lines[at - stride] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (lines[at - stride - channels] ?? 0)
      const told = raw[y * (stride + 1) + 1 + x] ?? 0
      lines[at] = told + predict(filter, left, up, corner)
    }
  }
  return lines
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return nearest(left, up, corner)
    default:
      return 0
  }
}

/** PNG's Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const promised = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(promised - left), Math.abs(promised - up), Math.abs(promised - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

function toRgba(samples: Uint8Array, channels: number): Uint8Array {
  const pixels = samples.length / channels
  const rgba = new Uint8Array(pixels * 4).fill(255)
  const grey = channels < 3
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let colour = 0; colour < 3; colour++) rgba[pixel * 4 + colour] = samples[pixel * channels + (grey ? 0 : colour)] ?? 0
  }
  return rgba
}

if (import.meta.main) await runCommand(() => verifyQrCommand(process.argv.slice(2), process.env, ROOT, console.log))
