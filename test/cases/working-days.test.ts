import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { afterWorkingDays, helpAt, helpTimeBetween } from '../../src/cases/working-days.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'

/** The sample institution answers from Monday to Friday, 9:00 to 15:00 h in central Mexico. */
const { db } = openDesk()
const at = (iso: string) => Date.parse(iso)

test('a deadline counts working days from the next one on, and ends with its last day', () => {
  // Tuesday; one working day later is the whole of Wednesday.
  expect(afterWorkingDays(db, at('2026-11-24T16:00:00Z'), 1)).toBe(at('2026-11-26T06:00:00Z'))
  // Over a weekend.
  expect(afterWorkingDays(db, at('2026-11-27T16:00:00Z'), 1)).toBe(at('2026-12-01T06:00:00Z'))
})

test('days that the calendar names do not count', () => {
  write(db, (tx) => tx.client.run("insert into non_working_days (day, name) values ('2026-11-25', 'día de prueba')"))
  expect(afterWorkingDays(db, at('2026-11-24T16:00:00Z'), 1)).toBe(at('2026-11-27T06:00:00Z'))
  expect(helpAt(db, at('2026-11-25T17:00:00Z'))).toEqual({ open: false, until: at('2026-11-26T15:00:00Z') })
  write(db, (tx) => tx.client.run("delete from non_working_days where day = '2026-11-25'"))
})

test('a person answers within the hours, not a minute after them', () => {
  expect(helpAt(db, at('2026-11-24T20:59:00Z'))).toEqual({ open: true, until: at('2026-11-24T21:00:00Z') })
  expect(helpAt(db, at('2026-11-24T21:00:00Z'))).toEqual({ open: false, until: at('2026-11-25T15:00:00Z') })
  expect(helpAt(db, at('2026-11-27T21:00:00Z'))).toEqual({ open: false, until: at('2026-11-30T15:00:00Z') })
})

test('waiting counts only while somebody should have answered', () => {
  const friday = at('2026-11-27T20:30:00Z') // 14:30 h
  expect(helpTimeBetween(db, friday, at('2026-11-30T15:00:00Z'))).toBe(30 * MINUTE)
  expect(helpTimeBetween(db, friday, at('2026-11-30T17:00:00Z'))).toBe(2 * HOUR + 30 * MINUTE)
})
