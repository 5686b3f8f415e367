import { expect, test } from 'bun:test'
import { slowerThanNoted } from './times.ts'

test('a step that computes a quarter more than was noted is named with both times; a few seconds more are not', () => {
  const before = { Types: { took: 20, computed: 14 }, Browser: { took: 60, computed: 100 }, Gone: { took: 1, computed: 1 } }
  const after = { Types: { took: 90, computed: 18.4 }, Browser: { took: 60, computed: 131 } }
  expect(slowerThanNoted(after, before)).toEqual([
    '=== Slower: Browser computed 131 s, 31 % more than the 100 s in test/ci-times.json',
  ])
  expect(slowerThanNoted({ Browser: { took: 500, computed: 124 } }, before)).toEqual([])
  expect(slowerThanNoted({ New: { took: 3, computed: 2.4 } }, before)).toEqual([
    '=== Not in test/ci-times.json: New computed 2 s (npm run check -- "New" --note)',
  ])
})
