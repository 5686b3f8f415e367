import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { storyOf } from '../../src/booking/events.ts'
import { readFolio } from '../../src/booking/folio-letters.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import { noteCurp } from '../../src/booking/limits.ts'
import { curpIndex } from '../../src/booking/people.ts'
import { type Gift, give, passOn } from '../../src/booking/staff-bookings.ts'
import { findByCurp, findByFolio, liveOf, visitorsOn } from '../../src/booking/views.ts'
import {
  CLERK,
  GUADALUPE,
  LALO,
  LEO,
  meet,
  openHouse,
  openOffice,
  publishSlot,
  ROSA,
  requestedPlaces,
  somebody,
  TOMAS,
} from '../cast.ts'

function stage() {
  const house = openHouse()
  const office = house.at((tx) => openOffice(tx))
  const slot = house.at((tx) => publishSlot(tx, office, '2026-12-03', '10:00', 2))
  const gives = (gift: Partial<Gift>) =>
    house.at((tx, now) =>
      give(
        tx,
        house.deps,
        {
          slotId: slot,
          members: [{ person: GUADALUPE, procedureId: 'renewal' }],
          origin: 'counter',
          actor: CLERK,
          reason: 'vino',
          ...gift,
        },
        now,
      ),
    )
  return { house, office, slot, gives, meets: () => house.at((tx) => meet(tx)) }
}

test('a clerk gives an appointment to somebody without WhatsApp, and everybody finds it', () => {
  const { house, office, gives } = stage()
  const given = gives({})
  expect(given).toMatchObject({ ok: true, appointments: [{ state: 'confirmed', origin: 'counter', contactId: undefined }] })
  const folio = given.ok ? given.folio : ''
  expect(findByFolio(house.db, house.vault, readFolio(folio.toLowerCase().replace('-', ' ')) ?? '')).toHaveLength(1)
  expect(findByCurp(house.db, house.vault, curpIndex(house.vault, 'hesg 580312 mmcrtd06'))).toMatchObject([{ folio }])
  expect(visitorsOn(house.db, house.vault, office, '2026-12-03')).toMatchObject([{ name: GUADALUPE.name }])
  expect(storyOf(house.db, house.deps.vault, 1)).toMatchObject([{ what: 'given', actor: CLERK, detail: 'vino' }])
  expect(brokenInvariants(house.db)).toEqual([])
})

test('the last place goes to one of them, the clerk or the citizen', () => {
  const { house, slot, gives, meets } = stage()
  const contactId = meets()
  house.at((tx, now) =>
    hold(tx, house.deps, { contactId, wish: requestedPlaces(slot, [somebody(1), somebody(2)]), holdMs: 600_000 }, now),
  )
  expect(gives({})).toEqual({ ok: false, why: 'taken' })
})

test('a clerk hears why it cannot be', () => {
  const { house, office, gives } = stage()
  gives({})
  expect(gives({})).toEqual({ ok: false, why: 'live', members: [0] })
  expect(gives({ members: [{ person: LEO, procedureId: 'renewal' }] })).toEqual({ ok: false, why: 'age' })
  const gone = house.at((tx) => publishSlot(tx, office, '2026-11-24', '9:00'))
  expect(gives({ slotId: gone, members: [{ person: ROSA, procedureId: 'renewal' }] })).toEqual({ ok: false, why: 'too_soon' })
  expect(gives({ slotId: 999 })).toEqual({ ok: false, why: 'closed' })
  const nobodyKnows = [TOMAS, { ...TOMAS, name: 'Otro Más' }].map((person) => ({ person, procedureId: 'renewal' }))
  expect(gives({ contactId: house.at((tx) => meet(tx)), members: nobodyKnows })).toEqual({ ok: false, why: 'unverified' })
})

test('an appointment passes to another phone whole, and only as it was seen', () => {
  const { house, slot, meets } = stage()
  const [father, mother] = [meets(), meets()]
  const wish = requestedPlaces(slot, [LEO, LALO], 'minor')
  house.at((tx, now) => hold(tx, house.deps, { contactId: father, wish, holdMs: 600_000 }, now))
  const confirmed = house.at((tx, now) => confirm(tx, house.deps, father, [], now))
  const views = confirmed.ok ? confirmed.appointments : []
  const groupId = views[0]?.groupId ?? ''
  const pass = (stamp: string) =>
    house.at((tx, now) => passOn(tx, house.deps, { groupId, stamp, contactId: mother, actor: CLERK, reason: 'INE' }, now))
  expect(pass('0.1-1.2')).toEqual({ ok: false, why: 'stale' })
  expect(pass(stampOf(views))).toEqual({ ok: true })
  const mine = (contact: number) => liveOf(house.db, house.vault, contact, house.clock.now()).map((view) => view.name)
  expect(mine(father)).toEqual([])
  expect(mine(mother)).toEqual([LEO.name, LALO.name])
  expect(pass(stampOf(views))).toEqual({ ok: false, why: 'stale' })
})

test('a phone types eight CURPs a day; the same one again is no other', () => {
  const { house, meets } = stage()
  const phone = meets()
  const types = (curp: string) => house.at((tx, now) => noteCurp(tx, house.vault, phone, curp, now))
  expect(Array.from({ length: 8 }, (_, nth) => types(somebody(nth).curp))).not.toContain(false)
  expect(types(somebody(8).curp)).toBe(false)
  expect(types(somebody(3).curp.toLowerCase())).toBe(true)
  house.clock.set(Date.parse('2026-11-25T06:00:00Z'))
  expect(types(somebody(8).curp)).toBe(true)
})

const FAMILY = [LEO, LALO].map((person) => ({ person, procedureId: 'minor' }))

test('a family is seated in hours that follow when one has no room for all, as in the chat', () => {
  const { house, office, gives, slot } = stage()
  const next = house.at((tx) => publishSlot(tx, office, '2026-12-03', '10:30', 1))
  gives({})
  expect(gives({ members: FAMILY })).toMatchObject({
    ok: true,
    appointments: [{ slot: { slotId: slot } }, { slot: { slotId: next } }],
  })
  expect(brokenInvariants(house.db)).toEqual([])
})

test('all of a family or nobody: where the hour that follows is full or closed, nobody gets a place', () => {
  const { house, office, gives } = stage()
  const next = house.at((tx) => publishSlot(tx, office, '2026-12-03', '10:30', 1))
  gives({})
  house.at((tx) => tx.client.query('update slots set closed_at = 1 where id = ?').run(next))
  expect(gives({ members: FAMILY })).toEqual({ ok: false, why: 'taken' })
  expect(house.db.client.query<{ n: number }, []>('select count(*) as n from appointments').get()).toEqual({ n: 1 })
})
