import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice } from '../office.ts'

test('a part of the work that is due and fails keeps back none of the others, and is heard of', async () => {
  const db = openDirectory('varias oficinas')
  const office = openOffice({ db })
  const luis = office.phone('5215500000001', 'Luis')
  await luis.write('quiero mi primer pasaporte, soy de toluca')
  await luis.tap('Toluca')
  await luis.write('PUSL990101HBCRLS07 Luis Puga Sol')
  await luis.tap('Jue 3 dic, 12:00 h')
  const held = () => db.client.query("select count(*) as n from appointments where state = 'held'").get()
  expect(held()).toEqual({ n: 1 })
  // An offer as no release of ours writes it: passing its place on cannot work.
  write(db, (tx) => {
    const now = office.clock.now()
    tx.client
      .query(
        `insert into wait_wishes (contact_id, state, live, version, people, unverified, procedures, weekdays, from_minute, until_minute,
         joined_at, expires_at, created_at, updated_at) select id, 'waiting', 1, 1, 1, 0, '[]', 127, 0, 1440, ?1, ?1 + 1e9, ?1, ?1 from contacts`,
      )
      .run(now)
    tx.client
      .query(
        `insert into wait_offers (wish_id, slot_id, places, state, freed_by, tell_at, told_at, ends_at, day, created_at)
       select w.id, s.id, 1, 'open', 'no list', ?1, ?1, ?1 + 660000, '2026-11-24', ?1
       from wait_wishes w, slots s where s.capacity > s.taken + s.cooling limit 1`,
      )
      .run(now)
  })
  office.clock.advance(12 * MINUTE)
  await office.settle()
  expect(held()).toEqual({ n: 0 })
  expect(office.lines.filter((line) => line.includes('"part":"line"')).length).toBeGreaterThan(0)
})
