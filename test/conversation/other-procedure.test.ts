import { expect, test } from 'bun:test'
import { type Db, write } from '../../db/open.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

/** What docs/adding-a-procedure.md says to record, and every office does it. */
function record(db: Db, id: string, name: string, { family = 'other', minAge = 0 } = {}): void {
  write(db, (tx) => {
    tx.client
      .query(
        `insert into procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version)
         values (?, ?, ?, 'any', ?, 'no', null, ?, null, 90, 1, 1)`,
      )
      .run(id, name, `${name} (en)`, family, minAge)
    tx.client.query('insert into office_procedures (office_id, procedure_id) select id, ? from offices').run(id)
  })
}

function withLicence(family: string): Citizen {
  const db = openDirectory('varias oficinas')
  record(db, 'works_licence', 'licencia de construcción', { family })
  return meetCitizen({ db })
}

for (const family of ['other', 'municipal']) {
  test(`a recorded procedure of the family "${family}" is offered in the chat and can be booked, without code`, () => {
    const citizen = withLicence(family).write('hola')
    expect(citizen.titles()).toContain('Licencia de construcción')
    citizen.tap('Licencia de construcción').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
    expect(citizen.read()).not.toContain('pasaporte')
    citizen.tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('*Trámite:* licencia de construcción')
    expect(citizen.read()).toContain('nada, es gratis')
    const folio = citizen.tap('Confirmar').read()
    expect(folio).toContain('Folio')
    expect(folio).not.toContain('Lleve')
  })
}

test('whoever is too young for a passport of their own may book what has no such age', () => {
  const citizen = withLicence('other').write('hola').tap('Licencia de construcción').write('toluca').tap('Toluca')
  citizen.write('PUSL231124HJCRLSA8 Lalo Puga Salas').tap('Jue 3 dic, 9:00 h', 'Confirmar')
  expect(citizen.read()).toContain('Folio')
})

test('whoever is too young for a procedure of adults alone is told so, and not led to a child passport', () => {
  const db = openDirectory('varias oficinas')
  record(db, 'works_licence', 'licencia de construcción', { minAge: 18 })
  const citizen = meetCitizen({ db }).write('hola').tap('Licencia de construcción').write('toluca').tap('Toluca')
  expect(citizen.write('PUSL231124HJCRLSA8').read()).toContain('no tiene la edad para este trámite')
  expect(citizen.titles()).toEqual(['Escribir otra CURP', 'Ver el menú'])
  expect(citizen.tap('Escribir otra CURP').read()).toContain('Escriba su CURP')
})

test('more procedures than the menu has rows for are a list of their own, and nothing else is lost', () => {
  const db = openDirectory('varias oficinas')
  for (const [at, name] of ['licencia de construcción', 'acta de nacimiento', 'pago de agua'].entries())
    record(db, `extra_${at}`, name)
  const citizen = meetCitizen({ db }).write('hola')
  expect(citizen.titles()).toHaveLength(10)
  expect(citizen.titles()).toContain('Hablar con una persona')
  citizen.tap('Otro trámite')
  expect(citizen.titles()).toEqual(['Licencia de construcción', 'Acta de nacimiento', 'Pago de agua', 'Ver el menú'])
  expect(citizen.tap('Acta de nacimiento').read()).toContain('¿Dónde le queda bien su cita?')
})
