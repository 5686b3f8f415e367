import { expect, test } from 'bun:test'
import { brokenInvariants, unsoundness } from '../../db/invariants.ts'
import { hold } from '../../src/booking/holds.ts'
import { seatsAt, startsOn } from '../../src/schedule/adjacent-hours.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import { closeHours } from '../../src/schedule/opening-hours.ts'
import { publish } from '../../src/schedule/publication.ts'
import { readUsualWeek } from '../../src/schedule/usual-week.ts'
import { HOOKS, meet, openHouse, openOffice, requestedPlaces, setUsualWeek, somebody } from '../cast.ts'

const DAY = '2026-11-26'

/** Toluca has windows from 9:00 to 10:00 and a room with quarters of an hour from 9:30 to 10:00, one at a time each. */
function stage() {
  const house = openHouse()
  const { office, windows, room } = house.at((tx, now) => {
    const office = openOffice(tx, { daysAhead: 3 })
    const windows = 1
    const { lastInsertRowid } = tx.client.run(
      `insert into schedules (office_id, name, slot_minutes) values (${office}, 'Sala', 15)`,
    )
    const room = Number(lastInsertRowid)
    tx.client.run(`insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows)
      select id, 4, iif(schedule_id = ${room}, 570, 540), 600, 1 from schedule_plans`)
    publish(tx, HOOKS, office, now)
    return { office, windows, room }
  })
  const hours = () =>
    house.db.client
      .query<{ hour: string }, []>(
        `select schedule_id || ' ' || (minute / 60) || ':' || substr('0' || (minute % 60), -2) || ' ' || ((ends_at - starts_at) / 60000)
           || iif(closed_at is null, '', ' closed') as hour from slots order by schedule_id, starts_at`,
      )
      .all()
      .map((row) => row.hour)
  const free = (places: number) =>
    freeSlots(house.db, { officeIds: [office], procedureIds: ['renewal'], places, limit: 9 }, house.clock.now())
  return { house, office, windows, room, hours, free }
}

test('the hours of an office are those of its schedules, each as long as its own slots', () => {
  const { house, office, hours, windows, room } = stage()
  expect(hours()).toEqual([`${windows} 9:00 30`, `${windows} 9:30 30`, `${room} 9:30 15`, `${room} 9:45 15`])
  expect(house.at((tx, now) => publish(tx, HOOKS, office, now)).written).toBe(0)
  expect(brokenInvariants(house.db)).toEqual([])
})

test('an hour that two schedules have is offered once, and the second place of it when the first is taken', () => {
  const { house, office, free, windows, room } = stage()
  const scheduleOf = (slotId = 0) =>
    house.db.client.query<{ id: number }, [number]>('select s.schedule_id as id from slots s where s.id = ?').get(slotId)
  expect(free(1).map((slot) => slot.minute)).toEqual([540, 570, 585])
  const [, half] = free(1)
  expect(scheduleOf(half?.slotId)).toEqual({ id: windows })
  const take = (nth: number) =>
    house.at((tx, now) => {
      const wish = requestedPlaces(free(1)[1]?.slotId ?? 0, [somebody(nth)])
      return hold(tx, house.deps, { contactId: meet(tx), wish, holdMs: 600_000 }, now).ok
    })
  expect(take(1)).toBe(true)
  expect(scheduleOf(free(1)[1]?.slotId)).toEqual({ id: room })
  expect(take(2)).toBe(true)
  expect(free(1).map((slot) => slot.minute)).toEqual([540, 585])
  const [nearest] = officesWithRoom(house.db, { procedureIds: ['renewal'], places: 1, limit: 1 }, house.clock.now())
  expect([nearest?.office.id, nearest?.first?.minute]).toEqual([office, 540])
})

test('a family sits in the hours of one schedule, never across two', () => {
  const { house, office, free } = stage()
  expect(free(2).map((slot) => slot.minutes)).toEqual([
    [540, 570],
    [570, 585],
  ])
  expect(free(3)).toEqual([])
  const nine = free(1)[0]?.slotId ?? 0
  expect(seatsAt(house.db, nine, [1, 1])?.map((seat) => seat.minute)).toEqual([540, 570])
  expect(seatsAt(house.db, nine, [1, 1, 1])).toBeUndefined()
  const where = { officeId: office, procedureIds: ['renewal'], day: DAY, notBefore: house.clock.now() }
  expect(startsOn(house.db, where, [1, 1]).map((slot) => slot.minute)).toEqual([540, 570])
})

test('a closed day closes every schedule of the office; another usual week is that of its windows', () => {
  const { house, office, hours, windows, room } = stage()
  house.at((tx, now) =>
    setUsualWeek(
      tx,
      office,
      { hours: [{ weekday: 4, nth: 0, fromMinute: 540, untilMinute: 580, windows: 2 }], slotMinutes: 20, daysAhead: 3 },
      now,
    ),
  )
  expect(readUsualWeek(house.db, office, '2026-11-24')?.slotMinutes).toBe(20)
  expect(hours()).toEqual([
    `${windows} 9:00 20`,
    `${windows} 9:20 20`,
    `${windows} 9:30 30 closed`,
    `${room} 9:30 15`,
    `${room} 9:45 15`,
  ])
  const span = { officeId: office, day: DAY, fromMinute: 0, untilMinute: 1440, reason: 'obra' }
  expect(house.at((tx, now) => closeHours(tx, house.deps, span, now)).hoursClosed).toBe(4)
  expect(hours().every((hour) => hour.endsWith('closed'))).toBe(true)
})

test('a slot is of a schedule of its own office: the tables refuse anything else, and the check of the whole finds it', () => {
  const { house, room } = stage()
  const run = (sql: string) => () => house.at((tx) => tx.client.run(sql))
  const elsewhere = house.at((tx) => openOffice(tx, { name: 'Naucalpan' }))
  const planted = `insert into slots (schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned) values (${room}, ${elsewhere}, 1, 2, '${DAY}', 0, 1, 1)`
  expect(run(planted)).toThrow(/FOREIGN KEY/)
  expect(run(`update slots set schedule_id = ${room} where minute = 540`)).toThrow(/never changes/)
  expect(run(`update schedules set office_id = ${elsewhere} where id = ${room}`)).toThrow(/never changes its office/)
  expect(run(`delete from schedules where id = ${room}`)).toThrow(/never deleted/)
  expect(run('update slots set ends_at = starts_at')).toThrow(/slots_end_after_they_start/)
  house.db.client.run('pragma foreign_keys = off')
  run(planted)()
  expect(unsoundness(house.db)).toContain('foreign_keys:1')
})

test('an office without a schedule is found', () => {
  const { house } = stage()
  house.at((tx) =>
    tx.client.run(`insert into offices (slug, name, state, municipality, address, latitude, longitude, zone, days_ahead, notice_minutes, active,
        sample, version, updated_at) values ('leon', 'León', 'MC', 'León', 'Calle 1', 21, -101, 'America/Mexico_City', 30, 60, 1, 0, 1, 0)`),
  )
  expect(brokenInvariants(house.db)).toEqual(['offices_have_a_schedule:1'])
})
