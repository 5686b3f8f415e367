import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { openDemoClock } from '../../src/demo/time.ts'
import { testClock } from '../clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-demo-clock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A place for a database, with one in it or without. */
function databaseAt(name: string, there = true): string {
  const path = join(folder, name)
  if (there) writeFileSync(path, '')
  return path
}

test('the clock is put forward and goes on from there', () => {
  const machine = testClock()
  const began = machine.now()
  const clock = openDemoClock(databaseAt('forward.db'), machine)
  expect(clock.now()).toBe(began)
  clock.putForward(began + 7 * DAY)
  expect(clock.now()).toBe(began + 7 * DAY)
  machine.advance(MINUTE)
  expect(clock.now()).toBe(began + 7 * DAY + MINUTE)
  clock.putForward(began + 8 * DAY)
  expect(clock.now()).toBe(began + 8 * DAY)
})

test('it never goes back', () => {
  const machine = testClock()
  const clock = openDemoClock(databaseAt('back.db'), machine)
  clock.putForward(machine.now() + DAY)
  const then = clock.now()
  for (const earlier of [then, then - 1, machine.now(), 0]) clock.putForward(earlier)
  expect(clock.now()).toBe(then)
})

test('what waits for the network waits real time, wherever the calendar is', () => {
  const machine = testClock()
  const clock = openDemoClock(databaseAt('timers.db'), machine)
  const rung: string[] = []
  clock.after(HOUR, () => rung.push('an hour'))
  clock.putForward(clock.now() + 3 * DAY)
  expect(rung).toEqual([])
  machine.advance(HOUR)
  expect(rung).toEqual(['an hour'])
})

test('a later start goes on at the later hour', () => {
  const machine = testClock()
  const path = databaseAt('again.db')
  const first = openDemoClock(path, machine)
  first.putForward(machine.now() + 5 * DAY)
  machine.advance(HOUR)
  expect(openDemoClock(path, machine).now()).toBe(first.now())
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith('again'))
      .sort(),
  ).toEqual(['again.db', 'again.db.demo-clock'])
})

test('without the database of that time, or with nothing readable beside it, it starts with the machine', () => {
  const machine = testClock()
  const gone = databaseAt('gone.db', false)
  writeFileSync(`${gone}.demo-clock`, `${DAY}\n`)
  expect(openDemoClock(gone, machine).now()).toBe(machine.now())
  for (const [i, odd] of ['', 'tomorrow', '-86400000', '1e400', '12.5'].entries()) {
    const path = databaseAt(`odd-${i}.db`)
    writeFileSync(`${path}.demo-clock`, odd)
    expect(openDemoClock(path, machine).now()).toBe(machine.now())
  }
})

test('the later hour is on the disk before anybody sees it', () => {
  const machine = testClock()
  const path = databaseAt('disk.db')
  const clock = openDemoClock(path, machine)
  clock.putForward(machine.now() + DAY)
  expect(Number(readFileSync(`${path}.demo-clock`, 'utf8'))).toBe(DAY)
  const nowhere = openDemoClock(join(folder, 'no', 'such', 'folder.db'), machine)
  expect(() => nowhere.putForward(machine.now() + DAY)).toThrow()
  expect(nowhere.now()).toBe(machine.now())
  expect(existsSync(join(folder, 'no'))).toBe(false)
})
