import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { storyOf } from '../../src/booking/events.ts'
import { openChannels } from '../../src/channels/list.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { noteArrival, takeArrivalBack } from '../../src/visits/arrival.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { type DoorQuestion, lookAtPass, receiveAtDoor } from '../../src/visits/door.ts'
import { codeOf, keyIdOf, passWords } from '../../src/visits/pass.ts'
import { CLERK, GUADALUPE, openOffice, ROSA } from '../cast.ts'
import { type Door, openDoor } from '../workers/receipts.ts'

const AT_NINE = Date.parse('2026-12-03T14:50:00Z')

function codeOfReceipt(door: Door): string {
  const [first, ...others] = door.views().filter((one) => one.state === 'confirmed')
  if (!first) throw new Error('nobody comes')
  return readReceipt({ ...door, language: 'es-MX', now: door.clock.now(), views: [first, ...others] }).visits[0]?.code.text ?? ''
}

/** A key for all offices that there are. */
const OF_ALL = (db: Db): DoorQuestion['caller'] => ({
  agencyId: 1,
  officeIds: db.client
    .query<{ id: number }, []>('select id from offices')
    .all()
    .map(({ id }) => id),
  allOffices: true,
})

function arrange(...people: Parameters<typeof openDoor>) {
  const door = openDoor(...people)
  const code = codeOfReceipt(door)
  const telling = { vault: door.vault, messaging: { vault: door.vault, channels: openChannels({}, 1).channels } }
  const asked = (more: Partial<DoorQuestion> = {}): DoorQuestion => ({
    code,
    officeId: undefined,
    caller: OF_ALL(door.db),
    readAt: AT_NINE,
    ...more,
  })
  return {
    ...door,
    telling,
    code,
    look: (more: Partial<DoorQuestion> = {}) => lookAtPass(door.db, door.vault, asked(more)),
    receive: (more: Partial<DoorQuestion> = {}) => door.at((tx, now) => receiveAtDoor(tx, telling, asked(more), CLERK, now)),
    run: (sql: string, ...values: (string | number)[]) => door.at((tx) => void tx.client.query(sql).run(...values)),
  }
}

test('a receipt of today is valid once, and the arrival is written down', () => {
  const door = arrange([GUADALUPE, ROSA])
  expect(door.look()).toMatchObject({ verdict: 'valid', usedAt: undefined })
  const answer = door.receive()
  expect(answer.verdict).toBe('valid')
  expect(answer.visitors.map((one) => one.name)).toEqual([GUADALUPE.name, ROSA.name])
  expect(door.views().map((one) => one.arrivedAt)).toEqual([AT_NINE, AT_NINE])
  expect(storyOf(door.db, door.deps.vault, 1).at(-1)).toMatchObject({ what: 'arrived', actor: CLERK })
  expect(brokenInvariants(door.db)).toEqual([])
})

test('a second reading says when the first was, and changes nothing but its count', () => {
  const door = arrange()
  door.receive()
  expect(door.receive({ readAt: AT_NINE + 5 * MINUTE })).toMatchObject({ verdict: 'used', usedAt: AT_NINE })
  expect(door.receive({ readAt: AT_NINE + 6 * MINUTE }).verdict).toBe('used')
  const scans = door.db.client
    .query<{ arrived_at: number | null; repeats: number; arrived_key_id: number | null }, []>(
      'select arrived_at, repeats, arrived_key_id from visits',
    )
    .all()
  expect(scans).toEqual([{ arrived_at: AT_NINE, repeats: 2, arrived_key_id: null }])
  expect(door.views().map((one) => one.arrivedAt)).toEqual([AT_NINE])
})

test('a reading whose answer got lost and that is told again is no second visit', () => {
  const door = arrange()
  expect([door.receive().verdict, door.receive().verdict]).toEqual(['valid', 'valid'])
  expect(door.db.client.query<{ repeats: number }, []>('select repeats from visits').all()).toEqual([{ repeats: 0 }])
})

test('a copy of another receipt of the same visit is no second visit either', () => {
  const door = arrange()
  const other = codeOfReceipt(door)
  expect(other).not.toBe(door.code)
  door.receive()
  expect(door.look({ code: other, readAt: AT_NINE + 1 }).verdict).toBe('used')
})

test('the day is that of the office', () => {
  const door = arrange([GUADALUPE], { zone: 'America/Tijuana' })
  expect(door.look({ readAt: Date.parse('2026-12-04T07:30:00Z') }).verdict).toBe('valid')
  expect(door.look({ readAt: Date.parse('2026-12-04T08:30:00Z') }).verdict).toBe('other_day')
  expect(door.receive({ readAt: Date.parse('2026-12-02T17:00:00Z') }).verdict).toBe('other_day')
  expect(door.views()[0]?.arrivedAt).toBeUndefined()
})

test('another office learns that it is another office, and no name', () => {
  const door = arrange()
  const elsewhere = door.at((tx) => openOffice(tx, { name: 'Puebla' }))
  expect(door.look({ officeId: elsewhere }).verdict).toBe('other_office')
  const stranger = door.receive({ caller: { ...OF_ALL(door.db), officeIds: [elsewhere], allOffices: false } })
  expect(stranger).toMatchObject({ verdict: 'other_office', visitors: [] })
  expect(door.views()[0]?.arrivedAt).toBeUndefined()
})

test('after a move the old receipt says so and the new one is good', () => {
  const door = arrange()
  door.run('update appointments set slot_id = ?, version = version + 1 where group_id = ?', door.noon, door.groupId)
  const moved = door.receive()
  expect(moved).toMatchObject({ verdict: 'moved', visitors: [], instead: { slot: { minute: 12 * 60 } } })
  expect(moved.pass?.startsAt).toBe(Date.parse('2026-12-03T15:00:00Z'))
  expect(door.look({ code: codeOfReceipt(door) }).verdict).toBe('valid')
})

test('after a cancellation the receipt is good for nothing', () => {
  const door = arrange()
  door.run("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1")
  expect(door.receive()).toMatchObject({ verdict: 'cancelled', visitors: [] })
})

test('of a family of which one cancelled, those who come are let in', () => {
  const door = arrange([GUADALUPE, ROSA])
  door.run("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where member = 0")
  const answer = door.receive()
  expect([answer.verdict, answer.pass?.members, answer.visitors.map((one) => one.name)]).toEqual(['valid', 2, [ROSA.name]])
})

test('of a family at two offices at the same hour, a receipt of the one is good after somebody came to the other', () => {
  const door = arrange([GUADALUPE, ROSA])
  const nine = door.views()[0]?.slot.slotId ?? 0
  const elsewhere = door.at((tx) => openOffice(tx, { name: 'Puebla' }))
  door.run(
    `insert into slots (schedule_id, office_id, day, minute, starts_at, ends_at, capacity, planned, taken, cooling)
     select t.id, t.office_id, day, minute, starts_at, ends_at, 1, 1, 0, 0 from schedules t, slots s where t.office_id = ? and s.id = ?`,
    elsewhere,
    nine,
  )
  door.run(
    `update appointments set slot_id = (select max(s.id) from slots s), office_id = ?, version = version + 1
     where group_id = ? and member = 1`,
    elsewhere,
    door.groupId,
  )
  const [, rosa] = door.views()
  if (!rosa) throw new Error('nobody was moved')
  door.at((tx, now) => noteArrival(tx, door.telling, [rosa], { at: AT_NINE, actor: CLERK }, now))
  expect(door.receive({ readAt: AT_NINE + MINUTE })).toMatchObject({ verdict: 'valid', visitors: [{ name: GUADALUPE.name }] })
  expect(door.look({ readAt: AT_NINE + 2 * MINUTE }).verdict).toBe('used')
  door.at((tx, now) => takeArrivalBack(tx, [door.views()[1] ?? rosa], CLERK, now))
  expect(door.look({ readAt: AT_NINE + 2 * MINUTE }).verdict).toBe('used')
})

test('a list that a page sends after the day is over still marks who came', () => {
  const door = arrange()
  door.clock.set(AT_NINE + 20 * HOUR)
  door.run("update appointments set state = 'past', live = 0, version = version + 1")
  expect(door.receive().verdict).toBe('valid')
  expect(door.views()[0]?.arrivedAt).toBe(AT_NINE)
})

test('an arrival of another day counts no more when the visit is moved', () => {
  const door = arrange()
  door.receive({ readAt: AT_NINE })
  door.run("update slots set day = '2026-12-04' where id = ?", door.noon)
  door.run('update appointments set slot_id = ?, version = version + 1 where group_id = ?', door.noon, door.groupId)
  expect(door.views()[0]?.arrivedAt).toBeUndefined()
})

test('what nobody here signed, and what is signed but unknown, are told apart', () => {
  const door = arrange()
  expect(door.receive({ code: `${door.code.slice(0, -1)}A` }).verdict).toBe('not_ours')
  expect(door.receive({ code: 'https://example.org' }).verdict).toBe('not_ours')
  const words = passWords({
    keyId: keyIdOf(door.vault.publicKey()),
    folio: 'CCC-CCC',
    members: 1,
    officeId: door.office,
    startsAt: AT_NINE,
    nonce: 'AAAA',
  })
  expect(door.receive({ code: codeOf(words, door.vault.sign(words)) }).verdict).toBe('not_found')
})
