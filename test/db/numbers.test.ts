import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { hold, releaseHold } from '../../src/booking/holds.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { GUADALUPE, openHouse, openOffice as openTheDoors, publishSlot, requestedPlaces } from '../cast.ts'
import { ACCOUNT, openOffice, type TestOffice } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'

/** Rows that go and whose number stands nowhere else; of each, why nobody is misled when it comes again. */
const NOBODY_REMEMBERS: Record<string, string> = {
  appointment_events: 'lines of a story, never deleted',
  audit_reads: 'lines of a story, counted and never named',
  backups: 'named by their file',
  callback_phones: 'found by whom it is of',
  case_evidence: 'read by their complaint',
  fees: 'never deleted',
  gaps: 'read by their time',
  heartbeat: 'one row',
  procedure_fields: 'answers stand under its name',
  rebooking_runs: 'never deleted',
  reminders: 'said under group, hour and kind',
  requirements: 'ended by a day, never deleted',
  schedule_hours: 'never deleted',
  second_keys: 'never deleted',
  towns: 'only added',
  visit_people: 'read by their visit',
  visit_steps: 'read by their visit',
  visits: 'found by group, hour and office, or by a number of that day',
  wait_looks: 'found and used up within one step',
}

test('a number that is remembered elsewhere belongs to one row for ever: it is never given again, or the row is never deleted', () => {
  const db = fresh()
  const rowsOf = (sql: string) =>
    db.client
      .query<{ name: string }, []>(sql)
      .all()
      .map((row) => row.name)
  const numbered = rowsOf(
    `select t.name from pragma_table_list t join pragma_table_info(t.name) c
     where t.schema = 'main' and t.type = 'table' and c.name = 'id' and c.type = 'INTEGER' and c.pk = 1`,
  )
  const walls = rowsOf("select sql as name from sqlite_schema where type = 'trigger' and sql is not null")
  const neverAgain = rowsOf("select name from sqlite_schema where type = 'table' and sql like '%AUTOINCREMENT%'")
  const neverDeleted = numbered.filter((table) => walls.some((sql) => refusesEveryDelete(table).test(sql)))
  const open = numbered.filter((table) => !neverAgain.includes(table) && !neverDeleted.includes(table))
  expect(open.toSorted()).toEqual(Object.keys(NOBODY_REMEMBERS))
})

test('whoever writes first after two contacts became one is not taken for the one that is gone', () => {
  const house = openHouse({ cooling: true })
  const deps = openOffice({ db: house.db, clock: house.clock }).house.messaging
  const slot = house.at((tx) => publishSlot(tx, openTheDoors(tx), '2026-11-25', '9:00'))
  const from = (...values: string[]) =>
    values.map((value) => ({ kind: value.startsWith('MX') ? ('user_id' as const) : ('phone' as const), value }))
  const heard = (...aliases: string[]) =>
    house.at((tx, now) => recogniseContact(tx, deps, from(...aliases), { at: now, profileName: undefined }, now).id)
  const first = heard('MX.1')
  const second = heard('525500000001')
  house.at((tx, now) => {
    expect(hold(tx, house.deps, { contactId: second, wish: requestedPlaces(slot, [GUADALUPE]), holdMs: 600_000 }, now).ok).toBe(
      true,
    )
    releaseHold(tx, house.deps, second, now)
  })
  expect(heard('MX.1', '525500000001')).toBe(first)
  const stranger = heard('525500000002')
  expect(stranger).not.toBe(second)
  const again = house.at((tx, now) =>
    hold(tx, house.deps, { contactId: stranger, wish: requestedPlaces(slot, [GUADALUPE]), holdMs: 600_000 }, now),
  )
  expect(again).toEqual({ ok: false, why: 'taken' }) // The place cools for everybody but for whoever let it go.
})

test('whoever comes after a merge is told that nobody may be answered yet, like everybody else', async () => {
  const office = openOffice({ seed: 'catalogue' })
  const known = [{ kind: 'user_id' as const, value: 'MX.1' }]
  write(office.db, (tx) => recogniseContact(tx, office.house.messaging, known, heardAt(office), office.clock.now()))
  await office.phone('525500000001').write('Hola')
  const both = [...known, { kind: 'phone' as const, value: '525500000001' }]
  write(office.db, (tx) => recogniseContact(tx, office.house.messaging, both, heardAt(office), office.clock.now()))
  await office.phone('525500000002').write('Hola')
  const newest = 'select max(id) from contacts'
  expect(
    office.db.client
      .query<{ kind: string; state: string }, []>(`select kind, state from outbox where contact_id = (${newest})`)
      .all(),
  ).toEqual([{ kind: 'reply', state: 'delivered' }])
})

test('what the channel says late of a message that is long deleted says nothing about another one', async () => {
  const office = openOffice({ seed: 'sample' })
  const states = () => office.db.client.query<{ id: number; state: string }, []>('select id, state from outbox').values()
  office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'accepted', id: `wamid.${row}`, aliases: [] })
  await office.phone('525500000001').write('Hola')
  const [[gone]] = states() as [[number]]
  office.db.client.run('delete from outbox')
  await office.phone('525500000002').write('Hola')
  const before = states()
  await office.post(statusWebhook(ACCOUNT, 'wamid.of.old', 'read', office.clock.now(), `${gone}.1`))
  await office.settle()
  expect(states()).toEqual(before)
})

const refusesEveryDelete = (table: string) =>
  new RegExp(`BEFORE DELETE ON ${table} BEGIN\\s+SELECT RAISE\\(ABORT, '[^']+'\\);\\s+END`)

function fresh(): Db {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

const heardAt = (office: TestOffice) => ({ at: office.clock.now(), profileName: undefined })
