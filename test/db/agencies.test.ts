// What belongs together is of one agency: the wrong row is tried, and meets its wall.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { giveAccess } from '../../src/admin/access.ts'
import { hold } from '../../src/booking/holds.ts'
import { openCase } from '../../src/cases/cases.ts'
import { agencyOf, readInstitution } from '../../src/catalogue/institution.ts'
import {
  addAgency,
  addInstitution,
  GUADALUPE,
  type House,
  meet,
  openHouse,
  openOffice,
  publishSlot,
  requestedPlaces,
} from '../cast.ts'

/** Two agencies: the one that owns the number, with its office and procedures, and another one with an office and a licence. */
function twoAgencies() {
  const house = openHouse()
  const ids = house.at((tx) => {
    addInstitution(tx)
    const office = openOffice(tx)
    addAgency(tx, 2, 'Movilidad')
    tx.client.run(
      `insert into procedures (id, agency_id, name, name_en, audience, family, exclusive_group, min_age, position, active, version)
         values ('licence', 2, 'licencia', 'licence', 'adult', 'other', 'licence', 18, 9, 1, 1)`,
    )
    const theirs = openOffice(tx, { name: 'Movilidad', agencyId: 2, procedures: [], noticeMinutes: 60 })
    return { office, theirs, slot: publishSlot(tx, office, '2026-11-25', '9:00', 3), contact: meet(tx) }
  })
  return { house, ...ids }
}
const key = (house: House, officeIds: number[] | undefined) =>
  house.at((tx, now) =>
    giveAccess(tx, house, { name: 'Marta', role: 'clerk', officeIds, seesNames: true, expiresAt: undefined }, now),
  ).id

test('no office gives an appointment for a procedure of another agency, in the chat or by hand', () => {
  const { house, office, theirs, slot, contact } = twoAgencies()
  const asked = { contactId: contact, wish: requestedPlaces(slot, [GUADALUPE], 'licence'), holdMs: 600_000 }
  expect(house.at((tx, now) => hold(tx, house.deps, asked, now))).toEqual({ ok: false, why: 'not_offered' })
  const wronglyOffered = () =>
    house.at((tx, now) => {
      tx.client.run('drop trigger office_procedures_of_agency')
      tx.client.query("insert into office_procedures (office_id, procedure_id) values (?, 'licence')").run(office)
      return hold(tx, house.deps, asked, now)
    })
  expect(wronglyOffered).toThrow('wall: the procedure is of another agency')
  expect(house.at((tx, now) => hold(tx, house.deps, { ...asked, wish: requestedPlaces(slot, [GUADALUPE]) }, now)).ok).toBe(true)
  const change = "update appointments set procedure_id = 'licence', version = version + 1"
  expect(() => house.db.client.run(change)).toThrow('wall: ')
  const does = house.db.client.query('insert into office_procedures (office_id, procedure_id) values (?, ?)')
  expect(() => does.run(office, 'licence')).toThrow('wall: an office does only the procedures of its agency')
  does.run(theirs, 'licence')
})

test('procedures of two agencies do not keep people from each other', () => {
  const { house } = twoAgencies()
  const joins = () =>
    house.db.client.run("update procedures set exclusive_group = 'general', version = version + 1 where id = 'licence'")
  expect(joins).toThrow('wall: procedures that exclude each other are of one agency')
  house.db.client.run('drop trigger procedures_group_of_agency')
  joins()
  expect(brokenInvariants(house.db)[0]).toStartWith('of_one_agency:')
})

test('a key opens offices of its agency only, and its lines of the log-book are of that agency', () => {
  const { house, office, theirs } = twoAgencies()
  expect(() => key(house, [theirs])).toThrow('wall: a key opens only offices of its agency')
  const marta = key(house, [office])
  const line = house.db.client.query(
    "insert into audit (agency_id, at, key_id, operation, detail) values (?, 1, ?, 'leer_caso', '{}')",
  )
  expect(() => line.run(2, marta)).toThrow('wall: a line of the log-book is of the agency of its key')
  line.run(1, marta)
  expect(() => house.db.client.run('update audit set agency_id = 2')).toThrow('wall: the audit is append-only')
  expect(() => house.db.client.run('update access_keys set agency_id = 2')).toThrow('wall: a key stays with its agency')
})

test('a case is of the agency of its office, and of nobody else’s', () => {
  const { house, office, theirs } = twoAgencies()
  house.at((tx, now) => openCase(tx, house.vault, { kind: 'complaint', subject: 'anonymous', officeId: theirs }, now))
  house.at((tx, now) => openCase(tx, house.vault, { kind: 'complaint', subject: 'anonymous' }, now))
  expect(house.db.client.query<{ agency_id: number }, []>('select agency_id from cases order by id').values()).toEqual([[2], [1]])
  const put = house.db.client.query('update cases set office_id = ? where id = 1')
  expect(() => put.run(office)).toThrow('wall: a case is of the agency of its office')
})

test('an office, a procedure and the number stay with their agency; none is deleted, and a second one cannot own the number', () => {
  const { house } = twoAgencies()
  const { client } = house.db
  expect(() => client.run('update offices set agency_id = 2 where agency_id = 1')).toThrow('wall: an office stays with its agency')
  expect(() => client.run("update procedures set agency_id = 2 where id = 'renewal'")).toThrow('wall: a procedure stays')
  expect(() => client.run('update agencies set owns_number = 1 where id = 2')).toThrow('wall: the agency that owns the number')
  expect(() => client.run('delete from agencies where id = 2')).toThrow('wall: an agency is never deleted')
  const second = () => house.at((tx) => addAgency(tx, 3, 'Otra', true))
  expect(second).toThrow('UNIQUE constraint failed: agencies.owns_number')
  expect(readInstitution(house.db)?.name).toBe('Oficina de Pasaportes de Muestra')
  expect(brokenInvariants(house.db)).toEqual([])
})

test('whose office it is says its own name, and the one that owns the number greets', () => {
  const { house, office, theirs } = twoAgencies()
  expect([agencyOf(house.db, office).name, agencyOf(house.db, theirs).name]).toEqual([
    'Oficina de Pasaportes de Muestra',
    'Movilidad',
  ])
  expect(readInstitution(house.db)?.name).toBe('Oficina de Pasaportes de Muestra')
})

test('what got by the walls is found by the books', () => {
  const { house, office } = twoAgencies()
  write(house.db, (tx) => {
    tx.client.run('drop trigger office_procedures_of_agency')
    tx.client.query("insert into office_procedures (office_id, procedure_id) values (?, 'licence')").run(office)
  })
  expect(brokenInvariants(house.db)).toEqual(['of_one_agency:1'])
})
