import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeQR } from 'qr'
import { createVault } from '../../src/vault.ts'
import { verifyQrCommand } from '../../src/visits/commands/verify-qr.ts'
import { codeOf, keyIdOf, keyLine, passWords } from '../../src/visits/pass.ts'
import { testClock } from '../clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-qr-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DATA_KEY = Buffer.alloc(32, 7).toString('base64')
const vault = createVault(Buffer.alloc(32, 7), testClock())
const words = passWords({
  keyId: keyIdOf(vault.publicKey()),
  folio: 'K7M-4QX',
  members: 2,
  officeId: 3,
  startsAt: Date.parse('2026-12-03T18:00:00Z'),
  nonce: 'AAAA',
})
const code = codeOf(words, vault.sign(words))
writeFileSync(join(folder, 'llave.txt'), `${keyLine(vault.publicKey())}\n`)

async function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const lines: string[] = []
  const exit = await verifyQrCommand(args, env, folder, (line) => lines.push(line))
  return { exit, said: lines.join('\n') }
}

/** A photograph of sorts: the code on a page, in another format, size and turn. */
async function photograph(name: string, draw: (image: Bun.Image) => Bun.Image, text = code): Promise<string> {
  const gif = encodeQR(text, 'gif', { ecc: 'medium', scale: 5, border: 8 })
  writeFileSync(join(folder, name), await draw(new Bun.Image(gif)).bytes())
  return name
}

test('a text is checked with nothing but the public key', async () => {
  const { exit, said } = await run([code, 'llave.txt'])
  expect(exit).toBe(0)
  expect(said).toContain('FIRMA VÁLIDA: folio K7M-4QX, 2 personas, oficina número 3, 2026-12-03T18:00:00Z')
  expect(said).toContain('/puerta')
})

test.each([
  ['png', 'foto.png', (image: Bun.Image) => image.png()],
  ['jpeg, larger, quarter turn', 'foto.jpg', (image: Bun.Image) => image.resize(1900, 1900).rotate(90).jpeg({ quality: 60 })],
  ['webp, small', 'foto.webp', (image: Bun.Image) => image.resize(220, 220).webp({ quality: 80 })],
] as const)('a picture is read: %s', async (_, name, draw) => {
  expect(await run([await photograph(name, draw), 'llave.txt'])).toMatchObject({ exit: 0 })
})

test('what was changed, or signed by another, is not ours', async () => {
  const tampered = code.replace(':2:', ':4:')
  expect(await run([tampered, 'llave.txt'])).toMatchObject({ exit: 1, said: expect.stringContaining('alguien lo cambió') })
  const other = createVault(Buffer.alloc(32, 8), testClock())
  const foreign = passWords({
    keyId: keyIdOf(other.publicKey()),
    folio: 'K7M-4QX',
    members: 1,
    officeId: 3,
    startsAt: 0,
    nonce: 'AAAA',
  })
  const theirs = await run([codeOf(foreign, other.sign(foreign)), 'llave.txt'])
  expect(theirs).toMatchObject({ exit: 1, said: expect.stringContaining('otra instalación') })
  expect((await run([await photograph('otro.png', (image) => image.png(), 'https://example.org'), 'llave.txt'])).said).toContain(
    'NO ES NUESTRO',
  )
})

test('a picture without a code, and a file that is no picture, are told so', async () => {
  writeFileSync(join(folder, 'texto.jpg'), 'no soy una foto')
  expect(await run(['texto.jpg', 'llave.txt'])).toMatchObject({ exit: 1, said: expect.stringContaining('ningún código QR') })
})

test('the public key of this installation is written to a file, and serves at once', async () => {
  expect(await run(['--llave'], { DATA_KEY })).toMatchObject({ exit: 0 })
  expect(readFileSync(join(folder, 'llave-publica.txt'), 'utf8')).toBe(`${keyLine(vault.publicKey())}\n`)
  expect(await run([code])).toMatchObject({ exit: 0 })
})

test('without a key nothing is said about a receipt', async () => {
  expect(await run([code, 'no-hay.txt'])).toMatchObject({ exit: 1, said: expect.stringContaining('No hay llave pública') })
  expect((await run([])).exit).toBe(1)
})
