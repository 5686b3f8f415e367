import { expect, test } from 'bun:test'
import { failuresIn } from './failures.ts'

const PASSES = Array.from({ length: 200 }, (_, nth) => `(pass) a citizen is served ${nth} [1.00ms]`)

test('of a long run the failed tests are named with their files, and their errors follow', () => {
  const said = failuresIn(
    [
      'bun test v1.4.5 (a7733435c) 2x PARALLEL',
      '',
      'test/booking/holds.test.ts:',
      ...PASSES,
      '(fail) a hold ends > at its minute [3.10ms]',
      'test/config.test.ts:',
      ...PASSES,
      'test/booking/holds.test.ts:',
      '12 |   expect(ends).toBe(10)',
      '                      ^',
      'error: expect(received).toBe(expected)',
      'Expected: 10',
      'Received: 11',
      '      at <anonymous> (test/booking/holds.test.ts:12:16)',
      ...PASSES,
      '1001 pass',
      '    1 fail',
      'Ran 1002 tests across 300 files. [180.00s]',
    ].join('\n'),
  )
  expect(said).toEqual([
    'test/booking/holds.test.ts: (fail) a hold ends > at its minute [3.10ms]',
    '--- test/booking/holds.test.ts',
    'error: expect(received).toBe(expected)',
    'Expected: 10',
    'Received: 11',
    '      at <anonymous> (test/booking/holds.test.ts:12:16)',
  ])
})

test('a test that took too long, a process of tests that died and an error outside of a test are told too', () => {
  const said = failuresIn(
    [
      'test/process/stop.test.ts:',
      '(fail) it stops [30001.10ms]',
      '  ^ this test timed out after 30000ms.',
      'test/process/kill.test.ts:',
      '✗ test/process/kill.test.ts (worker crashed: exit code 3)',
      'test/log.test.ts:',
      ...PASSES,
      '# Unhandled error between tests',
      '-------------------------------',
      "error: Cannot find module './gone.ts'",
    ].join('\n'),
  ).join('\n')
  expect(said).toContain('test/process/stop.test.ts: (fail) it stops')
  expect(said).toContain('timed out after 30000ms')
  expect(said).toContain('worker crashed: exit code 3')
  expect(said).toContain("Cannot find module './gone.ts'")
})

test('many failures take sixty lines, and each file has its share of them', () => {
  const files = Array.from({ length: 7 }, (_, nth) => [
    `test/booking/number-${nth}.test.ts:`,
    ...Array.from({ length: 400 }, () => 'what the test printed besides'),
    ...Array.from({ length: 9 }, (_, at) => [`error: wrong ${at}`, `(fail) test ${at}`]).flat(),
  ])
  const said = failuresIn(files.flat().join('\n'))
  expect(said.length).toBeLessThanOrEqual(60)
  for (let nth = 0; nth < 7; nth++) expect(said).toContain(`--- test/booking/number-${nth}.test.ts`)
  expect(said).toContain('... and 34 lines more')
})

test('of a step that is no test the last lines are told', () => {
  const lines = Array.from({ length: 100 }, (_, nth) => `src/main.ts(${nth},1): error TS2322: not assignable`)
  expect(failuresIn(lines.join('\n'))).toEqual(lines.slice(40))
})
