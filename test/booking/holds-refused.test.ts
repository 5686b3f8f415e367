// Whom a hold or its confirmation is refused, and what is said.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { mayHoldAgainAt } from '../../src/booking/limits.ts'
import { liveOf } from '../../src/booking/views.ts'
import { MINUTE } from '../../src/clock.ts'
import { writingDown } from '../asked.ts'
import { GUADALUPE, LEO, LUIS, openOffice, publishSlot, ROSA, setRules, somebody, TOMAS } from '../cast.ts'
import { HOLD_MS } from './deeds.ts'
import { stage } from './hold-stage.ts'

test('a second phone sees no difference until it confirms, and then hears the truth', () => {
  const { house, first, second, holds, confirms, meets } = stage()
  const [owner, other] = [meets(), meets()]
  holds(owner, first, [ROSA])
  confirms(owner)
  expect(holds(other, second, [ROSA])).toMatchObject({ ok: true, hold: { members: 1 } })
  expect(confirms(other)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
  expect(liveOf(house.db, house.vault, other, house.clock.now())).toEqual([])
  expect(brokenInvariants(house.db)).toEqual([])
})

test("whoever types another's CURP neither reads nor changes the name there", () => {
  const { first, second, holds, confirms, meets } = stage()
  const [stranger, owner] = [meets(), meets()]
  holds(stranger, first, [{ ...ROSA, name: 'Nadie Nunca' }])
  holds(owner, second, [ROSA])
  expect(confirms(owner)).toMatchObject({ ok: true, appointments: [{ name: 'Rosa Pérez Ruiz' }] })
})

test('whoever has an appointment already gets to see it instead of a second one', () => {
  const { first, second, holds, confirms, meets } = stage()
  const rosa = meets()
  holds(rosa, first, [ROSA])
  confirms(rosa)
  expect(holds(rosa, second, [{ ...ROSA, curp: 'pipr 850417-mdfrrs00' }])).toMatchObject({
    ok: false,
    why: 'own_live',
    mine: { name: 'Rosa Pérez Ruiz', slot: { slotId: first } },
  })
})

test('what a telephone held in the years before costs nobody who holds a place now', () => {
  const { house, first, holds, meets } = stage()
  const rosa = meets()
  const { db, asked } = writingDown(house.db)
  mayHoldAgainAt(db, rosa, house.clock.now())
  const [sql] = asked.filter((one) => one.includes("origin = 'chat'"))
  const plan = house.db.client.query<{ detail: string }, []>(`explain query plan ${sql}`).all()
  expect(plan.map((row) => row.detail)).toEqual([expect.stringContaining('appointments_held_by (contact_id=? AND created_at>?)')])
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
})

test('the person without a CURP is known by name and birth date, however they are written', () => {
  const { first, second, holds, confirms, meets } = stage()
  const tomas = meets()
  holds(tomas, first, [TOMAS])
  expect(confirms(tomas)).toMatchObject({ ok: true, appointments: [{ unverified: true, curp: undefined }] })
  expect(holds(tomas, second, [{ ...TOMAS, name: 'TOMAS  CRUZ PENA' }])).toMatchObject({ ok: false, why: 'own_live' })
  expect(holds(tomas, second, [{ name: 'Otro Más', birthDate: '1970-01-01' }])).toEqual({ ok: false, why: 'phone_limit' })
  expect(holds(tomas, second, [ROSA])).toMatchObject({ ok: true })
})

test('a phone has places for four people', () => {
  const { house, first, second, holds, confirms, meets } = stage({ '9:00': 5, '12:00': 5 })
  const family = meets()
  holds(family, first, [somebody(1), somebody(2), somebody(3)])
  confirms(family)
  expect(holds(family, second, [somebody(4), somebody(5)])).toEqual({ ok: false, why: 'phone_limit' })
  expect(holds(family, second, [somebody(4)])).toMatchObject({ ok: true })
  house.at((tx) => setRules(tx, { live_people_a_phone: 3 }))
  expect(confirms(family)).toEqual({ ok: false, why: 'phone_limit' })
})

test('a phone whose holds keep running out waits until the first of them is a day old', () => {
  const { house, first, holds, meets, sweep } = stage({ '9:00': 9 })
  const rosa = meets()
  const begin = house.clock.now()
  for (let nth = 0; nth < 4; nth++) {
    expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
    house.clock.advance(HOLD_MS)
    sweep()
  }
  expect(holds(rosa, first, [ROSA])).toEqual({ ok: false, why: 'lapses', until: begin + 24 * 60 * MINUTE })
  house.clock.set(begin + 24 * 60 * MINUTE)
  expect(holds(rosa, first, [ROSA])).toMatchObject({ ok: true })
})

describe('what an hour or a person does not allow is said', () => {
  const { house, office, first, holds, meets } = stage({ '9:00': 9 })
  const soon = house.at((tx) => publishSlot(tx, office, '2026-11-24', '11:30', 9))
  const late = house.at((tx) => publishSlot(tx, office, '2026-11-24', '12:00', 9))
  test('an hour that begins before the notice time', () => {
    expect(holds(meets(), soon, [ROSA])).toEqual({ ok: false, why: 'too_soon' })
    expect(holds(meets(), late, [ROSA])).toMatchObject({ ok: true })
  })
  test('a child for an adult procedure and an adult for a child’s', () => {
    expect(holds(meets(), first, [LEO])).toEqual({ ok: false, why: 'age' })
    expect(holds(meets(), first, [GUADALUPE], 'minor')).toEqual({ ok: false, why: 'age' })
    expect(holds(meets(), first, [LEO], 'advice')).toMatchObject({ ok: true })
  })
  test('who turns 18 between today and the visit is an adult', () => {
    const almost = { name: 'Luz Puga Sol', birthDate: '2008-11-25', curp: 'PUSL081125HJCRLSA2' }
    expect(holds(meets(), late, [almost])).toEqual({ ok: false, why: 'age' })
    expect(holds(meets(), first, [almost])).toMatchObject({ ok: true })
  })
  test('a procedure that this office does not do', () => {
    const other = house.at((tx) => publishSlot(tx, openOffice(tx, { name: 'AICM', procedures: ['renewal'] }), '2026-12-03', '9:00'))
    expect(holds(meets(), other, [LUIS], 'first')).toEqual({ ok: false, why: 'not_offered' })
  })
  test('an hour that does not exist', () => {
    expect(holds(meets(), 999, [ROSA])).toEqual({ ok: false, why: 'taken' })
  })
  test('the same person twice', () => {
    expect(holds(meets(), first, [ROSA, ROSA])).toEqual({ ok: false, why: 'own_live' })
  })
})

test('whoever books and cancels again and again waits like whoever lets holds run out: each time the place would rest for a day', () => {
  const { first, meets, holds, confirms, house } = stage({ '9:00': 9 }, { cooling: true })
  const rosa = meets()
  const begin = house.clock.now()
  const booksAndCancels = () => {
    const held = holds(rosa, first, [ROSA])
    if (!held.ok) return held
    confirms(rosa)
    house.at((tx, now) => {
      const { groupId } = held.hold
      const stamp = stampOf(liveRows(tx, groupId, rosa, now))
      return cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: rosa }, now)
    })
    house.clock.advance(MINUTE)
    return held
  }
  for (let times = 0; times < 4; times++) expect(booksAndCancels().ok).toBe(true)
  expect(booksAndCancels()).toEqual({ ok: false, why: 'lapses', until: begin + 24 * 60 * MINUTE })
})
