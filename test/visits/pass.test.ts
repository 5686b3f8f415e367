import { expect, test } from 'bun:test'
import { createVault, isSignedBy } from '../../src/vault.ts'
import { codeOf, keyIdOf, keyLine, nonceOf, type Pass, passWords, readKeyLine, readPass } from '../../src/visits/pass.ts'
import { testClock } from '../clock.ts'

const clock = testClock('2026-11-24T16:00:00Z')
const vault = createVault(new Uint8Array(32).fill(7), clock)
const publicKey = vault.publicKey()
const pass: Pass = {
  keyId: keyIdOf(publicKey),
  folio: 'K7M-4QX',
  members: 4,
  officeId: 12,
  startsAt: Date.parse('2026-12-03T18:00:00Z'),
  nonce: nonceOf(Uint8Array.of(1, 2, 3)),
}
const code = codeOf(passWords(pass), vault.sign(passWords(pass)))
const isGood = (text: string) => {
  const read = readPass(text)
  return read !== undefined && isSignedBy(publicKey, read.signed, read.signature)
}

test('a code says which visit it is for and is signed', () => {
  expect(readPass(code)?.pass).toEqual(pass)
  expect(isGood(code)).toBe(true)
  expect(isGood(` ${code}\n`)).toBe(true)
})

test('it fits the densest letters of a QR code and holds no name', () => {
  expect(code).toMatch(/^[\dA-Z:-]+$/)
  expect(code.length).toBeLessThanOrEqual(154) // What 41 x 41 dots hold when a sixth of them may be dirty.
})

test('no letter of it can be changed, left out or added', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:- ']
  const changed = [...code].flatMap((letter, at) =>
    letters.filter((other) => other !== letter).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
  )
  const shorter = [...code].map((_, at) => code.slice(0, at) + code.slice(at + 1))
  const longer = [...code].flatMap((_, at) => ['A', '2', ':'].map((more) => `${code.slice(0, at)}${more}${code.slice(at)}`))
  const accepted = [...changed, ...shorter, ...longer, `${code}A`, `${code}A`.repeat(2)].filter(
    // A blank at either end is no part of the code.
    (text) => text.trim() !== code && isGood(text),
  )
  expect(accepted).toEqual([])
})

test('no bit of the signature can be flipped', () => {
  const words = passWords(pass)
  const signature = vault.sign(words)
  for (let bit = 0; bit < signature.length * 8; bit++) {
    const wrong = Uint8Array.from(signature)
    wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(isGood(codeOf(words, wrong))).toBe(false)
  }
})

test('another installation signs with another key, the same one always with the same', () => {
  const other = createVault(new Uint8Array(32).fill(8), clock)
  const words = passWords(pass)
  expect(isGood(codeOf(words, other.sign(words)))).toBe(false)
  expect(createVault(new Uint8Array(32).fill(7), clock).publicKey()).toEqual(publicKey)
})

test('the public key goes onto paper as one line and comes back', () => {
  expect(readKeyLine(`${keyLine(publicKey)}\n`)).toEqual(publicKey)
  for (const line of ['', 'VENTANILLA-LLAVE1:', keyLine(publicKey).slice(0, -1), `${keyLine(publicKey)}A`, code])
    expect(readKeyLine(line)).toBeUndefined()
})

test('what is no code of ours is none, however long', () => {
  const others = ['', ':', 'https://example.org', 'K7M-4QX', `VENTANILLA1:${'A'.repeat(5000)}`, 'VENTANILLA1:::::::', '\u0000']
  for (const text of others) expect(readPass(text)).toBeUndefined()
})
