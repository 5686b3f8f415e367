// What is told of payment and of kept data is of the procedures in hand, else of those offered here.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

const OF_PASSPORTS = /pasaporte|hoja de ayuda|en efectivo en la oficina/

/** No passports: the pets' procedure is free and asks only a name; with `licences` one more that is paid at the treasury. */
function withoutPassports({ licences = false } = {}): Citizen {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => {
    tx.client.run('update procedures set active = 0')
    const add = tx.client.query(
      `insert into procedures (id, name, name_en, audience, family, identity, fee_table, min_age, max_age, position, active, version)
       values (?, ?, ?, 'any', 'other', ?, ?, 0, null, 90, 1, 1)`,
    )
    const office = tx.client.query('insert into office_procedures (office_id, procedure_id) select id, ? from offices')
    const ask = tx.client.query(
      `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, required)
       values (?, ?, 1, 'text', ?, ?, ?, ?, 1)`,
    )
    add.run('pets', 'vacuna de mascotas', 'pet vaccine', 'none', null)
    office.run('pets')
    ask.run('pets', 'animal', 'Animal', 'Animal', '¿Qué animal es?', 'Which animal?')
    if (!licences) return
    tx.client.run(`insert into fee_tables (name, currency, half_price, round_to, how_to_pay, how_to_pay_en)
      values ('works', 'MXN', 0, 100, 'En la caja, en efectivo.', 'At the desk, in cash.')`)
    tx.client.run(`insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source)
      values ('works', 0, 0, null, 50000, '2026-01-01', 'ley')`)
    add.run('works', 'licencia de obra', 'works licence', 'curp', 'works')
    office.run('works')
    ask.run('works', 'key', 'Clave catastral', 'Land key', '¿Cuál es la clave?', 'Which key?')
  })
  return meetCitizen({ db }).write('hola')
}

const choosesPets = (citizen: Citizen) => citizen.write('vacuna de mascotas').write('toluca').tap('Toluca')
const booksPets = (citizen: Citizen) => choosesPets(citizen).write('Ana Soto Mora', 'perro').tap('Jue 3 dic, 9:00 h', 'Confirmar')

describe('in a house without passports', () => {
  test('with nothing in hand, what is so for all that is offered is told', () => {
    const free = withoutPassports().write('pago').read()
    expect(free).toContain('La cita es gratis.\n\nAquí ningún trámite se paga.')
    expect(free).not.toMatch(OF_PASSPORTS)
    const some = withoutPassports({ licences: true }).write('pago').read()
    expect(some).toContain('*Licencia de obra*\nEn la caja, en efectivo.')
    expect(some).not.toMatch(OF_PASSPORTS)
    expect(withoutPassports({ licences: true }).write('¿es gratis?').read()).toContain('Algunos trámites sí se pagan')
  })

  test('in the middle of booking what is free, that it costs nothing', () => {
    const citizen = choosesPets(withoutPassports({ licences: true })).write('pago')
    expect(citizen.read()).toContain('Este trámite no se paga.')
    expect(citizen.read()).not.toMatch(OF_PASSPORTS)
    expect(citizen.read()).not.toContain('En la caja')
  })

  test('in the middle of booking what is paid, its price and where it is paid', () => {
    const citizen = withoutPassports({ licences: true }).write('licencia de obra').write('toluca').tap('Toluca').write('pago')
    expect(citizen.read()).toContain('El trámite se paga así:\n\nEn la caja, en efectivo.')
    expect(citizen.read()).toContain('$500 pesos')
    expect(citizen.read()).not.toMatch(OF_PASSPORTS)
  })

  test('with an appointment that is free, that it costs nothing', () => {
    const citizen = booksPets(withoutPassports({ licences: true })).write('pago')
    expect(citizen.read()).toContain('Su cita del jueves 3 de diciembre, 9:00 h no se paga.')
    expect(citizen.read()).not.toMatch(OF_PASSPORTS)
    expect(citizen.write('¿es gratis?').read()).toContain('Sí: es gratis.')
  })

  test('with a free appointment and the booking of one that is paid, both are told', () => {
    const citizen = booksPets(withoutPassports({ licences: true }))
      .write('licencia de obra')
      .write('toluca')
      .tap('Toluca')
    expect(citizen.write('pago').read()).toContain('*Licencia de obra*\nEn la caja, en efectivo.')
    expect(citizen.read()).toContain('$500 pesos')
    expect(citizen.read()).toContain('no se paga.')
  })
})

describe('the notice of privacy', () => {
  test.each([
    ['in the middle of a booking', choosesPets],
    ['with an appointment', booksPets],
  ])('%s lists what that procedure asks and nothing of the others', (_when, begins) => {
    const notice = begins(withoutPassports({ licences: true }))
      .write('aviso')
      .read()
    expect(notice).toContain('Usamos su nombre solo para su cita')
    expect(notice).toContain('también: animal.')
  })

  test('before anything is chosen lists what all of them ask', () => {
    const notice = withoutPassports({ licences: true }).write('aviso').read()
    expect(notice).toContain('CURP y fecha de nacimiento')
    expect(notice).toContain('clave catastral')
  })
})
