import { expect, test } from 'bun:test'
import { slowerThanNoted } from './times.ts'

test('a step that computes a quarter more than was noted is named with both times; a few seconds more are not', () => {
  const before = { Types: 14, Browser: 100, Gone: 1 }
  expect(slowerThanNoted({ Types: 18.4, Browser: 131 }, before)).toEqual([
    '=== Slower: Browser computed 131 s, 31 % more than the 100 s in test/ci-times.json',
  ])
  expect(slowerThanNoted({ Browser: 124 }, before)).toEqual([])
  expect(slowerThanNoted({ New: 2.4 }, before)).toEqual([
    '=== Not in test/ci-times.json: New computed 2 s (npm run check -- "New" --note)',
  ])
})
