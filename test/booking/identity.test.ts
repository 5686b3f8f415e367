// Whose CURP it is: a stranger who knows one cannot keep its owner out.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Caller } from '../../src/admin/access.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { storyOf } from '../../src/booking/events.ts'
import { stampNow } from '../../src/booking/groups.ts'
import { doubtfulPhones, identify } from '../../src/booking/identity.ts'
import { curpIndex } from '../../src/booking/people.ts'
import { changePerson } from '../../src/booking/person-change.ts'
import { forgetVisits } from '../../src/booking/personal-data.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import { appointmentsById, findByCurp, liveOf } from '../../src/booking/views.ts'
import { DAY } from '../../src/clock.ts'
import { join } from '../../src/waitlist/entries.ts'
import { CLERK, GUADALUPE, setRules, somebody } from '../cast.ts'
import { NO_CHOICES } from './deeds.ts'
import { stage } from './hold-stage.ts'

const ADMINISTRATOR: Caller = {
  ...{ keyId: null, name: 'Teo', role: 'administrator', agencyId: 1, ownsNumber: true },
  ...{ officeIds: [], allOffices: true, seesNames: true, expiresAt: undefined },
}

/** Somebody who knows Guadalupe's CURP, and not her name. */
const STRANGER = { ...GUADALUPE, name: 'Roberto Díaz Luna' }

function openDispute(hours: Record<string, number> = { '9:00': 4, '12:00': 4 }) {
  const at = stage(hours)
  const { house, first, meets, holds, confirms } = at
  const books = (person: typeof GUADALUPE, slot = first) => {
    const contact = meets()
    holds(contact, slot, [person])
    return { contact, ...confirms(contact) }
  }
  /** The contact has claimed the CURP of whatever refuses it. */
  const confirmsAfterClaim = (contact: number) =>
    house.at((tx, now) =>
      confirm(tx, { ...house.deps, hooks: { ...house.hooks, hasClaimed: () => true } }, contact, NO_CHOICES, now),
    )
  const all = () => findByCurp(house.db, house.vault, curpIndex(house.vault, GUADALUPE.curp))
  const mine = (contact: number) => liveOf(house.db, house.vault, contact, house.clock.now())
  return { ...at, books, confirmsAfterClaim, all, mine }
}

describe('a name that cannot be the owner of the CURP', () => {
  test('is accepted and marked, and one that fits is not', () => {
    const { books, all } = openDispute()
    expect(books(STRANGER).ok).toBe(true)
    expect(all()).toMatchObject([{ nameDiffers: true, contested: false }])
    const other = openDispute()
    other.books(GUADALUPE)
    expect(other.all()).toMatchObject([{ nameDiffers: false, contested: false }])
  })

  test('keeps the owner out until she claims; then both stand, and no third one', () => {
    const { house, books, holds, confirms, confirmsAfterClaim, meets, second, all } = openDispute()
    const stranger = books(STRANGER)
    const owner = meets()
    holds(owner, second, [GUADALUPE])
    expect(confirms(owner)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    expect(confirmsAfterClaim(owner)).toMatchObject({ ok: true })
    expect(all().filter((one) => one.state === 'confirmed')).toMatchObject([
      { name: STRANGER.name, contactId: stranger.contact, contested: true, nameDiffers: true },
      { name: GUADALUPE.name, contactId: owner, contested: true, nameDiffers: false },
    ])
    expect(storyOf(house.db, house.deps.vault, all()[0]?.id ?? 0).map((line) => line.what)).toContain('gave_way')
    const third = meets()
    holds(third, second, [{ ...GUADALUPE, name: 'Guadalupe Hernández' }])
    expect(confirmsAfterClaim(third)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('a claim moves nothing that has the right name, and helps nobody whose own name is wrong', () => {
    const { books, holds, confirmsAfterClaim, meets, second, house } = openDispute()
    books(GUADALUPE)
    const other = meets()
    holds(other, second, [GUADALUPE])
    expect(confirmsAfterClaim(other)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    const again = openDispute()
    again.books(STRANGER)
    const liar = again.meets()
    again.holds(liar, again.second, [{ ...GUADALUPE, name: 'Nadie Real' }])
    expect(again.confirmsAfterClaim(liar)).toEqual({ ok: false, why: 'elsewhere', members: [0] })
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('which gave way loses nothing: it can be cancelled, and comes back only while nobody else has the CURP', () => {
    const { house, books, holds, confirmsAfterClaim, meets, second, mine } = openDispute()
    house.at((tx) => setRules(tx, { undo_minutes: 5 }))
    const { contact } = books(STRANGER)
    const owner = meets()
    holds(owner, second, [GUADALUPE])
    confirmsAfterClaim(owner)
    const [view] = mine(contact)
    const groupId = view?.groupId ?? ''
    const stamp = stampNow(house.db, groupId, house.clock.now())
    expect(house.at((tx, now) => cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: contact }, now)).ok).toBe(
      true,
    )
    const undo = (who: number, group: string) =>
      house.at((tx, now) => undoCancel(tx, house.deps, { contactId: who, groupId: group, members: [0] }, now))
    expect(undo(contact, groupId)).toMatchObject({ ok: false, why: 'live' })
    const [hers] = mine(owner)
    const herGroup = hers?.groupId ?? ''
    const herStamp = stampNow(house.db, herGroup, house.clock.now())
    house.at((tx, now) => cancel(tx, house.deps, { groupId: herGroup, stamp: herStamp, actor: 'citizen', contactId: owner }, now))
    expect(undo(contact, groupId).ok).toBe(true)
    expect(undo(owner, herGroup)).toMatchObject({ ok: false, why: 'live' })
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('whose person was seen waits no more: while it gave way it could', () => {
    const { house, office, books, holds, confirmsAfterClaim, meets, second, mine } = openDispute()
    const { contact } = books(STRANGER)
    const owner = meets()
    holds(owner, second, [GUADALUPE])
    confirmsAfterClaim(owner)
    const groupId = mine(owner)[0]?.groupId ?? ''
    const stamp = stampNow(house.db, groupId, house.clock.now())
    house.at((tx, now) => cancel(tx, house.deps, { groupId, stamp, actor: 'citizen', contactId: owner }, now))
    const members = [{ person: STRANGER, procedureId: 'renewal' }]
    const request = { officeIds: [office], members, times: {}, answers: '{}' }
    expect(house.at((tx, now) => join(tx, house.deps, contact, request, now)).ok).toBe(true)
    const { id = 0, version = 0 } = mine(contact)[0] ?? {}
    house.at((tx, now) => identify(tx, house.deps, { appointmentId: id, version, actor: CLERK, reason: 'INE' }, now))
    expect(house.db.client.query<{ state: string }, []>('select state from wait_wishes').get()).toEqual({ state: 'booked' })
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('waits marked too, and the owner can wait although it gave way', () => {
    const { house, office, meets, books } = openDispute()
    const waits = (contact: number, person: typeof GUADALUPE) =>
      house.at((tx, now) =>
        join(
          tx,
          house.deps,
          contact,
          { officeIds: [office], members: [{ person, procedureId: 'renewal' }], times: {}, answers: '{}' },
          now,
        ),
      )
    const phone = meets()
    expect(waits(phone, STRANGER).ok).toBe(true)
    const differ = () => house.db.client.query<{ names_differ: number }, []>('select names_differ from wait_wishes').all()
    expect(differ()).toEqual([{ names_differ: 1 }])
    expect(waits(meets(), GUADALUPE)).toMatchObject({ ok: true })
    // An appointment of the owner ends the stranger's wait.
    const owner = books(GUADALUPE)
    expect(owner.ok).toBe(true)
    expect(house.db.client.query<{ state: string }, []>('select state from wait_wishes').get()).toEqual({ state: 'booked' })
    const other = openDispute()
    other.books(STRANGER)
    const she = other.meets()
    other.holds(she, other.second, [GUADALUPE])
    other.confirmsAfterClaim(she)
    const group = other.mine(she)[0]?.groupId ?? ''
    const searches = other.house.at((tx, now) =>
      join(
        tx,
        other.house.deps,
        she,
        {
          officeIds: [other.office],
          members: [{ person: GUADALUPE, procedureId: 'renewal' }],
          times: {},
          answers: '{}',
          movesGroup: group,
        },
        now,
      ),
    )
    expect(searches.ok).toBe(true)
    expect(brokenInvariants(other.house.db)).toEqual([])
  })
})

describe('an identification that a clerk saw', () => {
  const gift = (slotId: number, identified: boolean) => ({
    slotId,
    members: [{ person: GUADALUPE, procedureId: 'renewal' }],
    origin: 'counter' as const,
    identified,
    actor: CLERK,
    reason: 'mostró su INE',
  })

  test('lets the stranger’s appointment go at once, and the owner has one', () => {
    const { house, books, second, mine, all } = openDispute()
    const { contact } = books(STRANGER)
    expect(house.at((tx, now) => give(tx, house.deps, gift(second, false), now))).toEqual({ ok: false, why: 'live', members: [0] })
    const given = house.at((tx, now) => give(tx, house.deps, gift(second, true), now))
    expect(given).toMatchObject({ ok: true, letGo: [{ name: STRANGER.name }], appointments: [{ nameDiffers: false }] })
    expect(mine(contact)).toEqual([])
    expect(all().map((one) => one.state)).toEqual(['cancelled', 'confirmed'])
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('does not touch an appointment whose name fits: that one is passed on or cancelled by its folio', () => {
    const { house, books, second } = openDispute()
    books(GUADALUPE)
    expect(house.at((tx, now) => give(tx, house.deps, gift(second, true), now))).toEqual({ ok: false, why: 'live', members: [0] })
  })

  test.each([
    ['the owner who claimed', 1],
    ['whoever wrote a pet name and gave way', 0],
  ])('of %s ends the other appointment', (_, whose) => {
    const { house, books, holds, confirmsAfterClaim, meets, second, all } = openDispute()
    books(STRANGER)
    const owner = meets()
    holds(owner, second, [GUADALUPE])
    confirmsAfterClaim(owner)
    const one = all()[whose]
    const { id = 0, version = 0 } = one ?? {}
    const identifies = () =>
      house.at((tx, now) => identify(tx, house.deps, { appointmentId: id, version, actor: CLERK, reason: 'INE' }, now))
    expect(identifies()).toMatchObject([{ id: all()[1 - whose]?.id }])
    expect(all()[whose]).toMatchObject({ state: 'confirmed', nameDiffers: false, contested: false })
    expect(all()[1 - whose]).toMatchObject({ state: 'cancelled' })
    expect(identifies()).toBe('stale')
    expect(brokenInvariants(house.db)).toEqual([])
  })
})

test('whoever claimed with a CURP that was mistyped has another one now, and the other appointment has its own to itself', () => {
  const { house, books, holds, confirmsAfterClaim, meets, second, all, mine } = openDispute()
  books(STRANGER)
  const owner = meets()
  holds(owner, second, [GUADALUPE])
  confirmsAfterClaim(owner)
  const [hers] = mine(owner)
  house.at((tx, now) => {
    const [before] = appointmentsById(tx, house.vault, [hers?.id ?? 0])
    if (!before) throw new Error('she has an appointment')
    const citizens = { tellCurpCorrected: () => undefined, tellHoldCorrected: () => undefined }
    const person = { ...GUADALUPE, curp: 'HESG580312MMCRTZ07' }
    expect(changePerson(tx, { ...house.deps, citizens }, { before, person, caller: ADMINISTRATOR }, now)).toMatchObject({
      ok: true,
    })
  })
  expect(all()).toMatchObject([{ name: STRANGER.name, contested: false, nameDiffers: true }])
  expect(brokenInvariants(house.db)).toEqual([])
})

test('a telephone with two such people is counted, with one it is not', () => {
  const { house, holds, confirms, meets, first, second } = openDispute()
  const phones = () => house.at((tx, now) => doubtfulPhones(tx, house.deps.vault, { agencyId: 1, limit: 5 }, now))
  const phone = meets()
  holds(phone, first, [STRANGER])
  confirms(phone)
  expect(phones()).toEqual([])
  holds(phone, second, [{ ...somebody(1), name: 'Nadie Real' }])
  const confirmed = confirms(phone)
  expect(phones()).toMatchObject([{ contactId: phone, people: 2, folios: [expect.any(String), expect.any(String)] }])
  expect(confirmed.ok).toBe(true)
})

test('with the name the mark is forgotten', () => {
  const { house, books, sweep } = openDispute()
  books(STRANGER)
  house.clock.advance(400 * DAY)
  sweep()
  house.at((tx, now) => forgetVisits(tx, now, 10))
  expect(
    house.db.client
      .query<{ name_differs: number; contested_by: number | null; name_sealed: Uint8Array | null }, []>(
        'select name_differs, contested_by, name_sealed from appointments',
      )
      .all(),
  ).toEqual([{ name_differs: 0, contested_by: null, name_sealed: null }])
  expect(brokenInvariants(house.db)).toEqual([])
})
