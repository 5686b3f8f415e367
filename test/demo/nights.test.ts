import { expect, test } from 'bun:test'
import { nextRound } from '../../src/demo/time.ts'
import { openOffice } from '../jobs/arrange.ts'

test('the round of a night is at 6:05 of the institution, today or tomorrow', () => {
  const { db } = openOffice()
  const at = (text: string) => new Date(nextRound(db, Date.parse(text))).toISOString()
  expect(at('2026-11-24T11:00:00Z')).toBe('2026-11-24T12:05:00.000Z')
  expect(at('2026-11-24T12:05:00Z')).toBe('2026-11-25T12:05:00.000Z')
  expect(at('2026-11-25T05:59:00Z')).toBe('2026-11-25T12:05:00.000Z')
})
