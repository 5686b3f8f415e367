import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import { move } from '../../src/booking/move.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import {
  countDueReminders,
  dropReminder,
  dueReminders,
  hasReminders,
  nextReminder,
  noteSaid,
  planReminders,
  reconfirm,
  reconfirmedAt,
  unansweredOf,
  visitsOf,
} from '../../src/reminders/plan.ts'
import { CLERK, GUADALUPE, type House, meet, openHouse, openOffice, publishSlot, ROSA, requestedPlaces, setRules } from '../cast.ts'

const planned = (house: House) =>
  house.db.client
    .query<{ kind: string; state: string; due_at: number }, []>('select kind, state, due_at from reminders order by due_at')
    .all()

/** An appointment of these people at that hour of an office. */
function book(
  house: House,
  options: { day?: string; time?: string; zone?: string; people?: PersonDraft[]; contact?: number } = {},
) {
  const { day = '2026-12-03', time = '12:00', zone = 'America/Mexico_City', people = [GUADALUPE] } = options
  return house.at((tx, now) => {
    const office = openOffice(tx, { zone, name: `Office ${day} ${time} ${zone}` })
    const slot = publishSlot(tx, office, day, time, people.length)
    const contact = options.contact ?? meet(tx)
    hold(tx, house.deps, { contactId: contact, wish: requestedPlaces(slot, people), holdMs: 10 * MINUTE }, now)
    const confirmed = confirm(
      tx,
      house.deps,
      contact,
      people.map(() => ({ years: undefined, halfFee: false })),
      now,
    )
    if (!confirmed.ok) throw new Error(confirmed.why)
    const [first] = confirmed.appointments
    return { office, slot, contact, groupId: first?.groupId ?? '' }
  })
}

const wall = (at: number, zone: string) => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { day: local.toPlainDate().toString(), hour: local.hour }
}

test.each(['America/Mexico_City', 'America/Tijuana', 'America/Cancun', 'America/Hermosillo', 'Europe/Madrid'])(
  'in %s three are planned, spread over the hour before, never at night on the wall of the office',
  (zone) => {
    for (const time of ['7:30', '9:00', '12:00', '19:30']) {
      const house = openHouse()
      book(house, { zone, time })
      const times = planned(house)
      expect(times.map((one) => one.kind)).toEqual(['first', 'second', 'last'])
      for (const { due_at } of times) {
        expect(wall(due_at, zone).hour).toBeGreaterThanOrEqual(8)
        expect(wall(due_at, zone).hour).toBeLessThan(20)
      }
    }
  },
)

test('rules move the hours, switch one off, and end the spreading', () => {
  const house = openHouse()
  house.at((tx) => setRules(tx, { reminder_first_hours: 0, reminder_second_hours: 24, reminder_spread_minutes: 0 }))
  book(house)
  const at = Date.parse('2026-12-03T18:00:00Z')
  expect(planned(house)).toMatchObject([
    { kind: 'second', due_at: at - DAY },
    { kind: 'last', due_at: at - 3 * HOUR },
  ])
})

test('what falls into the rest after the booking is left out; for tomorrow at noon only the last one comes', () => {
  const house = openHouse()
  const { groupId } = book(house, { day: '2026-11-25' })
  expect(planned(house).map((one) => one.kind)).toEqual(['last'])
  expect(hasReminders(house.db, groupId)).toBe(true)
  const today = book(house, { day: '2026-11-24', time: '16:00', people: [ROSA] })
  expect(hasReminders(house.db, today.groupId)).toBe(false)
})

test('a group has one reminder for its visit, and one for each visit when somebody moves to another day', () => {
  const house = openHouse()
  const { office, contact, groupId } = book(house, { people: [GUADALUPE, ROSA] })
  expect(planned(house)).toHaveLength(3)
  house.at((tx, now) => {
    const slotId = publishSlot(tx, office, '2026-12-10', '10:00')
    const stamp = stampOf(liveRows(tx, groupId, contact, now))
    expect(move(tx, house.deps, { groupId, stamp, members: [1], slotId, actor: 'citizen', contactId: contact }, now).ok).toBe(true)
    expect(visitsOf(tx, groupId, now).map((visit) => visit.members)).toEqual([[0], [1]])
  })
  expect(planned(house)).toHaveLength(6)
  expect(brokenInvariants(house.db)).toEqual([])
})

test('moved, cancelled and planned again: what was said already is never planned anew for the same hour', () => {
  const house = openHouse()
  const { office, contact, groupId, slot } = book(house)
  house.clock.set((planned(house)[0]?.due_at ?? 0) + MINUTE)
  house.at((tx, now) => {
    const [due] = dueReminders(tx, 10, now)
    if (!due) throw new Error('nothing is due')
    noteSaid(tx, due.id, { asked: true, lapsesAt: undefined, outboxId: undefined }, now)
    planReminders(tx, house.clock, groupId, now)
  })
  expect(planned(house).map((one) => `${one.kind} ${one.state}`)).toEqual(['first said', 'second planned', 'last planned'])
  const change = (slotId: number) =>
    house.at((tx, now) => {
      const stamp = stampOf(liveRows(tx, groupId, contact, now))
      return move(tx, house.deps, { groupId, stamp, slotId, actor: CLERK, reason: 'x' }, now).ok
    })
  const other = house.at((tx) => publishSlot(tx, office, '2026-12-11', '10:00'))
  expect(change(other)).toBe(true)
  expect(planned(house).filter((one) => one.state === 'planned')).toHaveLength(3)
  house.at((tx) => void tx.client.run('delete from cooling_places'))
  expect(change(slot)).toBe(true)
  expect(planned(house).map((one) => `${one.kind} ${one.state}`)).toEqual(['first said', 'second planned', 'last planned'])
  house.at((tx, now) => {
    const stamp = stampOf(liveRows(tx, groupId, contact, now))
    cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: contact }, now)
  })
  expect(planned(house).map((one) => one.state)).toEqual(['said'])
})

test('a yes is noted for the hour of then: moved away, the visit is asked anew', () => {
  const house = openHouse()
  const { office, contact, groupId, slot } = book(house)
  house.at((tx, now) => {
    expect(reconfirm(tx, { groupId, slotId: slot, contactId: contact + 1 }, now)).toBe(false)
    expect(reconfirm(tx, { groupId, slotId: slot, contactId: contact }, now)).toBe(true)
    expect(reconfirm(tx, { groupId, slotId: slot, contactId: contact }, now)).toBe(true)
    const slotId = publishSlot(tx, office, '2026-12-10', '10:00')
    const stamp = stampOf(liveRows(tx, groupId, contact, now))
    move(tx, house.deps, { groupId, stamp, slotId, actor: 'citizen', contactId: contact }, now)
    expect(reconfirmedAt(tx, groupId, slotId)).toBeUndefined()
    expect(reconfirm(tx, { groupId, slotId: slot, contactId: contact }, now)).toBe(false)
    expect(unansweredOf(tx, contact, now)).toEqual([])
  })
})

test('ten a second go at most, and what is next waits for its turn', () => {
  const house = openHouse()
  for (let n = 0; n < 3; n++) book(house, { time: `1${n}:30`, people: [{ name: `Ana ${n}`, birthDate: `199${n}-01-01` }] })
  house.at((tx) => void tx.client.run("update reminders set due_at = 1000 where kind = 'first'"))
  house.at((tx, now) => {
    expect(countDueReminders(tx, now)).toBe(3)
    const [one, another] = dueReminders(tx, 2, now)
    noteSaid(tx, one?.id ?? 0, { asked: true, lapsesAt: undefined, outboxId: undefined }, now)
    expect(dueReminders(tx, 10, now)).toEqual([])
    expect(nextReminder(tx)).toBe(now + 100)
    expect(dueReminders(tx, 10, now + 100)).toHaveLength(1)
    expect(dueReminders(tx, 10, now + 500)).toHaveLength(2)
    expect(dueReminders(tx, 10, now - DAY)).toHaveLength(1)
    dropReminder(tx, another?.id ?? 0, 'late')
  })
})
