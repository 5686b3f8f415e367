import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { meetCitizen } from './citizen.ts'

/** Another institution, in another country's zone and money, from records alone. Its name and number are invented. */
function recordConsulate(db: Db): void {
  write(db, (tx) => {
    const run = (sql: string) => tx.client.run(sql)
    run(`update agencies set name = 'Consulado de Muestra', address = '1 Sample Street', zone = 'America/Los_Angeles',
      phone = '000 000 0000', help_weekdays = '12345', help_from_minute = 540, help_until_minute = 900, disclaimer = '',
      privacy_contact = 'unidad de muestra', legal_basis = 'ley de muestra', complaint_contact = 'contraloría de muestra', version = 1`)
    run("insert into states (code, name, spellings) values ('US', 'Estados Unidos', 'eua|usa')")
    run(`insert into procedures (id, name, name_en, audience, family, fee_table, min_age, max_age, position, active, version)
      values ('renewal', 'renovar pasaporte', 'passport renewal', 'adult', 'renewal', 'consular', 18, null, 1, 1, 1)`)
    run(`insert into fee_tables (name, currency, half_price, half_age, round_to, how_to_pay, how_to_pay_en)
      values ('consular', 'USD', 1, 60, 100, 'En la ventanilla, el día de la cita.', 'At the window, on the day of your visit.')`)
    run(`insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source) values
      ('consular', 3, 0, null, 10100, '2026-01-01', 'muestra'), ('consular', 10, 18, null, 20900, '2026-01-01', 'muestra')`)
    run(`insert into offices (id, slug, name, state, municipality, address, latitude, longitude, zone, days_ahead, notice_minutes,
        active, sample, version, updated_at)
      values (1, 'consulado', 'Consulado de Muestra', 'US', 'Fresno', '1 Sample Street', 36.7, -119.8, 'America/Los_Angeles', 150, 120, 1, 0, 1, 0)`)
    run('insert into schedules (id, office_id, slot_minutes) values (1, 1, 30)')
    run("insert into office_procedures (office_id, procedure_id) values (1, 'renewal')")
    for (let weekday = 1; weekday <= 5; weekday++)
      run(
        `insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select id, ${weekday}, 480, 780, 2 from schedule_plans`,
      )
    run("insert into non_working_days (day, name) values ('2026-11-26', 'Thanksgiving')")
    for (let from: string | undefined = '2026-11-24'; from; ) from = publish(tx, HOOKS, 1, testClock().now(), from).next
  })
}

function meetAtConsulate() {
  const db = openDatabase(':memory:')
  migrate(db)
  recordConsulate(db)
  return meetCitizen({ db })
}

test('a consulate in another zone and another money runs from its records alone', () => {
  const citizen = meetAtConsulate().write('quiero renovar mi pasaporte')
  expect(citizen.read()).toContain('citas de *Consulado de Muestra*')
  citizen.write('PUSL990101HBCRLS07 Luis Puga Sol')
  expect(citizen.read()).not.toContain('hora de')
  expect(citizen.titles().join()).not.toContain('26 nov')
  citizen.write('viernes 27 de noviembre a las 8')
  expect(citizen.read()).toContain('*viernes 27 de noviembre, 8:00 h*')
  expect(citizen.titles()).toEqual(['3 años', '10 años', 'Tengo un descuento'])
  citizen.tap('10 años')
  expect(citizen.read()).toContain('Pago: US$209 dólares')
  expect(citizen.tap('Confirmar').read()).toContain('Son *US$209 dólares*')
  expect(citizen.write('pago').read()).toContain('En la ventanilla, el día de la cita.')
  const held = citizen.db.client
    .query<{ at: number }, []>(
      "select s.starts_at as at from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed'",
    )
    .get()
  expect(new Date(held?.at ?? 0).toISOString()).toBe('2026-11-27T16:00:00.000Z')
})

test('its clock changes on another day than Mexico, and the hour that was told stays the same on its wall', () => {
  const citizen = meetAtConsulate().write('quiero renovar mi pasaporte', 'PUSL990101HBCRLS07 Luis Puga Sol')
  citizen.write('15 de marzo de 2027 a las 8').tap('3 años')
  expect(citizen.read()).toContain('Lunes 15 de marzo de 2027, 8:00 h')
  citizen.tap('Confirmar')
  const row = citizen.db.client
    .query<{ at: number }, []>(
      "select s.starts_at as at from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed'",
    )
    .get()
  expect(new Date(row?.at ?? 0).toISOString()).toBe('2027-03-15T15:00:00.000Z')
})
