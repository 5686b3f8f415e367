import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { isGuessable } from '../src/config.ts'

test.each([
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'contrasena12345678901234',
  'C0ntr4sena-1234567890-abcd',
  'abcdefghijklmnopqrstuvwxyz',
  '987654321098765432109876',
  'abc123abc123abc123abc123abc123',
  'Ventanilla2026Ventanilla2026',
  'x7Kq-x7Kq-x7Kq-x7Kq-x7Kq-x7Kq',
  'qwertyuiopasdfghjklzxcvbnm',
  'administrador-de-ventanilla',
  'admin-admin-admin-admin-01',
  'passwordpasswordpassword',
  '000000000000000000000000001',
  '--------------------------',
  'clave-secreta-de-la-oficina',
])('%s can be guessed', (key) => {
  expect(isGuessable(key)).toBe(true)
})

test.each([
  'correct-horse-battery-staple',
  'el-perro-de-Ramon-ladra-a-las-7',
  '550e8400-e29b-41d4-a716-446655440000',
  'Zt9$kP2!mQ7#rX4^vL6&wN1*',
])('%s cannot', (key) => {
  expect(isGuessable(key)).toBe(false)
})

test('what chance made is taken, in each of the ways in which people make a key', () => {
  const made = (alphabet: string, length: number) =>
    fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((chars) => chars.join(''))
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (const keys of [made(base64, 24), made(base64, 32), made('0123456789abcdef', 32)])
    fc.assert(
      fc.property(keys, (key) => !isGuessable(key)),
      { numRuns: 5_000, seed: 7 },
    )
})
