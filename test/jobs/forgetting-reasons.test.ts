import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { audit } from '../../src/admin/audit.ts'
import { cancel, noteReason } from '../../src/booking/cancellation.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { clean } from '../../src/jobs/cleaning.ts'
import { GUADALUPE, ROSA, somebody } from '../cast.ts'
import { AFTER_VISIT, KEPT, openArchive, VISIT } from './archive.ts'
import { rowsBreaking } from './arrange.ts'

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
  cancelOne(1, { actor: 'staff:3', reason: 'vino su esposa María' })
  const groupId = cancelOne(2, {})
  office.write((tx) => noteReason(tx, { groupId, members: [0], contactId: 2, reason: 'not_that_day' }))
  office.write((tx, now) =>
    audit(
      tx,
      office.vault,
      { keyId: null, name: 'Teo', role: 'clerk', officeIds: undefined, seesNames: true, expiresAt: undefined },
      { operation: 'cancelar_cita', detail: {}, reason: 'vino su esposa María' },
      now,
    ),
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
  office.write((tx, now) =>
    audit(
      tx,
      office.vault,
      { keyId: null, name: 'Teo', role: 'clerk', officeIds: undefined, seesNames: true, expiresAt: undefined },
      { operation: 'x', detail: {}, reason: 'y' },
      now,
    ),
  )
  office.write((tx) =>
    tx.client.run("insert into appointment_events (appointment_id, at, what, actor) values (1, 1, 'given', 'staff:1')"),
  )
  expect(() => office.write((tx) => tx.client.run(`update ${table} set ${change}`).changes)).toThrow('append-only')
})
