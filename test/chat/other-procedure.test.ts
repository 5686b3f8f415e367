import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Db, write } from '../../db/open.ts'
import { setOwnRule } from '../../src/catalogue/rules.ts'
import { openDirectory } from '../conversations/directory.ts'
import { type Citizen, meetCitizen } from './citizen.ts'

/** What docs/adding-a-procedure.md says to record, and every office does it. */
function record(
  db: Db,
  id: string,
  name: string,
  { family = 'other', minAge = 0, maxAge = null as number | null, feeTable = '' } = {},
): void {
  write(db, (tx) => {
    tx.client
      .query(
        `insert into procedures (id, name, name_en, audience, family, fee_table, min_age, max_age, position, active, version)
         values (?, ?, ?, 'any', ?, ?, ?, ?, 90, 1, 1)`,
      )
      .run(id, name, `${name} (en)`, family, feeTable || null, minAge, maxAge)
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
    expect(citizen.read()).toContain(': licencia de construcción')
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

describe('whom the ages of a record leave out', () => {
  const forOld = () => {
    const db = openDirectory('varias oficinas')
    record(db, 'inapam', 'credencial de mayores', { minAge: 60 })
    return meetCitizen({ db }).write('hola').tap('Credencial de mayores').write('toluca').tap('Toluca')
  }

  test('reads so at once, with the age on the day of the visit, and chooses another procedure', () => {
    const citizen = forOld().write('PUSL990101HBCRLS07')
    expect(citizen.read()).toContain('*credencial de mayores* es para personas de 60 años o más')
    expect(citizen.read()).toContain('tendría 27 años')
    expect(citizen.read()).not.toContain('lugares')
    expect(citizen.titles()).toEqual(['Elegir otro trámite', 'Escribir otra CURP', 'Hablar con alguien'])
    expect(citizen.tap('Elegir otro trámite').titles()).toContain('Renovar mi pasaporte')
    expect(citizen.tap('Renovar mi pasaporte').read()).not.toContain('mayores')
  })

  test('corrects the CURP, or another one is told in words', () => {
    expect(forOld().write('PUSL990101HBCRLS07').tap('Escribir otra CURP').read()).toContain('Escriba su CURP')
    const citizen = forOld().write('PUSL990101HBCRLS07').write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(citizen.titles()).toContain('Jue 3 dic, 9:00 h')
  })

  test('reads so of a child among others, and waits in no line', () => {
    const db = openDirectory('Toluca llena')
    record(db, 'youth', 'tarjeta joven', { minAge: 12, maxAge: 29 })
    const citizen = meetCitizen({ db }).write('hola').tap('Tarjeta joven').write('toluca')
    citizen.tap('Esperar en Toluca').write('HESG580312MMCRTD06')
    expect(citizen.read()).toContain('*tarjeta joven* es para personas de 12 a 29 años')
    expect(citizen.titles()).not.toContain('Cualquier día')
  })
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

test('a place that leaves no choice is not said back as if somebody had named it', () => {
  const db = openDirectory('una oficina')
  record(db, 'extra', 'licencia de construcción')
  const read = meetCitizen({ db }).write('hola').write('quiero una licencia de construcción para el jueves').read()
  expect(read).toContain('*licencia de construcción*')
  expect(read).not.toContain('Anoté: *Estado de México*')
})

/** A municipal licence as a record: four questions of its own, a fee without half price, what to bring. No line of code. */
function recordLicence(db: Db): void {
  record(db, 'works_licence', 'licencia de construcción', { family: 'municipal', feeTable: 'works' })
  write(db, (tx) => {
    tx.client.run(`insert into fee_tables (name, currency, half_price, round_to, how_to_pay, how_to_pay_en)
      values ('works', 'MXN', 0, 100, 'En la caja de Tesorería, con tarjeta o efectivo.', 'At the treasury desk, by card or cash.')`)
    tx.client.run(`insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source) values
      ('works', 1, 0, null, 123450, '2026-01-01', 'ley de ingresos'), ('works', 2, 0, null, 200000, '2026-01-01', 'ley de ingresos')`)
    tx.client.run(`insert into requirements (procedure_id, position, text, text_en, applies, valid_from, source)
      values ('works_licence', 1, 'El plano firmado.', 'The signed plan.', 'always', '2026-01-01', 'reglamento')`)
    const field = tx.client.query(
      `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, example, required, least, most, options)
       values ('works_licence', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const types = JSON.stringify([
      { value: 'house', title: 'Casa', titleEn: 'House' },
      { value: 'shop', title: 'Local comercial', titleEn: 'Shop' },
    ])
    field.run(
      'key',
      1,
      'text',
      'Clave catastral',
      'Land key',
      '¿Cuál es la clave catastral?',
      'What is the land key?',
      '101-22-33',
      1,
      5,
      12,
      null,
    )
    field.run(
      'metres',
      2,
      'number',
      'Metros',
      'Metres',
      '¿Cuántos metros va a construir?',
      'How many metres?',
      null,
      1,
      1,
      5000,
      null,
    )
    field.run(
      'type',
      3,
      'choice',
      'Tipo de obra',
      'Kind',
      '¿Qué va a construir?',
      'What will you build?',
      null,
      1,
      null,
      null,
      types,
    )
    field.run(
      'begins',
      4,
      'date',
      'Empieza el',
      'Begins on',
      '¿Qué día empieza la obra?',
      'When does it begin?',
      null,
      0,
      0,
      365,
      null,
    )
  })
}

test('a municipal licence with its own questions, fee and papers is booked from its record alone', () => {
  const db = openDirectory('varias oficinas')
  recordLicence(db)
  const citizen = meetCitizen({ db }).write('hola')
  expect(citizen.read()).toContain('Soy el asistente automático de citas de *')
  citizen.tap('Licencia de construcción').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
  expect(citizen.read()).toContain('*¿Cuál es la clave catastral?*\nEjemplo: 101-22-33')
  expect(citizen.write('12').read()).toContain('al menos 5 letras o números')
  expect(citizen.write('101-22-33').read()).toContain('*¿Cuántos metros va a construir?*')
  expect(citizen.write('muchos').read()).toContain('solo con números')
  expect(citizen.write('9000').read()).toContain('más grande que puede ser es 5000')
  citizen.write('120').tap('Local comercial')
  expect(citizen.read()).toContain('*¿Qué día empieza la obra?*')
  expect(citizen.write('5 de marzo de 2020').read()).toContain('Esa fecha no sirve')
  citizen.tap('Seguir sin contestar', 'Jue 3 dic, 9:00 h')
  expect(citizen.read()).toContain('*¿Para cuántos años?*')
  expect(citizen.titles()).toEqual(['1 año', '2 años'])
  citizen.tap('1 año')
  for (const line of [
    '*Clave catastral:* 101-22-33',
    '*Metros:* 120',
    '*Tipo de obra:* Local comercial',
    '*Empieza el:* sin respuesta',
  ])
    expect(citizen.read()).toContain(line)
  expect(citizen.read()).toContain('Pago: $1,234 pesos')
  expect(citizen.tap('Confirmar').read()).toContain('1. El plano firmado.')
  expect(citizen.write('pago').read()).toContain('En la caja de Tesorería, con tarjeta o efectivo.')
  expect(citizen.read()).not.toContain('hoja de ayuda')
  const kept = db.client
    .query<{ answers_sealed: Uint8Array }, []>(
      "select answers_sealed from appointments where state = 'confirmed' and answers_sealed is not null",
    )
    .get()
  expect(Buffer.from(kept?.answers_sealed ?? []).toString('latin1')).not.toContain('101-22-33')
})

test('an answer of its own can be corrected before the confirmation', () => {
  const db = openDirectory('varias oficinas')
  recordLicence(db)
  const citizen = meetCitizen({ db }).write('hola').tap('Licencia de construcción').write('toluca').tap('Toluca')
  citizen
    .write('PUSL990101HBCRLS07 Luis Puga Sol', '101-22-33', '120', 'casa', '5 de enero de 2027')
    .tap('Jue 3 dic, 9:00 h', '1 año')
  expect(citizen.read()).toContain('*Empieza el:* 5 de enero de 2027')
  citizen.tap('Corregir un dato', 'Otros datos').write('101-22-99', '80', 'local', '6 de enero de 2027')
  expect(citizen.read()).toContain('*Clave catastral:* 101-22-99')
  expect(citizen.read()).toContain('*Tipo de obra:* Local comercial')
})

test('what another procedure costs and needs is told beside the passports', () => {
  const db = openDirectory('varias oficinas')
  recordLicence(db)
  const citizen = meetCitizen({ db }).write('costos').tap('Licencia de construcción')
  expect(citizen.read()).toContain('1 año: $1,234 pesos\n2 años: $2,000 pesos')
  expect(citizen.read()).toContain('1. El plano firmado.')
  expect(citizen.read()).not.toContain('Pagan la mitad')
  expect(citizen.tap('Sacar esta cita').read()).toContain('¿Dónde le queda bien su cita?')
})

test('a recorded procedure is understood by its name', () => {
  const db = openDirectory('varias oficinas')
  record(db, 'shop_licence', 'licencia de funcionamiento de comercio', {})
  const citizen = meetCitizen({ db }).write('hola')
  expect(citizen.write('quiero la Licencia de Funcionamiento de comercio, por favor').read()).toContain('¿Dónde le queda bien')
})

test('a fee that nobody wrote down yet is never called free', () => {
  const db = openDirectory('varias oficinas')
  record(db, 'works_licence', 'licencia de construcción', { feeTable: 'works' })
  const citizen = meetCitizen({ db }).write('costos').tap('Licencia de construcción')
  expect(citizen.read()).toContain('todavía no sé cuánto')
  citizen.tap('Sacar esta cita').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol').tap('Jue 3 dic, 9:00 h')
  expect(citizen.read()).toContain('Pago: cuánto, se lo dicen en la oficina')
  expect(citizen.tap('Confirmar').read()).toContain('todavía no sé cuánto')
  expect(citizen.write('pago').read()).toContain('todavía no sé cuánto')
})

test('going back opens the last of its own questions again, one at a time', () => {
  const db = openDirectory('varias oficinas')
  recordLicence(db)
  const citizen = meetCitizen({ db }).write('hola').tap('Licencia de construcción').write('toluca').tap('Toluca')
  citizen.write('PUSL990101HBCRLS07 Luis Puga Sol', '101-22-33', '120')
  expect(citizen.write('regresar').read()).toContain('¿Cuántos metros va a construir?')
  expect(citizen.write('regresar').read()).toContain('¿Cuál es la clave catastral?')
  expect(citizen.write('regresar').read()).toContain('nombre completo')
  citizen.write('Luis Puga Sol', '101-22-99')
  expect(citizen.read()).toContain('¿Cuántos metros va a construir?')
})

test('who has an appointment for one thing books another one that has nothing to do with it, and never at the same hour', () => {
  const db = openDirectory('varias oficinas')
  record(db, 'works_licence', 'licencia de construcción')
  write(db, (tx) => tx.client.run("update procedures set exclusive_group = 'works' where id = 'works_licence'"))
  const citizen = meetCitizen({ db })
  const begin = (what: string) =>
    citizen.write('hola').tap(what).write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
  begin('Licencia de construcción').tap('Jue 3 dic, 9:00 h', 'Confirmar')
  expect(citizen.read()).toContain('Folio')
  begin('Renovar mi pasaporte').write('g12345678')
  expect(citizen.titles()).not.toContain('Jue 3 dic, 9:00 h')
  citizen.write('el jueves 3 a las 9')
  expect(citizen.read()).toContain('El *jueves 3 de diciembre* a las 9:00 h ya hay otra cita para la misma persona.')
  expect(citizen.titles()).not.toContain('Jue 3 dic, 9:00 h')
  const [other = ''] = citizen.titles().filter((title) => title.startsWith('Jue 3 dic') && !title.includes('9:00'))
  citizen.tap(other)
  citizen.tap(citizen.titles()[0] ?? '').tap('Confirmar')
  expect(citizen.read()).toContain('Folio')
  expect(brokenInvariants(db)).toEqual([])
  expect(begin('Licencia de construcción').read()).toContain('ya tiene una cita')
})

test('of a procedure of which two are allowed, a second one says that there is one, and a third is refused with how many', () => {
  const db = openDirectory('varias oficinas')
  record(db, 'vaccine', 'vacunarme')
  write(db, (tx) => {
    tx.client.run("update procedures set exclusive_group = 'vaccine' where id = 'vaccine'")
    setOwnRule(tx, 'live_a_person', { procedureId: 'vaccine' }, 2)
  })
  const citizen = meetCitizen({ db })
  const begin = () => citizen.write('hola').tap('Vacunarme').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
  begin().tap('Jue 3 dic, 9:00 h')
  expect(citizen.read()).not.toContain('Puede tener otra')
  citizen.tap('Confirmar')
  begin()
  citizen.tap(citizen.titles()[0] ?? '')
  expect(citizen.read()).toContain('*Luis P.* ya tiene una cita de este trámite: jueves 3 de diciembre, 9:00 h. Puede tener otra.')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
  expect(begin().read()).toContain('ya tiene las 2 citas que puede tener a la vez. La primera es *jueves 3 de diciembre, 9:00 h*')
  expect(brokenInvariants(db)).toEqual([])
})
