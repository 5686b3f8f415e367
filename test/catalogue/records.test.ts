import { describe, expect, test } from 'bun:test'
import type { Tx } from '../../db/open.ts'
import { newFolio } from '../../src/booking/folio.ts'
import { readFolio } from '../../src/booking/folio-letters.ts'
import { missingMembers, readInstitution } from '../../src/catalogue/institution.ts'
import { statesWithOffices } from '../../src/catalogue/offices.ts'
import { activeProcedures, findProcedure, requirementsOn } from '../../src/catalogue/procedures.ts'
import { rule } from '../../src/catalogue/rules.ts'
import { openHouse, openOffice, setRules } from '../cast.ts'

function addInstitution(tx: Tx, changed: Record<string, string | number> = {}): void {
  const record: Record<string, string | number | null> = {
    id: 1,
    name: 'Oficina de prueba',
    address: 'Calle Uno 1',
    zone: 'America/Mexico_City',
    phone: '55 0000 0000',
    help_weekdays: '12345',
    help_from_minute: 540,
    help_until_minute: 900,
    disclaimer: null,
    privacy_url: null,
    privacy_contact: 'Unidad de Transparencia',
    legal_basis: 'Ley',
    complaint_contact: 'Contraloría',
    payment_guide: null,
    sample: 1,
    version: 1,
    updated_at: 0,
    ...changed,
  }
  const names = Object.keys(record)
  tx.client.query(`update agencies set ${names.map((name) => `${name} = $${name}`)}`).run(record)
}

describe('citizens are answered only when the record of the institution is complete', () => {
  test('without a record', () => {
    expect(missingMembers(openHouse().db)).toEqual(['institution'])
    expect(readInstitution(openHouse().db)).toBeUndefined()
  })
  test.each([
    [{}, []],
    [{ address: ' ' }, ['address']],
    [{ zone: 'America/Atlantis' }, ['zone']],
    [{ help_weekdays: '' }, ['help']],
    [{ help_until_minute: 540 }, ['help']],
    [{ name: '', legal_basis: '', complaint_contact: '' }, ['name', 'legalBasis', 'complaintContact']],
  ])('%o', (changed, missing) => {
    const house = openHouse()
    house.at((tx) => addInstitution(tx, changed))
    expect(missingMembers(house.db)).toEqual(missing)
  })
  test('what is written is what is read', () => {
    const house = openHouse()
    house.at((tx) => addInstitution(tx))
    expect(readInstitution(house.db)).toMatchObject({
      name: 'Oficina de prueba',
      help: { weekdays: [1, 2, 3, 4, 5], fromMinute: 540, untilMinute: 900 },
      disclaimer: undefined,
      privacyUrl: undefined,
      sample: true,
    })
  })
})

test('what to bring follows the day of the visit', () => {
  const house = openHouse()
  house.at((tx) => {
    const add = tx.client.query(
      "insert into requirements (procedure_id, position, text, text_en, applies, valid_from, valid_until, source) values ('renewal', ?, ?, ?, 'always', ?, ?, '')",
    )
    add.run(2, 'Su pasaporte anterior.', 'Your old passport.', '2025-02-20', null)
    add.run(1, 'Su acta.', 'Your birth certificate.', '2020-01-01', '2025-02-19')
  })
  const texts = (day: string) => requirementsOn(house.db, 'renewal', day).map((one) => one.text['es-MX'])
  expect(texts('2025-02-19')).toEqual(['Su acta.'])
  expect(texts('2025-02-20')).toEqual(['Su pasaporte anterior.'])
  expect(requirementsOn(house.db, 'first', '2026-12-03')).toEqual([])
})

test('procedures come in menu order, and one that was withdrawn is still known by its appointments', () => {
  const house = openHouse()
  house.at((tx) => tx.client.run("update procedures set active = 0 where id = 'first'"))
  expect(activeProcedures(house.db).map((one) => one.id)).toEqual(['renewal', 'minor', 'advice'])
  expect(findProcedure(house.db, 'first')).toMatchObject({ name: { 'es-MX': 'primer pasaporte' }, maxAge: undefined })
  expect(findProcedure(house.db, 'boat')).toBeUndefined()
})

test('only states with an open office are named', () => {
  const house = openHouse()
  house.at((tx) => {
    openOffice(tx)
    openOffice(tx, { name: 'Naucalpan' })
    openOffice(tx, { name: 'Tijuana', state: 'BC' })
    tx.client.run("update offices set active = 0 where name = 'Tijuana'")
  })
  expect(statesWithOffices(house.db)).toEqual([{ code: 'MC', name: 'Estado de México', offices: 2 }])
})

test('a number of the institution wins over the one in the house', () => {
  const house = openHouse()
  expect(rule(house.db, 'live_people_a_phone')).toBe(4)
  house.at((tx) => setRules(tx, { live_people_a_phone: 6 }))
  expect(rule(house.db, 'live_people_a_phone')).toBe(6)
})

test('a folio has no letters that look or read like something else, and is read however it is typed', () => {
  const house = openHouse()
  const folios = Array.from({ length: 500 }, () => newFolio(house.db, house.deps))
  for (const folio of folios) expect(folio).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{3}-[CDFGHJKMNPQRTVWXY34679]{3}$/)
  expect(new Set(folios).size).toBe(500)
  for (const typed of ['K7M-4QX', 'k7m4qx', ' k7m 4qx.', 'K7M–4QX']) expect(readFolio(typed)).toBe('K7M-4QX')
  for (const typed of ['K7M-4Q', 'K7M-4QXX', 'A7M-4QX', '']) expect(readFolio(typed)).toBeUndefined()
})
