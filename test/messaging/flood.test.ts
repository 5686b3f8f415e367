import { expect, test } from 'bun:test'
import { SECOND } from '../../src/clock.ts'
import { openOffice, type TestOffice } from '../office.ts'

const number = (nth: number) => `52155${String(nth).padStart(8, '0')}`

/** So many telephones, to each of which we have just said as much as the channel lends a contact. */
async function whoWroteTooMuch(office: TestOffice, count: number) {
  const phones = Array.from({ length: count }, (_, nth) => office.phone(number(nth)))
  for (const phone of phones) {
    await phone.write('Hola')
    office.clock.advance(SECOND)
  }
  const justSaid = office.db.client.query(
    `with recursive nth (n) as (select 1 union all select n + 1 from nth where n < 46)
     insert into outbox (contact_id, kind, question, state, not_before, claimed_at, created_at, updated_at)
     select c.id, 'reply', 0, 'read', 0, ?1, ?1, ?1 from contacts c, nth`,
  )
  justSaid.run(office.clock.now() - 2 * SECOND)
  office.house.messaging.pace.rebuild(office.db, office.clock.now())
  return phones
}

test('telephones that write without pause keep back nobody else', async () => {
  const office = openOffice({ seed: 'sample' })
  const flooding = await whoWroteTooMuch(office, 100)
  for (const phone of flooding) await phone.write('Hola')
  const guadalupe = office.phone('5215599999999', 'Guadalupe')
  await guadalupe.write('Hola')
  office.clock.advance(SECOND)
  await office.settle()
  expect(guadalupe.read()).toHaveLength(1)
})

test('what waits for a contact alone gives no reason to look again before it may go', async () => {
  const office = openOffice({ seed: 'sample' })
  const [phone] = await whoWroteTooMuch(office, 1)
  phone?.read()
  await phone?.write('Hola')
  expect(phone?.read()).toEqual([])
  expect(office.house.somethingIsDue()).toBe(false)
  office.clock.advance(6 * SECOND)
  expect(office.house.somethingIsDue()).toBe(true)
  await office.settle()
  expect(phone?.read()).toHaveLength(1)
})
