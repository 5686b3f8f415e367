import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { brokenInvariants } from '../../db/invariants.ts'
import { movedLately } from '../../src/booking/undo-move.ts'
import { MINUTE } from '../../src/clock.ts'
import { CLERK, LALO, LEO, somebody } from '../cast.ts'
import { type Stage, stage } from './moving-stage.ts'

const HOURS = { '2026-12-03 9:00': 1, '2026-12-03 9:30': 1, '2026-12-03 10:00': 2, '2026-12-04 9:00': 3 }
const PHONES = 3
const nth = (most: number) => fc.nat({ max: most - 1 })

/** What may happen, in any order: three telephones, a family on the last of them, four hours, the office and the clock. */
const member = fc.option(nth(2), { nil: undefined })
const deed = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('hold' as const), phone: nth(PHONES), slot: nth(4) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('confirm' as const), phone: nth(PHONES) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('book' as const), phone: nth(PHONES), slot: nth(4) }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('move' as const), phone: nth(PHONES), slot: nth(4), member }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('officeMoves' as const), phone: nth(PHONES), slot: nth(4) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('cancel' as const), phone: nth(PHONES), member }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('undo' as const), phone: nth(PHONES) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('undoMove' as const), phone: nth(PHONES) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('close' as const, 'open' as const), slot: nth(4) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.constantFrom(1, 4, 5, 11, 60, 600) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

interface World extends Stage {
  phones: number[]
  cancelled: Map<number, { groupId: string; members: number[] }>
}

function world(): World {
  const at = stage(HOURS)
  const [, , third = 0, fourth = 0] = at.slots
  return {
    ...at,
    phones: [at.books(third, [somebody(0)]), at.meets(), at.books(fourth, [LEO, LALO], undefined, 'minor')],
    cancelled: new Map(),
  }
}

const peopleOf = (phone: number) =>
  phone === PHONES - 1 ? { people: [LEO, LALO], procedure: 'minor' } : { people: [somebody(phone)] }

function happens(at: World, one: Deed): void {
  const contact = 'phone' in one ? (at.phones[one.phone] ?? 0) : 0
  const slot = 'slot' in one ? (at.slots[one.slot] ?? 0) : 0
  const members = 'member' in one && one.member !== undefined ? { members: [one.member] } : {}
  switch (one.what) {
    case 'hold':
    case 'book': {
      const { people, procedure } = { procedure: undefined, ...peopleOf(one.phone) }
      at.holds(contact, slot, people, procedure)
      return void (one.what === 'book' && at.confirms(contact))
    }
    case 'confirm':
      return void at.confirms(contact)
    case 'move':
      return void at.moves(contact, slot, members)
    case 'officeMoves':
      return void at.moves(contact, slot, { actor: CLERK, reason: 'x' })
    case 'cancel': {
      const { done, ...what } = at.cancels(contact, members.members)
      return void (done.ok && at.cancelled.set(contact, what))
    }
    case 'undo': {
      const what = at.cancelled.get(contact)
      return void (what && at.undoes(contact, what))
    }
    case 'undoMove': {
      const moved = at.house.at((tx, now) => movedLately(tx, at.house.deps.vault, contact, now))
      return void (moved && at.undoesMove(contact, { ...moved, slotId: moved.slot.slotId }))
    }
    case 'close':
      return void at.house.at((tx, now) => tx.client.query('update slots set closed_at = ? where id = ?').run(now, slot))
    case 'open':
      return void at.house.at((tx) => tx.client.query('update slots set closed_at = null where id = ?').run(slot))
    case 'wait':
      at.house.clock.advance(one.minutes * MINUTE)
      return void at.sweep()
  }
}

/** What no order of deeds may bring about, beside what the tables prove themselves. */
function expectSound({ house }: World): void {
  expect(brokenInvariants(house.db)).toEqual([])
  const count = (sql: string) => house.db.client.query<{ n: number }, []>(`select count(*) as n from ${sql}`).get()?.n
  // Nobody moves more often than a person may, and nobody keeps a promise to undo beside an appointment that stands.
  expect(count('appointments where moves > 2')).toBe(0)
  expect(count(`appointments where state not in ('cancelled', 'confirmed') and undo_until > ${house.clock.now()}`)).toBe(0)
  // Whatever may still be undone has its place: cooling, and nobody else's.
  expect(
    count(
      `appointments a where a.undo_until > ${house.clock.now()} and not exists (
         select 1 from cooling_places c where c.appointment_id = a.id and (c.slot_id = a.slot_id) = (a.state = 'cancelled'))`,
    ),
  ).toBe(0)
  // A day of a visit is that of its hour.
  expect(
    count(
      `appointments a join slots s on s.id = a.slot_id
       where a.state = 'confirmed' and (a.office_id <> s.office_id or a.visit_ends_at - s.starts_at not between 1 and 86400000)`,
    ),
  ).toBe(0)
}

test('after whatever holds, confirmations, moves, cancellations and undoings the books are right', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
      const at = world()
      for (const one of deeds) {
        happens(at, one)
        expectSound(at)
      }
    }),
    { numRuns: 80 },
  )
}, 60_000)

test('what is refused changes nothing', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 25 }), nth(PHONES), nth(4), (deeds, phone, slot) => {
      const at = world()
      for (const one of deeds) happens(at, one)
      const rows = () => at.house.db.client.query('select * from appointments order by id').all()
      const places = () => at.house.db.client.query('select * from slots order by id').all()
      const before = [rows(), places()]
      const moved = at.moves(at.phones[phone] ?? 0, at.slots[slot] ?? 0)
      if (!moved.ok) expect([rows(), places()]).toEqual(before)
    }),
    { numRuns: 80 },
  )
}, 60_000)
