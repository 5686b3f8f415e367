// Who asked for a place is counted for ever, whoever sees it: what is disowned, handed over or merged frees nobody's limit.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { changeHolder, type HolderChange } from '../../src/booking/holder.ts'
import { hold } from '../../src/booking/holds.ts'
import { overTogether } from '../../src/booking/limits.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { disown, openOfGroup, settle, takeBack } from '../../src/disowned/disavowals.ts'
import { haveCome } from '../came.ts'
import { openHouse, openOffice, publishSlot, requestedPlaces, somebody } from '../cast.ts'

/** An office with many places on the third and eight on the fourth, and people who write to it. */
function stage(options: { cooling?: boolean } = {}) {
  const house = openHouse(options)
  const [wide = 0, eight = 0] = house.at((tx) =>
    [openOffice(tx)].flatMap((office) => [
      publishSlot(tx, office, '2026-12-03', '9:00', 90),
      publishSlot(tx, office, '2026-12-04', '9:00', 8),
    ]),
  )
  const { db, deps } = house
  const meets = (freeAccount = 0) =>
    house.at((tx) => {
      const asker = tx.client.query<{ id: number }, [number]>(
        'insert into askers (free_account, created_at) values (?, 0) returning id',
      )
      const contact = tx.client.query<{ id: number }, [number]>(
        "insert into contacts (asker_id, channel, last_inbound_at, language, created_at) values (?, 'whatsapp', 0, 'es-MX', 0) returning id",
      )
      return contact.get(asker.get(freeAccount)?.id ?? 0)?.id ?? 0
    })
  let nobodyYet = 0
  /** Books the hour for somebody new; what refused it, or the group. */
  const books = (contactId: number, slotId = wide): string => {
    const person = somebody(++nobodyYet)
    const held = house.at((tx, now) => hold(tx, deps, { contactId, wish: requestedPlaces(slotId, [person]), holdMs: HOUR }, now))
    if (!held.ok) return held.why === 'other_limit' ? (held.limit ?? '') : held.why
    house.at((tx, now) => confirm(tx, deps, contactId, [{ years: 10, halfFee: false }], now))
    return held.hold.groupId
  }
  const count = (from: string) => db.client.query<{ n: number }, []>(`select count(*) as n from ${from}`).get()?.n
  const gives = (change: Omit<HolderChange, 'actor'>) =>
    house.at((tx, now) => changeHolder(tx, deps, { ...change, actor: 'citizen' }, now))
  return { house, db, deps, wide, eight, meets, books, count, gives, broken: () => brokenInvariants(db) }
}

const LIVE_IN_ALL = 'appointments where live = 1'

describe('who asked is counted', () => {
  test('an account that says four times that it is not theirs has no fifth, and not more by taking it back', () => {
    const { house, deps, meets, books, count, broken } = stage()
    const rosa = meets()
    for (let nth = 0; nth < 4; nth++) {
      expect(books(rosa)).not.toBe('phone_limit')
      expect(house.at((tx, now) => disown(tx, deps, rosa, now))).toBe(1)
    }
    expect(books(rosa)).toBe('phone_limit')
    house.at((tx, now) => takeBack(tx, deps, rosa, now))
    expect(books(rosa)).toBe('phone_limit')
    expect(count(LIVE_IN_ALL)).toBe(4)
    expect(broken()).toEqual([])
  })

  test('a telephone that the office knows to be somebody else’s now counts nothing of what its earlier owner asked for', () => {
    const { house, db, deps, meets, books, broken } = stage()
    const number = meets()
    const groups = [books(number), books(number), books(number), books(number)]
    house.at((tx, now) => disown(tx, deps, number, now))
    expect(books(number)).toBe('phone_limit')
    for (const [nth, groupId] of groups.entries()) {
      expect(books(number)).toBe('phone_limit')
      const one = openOfGroup(db, groupId)
      if (one) house.at((tx, now) => settle(tx, deps, one, { result: nth === 0 ? 'identified' : 'called', actor: 'clock' }, now))
    }
    expect(books(number)).not.toBe('phone_limit')
    expect(broken()).toEqual([])
  })

  test('free accounts that disown what they have keep to their share of a day, two of eight places', () => {
    const { house, deps, eight, meets, books, count, broken } = stage()
    const refused = new Set<string>()
    for (let nth = 0; nth < 12; nth++) {
      const account = meets(1)
      const said = books(account, eight)
      if (count(`${LIVE_IN_ALL} and slot_id = ${eight}`) !== 2) continue
      refused.add(said)
      house.at((tx, now) => disown(tx, deps, account, now))
      refused.add(books(account, eight))
    }
    expect(count(`${LIVE_IN_ALL} and slot_id = ${eight}`)).toBe(2)
    expect(refused).toContain('free_account_share')
    expect(broken()).toEqual([])
  })

  test('nor do they pass it by cancelling, letting others book, and undoing', () => {
    const { house, deps, eight, meets, books, count } = stage({ cooling: true })
    const [one, another] = [meets(1), meets(1)]
    const group = books(one, eight)
    books(another, eight)
    const version = house.db.client.query<{ member: number; version: number }, [string]>(
      'select member, version from appointments where group_id = ?',
    )
    const stamp = stampOf(version.all(group))
    house.at((tx, now) => cancel(tx, deps, { groupId: group, stamp, contactId: one, actor: 'citizen' }, now))
    expect(count(LIVE_IN_ALL)).toBe(1)
    expect(books(meets(1), eight)).toBe('free_account_share')
    house.clock.advance(6 * MINUTE)
    expect(books(meets(1), eight)).not.toBe('free_account_share')
  })

  test('somebody who writes on WhatsApp is kept from no day', () => {
    const { eight, meets, books, count } = stage()
    for (let nth = 0; nth < 3; nth++) books(meets(1), eight)
    for (let nth = 0; nth < 3; nth++) books(meets(), eight)
    expect(count(LIVE_IN_ALL)).toBe(5)
  })
})

describe('what goes to another chat', () => {
  test('counts for both together: nothing more is booked above the limit by the one or the other', () => {
    const { meets, books, gives, broken } = stage()
    const [rosa, luis] = [meets(), meets()]
    const first = books(rosa)
    books(rosa)
    books(luis)
    expect(gives({ of: { groupId: first }, to: luis, how: 'handed_over' })).toMatchObject({
      ok: true,
      notices: [
        { contactId: rosa, what: 'gone' },
        { contactId: luis, what: 'received' },
      ],
    })
    expect(books(rosa)).not.toBe('phone_limit')
    expect([books(rosa), books(luis)]).toEqual(['phone_limit', 'phone_limit'])
    gives({ of: { groupId: first }, to: rosa, how: 'taken_back' })
    expect(books(luis)).not.toBe('phone_limit')
    expect(broken()).toEqual([])
  })

  test('is refused before anybody says yes where both together would have more than one may', () => {
    const { db, deps, house, meets, books, gives, count } = stage()
    const [rosa, luis] = [meets(), meets()]
    const first = books(rosa)
    for (let nth = 0; nth < 4; nth++) books(luis)
    expect(overTogether(db, deps, rosa, luis, house.clock.now())).toEqual({ why: 'phone_limit' })
    expect(gives({ of: { groupId: first }, to: luis, how: 'handed_over' })).toEqual({ ok: false, why: 'over_limit' })
    expect(count('askers where counts_as is not null')).toBe(0)
    expect(count("appointment_events where what = 'handed_over'")).toBe(0)
  })

  test('in a row counts for the last one, and what is taken back takes those with it that gave to the giver', () => {
    const { meets, books, gives, count, broken } = stage()
    const [rosa, luis, eva] = [meets(), meets(), meets()]
    const first = books(rosa)
    gives({ of: { groupId: first }, to: luis, how: 'handed_over' })
    const second = books(luis)
    gives({ of: { groupId: second }, to: eva, how: 'handed_over' })
    expect(count('askers where counts_as is not null')).toBe(2)
    expect(broken()).toEqual([])
    gives({ of: { groupId: second }, to: luis, how: 'taken_back' })
    expect(count('askers r join askers k on k.counts_as = r.id')).toBe(1)
    for (let nth = 0; nth < 4; nth++) expect(books(eva)).not.toBe('phone_limit')
    books(rosa)
    books(luis)
    expect([books(rosa), books(luis), books(eva)]).toEqual(['phone_limit', 'phone_limit', 'phone_limit'])
    expect(broken()).toEqual([])
  })
})

describe('what the channel merges', () => {
  test('cannot be refused; nothing more is booked above the limit by the one that is left', () => {
    const { house, deps, meets, books, count, broken } = stage()
    const [rosa, luis] = [meets(), meets()]
    for (let nth = 0; nth < 3; nth++) books(rosa)
    for (let nth = 0; nth < 3; nth++) books(luis)
    house.at((tx, now) => {
      for (const one of PERSONAL_DATA) one.mergeContacts?.(tx, deps, { id: rosa, other: luis, givenUp: luis }, now)
      tx.client.query('delete from contacts where id = ?').run(luis)
    })
    expect(count(`${LIVE_IN_ALL} and contact_id = ${rosa}`)).toBe(6)
    expect(count("appointment_events where what = 'merged'")).toBe(3)
    expect(books(rosa)).toBe('phone_limit')
    expect(broken()).toEqual([])
  })
})

describe('the tables refuse what the code would never ask', () => {
  const { house, deps, eight, meets, books, db } = stage()
  const [rosa, luis, account] = [meets(), meets(), meets(1)]
  books(rosa)
  books(account, eight)
  books(meets(1), eight)
  const third = meets(1)
  house.at((tx, now) => hold(tx, deps, { contactId: luis, wish: requestedPlaces(eight, [somebody(70)]), holdMs: HOUR }, now))
  const of = (contact: number) => `(select asker_id from contacts where id = ${contact})`
  const copied = (
    contact: number,
  ) => `insert into appointments (group_id, member, exclusive_group, office_id, slot_id, procedure_id, person_id,
      contact_id, asked_by, origin, state, live, seated, version, held_until, visit_ends_at, created_at, updated_at)
    select 'copy', 0, 'general', office_id, slot_id, procedure_id, person_id, ${contact}, ${of(contact)}, 'chat', 'held', 0, 1, 1, 9, visit_ends_at, 1, 1
    from appointments where contact_id = ${luis}`
  test.each([
    [
      'another one who asked',
      `update appointments set asked_by = ${of(luis)}, version = version + 1 where contact_id = ${rosa}`,
      /who asked/,
    ],
    ['nobody who asked', `update appointments set asked_by = null, version = version + 1 where contact_id = ${rosa}`, /who asked/],
    [
      'another chat without a line',
      `update appointments set contact_id = ${luis}, version = version + 1 where contact_id = ${rosa}`,
      /line of its story/,
    ],
    [
      'no chat without a line',
      `update appointments set contact_id = null, version = version + 1 where contact_id = ${rosa}`,
      /line of its story/,
    ],
    ['a third place of eight', copied(third), /share of a day/],
    ['a place that somebody else asked for', copied(rosa).replaceAll(of(rosa), of(luis)), /is who writes/],
    ['an account that costs something now', `update askers set free_account = 0 where id = ${of(account)}`, /until it was seen/],
    ['one that was seen by nobody', `update askers set seen_at = 1 where id = ${of(account)}`, /until it was seen/],
    ['a chain', `update askers set counts_as = ${of(luis)} where id = ${of(luis)}`, /that other's alone/],
    ['an asker that is forgotten', `delete from askers where id = ${of(third)}`, /never forgotten/],
  ])('%s', (_what, sql, why) => {
    expect(() => house.at((tx) => tx.client.run(sql))).toThrow(why)
    expect(brokenInvariants(db)).toEqual([])
  })

  test('whoever came to the counter is a free account no more, and its place counts for none', () => {
    const group = db.client
      .query<{ group_id: string }, [number]>('select group_id from appointments where contact_id = ?')
      .get(account)
    house.at((tx) => haveCome(tx, group?.group_id ?? '', 5))
    expect(db.client.query(`select seen_at from askers where id = ${of(account)}`).get()).toEqual({ seen_at: 5 })
    expect(books(third, eight)).not.toBe('free_account_share')
  })
})
