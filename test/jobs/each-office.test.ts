// What is done once a day for each office, on its own wall clock.
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dayLists } from '../../src/booking/day-list.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { publishing } from '../../src/schedule/publication.ts'
import { openOffice, seatOffice, seatPerson } from './arrange.ts'

test('the list of the day is saved at six on the wall of each office, with names that only its owner reads', async () => {
  const office = openOffice('2026-11-24T12:30:00Z') // 6:30 in Mexico City, 4:30 in Tijuana
  office.write((tx, now) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-24')
    seatOffice(tx, 2, 'tijuana', 'America/Tijuana', '2026-11-24')
    seatPerson(tx, office.vault, 1, 1, '=Guadalupe Hernández, "Lupita"', now + DAY)
  })
  const folder = office.deps.settings.listFolder
  await dayLists.look(office.deps)
  await dayLists.look(office.deps)
  expect(readdirSync(folder).sort()).toEqual(['lista-2026-11-24-toluca.csv', 'lista-2026-11-24-toluca.html'])
  const csv = readFileSync(join(folder, 'lista-2026-11-24-toluca.csv'), 'utf8')
  expect(csv).toContain(`"9:00","FOLIO1","'=Guadalupe Hernández, ""Lupita""","renovar pasaporte","6 años","$1,220","","",""`)
  const page = readFileSync(join(folder, 'lista-2026-11-24-toluca.html'), 'utf8')
  expect(page).toContain('martes 24 de noviembre de 2026')
  expect(page).not.toContain('"Lupita"')
  office.clock.advance(2 * HOUR)
  await dayLists.look(office.deps)
  expect(readdirSync(folder)).toContain('lista-2026-11-24-tijuana.csv')
  expect(statSync(folder).mode & 0o077).toBe(0)
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
  office.clock.set(Date.parse('2026-11-25T06:30:00Z')) // After midnight in Mexico City, still the 24th in Tijuana
  await dayLists.look(office.deps)
  expect(readdirSync(folder)).toHaveLength(4)
  office.clock.set(Date.parse('2026-11-25T08:30:00Z'))
  await dayLists.look(office.deps)
  expect(readdirSync(folder)).toEqual([]) // Before the next list is due, and although no hour is published for that day.
})

test('each office has places as many days ahead as it says, on its own wall clock', async () => {
  const office = openOffice('2026-11-24T06:20:00Z') // 0:20 in Mexico City, still 23 November in Tijuana
  office.write((tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-20')
    seatOffice(tx, 2, 'tijuana', 'America/Tijuana', '2026-11-20')
    for (const id of [1, 2])
      tx.client
        .query(
          'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select p.id, value, 540, 600, 2 from schedule_plans p join json_each(?2) where p.schedule_id = ?1',
        )
        .run(id, '[1,2,3,4,5]')
  })
  const until = (id: number) =>
    (
      office.db.client.query<{ day: string | null }, [number]>('select max(day) as day from slots where office_id = ?').get(id) as {
        day: string
      }
    ).day
  await publishing.look(office.deps)
  expect([until(1), until(2)]).toEqual(['2026-12-24', '2026-12-23'])
  const hours = office.db.client.query<{ n: number }, []>('select count(*) as n from slots').get()
  await publishing.look(office.deps)
  expect(office.db.client.query<{ n: number }, []>('select count(*) as n from slots').get()).toEqual(hours)
  office.clock.advance(DAY)
  await publishing.look(office.deps)
  expect([until(1), until(2)]).toEqual(['2026-12-24', '2026-12-23']) // The next day opens by chance (test/schedule/new-days.test.ts).
})

test('an office whose places cannot be published keeps no other office without places, and the job says that it failed', async () => {
  const office = openOffice('2026-11-24T07:00:00Z')
  office.write((tx) => {
    for (const [id, slug] of [
      [1, 'toluca'],
      [2, 'metepec'],
    ] as const) {
      seatOffice(tx, id, slug, 'America/Mexico_City', '2026-11-20')
      tx.client
        .query(
          'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select id, 1, 540, 600, 2 from schedule_plans where schedule_id = ?',
        )
        .run(id)
    }
    tx.client.run(
      "create trigger broken before insert on slots when new.office_id = 1 begin select raise(abort, 'broken on purpose'); end",
    )
  })
  const failed = await publishing.look(office.deps).catch((error) => String(error))
  expect(failed).toContain('broken on purpose')
  expect(
    office.db.client
      .query<{ n: number }, []>("select count(*) > 2 as n from slots where office_id = 2 and day > '2026-11-24'")
      .get(),
  ).toEqual({
    n: 1,
  })
})
