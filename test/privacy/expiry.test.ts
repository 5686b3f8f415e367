import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { brokenInvariants } from '../../db/invariants.ts'
import { audit } from '../../src/admin/audit.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel, noteReason } from '../../src/booking/cancellation.ts'
import { hold, releaseHold } from '../../src/booking/holds.ts'
import { curpIndex } from '../../src/booking/people.ts'
import { letGo } from '../../src/booking/releases.ts'
import { findByCurp, findByFolio, liveOf, toDayLine, visitorsOn } from '../../src/booking/views.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { CLERK, GUADALUPE, HOOKS, ROSA, requestedPlaces, setRules, somebody } from '../cast.ts'
import { AFTER_VISIT, BARE, KEPT, openArchive, VISIT, WHOLE } from '../jobs/archive.ts'
import { rowsBreaking } from '../jobs/arrange.ts'

const TEO = {
  ...{ keyId: null, name: 'Teo', role: 'clerk' as const, agencyId: 1, ownsNumber: true },
  ...{ officeIds: [], allOffices: true, seesNames: true, expiresAt: undefined },
}

test('a hold that ran out or was let go keeps its person for eight days, then nobody knows who it was for', async () => {
  const { office, deps, everyJobLooks, take, slotOn, meet, sealedOf, beat } = await openArchive()
  const [slot, other] = [slotOn('2027-01-20'), slotOn('2027-01-21')]
  take(meet(1), slot, ROSA)
  take(meet(2), other, GUADALUPE)
  office.write((tx, now) => releaseHold(tx, deps, 2, now))
  office.clock.advance(HOUR)
  await everyJobLooks()
  office.clock.advance(8 * DAY - HOUR + MINUTE)
  beat()
  await clean(office.deps)
  expect([sealedOf(1), sealedOf(2)]).toEqual([WHOLE, BARE])
  office.clock.advance(3 * HOUR)
  beat()
  expect(rowsBreaking(office.db, 'lapsed_holds_are_bare')).toBe(1) // The view can fail.
  await clean(office.deps)
  expect([sealedOf(1), sealedOf(2)]).toEqual([BARE, BARE])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('the day after the visit the old passport and who came along are gone, of a cancelled appointment too', async () => {
  const { office, deps, everyJobLooks, slotOn, book, meet, sealedOf, beat } = await openArchive()
  const slot = slotOn(VISIT, 2)
  book(meet(1), slot, ROSA)
  const folio = book(meet(2), slot, GUADALUPE)
  const [cancelled] = findByFolio(office.db, office.vault, folio)
  office.write((tx, now) =>
    cancel(tx, deps, { groupId: cancelled?.groupId ?? '', stamp: `0.${cancelled?.version}`, actor: 'citizen' }, now),
  )
  office.clock.set(AFTER_VISIT - 1)
  await everyJobLooks()
  expect([sealedOf(1), sealedOf(2)]).toEqual([WHOLE, WHOLE])
  office.clock.set(AFTER_VISIT + 3 * HOUR)
  beat()
  office.write((tx, now) => letGo(tx, { ...office, hooks: HOOKS }, now, 100))
  expect(rowsBreaking(office.db, 'past_visits_are_bare')).toBe(2)
  await clean(office.deps)
  const onlyNamed = { name: 1, passport: 0, attendant: 0, person: 1 }
  expect([sealedOf(1), sealedOf(2)]).toEqual([onlyNamed, onlyNamed])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('what family a minor has is forgotten with the name, of a hold that became nothing too', async () => {
  const { office, everyJobLooks, take, slotOn, book, meet, beat } = await openArchive()
  book(meet(1), slotOn(VISIT), ROSA)
  take(meet(2), slotOn('2027-01-21'), GUADALUPE)
  const cases = () =>
    office.db.client
      .query<{ minor_case: string | null }, []>('select minor_case from appointments order by id')
      .all()
      .map((row) => row.minor_case)
  office.write((tx) => void tx.client.run("update appointments set minor_case = 'guardian', version = version + 1"))
  office.clock.set(AFTER_VISIT + KEPT * DAY)
  await everyJobLooks()
  expect(cases()).toEqual(['guardian', 'guardian'])
  office.clock.advance(8 * DAY + 3 * HOUR) // The hold was let go of only now.
  beat()
  await clean(office.deps)
  expect(cases()).toEqual([null, null])
  office.write((tx) => void tx.client.run("update appointments set minor_case = 'guardian', version = version + 1"))
  expect([rowsBreaking(office.db, 'lapsed_holds_are_bare'), rowsBreaking(office.db, 'past_visits_are_bare')]).toEqual([1, 1])
})

test('after the days of the rule a visit is a figure without a name, and everything that shows it still works', async () => {
  const { office, everyJobLooks, slotOn, book, meet, sealedOf, beat } = await openArchive()
  const slot = slotOn(VISIT)
  const folio = book(meet(1), slot, ROSA)
  office.clock.set(AFTER_VISIT + KEPT * DAY)
  await everyJobLooks()
  expect(sealedOf(1)).toMatchObject({ name: 1, person: 1 })
  office.clock.advance(3 * HOUR)
  beat()
  expect(rowsBreaking(office.db, 'past_visits_are_bare')).toBe(1)
  await clean(office.deps)
  expect(brokenInvariants(office.db)).toEqual([])
  expect(sealedOf(1)).toEqual(BARE)
  const [visit] = visitorsOn(office.db, office.vault, 1, VISIT)
  expect(visit).toMatchObject({ folio, state: 'past', name: '', birthDate: undefined, curp: undefined, forgotten: true, years: 10 })
  expect(findByFolio(office.db, office.vault, folio)).toMatchObject([{ forgotten: true }])
  expect(findByCurp(office.db, office.vault, curpIndex(office.vault, ROSA.curp))).toEqual([])
  expect(visit && toDayLine(office.db, visit).name).toBe('datos borrados')
  expect(office.db.client.query<{ taken: number }, [number]>('select taken from slots where id = ?').get(slot)).toEqual({
    taken: 1,
  })
})

test('a person with a younger appointment stays known, and whoever was forgotten can book again', async () => {
  const { office, everyJobLooks, slotOn, book, meet, sealedOf, count } = await openArchive()
  book(meet(1), slotOn(VISIT), ROSA)
  book(meet(2), slotOn('2026-12-04'), GUADALUPE)
  office.clock.set(AFTER_VISIT + 80 * DAY)
  await everyJobLooks()
  const later = slotOn('2027-04-01', 2)
  book(1, later, ROSA)
  office.clock.set(AFTER_VISIT + (KEPT + 3) * DAY)
  await everyJobLooks()
  const names = office.db.client.query<{ kept: number }, []>(
    'select name_sealed is not null as kept from appointments where person_id = 1 order by id',
  )
  expect(names.values()).toEqual([[0], [1]])
  expect(sealedOf(1)).toEqual(WHOLE)
  expect(sealedOf(2)).toEqual(BARE)
  book(meet(3), later, GUADALUPE)
  expect(count('people')).toBe(2) // The hash knew her: she is one person, with what she typed now.
  expect(liveOf(office.db, office.vault, 3, office.clock.now())).toMatchObject([{ name: GUADALUPE.name, curp: GUADALUPE.curp }])
  expect(brokenInvariants(office.db)).toEqual([])
})

test('a telephone that wrote nothing for the days of the rule is forgotten, unless it waits for a visit or a message', async () => {
  const { office, everyJobLooks, slotOn, book, meet, beat, count } = await openArchive()
  for (const nth of [1, 2, 3, 4, 5]) meet(nth)
  book(1, slotOn('2027-05-01'), ROSA)
  book(2, slotOn(VISIT), GUADALUPE)
  office.write((tx, now) =>
    tx.client
      .query(
        `insert into outbox (channel, contact_id, kind, question, body_sealed, state, not_before, created_at, updated_at)
         values ('whatsapp', 3, 'notice', 0, x'01', 'queued', 0, ?1, ?1)`,
      )
      .run(now),
  )
  office.clock.advance(KEPT * DAY - HOUR)
  await everyJobLooks()
  office.write((tx, now) => tx.client.query('update contacts set last_inbound_at = ? where id = 4').run(now))
  expect(count('contact_aliases')).toBe(5)
  office.clock.advance(4 * HOUR)
  beat()
  expect(rowsBreaking(office.db, 'quiet_contacts_are_gone')).toBe(2)
  await clean(office.deps)
  expect(brokenInvariants(office.db)).toEqual([])
  expect(office.db.client.query<{ contact_id: number }, []>('select contact_id from contact_aliases order by 1').values()).toEqual([
    [1],
    [3],
    [4],
  ])
  // The row stays while an old visit points at it, empty; without one it goes too.
  expect(
    office.db.client
      .query<{ id: number; bare: number }, []>('select id, profile_sealed is null as bare from contacts order by id')
      .values(),
  ).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
    [4, 0],
  ])
})

test('a thousand visits are forgotten in steps, and a shorter rule is no alarm before it was carried out', async () => {
  const { office, deps, everyJobLooks, slotOn, beat, count } = await openArchive()
  const slot = slotOn(VISIT, 700)
  office.write((tx, now) => {
    const asker = tx.client.query('insert into askers (id, free_account, created_at) values (?, 0, 0)')
    const contact = tx.client.query(
      "insert into contacts (id, asker_id, channel, last_inbound_at, language, profile_sealed, created_at) values (?1, ?1, 'whatsapp', ?2, 'es-MX', null, ?2)",
    )
    for (let nth = 1; nth <= 1_100; nth++) {
      asker.run(nth)
      contact.run(nth, now)
      if (nth > 600) continue
      hold(tx, deps, { contactId: nth, wish: requestedPlaces(slot, [somebody(nth)]), holdMs: HOUR }, now)
      confirm(tx, deps, nth, [{ years: 10, halfFee: false }], now)
    }
  })
  office.clock.set(AFTER_VISIT + 31 * DAY)
  await everyJobLooks()
  beat()
  office.write((tx) => setRules(tx, { keep_visits_days: 30 }))
  expect(brokenInvariants(office.db)).toEqual([])
  await clean(office.deps)
  expect(brokenInvariants(office.db)).toEqual([])
  expect(
    office.db.client.query<{ n: number }, []>('select count(*) as n from appointments where name_sealed is not null').get(),
  ).toEqual({ n: 0 })
  expect(
    office.db.client.query<{ n: number }, []>('select count(*) as n from people where birth_sealed is not null').get(),
  ).toEqual({ n: 0 })
  expect(count('contacts')).toBe(600)
})

test('what is to be forgotten is found by its index, never by reading everything', async () => {
  const { office } = await openArchive()
  const plan = (where: string) =>
    JSON.stringify(office.db.client.query(`explain query plan select id from appointments where ${where}`).all())
  expect(plan("state in ('expired', 'released') and name_sealed is not null and updated_at < +1")).toContain('appointments_lapsed')
  expect(plan("state in ('past', 'cancelled') and name_sealed is not null and visit_ends_at < +1")).toContain('appointments_named')
  expect(
    plan(
      "state in ('past', 'cancelled') and answers_until is null and (answers_sealed is not null or attendant_sealed is not null) and visit_ends_at <= +1",
    ),
  ).toContain('appointments_detailed')
})

test('what is forgotten is not left in the file for whoever looks into it with other tools', async () => {
  const { office, everyJobLooks, slotOn, book, meet } = await openArchive()
  book(meet(1), slotOn(VISIT), ROSA)
  for (let nth = 2; nth <= 40; nth++) meet(nth)
  const telephones = Array.from({ length: 40 }, (_, at) => `sealed telephone ${at + 1}.`)
  office.write((tx) => {
    for (const [at, value] of telephones.entries())
      tx.client.query('update contact_aliases set value_sealed = ? where contact_id = ?').run(Buffer.from(value), at + 1)
  })
  const { name } = office.db.client
    .query<{ name: Uint8Array }, []>('select name_sealed as name from appointments where name_sealed is not null')
    .get() ?? {
    name: Buffer.from('nobody'),
  }
  const left = () => {
    office.db.client.run('pragma wal_checkpoint(truncate)')
    const file = readFileSync(office.db.path)
    return [name, ...telephones].filter((one) => file.includes(one)).length
  }
  expect(left()).toBe(41)
  office.clock.set(AFTER_VISIT + (KEPT + 1) * DAY)
  await everyJobLooks()
  expect(left()).toBe(0)
})

test('what a clerk wrote as a reason is forgotten with the name; the reason that a person chose still counts', async () => {
  const { office, deps, everyJobLooks, slotOn, book, meet, beat } = await openArchive()
  const slot = slotOn(VISIT, 3)
  for (const [nth, person] of [ROSA, GUADALUPE, somebody(1)].entries()) book(meet(nth + 1), slot, person)
  const cancelOne = (contactId: number, how: Partial<Parameters<typeof cancel>[2]>) => {
    const row = office.db.client
      .query<{ group_id: string; version: number }, [number]>('select group_id, version from appointments where contact_id = ?')
      .get(contactId)
    const asked = { groupId: row?.group_id ?? '', stamp: `0.${row?.version}`, actor: 'citizen' as const, ...how }
    office.write((tx, now) => cancel(tx, deps, asked, now))
    return asked.groupId
  }
  cancelOne(1, { actor: CLERK, reason: 'vino su esposa María' })
  const groupId = cancelOne(2, {})
  office.write((tx) => noteReason(tx, { groupId, members: [0], contactId: 2, reason: 'not_that_day' }))
  office.write((tx, now) =>
    audit(tx, office.vault, TEO, { operation: 'cancelar_cita', detail: {}, reason: 'vino su esposa María' }, now),
  )
  const opened = (sql: string) =>
    office.db.client
      .query<{ said: Uint8Array }, []>(sql)
      .all()
      .map(({ said }) => ({ said: office.vault.open(said) }))
  const kept = () => [
    ...opened('select words_sealed as said from appointments where words_sealed is not null'),
    ...office.db.client.query<{ said: string }, []>('select reason as said from appointments where reason is not null').all(),
    ...opened('select detail_sealed as said from appointment_events where detail_sealed is not null'),
    ...opened('select reason_sealed as said from audit where reason_sealed is not null'),
  ]
  const told = () =>
    kept()
      .map((row) => row.said)
      .toSorted()
  office.clock.set(AFTER_VISIT + 3 * HOUR)
  await everyJobLooks()
  expect(told()).toEqual(['not_that_day', ...Array(3).fill('vino su esposa María')])
  office.clock.set(AFTER_VISIT + KEPT * DAY + 3 * HOUR)
  beat()
  expect([rowsBreaking(office.db, 'past_visits_are_bare') > 0, rowsBreaking(office.db, 'old_reasons_are_gone')]).toEqual([true, 1])
  await clean(office.deps)
  expect(told()).toEqual(['not_that_day'])
  expect(brokenInvariants(office.db)).toEqual([])
})

test.each([
  ['audit', "reason_sealed = x'00'"],
  ['audit', 'reason_sealed = null, at = 0'],
  ['audit', 'reason_sealed = null, key_id = null, office_id = 1'],
  ['appointment_events', "detail_sealed = x'00'"],
  ['appointment_events', "detail_sealed = null, actor = 'citizen'"],
])('a journal changes in no other way (%s: %s)', async (table, change) => {
  const { office, slotOn, book, meet } = await openArchive()
  book(meet(1), slotOn(VISIT), ROSA)
  office.write((tx, now) => audit(tx, office.vault, TEO, { operation: 'x', detail: {}, reason: 'y' }, now))
  office.write((tx) =>
    tx.client.run("insert into appointment_events (appointment_id, at, what, actor) values (1, 1, 'given', 'staff')"),
  )
  expect(() => office.write((tx) => tx.client.run(`update ${table} set ${change}`).changes)).toThrow('append-only')
})
