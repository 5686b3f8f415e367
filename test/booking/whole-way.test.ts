import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { ownAppointments } from '../../src/booking/chat/bookings.ts'
import { holdFor, ownHold } from '../../src/booking/chat/own-hold.ts'
import type { Session } from '../../src/chat/session.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import type { FreeSlot } from '../../src/schedule/slots.ts'
import { GUADALUPE, meet, openHouse, openOffice, publishSlot, requestedPlaces, speaker } from '../cast.ts'

const MINUTE = 60_000

test('a citizen finds an hour, holds it, confirms it, sees it and cancels it', () => {
  const house = openHouse()
  const { slot, contact } = house.at((tx) => ({ slot: publishSlot(tx, openOffice(tx), '2026-12-03', '12:00'), contact: meet(tx) }))
  const session = (tx: Session['tx'], now: number): Session => ({ tx, deps: house.deps, contact: speaker(contact), now })
  const asked = { procedureIds: ['renewal'], places: 1, limit: 3 }
  const freeAt = (officeId = 0): FreeSlot[] =>
    house.at((tx, now) => freeSlots(tx, { ...asked, officeIds: [officeId], limit: 8 }, now))
  const mine = () => house.at((tx, now) => ownAppointments(session(tx, now)))

  const [office] = house.at((tx, now) => officesWithRoom(tx, asked, now))
  expect(office?.first?.slotId).toBe(slot)
  expect(freeAt(office?.office.id).map((one) => one.slotId)).toEqual([slot])

  const held = house.at((tx, now) => holdFor(session(tx, now), requestedPlaces(slot, [GUADALUPE])))
  expect(held).toMatchObject({ ok: true, hold: { members: 1, until: house.clock.now() + 10 * MINUTE } })
  expect(freeAt(office?.office.id)).toEqual([])
  expect(house.at((tx, now) => ownHold(session(tx, now)))).toMatchObject({ slot: { day: '2026-12-03', minute: 720 } })

  const confirmed = house.at((tx, now) => confirm(tx, house.deps, contact, [{ years: undefined, halfFee: true }], now))
  expect(confirmed).toMatchObject({ ok: true, appointments: [{ state: 'confirmed', name: 'Guadalupe Hernandez Soto' }] })
  const [booked] = mine()
  expect(booked?.folio).toMatch(/^[A-Z\d]{3}-[A-Z\d]{3}$/)
  const cancels = (stamp: string) =>
    house.at((tx, now) =>
      cancel(tx, house.deps, { groupId: booked?.groupId ?? '', stamp, actor: 'citizen', contactId: contact }, now),
    )
  expect(cancels('0.1')).toEqual({ ok: false, why: 'stale' })
  expect(cancels(`0.${booked?.version}`)).toEqual({ ok: true, undoUntil: undefined })
  expect(mine()).toEqual([])
  expect(brokenInvariants(house.db)).toEqual([])
})
