import { expect, test } from 'bun:test'
import { copiesToDelete } from '../../src/jobs/backup.ts'

const nightly = (days: number, until = '2026-11-24') =>
  Array.from({ length: days }, (_, ago) => Temporal.PlainDate.from(until).subtract({ days: ago }).toString())
    .map((day) => `ventanilla-${day.replaceAll('-', '')}-0330.db`)
    .sort()

test('of a year of nightly copies fourteen days and eight weeks stay', () => {
  const files = nightly(365)
  const kept = files.filter((file) => !copiesToDelete(files).includes(file))
  expect(kept.slice(-14)).toEqual(nightly(14))
  expect(kept).toHaveLength(14 + 5) // The fourteen days already hold the newest copies of three of the eight weeks.
  expect(kept[0]).toBe('ventanilla-20261011-0330.db') // The Sunday of the eighth week.
})

test('of several copies of a day the newest stays', () => {
  const files = ['ventanilla-20261124-0330.db', 'ventanilla-20261124-1200.db', 'ventanilla-20261124-0900.db']
  expect(copiesToDelete(files)).toEqual(['ventanilla-20261124-0900.db', 'ventanilla-20261124-0330.db'])
})

test('a computer that was off for years still has its newest copies', () => {
  expect(copiesToDelete(nightly(3, '2019-01-03'))).toEqual([])
})

test('files that are not copies of ours are never touched', () => {
  expect(copiesToDelete(['notas.txt', 'ventanilla.db', 'ventanilla-20261124-0330.db.bak', ...nightly(1)])).toEqual([])
})

test('of copies that did not pass the three newest stay, beside all the good ones', () => {
  const bad = [1, 2, 3, 4, 5].map((hour) => `sin-verificar-20261124-0${hour}00.db`)
  expect(copiesToDelete([...nightly(3), ...bad])).toEqual(['sin-verificar-20261124-0100.db', 'sin-verificar-20261124-0200.db'])
})
