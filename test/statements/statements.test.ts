import { expect, test } from 'bun:test'
import { checkAll } from './all.ts'

test('every SQL text of the house is as it is declared: rows, parameters, indexes', async () => {
  const { wrong, count } = await checkAll()
  expect(wrong.map(({ at, faults }) => `${at}: ${faults.join('; ')}`)).toEqual([])
  expect(count).toBeGreaterThan(500)
})
