import { beforeEach, expect, test } from 'bun:test'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { liveOf } from '../../src/booking/views.ts'
import { addDays } from '../../src/catalogue/calendar.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { type House, meet, openHouse, openOffice, publishSlot, requestedPlaces, setRules } from '../cast.ts'

let house: House
let guardian: number

beforeEach(() => {
  house = openHouse()
  house.at((tx) => {
    guardian = meet(tx, 1)
    openOffice(tx)
    setRules(tx, { live_people_a_phone: 20 })
  })
})

const child = (nth: number): PersonDraft => ({
  name: `Leo Puga Sol ${nth}`,
  birthDate: addDays('2015-01-01', nth),
  curp: `CHILD${nth}`,
})

let days = 0
const slotOn = (day: string) => house.at((tx) => publishSlot(tx, 1, day, `${9 + (days++ % 9)}:00`, 9))

function books(people: PersonDraft[], procedureId = 'minor', day = '2026-12-03'): string {
  const slot = slotOn(day)
  return house.at((tx, now) => {
    const wish = requestedPlaces(slot, people, procedureId)
    const held = hold(tx, house.deps, { contactId: guardian, wish, holdMs: 10 * MINUTE }, now)
    if (!held.ok) return held.limit ?? held.why
    const choices = people.map(() => ({ years: 3, halfFee: false }))
    const confirmed = confirm(tx, house.deps, guardian, choices, now)
    return confirmed.ok ? 'booked' : (confirmed.limit ?? confirmed.why)
  })
}

/** The day of the visits is over: they block nobody, and are counted for the year. */
const dayOver = () =>
  house.at((tx) => tx.client.run("update appointments set state = 'past', live = 0, version = version + 1 where live = 1"))

test('a guardian has at most four minors with an appointment to come', () => {
  expect(books([1, 2, 3].map(child))).toBe('booked')
  expect(books([4, 5].map(child))).toBe('minors_live')
  expect(books([child(4)])).toBe('booked')
  expect(books([child(5)])).toBe('minors_live')
  expect(books([{ name: 'Rosa Pérez Ruiz', birthDate: '1985-04-17', curp: 'PERR850417MDFRZS04' }], 'renewal')).toBe('booked')
})

test('six different minors within a year, and the same child again is no other child', () => {
  expect(books([1, 2, 3, 4].map(child))).toBe('booked')
  dayOver()
  expect(books([5, 6].map(child))).toBe('booked')
  dayOver()
  expect(books([child(7)])).toBe('minors_year')
  expect(books([1, 2].map(child))).toBe('booked')
})

test('after a year the count begins anew, and the institution may set its own numbers', () => {
  house.at((tx) => setRules(tx, { minors_a_year: 2 }))
  expect(books([1, 2].map(child))).toBe('booked')
  dayOver()
  expect(books([child(3)])).toBe('minors_year')
  house.clock.advance(366 * DAY)
  expect(books([child(3)], 'minor', '2027-12-03')).toBe('booked')
})

test('a hold of before the limit was reached is not confirmed beyond it', () => {
  house.at((tx) => setRules(tx, { minors_a_year: 1 }))
  const slot = slotOn('2026-12-03')
  house.at((tx, now) =>
    hold(tx, house.deps, { contactId: guardian, wish: requestedPlaces(slot, [child(1)], 'minor'), holdMs: 600_000 }, now),
  )
  house.at((tx) => setRules(tx, { minors_a_year: 0 }))
  expect(house.at((tx, now) => confirm(tx, house.deps, guardian, [{ years: 3, halfFee: false }], now))).toMatchObject({
    why: 'other_limit',
    limit: 'minors_year',
  })
})

test('a cancellation that is taken back brings nobody beyond the limit', () => {
  house.at((tx) => setRules(tx, { undo_minutes: 5 }))
  expect(books([1, 2].map(child))).toBe('booked')
  const [first] = house.at((tx, now) => liveOf(tx, house.vault, guardian, now))
  const groupId = first?.groupId ?? ''
  const cancelled = house.at((tx, now) => {
    const stamp = stampOf(liveRows(tx, groupId, guardian, now))
    return cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: guardian }, now)
  })
  expect(cancelled.ok).toBe(true)
  expect(books([3, 4, 5].map(child))).toBe('booked')
  const undoes = (...members: number[]) =>
    house.at((tx, now) => undoCancel(tx, house.deps, { contactId: guardian, groupId, members }, now))
  expect(undoes(0, 1)).toEqual({ ok: false, why: 'phone_limit' })
  expect(undoes(0)).toMatchObject({ ok: true })
})
