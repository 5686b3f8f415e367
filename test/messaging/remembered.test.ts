import { expect, test } from 'bun:test'
import { systemClock } from '../../src/clock.ts'
import { openAgain, recall, remember } from '../../src/messaging/remembered.ts'
import { createVault } from '../../src/vault.ts'

const newVault = () => createVault(new Uint8Array(32).fill(3), systemClock)

test('what is remembered belongs to the very bytes that were sealed, and to one vault', () => {
  const vault = newVault()
  const sealed = vault.seal('Toluca')
  remember(vault, 'state:1', sealed, 'Toluca')
  expect(recall(vault, 'state:1', Buffer.from(sealed))).toBe('Toluca')
  expect(recall(vault, 'state:1', vault.seal('Toluca'))).toBeUndefined()
  expect(recall(vault, 'state:2', sealed)).toBeUndefined()
  expect(recall(newVault(), 'state:1', sealed)).toBeUndefined()
})

test('a name that changed is opened anew, and who wrote longest ago is forgotten first', () => {
  const vault = newVault()
  expect(openAgain(vault, 'profile:1', vault.seal('Ana'))).toBe('Ana')
  const changed = vault.seal('Ana María')
  expect(openAgain(vault, 'profile:1', changed)).toBe('Ana María')
  for (let i = 0; i < 3_000; i++) remember(vault, `state:${i}`, changed, 'x')
  expect(recall(vault, 'profile:1', changed)).toBeUndefined()
  expect(recall(vault, 'state:2999', changed)).toBe('x')
})
