import { expect, test } from 'bun:test'
import { actingTime, clockIsDoubted, noteOutsideTime, officeTime } from '../../db/acting-time.ts'
import { type Db, write } from '../../db/open.ts'
import { DUE } from '../../src/capabilities.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { followClock } from '../../src/messaging/clock-put-back.ts'
import { copyOf } from '../copied.ts'

const BEAT = Date.parse('2026-11-24T16:00:00Z')

/** A house whose heart beat last at BEAT. */
const house = (): Db => copyOf('beaten', (db) => void db.client.run(`insert into heartbeat values (1, ${BEAT})`))
const hear = (db: Db, at: number, machine: number): number => write(db, (tx) => noteOutsideTime(tx, at, machine))

test('a clock is believed up to an hour after the last sign of life, and a new database believes it', () => {
  const db = house()
  for (const later of [0, MINUTE, HOUR]) expect(actingTime(db, BEAT + later)).toBe(BEAT + later)
  for (const later of [HOUR + 1, 12 * HOUR, 400 * DAY]) expect(actingTime(db, BEAT + later)).toBe(BEAT)
  expect(actingTime(copyOf('empty'), BEAT + 400 * DAY)).toBe(BEAT + 400 * DAY)
})

test('a clock that was put back is followed, not doubted', () => {
  expect(actingTime(house(), BEAT - 400 * DAY)).toBe(BEAT - 400 * DAY)
})

test('a webhook that Meta repeats after a week proves only that its own moment is over', () => {
  const db = house()
  const machine = BEAT + 400 * DAY
  expect(hear(db, BEAT + 7 * DAY, machine)).toBe(BEAT + 7 * DAY)
  expect([actingTime(db, machine), clockIsDoubted(db, machine)]).toEqual([BEAT + 7 * DAY, true])
  expect(hear(db, BEAT + 3 * DAY, machine)).toBe(BEAT + 7 * DAY) // An older one takes nothing back.
  expect(hear(db, machine - HOUR - SECOND, machine)).toBe(machine - HOUR - SECOND)
  expect(clockIsDoubted(db, machine)).toBe(true)
})

test('a time within an hour agrees: an office that was off for three weeks goes on', () => {
  for (const off of [-HOUR, -40 * SECOND, 0, 40 * SECOND, DAY]) {
    const db = house()
    const machine = BEAT + 21 * DAY
    expect(hear(db, machine + off, machine)).toBe(machine)
    expect(clockIsDoubted(db, machine + 30 * MINUTE)).toBe(off === -HOUR)
  }
})

test('a time far beyond the clock is as strange as the clock and proves nothing', () => {
  const db = house()
  const machine = BEAT + 21 * DAY
  for (const at of [machine + DAY + 1, machine * 1_000, Number.NaN]) expect(hear(db, at, machine)).toBe(BEAT)
})

test('nothing is noted while nobody doubts the clock', () => {
  const db = house()
  hear(db, BEAT + MINUTE, BEAT + MINUTE)
  expect(db.client.query("select 1 from facts where name = 'outside_time'").get()).toBeNull()
})

test('whoever works at the office acts by the true time when it was just heard, else by the clock that they see', () => {
  const db = house()
  const machine = BEAT + 400 * DAY
  expect(officeTime(db, machine)).toBe(machine)
  hear(db, BEAT + 5 * MINUTE, machine)
  expect(officeTime(db, machine + 2 * MINUTE)).toBe(BEAT + 5 * MINUTE)
  expect(officeTime(db, machine + 4 * MINUTE)).toBe(machine + 4 * MINUTE)
})

test('what was heard is forgotten with a clock that is put back behind it', () => {
  const db = house()
  const machine = BEAT + 30 * DAY
  hear(db, machine, machine) // Somebody confirmed a clock that was a month ahead.
  write(db, (tx) => tx.client.query('update heartbeat set at = ?').run(machine))
  write(db, (tx) => followClock(tx, DUE, BEAT + MINUTE))
  expect(actingTime(db, BEAT + 20 * DAY)).toBe(BEAT + MINUTE)
})
