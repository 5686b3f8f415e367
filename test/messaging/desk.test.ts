import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { NotPromise, Tx } from '../../db/open.ts'
import { createDesk } from '../../src/messaging/desk.ts'
import { GUADALUPE, type House, meet, openHouse, openOffice, publishSlot, wishFor } from '../cast.ts'

const MINUTE = 60_000

function deskFor(house: House, tx: Tx, contactId: number, now: number) {
  return createDesk(tx, house, { contact: { id: contactId, language: 'es-MX', profileName: undefined } }, now)
}

test('a citizen finds an hour, holds it, confirms it, sees it and cancels it at one counter', () => {
  const house = openHouse()
  const { slot, contact } = house.at((tx) => ({ slot: publishSlot(tx, openOffice(tx), '2026-12-03', '12:00'), contact: meet(tx) }))
  const desk = <T>(work: (desk: ReturnType<typeof deskFor>) => NotPromise<T>): T =>
    house.at((tx, now) => work(deskFor(house, tx, contact, now)))

  const [office] = desk((d) => d.offices({ procedureIds: ['renewal'], places: 1, limit: 3 }))
  expect(office?.first?.slotId).toBe(slot)
  const offered = desk((d) => d.slots({ officeIds: [office?.office.id ?? 0], procedureIds: ['renewal'], places: 1, limit: 8 }))
  expect(offered.map((one) => one.slotId)).toEqual([slot])

  const held = desk((d) => d.hold(wishFor(slot, [GUADALUPE])))
  expect(held).toMatchObject({ ok: true, hold: { members: 1, until: house.clock.now() + 10 * MINUTE } })
  expect(desk((d) => d.slots({ officeIds: [office?.office.id ?? 0], procedureIds: ['renewal'], places: 1, limit: 8 }))).toEqual([])
  expect(desk((d) => d.currentHold())).toMatchObject({ slot: { day: '2026-12-03', minute: 720 } })

  const confirmed = desk((d) => d.confirm([{ years: undefined, halfFee: true }]))
  expect(confirmed).toMatchObject({ ok: true, appointments: [{ state: 'confirmed', name: 'Guadalupe Hernandez Soto' }] })
  const [mine] = desk((d) => d.appointments())
  expect(mine?.folio).toMatch(/^[A-Z\d]{3}-[A-Z\d]{3}$/)
  const stamp = `0.${mine?.version}`
  expect(desk((d) => d.cancel({ groupId: mine?.groupId ?? '', stamp: '0.1' }))).toEqual({ ok: false, why: 'stale' })
  expect(desk((d) => d.cancel({ groupId: mine?.groupId ?? '', stamp }))).toEqual({ ok: true, undoUntil: undefined })
  expect(desk((d) => d.appointments())).toEqual([])
  expect(brokenInvariants(house.db)).toEqual([])
})
