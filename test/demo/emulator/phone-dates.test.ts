import { expect, test } from 'bun:test'
import { clockOf } from '../../../src/demo/emulator/phone/browser/dates.ts'

test('the telephone says whose clock it shows as people write it', () => {
  expect(clockOf('America/Mexico_City')).toBe('hora de Ciudad de México')
  expect(clockOf('America/Cancun')).toBe('hora de Cancún')
  expect(clockOf('America/Tijuana')).toBe('hora de Tijuana')
})
