// The waiting list in any order of deeds: no place is lost, none is given twice, and every wall holds after each of them.
import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { undoCancel } from '../../src/booking/cancellation.ts'
import { hold } from '../../src/booking/holds.ts'
import { liveOf } from '../../src/booking/views.ts'
import { MINUTE } from '../../src/clock.ts'
import { closeHours, liftClosure } from '../../src/schedule/opening-hours.ts'
import { goOn } from '../../src/waitlist/entries.ts'
import type { WaitTimes } from '../../src/waitlist/types.ts'
import { HOLD_MS } from '../booking/deeds.ts'
import { HOOKS, requestedPlaces, somebody } from '../cast.ts'
import { type Stage, stage } from './stage.ts'

const PHONES = 4
const HOURS: [day: string, time: string, places: number][] = [
  ['2026-11-25', '9:00', 1],
  ['2026-12-03', '9:00', 2],
  ['2026-12-03', '9:30', 1],
  ['2026-12-03', '13:00', 1],
]
const nth = (most: number) => fc.nat({ max: most - 1 })
const phone = nth(PHONES)
const TIMES: WaitTimes[] = [{}, { untilMinute: 720 }, { weekdays: [4] }, { until: '2026-11-30' }]

const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('wait' as const), phone, times: nth(TIMES.length), several: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('book' as const), phone, slot: nth(HOURS.length) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('hold' as const), phone, slot: nth(HOURS.length) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('cancel' as const, 'undo' as const), phone }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('accept' as const, 'acceptAndConfirm' as const, 'decline' as const, 'leave' as const, 'back' as const),
      phone,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('close' as const, 'open' as const, 'widen' as const), slot: nth(HOURS.length) }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('pass' as const), minutes: fc.constantFrom(1, 6, 16, 121, 700, 1_500) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

interface World extends Stage {
  slots: number[]
  contacts: number[]
  closures: number[]
}

function world(): World {
  const at = stage()
  const slots = HOURS.map(([day, time, places]) => at.publishes(day, time, places))
  const contacts = Array.from({ length: PHONES }, () => at.meets())
  const made: World = { ...at, slots, contacts, closures: [] }
  for (const [i, slot] of slots.entries()) at.books(contacts[i] ?? 0, slot, [somebody(i)])
  return made
}

const peopleOf = (who: number, several = false) => (several ? [somebody(who), somebody(10 + who)] : [somebody(who)])

function happens(at: World, one: Deed): void {
  const who = 'phone' in one ? one.phone : 0
  const contact = at.contacts[who] ?? 0
  const slot = 'slot' in one ? (at.slots[one.slot] ?? 0) : 0
  const { house } = at
  switch (one.what) {
    case 'wait':
      return void at.waits(contact, peopleOf(who, one.several), TIMES[one.times])
    case 'book':
    case 'hold':
      house.at((tx, now) =>
        hold(tx, house.deps, { contactId: contact, wish: requestedPlaces(slot, peopleOf(who)), holdMs: HOLD_MS }, now),
      )
      return void (one.what === 'book' && at.confirms(contact))
    case 'cancel': {
      const [view] = house.at((tx, now) => liveOf(tx, house.vault, contact, now))
      return void (view && at.cancels(contact, view.groupId))
    }
    case 'undo': {
      const row = house.db.client
        .query<{ group_id: string }, [number]>(
          "select group_id from appointments where contact_id = ? and state = 'cancelled' order by updated_at desc limit 1",
        )
        .get(contact)
      return void (
        row && house.at((tx, now) => undoCancel(tx, house.deps, { contactId: contact, groupId: row.group_id, members: [0] }, now))
      )
    }
    case 'accept':
    case 'acceptAndConfirm': {
      const [offer] = at.offered(contact)
      if (!offer) return
      const taken = at.accepts(contact, offer, peopleOf(who, offer.places > 1))
      return void (taken.ok && one.what === 'acceptAndConfirm' && at.confirms(contact))
    }
    case 'decline':
      return void at.declines(contact, at.offered(contact)[0])
    case 'leave':
      return void at.leaves(contact)
    case 'back': {
      const row = house.db.client
        .query<{ id: number }, [number]>('select id from wait_wishes where contact_id = ? and live = 0 order by id desc limit 1')
        .get(contact)
      return void (row && house.at((tx, now) => goOn(tx, house.deps, contact, row.id, now)))
    }
    case 'close': {
      const [day] = HOURS[one.slot] ?? ['2026-12-03']
      const span = { officeId: at.office, day, fromMinute: 0, untilMinute: 1440, reason: 'luz' }
      return void at.closures.push(house.at((tx, now) => closeHours(tx, house.deps, span, now)).closureId)
    }
    case 'open': {
      for (const id of at.closures.splice(0)) house.at((tx, now) => liftClosure(tx, HOOKS, id, now))
      return void house.db.client.query('update slots set closed_at = null where closed_at is not null').run()
    }
    case 'widen':
      return void house.db.client.query('update slots set capacity = min(3, capacity + 1) where id = ?').run(slot)
    case 'pass':
      house.clock.advance(one.minutes * MINUTE)
      return at.sweep()
  }
}

test('in any order of waiting, freeing, accepting, declining, silence, closing and undoing every wall holds', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
      const at = world()
      for (const one of deeds) {
        happens(at, one)
        expect(at.broken()).toEqual([])
      }
      // Everybody goes; what is not taken by an appointment is free again, and nothing is kept for nobody.
      for (const contact of at.contacts) at.leaves(contact)
      for (let day = 0; day < 3; day++) {
        at.house.clock.advance(27 * 60 * MINUTE)
        at.sweep()
        at.sweep()
      }
      const left = at.house.db.client
        .query<{ open: number; cooling: number }, []>(
          "select (select count(*) from wait_offers where state = 'open') as open, (select coalesce(sum(cooling), 0) from slots) as cooling",
        )
        .get()
      expect(left).toEqual({ open: 0, cooling: 0 })
      expect(at.broken()).toEqual([])
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) },
  )
}, 60_000)
