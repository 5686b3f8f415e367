import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice, type Phone } from '../office.ts'

/** The first that is offered. */
async function holdAnHour(phone: Phone, curp: string, name: string): Promise<void> {
  await phone.write('quiero mi primer pasaporte, soy de toluca')
  await phone.tap('Toluca')
  await phone.write(`${curp} ${name}`)
  const hours = phone.read().at(-1)
  await phone.tap(hours?.kind === 'choices' ? (hours.options[0]?.title ?? '') : '')
}

test('a part of the work that is due and fails keeps back none of the others, and is heard of', async () => {
  const db = openDirectory('varias oficinas')
  const office = openOffice({ db })
  await holdAnHour(office.phone('5215500000001', 'Luis'), 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  const held = () => db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'held'").get()
  expect(held()).toEqual({ n: 1 })
  // An offer as no release of ours writes it: passing its place on cannot work.
  write(db, (tx) => {
    const now = office.clock.now()
    tx.client
      .query(
        `insert into wait_wishes (contact_id, asked_by, state, live, version, people, unverified, procedures, weekdays, from_minute, until_minute,
         joined_at, counts_from, offers_from, expires_at, created_at, updated_at)
         select id, asker_id, 'waiting', 1, 1, 1, 0, '[]', 127, 0, 1440, ?1, ?1, ?1, ?1 + 1e9, ?1, ?1 from contacts`,
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
  office.house.writer.flush()
  expect(held()).toEqual({ n: 0 })
  const failures = office.lines.filter((line) => line.includes('letting_go_failed'))
  expect(failures).toEqual([expect.stringContaining('"part":"line"')])
})

test('one conversation that cannot be read keeps nobody else from being told, and no hour from being let go', async () => {
  const db = openDirectory('varias oficinas')
  const office = openOffice({ db })
  const [luis, guadalupe] = [office.phone('5215500000001', 'Luis'), office.phone('5215500000002', 'Guadalupe')]
  await holdAnHour(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  await holdAnHour(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  db.client.query("update conversations set state_sealed = x'010203' where contact_id = (select min(id) from contacts)").run()
  for (const phone of [luis, guadalupe]) phone.read()
  office.clock.advance(12 * MINUTE)
  await office.settle()
  expect(db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'held'").get()).toEqual({ n: 0 })
  expect([luis.read().length, guadalupe.read().length]).toEqual([0, 1])
  expect(office.lines.filter((line) => line.includes('hold.untold'))).toHaveLength(1)
})

test('somebody who cannot be told of a place of the waiting list loses it to the next, who is told', async () => {
  const db = openDirectory('Toluca llena')
  const office = openOffice({ db })
  const waits = async (number: string, curp: string, name: string) => {
    const phone = office.phone(number, name)
    await phone.write('quiero renovar, soy de toluca')
    await phone.tap('Esperar en Toluca')
    await phone.write(curp)
    await phone.write(name)
    await phone.tap('Cualquier día')
    phone.read()
    office.clock.advance(MINUTE)
    return phone
  }
  await waits('5215500000001', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  const luis = await waits('5215500000002', 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  db.client.run("update wait_wishes set body_sealed = x'00' where id = 1")
  write(
    db,
    (tx) =>
      void tx.client.run(
        'update slots set capacity = capacity + 1 where id = (select max(s.id) from slots s join wait_lines l on l.office_id = s.office_id)',
      ),
  )
  office.clock.advance(HOUR)
  await office.settle()
  await office.settle()
  expect(
    db.client.query<{ wish_id: number; state: string }, []>('select wish_id, state from wait_offers order by id').all(),
  ).toEqual([
    { wish_id: 1, state: 'unsaid' },
    { wish_id: 2, state: 'open' },
  ])
  expect(luis.read()).toHaveLength(1)
})
