import { expect, test } from 'bun:test'
import { systemClock } from '../../src/clock.ts'
import { createMemory, openAgain } from '../../src/messaging/conversations.ts'
import { createVault } from '../../src/vault.ts'

const newVault = () => createVault(new Uint8Array(32).fill(3), systemClock)

test('what is remembered belongs to the very bytes that were sealed, and to one vault', () => {
  const vault = newVault()
  const sealed = vault.seal('Toluca')
  const { recall, remember } = createMemory<string>()
  remember(vault, 1, sealed, 'Toluca')
  expect(recall(vault, 1, Buffer.from(sealed))).toBe('Toluca')
  expect(recall(vault, 1, vault.seal('Toluca'))).toBeUndefined()
  expect(recall(vault, 2, sealed)).toBeUndefined()
  expect(recall(newVault(), 1, sealed)).toBeUndefined()
})

test('a name that changed is opened anew, and who wrote longest ago is forgotten first', () => {
  const vault = newVault()
  expect(openAgain(vault, 'profile:1', vault.seal('Ana'))).toBe('Ana')
  const changed = vault.seal('Ana María')
  expect(openAgain(vault, 'profile:1', changed)).toBe('Ana María')
  const { recall, remember } = createMemory<string>()
  for (let i = 0; i < 1_001; i++) remember(vault, i, changed, 'x')
  expect(recall(vault, 0, changed)).toBeUndefined()
  expect(recall(vault, 1_000, changed)).toBe('x')
})
