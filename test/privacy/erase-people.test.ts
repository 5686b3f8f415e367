// Whoever is erased takes nobody along: random families, visits, lists, and one of them who asks.
import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { findPerson, keyOfCurp } from '../../src/booking/people.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { whatHinders } from '../../src/privacy/carry-out.ts'
import { erasePerson } from '../../src/privacy/erase-people.ts'
import { HOLD_MS, NO_CHOICES } from '../booking/deeds.ts'
import { CLERK, requestedPlaces, somebody } from '../cast.ts'
import { type Stage, stage } from '../waitlist/stage.ts'

const PEOPLE = 5
type Deed = { do: 'book' | 'cancel' | 'wait' | 'leave' | 'past'; who: number; with: number }
const deed: fc.Arbitrary<Deed> = fc.record({
  do: fc.constantFrom('book' as const, 'book' as const, 'cancel' as const, 'wait' as const, 'leave' as const, 'past' as const),
  who: fc.nat(PEOPLE - 1),
  with: fc.nat(PEOPLE - 1),
})

/** What is kept of everybody but this person, word by word. */
function keptOfOthers(s: Stage, key: Uint8Array, personId: number): unknown[] {
  const read = (sql: string, whose: Uint8Array | number) => s.house.db.client.query<unknown, [Uint8Array | number]>(sql).all(whose)
  return [
    read('select * from appointments where person_id <> ? order by id', personId),
    read('select * from people where id <> ? order by id', personId),
    read('select * from wait_people where person_key <> ? order by 1, 2', key),
    read(
      `select w.id, w.body_sealed from wait_wishes w
       where exists (select 1 from wait_people p where p.wish_id = w.id and p.person_key <> ?) order by 1`,
      key,
    ),
  ]
}

const counted = (s: Stage) =>
  s.house.db.client
    .query<{ id: number; capacity: number; taken: number; cooling: number }, []>(
      'select id, capacity, taken, cooling from slots order by id',
    )
    .values()

/** Somebody who may not book, or finds no place, has at most a hold that runs out. */
function book(s: Stage, contact: number, slot: number, people: PersonDraft[]): void {
  const wish = { contactId: contact, wish: requestedPlaces(slot, people), holdMs: HOLD_MS }
  const held = s.house.at((tx, now) => hold(tx, s.house.deps, wish, now))
  if (held.ok) s.house.at((tx, now) => confirm(tx, s.house.deps, contact, NO_CHOICES, now))
}

function act(s: Stage, phones: number[], slots: number[], { do: what, who, with: other }: Deed): void {
  const contact = phones[who] ?? 0
  const people = who === other ? [somebody(who)] : [somebody(who), somebody(other)]
  const group = s.house.db.client
    .query<{ group_id: string }, [number]>('select group_id from appointments where contact_id = ? and live = 1 limit 1')
    .get(contact)?.group_id
  switch (what) {
    case 'book':
      return book(s, contact, slots[(who + other) % slots.length] ?? 0, people)
    case 'cancel':
      return group === undefined ? undefined : void s.cancels(contact, group)
    case 'wait':
      return void s.waits(contact, people)
    case 'leave':
      return void s.leaves(contact)
    case 'past':
      return s.pass(20 * MINUTE)
  }
}

for (const length of [1, 2])
  test(`nobody else loses a letter, no place is counted otherwise, and of whoever asked nothing is left: visits of ${length} slots`, () => {
    let [erased, sat] = [0, 0]
    fc.assert(
      fc.property(fc.array(deed, { minLength: 4, maxLength: 14 }), fc.nat(PEOPLE - 1), (deeds, nth) => {
        const s = stage({ cooling: false })
        const slots = [s.publishes('2026-11-25', '9:00'), s.publishes('2026-11-25', '10:00')]
        if (length > 1) for (const after of ['9:30', '10:30']) s.publishes('2026-11-25', after)
        s.house.db.client.run('update slots set capacity = 4')
        s.house.at((tx) => tx.client.run(`update procedures set slot_count = ${length} where id = 'renewal'`))
        const phones = Array.from({ length: PEOPLE }, () => s.meets())
        for (const one of deeds) act(s, phones, slots, one)
        sat += s.house.db.client.query('select 1 from appointments where slot_count = ?').all(length).length
        const key = keyOfCurp(s.house.vault, somebody(nth).curp)
        const id = findPerson(s.house.db, key) ?? 0
        const hindered = () =>
          whatHinders(
            s.house.db,
            { ...s.house.deps, personalData: PERSONAL_DATA },
            { whose: { kind: 'person', key }, requestId: undefined, agencyId: 1 },
            s.house.clock.now(),
          )
        const [others, places] = [keptOfOthers(s, key, id), counted(s)]
        if (hindered().length > 0) {
          s.house.clock.advance(48 * HOUR)
          s.sweep()
          if (hindered().length > 0) return
          others.splice(0, others.length, ...keptOfOthers(s, key, id))
          places.splice(0, places.length, ...counted(s))
        }
        const asked = { key, until: Number.MAX_SAFE_INTEGER, agencyId: 1, limit: 1, actor: CLERK }
        for (let steps = 0; steps < 30; steps++)
          if (s.house.at((tx, now) => erasePerson(tx, { ...s.house.deps, personalData: PERSONAL_DATA }, asked, now)).done) break
        expect(keptOfOthers(s, key, id).map((rows) => JSON.stringify(rows))).toEqual(others.map((rows) => JSON.stringify(rows)))
        expect(counted(s)).toEqual(places)
        expect(s.house.db.client.query('select 1 from people where key = ?').all(key)).toEqual([])
        expect(s.house.db.client.query('select 1 from wait_people where person_key = ?').all(key)).toEqual([])
        expect(brokenInvariants(s.house.db)).toEqual([])
        erased++
      }),
      { numRuns: 40 },
    )
    expect(erased).toBeGreaterThan(20)
    expect(sat).toBeGreaterThan(40)
  })
