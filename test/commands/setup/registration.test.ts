// Registering the number with its PIN.
import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import type { MetaSide } from '../world.ts'
import { arrange, INSTITUTION, META, PLACES } from './stage.ts'

test('a number that is not registered yet is registered with a PIN, which is to be kept and stands in no file', async () => {
  const { file, run } = arrange()
  const side: Partial<MetaSide> = { status: 'PENDING' }
  const { code, said } = await run([...META, ...PLACES, '12345', 'hola', '482913', ...INSTITUTION], side)
  expect(code).toBe(0)
  expect(said).toContain('El número todavía no está registrado para enviar (PENDING)')
  expect(said).toContain('Son seis cifras')
  expect(said).toContain('Anote el PIN 482913')
  expect(readFileSync(file, 'utf8')).not.toContain('482913')
})

test('a number that has another PIN asks for that one; whoever does not know it goes on and is told what that means', async () => {
  const { run } = arrange()
  const known = await run([...META, ...PLACES, '111111', '222222', ...INSTITUTION], { status: 'PENDING', pin: '222222' })
  expect(known.code).toBe(0)
  expect(known.said).toContain('ya tiene otro PIN')
  expect(known.said).toContain('Anote el PIN 222222')
  const unknown = await arrange().run([...META, ...PLACES, '111111', '', ...INSTITUTION], { status: 'PENDING', pin: '222222' })
  expect(unknown.code).toBe(0)
  expect(unknown.said).toContain('ningún mensaje sale')
})

test('a number that Meta already knows as registered, and a test number, are asked for no PIN', async () => {
  for (const status of ['CONNECTED', undefined])
    expect((await arrange().run([...META, ...PLACES, ...INSTITUTION], { status })).said).not.toContain('PIN')
})
