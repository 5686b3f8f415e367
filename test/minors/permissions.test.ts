import { beforeEach, describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { countTry } from '../../src/booking/codes.ts'
import { storyOf } from '../../src/booking/events.ts'
import { stampNow } from '../../src/booking/groups.ts'
import { changeHolder } from '../../src/booking/holder.ts'
import { hold } from '../../src/booking/holds.ts'
import { letGo } from '../../src/booking/releases.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { readCode } from '../../src/letters.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import {
  answerCode,
  askPermission,
  declaredBy,
  forgetPermissions,
  hidePermissions,
  revokePermission,
  seeCode,
  seePermission,
} from '../../src/minors/permissions.ts'
import type { MinorCase } from '../../src/texts/admin-minors.ts'
import { type House, LALO, LEO, meet, openHouse, openOffice, publishSlot, requestedPlaces } from '../cast.ts'
import { asks, book, getCode, gives, last, openFamily } from './family.ts'

describe('permissions', () => {
  let house: House
  let slotId: number
  /** Who made the appointment, who is asked, and somebody else. */
  let first: number
  let second: number
  let third: number

  beforeEach(() => {
    house = openHouse()
    house.at((tx) => {
      slotId = publishSlot(tx, openOffice(tx), '2026-12-03', '9:00', 6)
      first = meet(tx, 1)
      second = meet(tx, 2)
      third = meet(tx, 3)
    })
  })

  function book(contactId: number, people: PersonDraft[], minorCase: MinorCase = 'one_parent_permission'): string {
    return house.at((tx, now) => {
      const wish = { ...requestedPlaces(slotId, people, 'minor'), minorCase }
      const held = hold(tx, house.deps, { contactId, wish, holdMs: 10 * MINUTE }, now)
      if (!held.ok) throw new Error(held.why)
      const choices = people.map(() => ({ years: 3, halfFee: false }))
      const confirmed = confirm(tx, house.deps, contactId, choices, now)
      if (!confirmed.ok) throw new Error(confirmed.why)
      return held.hold.groupId
    })
  }

  const ask = (groupId: string, contactId = first) =>
    house.at((tx, now) => askPermission(tx, house.vault, contactId, groupId, now)) ?? ''
  const open = (code: string, contactId = second) => house.at((tx, now) => seeCode(tx, house.vault, contactId, code, now))
  const answer = (code: string, says: 'yes' | 'no' | 'risk', contactId = second) =>
    house.at((tx, now) => answerCode(tx, house, contactId, { code, says }, now))
  const see = (groupId: string, contactId = first) => house.at((tx, now) => seePermission(tx, contactId, groupId, now))
  const mine = (contactId = second) => house.at((tx, now) => declaredBy(tx, house.vault, contactId, now))
  const revoke = (id: number, contactId = second) => house.at((tx, now) => revokePermission(tx, house, contactId, id, now))
  const REVOKED = { kind: 'permission', subject: 'revoked', appointment_id: 1, office_id: 1 }
  const casesOf = () =>
    house.db.client
      .query<{ kind: string; subject: string | null; appointment_id: number | null; office_id: number | null }, []>(
        'select kind, subject, appointment_id, office_id from cases',
      )
      .all()
  const versions = () =>
    house.db.client.query<{ version: number; state: string }, []>('select version, state from appointments').all()

  test('the other parent sees initials and nothing else, declares, and the first parent reads that it was declared', () => {
    const group = book(first, [LEO, LALO])
    expect(see(group)).toEqual({ state: 'none' })
    const code = ask(group)
    expect(readCode(code.toLowerCase().replace('-', ' '))).toBe(code)
    expect(see(group)).toEqual({ state: 'waiting', askedAt: house.clock.now() })
    expect(open(code)).toEqual({ kind: 'open', minors: ['L. P. S.', 'L. P. S.'], declared: false })
    const before = versions()
    expect(answer(code, 'yes')).toBe('declared')
    expect(see(group)).toEqual({ state: 'declared' })
    expect(versions()).toEqual(before)
    expect(storyOf(house.db, house.deps.vault, 1).at(-1)).toMatchObject({
      what: 'permission_declared',
      actor: 'citizen',
      detail: null,
    })
  })

  describe('of a child whose appointment goes to another chat by itself', () => {
    /** Gives the appointment of the first child to that contact: the group that it has then. */
    const leave = (to: number): string =>
      house.at((tx, now) => {
        const gone = changeHolder(tx, house.deps, { of: { leaving: 1 }, to, how: 'handed_over', actor: 'citizen' }, now)
        if (!gone.ok) throw new Error(gone.why)
        return gone.newGroup ?? ''
      })

    test('what the other parent declared stands for both children, and is taken back for each', () => {
      const group = book(first, [LEO, LALO])
      answer(ask(group), 'yes')
      const alone = leave(third)
      expect(see(group)).toEqual({ state: 'declared' })
      expect(see(alone, third)).toEqual({ state: 'declared' })
      expect(mine()).toHaveLength(2)
      revoke(mine()[1]?.id ?? 0)
      expect(see(alone, third)).toEqual({ state: 'to_check' })
      expect(see(group)).toEqual({ state: 'declared' })
      expect(brokenInvariants(house.db)).toEqual([])
    })

    test('a no stays hidden, and a code that waits for an answer is asked for again there', () => {
      const group = book(first, [LEO, LALO])
      const code = ask(group)
      const alone = leave(third)
      expect(see(alone, third)).toEqual({ state: 'none' })
      expect(ask(alone, third)).toMatch(/^\w{4}-\w{4}$/)
      expect(open(code)).toMatchObject({ kind: 'open', minors: ['L. P. S.'] })
    })

    test('counts nothing once it is in the chat of whoever declared it', () => {
      const group = book(first, [LEO, LALO])
      answer(ask(group), 'yes')
      const alone = leave(second)
      expect(see(alone, second)).toMatchObject({ state: 'waiting' })
      expect(mine()).toHaveLength(1)
    })
  })

  test('a code is given once, only for a case in which the other parent cannot come, and is written down nowhere', () => {
    expect(ask(book(first, [LEO], 'both_parents'))).toBe('')
    const group = book(second, [LALO])
    expect(ask(group)).toBe('')
    const code = ask(group, second)
    expect(code).toMatch(/^\w{4}-\w{4}$/)
    expect(ask(group, second)).toBe('')
    const rows = JSON.stringify(house.db.client.query('select * from permissions').all())
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(code.replace('-', ''))
  })

  test('whoever made the appointment cannot answer for the other parent', () => {
    const code = ask(book(first, [LEO]))
    expect(open(code, first)).toEqual({ kind: 'own' })
    expect(answer(code, 'yes', first)).toBeUndefined()
  })

  test('after an answer only the same telephone may change it, and after a yes it takes back instead of refusing', () => {
    const group = book(first, [LEO])
    const code = ask(group)
    expect(answer(code, 'no')).toBe('refused')
    expect(see(group)).toMatchObject({ state: 'waiting' })
    expect(open(code, third)).toEqual({ kind: 'unusable' })
    expect(answer(code, 'yes', third)).toBeUndefined()
    expect(answer(code, 'yes')).toBe('declared')
    expect(answer(code, 'no')).toBe('revoked')
    expect(casesOf()).toEqual([REVOKED])
    expect(open(code)).toEqual({ kind: 'revoked' })
    expect(answer(code, 'yes')).toBeUndefined()
  })

  test('taking it back changes nothing about the appointment, and the first parent learns only that it will be looked at', () => {
    const group = book(first, [LEO])
    const code = ask(group)
    answer(code, 'yes')
    const [declared] = mine()
    expect(declared?.minors).toEqual(['L. P. S.'])
    const before = versions()
    expect(revoke(declared?.id ?? 0, first)).toBe(false)
    expect(revoke(declared?.id ?? 0, third)).toBe(false)
    expect(casesOf()).toEqual([])
    expect(revoke(declared?.id ?? 0)).toBe(true)
    expect(casesOf()).toEqual([REVOKED])
    expect(revoke(declared?.id ?? 0)).toBe(false)
    expect(versions()).toEqual(before)
    expect(see(group)).toEqual({ state: 'to_check' })
  })

  test('a situation of risk closes the function for both, and what the first parent sees is the same as before', () => {
    const group = book(first, [LEO])
    const code = ask(group)
    const before = see(group)
    house.clock.advance(HOUR)
    expect(answer(code, 'risk')).toBe('closed')
    expect(see(group)).toEqual(before as NonNullable<typeof before>)
    expect(open(code)).toEqual({ kind: 'unusable' })
    expect(see(book(first, [LALO]))).toBeUndefined()
    const row = house.db.client.query<{ answered_by: number | null }, []>('select answered_by from permissions').get()
    expect(row?.answered_by).toBeNull()
  })

  test('a first parent at risk is offered nothing, and a code given out before opens nothing any more', () => {
    const group = book(first, [LEO])
    const code = ask(group)
    house.at((tx, now) => hidePermissions(tx, first, now))
    expect(open(code)).toEqual({ kind: 'unusable' })
    expect(see(book(first, [LALO]))).toBeUndefined()
  })

  test('after five wrong codes within a day even the right one is not answered until tomorrow', () => {
    const code = ask(book(first, [LEO]))
    for (let i = 0; i < 5; i++) house.at((tx, now) => countTry(tx, second, now))
    expect(answer(code, 'yes')).toBeUndefined()
    house.clock.advance(DAY + 1)
    expect(answer(code, 'yes')).toBe('declared')
  })

  test('a code ends with the visit, and what was declared is deleted an hour later', () => {
    const group = book(first, [LEO])
    const code = ask(group)
    answer(code, 'yes')
    const rows = () => house.db.client.query('select 1 from permissions').all().length
    house.clock.set(Date.parse('2026-12-04T06:00:00Z'))
    expect(open(code)).toEqual({ kind: 'unusable' })
    expect(mine()).toEqual([])
    house.at((tx, now) => letGo(tx, house.deps, now, 100))
    expect(house.at((tx, now) => forgetPermissions(tx, now, 100))).toBe(0)
    house.clock.advance(HOUR + 1)
    expect(house.at((tx, now) => forgetPermissions(tx, now, 100))).toBe(1)
    expect(rows()).toBe(0)
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('what was declared for an appointment that the office cancelled is there when it comes back', () => {
    const group = book(first, [LEO])
    answer(ask(group), 'yes')
    house.at((tx, now) => {
      const stamp = stampNow(tx, group, now)
      expect(cancel(tx, house.deps, { groupId: group, stamp, actor: 'clock' }, now).ok).toBe(true)
    })
    house.clock.advance(2 * HOUR)
    expect(house.at((tx, now) => forgetPermissions(tx, now, 100))).toBe(0)
    expect(brokenInvariants(house.db)).toEqual([])
  })

  test('a permission that was taken back cannot be declared by writing to the table', () => {
    const code = ask(book(first, [LEO]))
    answer(code, 'yes')
    answer(code, 'no')
    expect(() => house.at((tx) => tx.client.run("update permissions set state = 'declared'"))).toThrow('stays so')
    expect(() => house.at((tx) => tx.client.run("update permissions set group_id = 'x'"))).toThrow('its group')
  })
})

describe('a declaration', () => {
  // How the permission is asked and declared.

  test('the office sees the case, and then what was declared and what was taken back', async () => {
    const { office, father, mother, agenda, cases } = openFamily()
    await book(father)
    expect(await agenda()).toMatchObject([
      { caso: 'va una; falta el permiso de la otra', permiso: 'permiso: aún no declarado', verificar: null },
    ])
    const code = await getCode(father)
    await gives(mother, code)
    expect(await agenda()).toMatchObject([{ permiso: 'permiso: declarado; falta la firma (OP-7)' }])
    const appointments = () =>
      office.db.client
        .query<{ id: number; state: string; version: number; slot_id: number }, []>(
          'select id, state, version, slot_id from appointments',
        )
        .all()
    const before = appointments()
    await mother.tap('Quitar mi permiso')
    expect(await agenda()).toMatchObject([{ permiso: 'permiso: revocado; revisar' }])
    expect(cases()).toEqual([{ kind: 'permission', subject: 'revoked', appointment_id: 1, office_id: 1 }])
    expect(appointments()).toEqual(before)
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('a yes that was written before the question could be read is no yes', async () => {
    const { office, father, mother, agenda } = openFamily()
    const code = await asks(father)
    const at = office.clock.now()
    write(office.db, (tx) => {
      for (const [i, text] of [`PERMISO ${code}`, 'sí'].entries()) {
        const from = [{ kind: 'phone' as const, value: '5215500000002' }]
        const said = { kind: 'text' as const, text }
        takeUpdate(
          tx,
          office.house.messaging,
          'whatsapp',
          { kind: 'message', id: `w${i}`, sentAt: at, from, profileName: 'Elena', said },
          at,
        )
      }
    })
    await office.settle()
    expect(await agenda()).toMatchObject([{ permiso: 'permiso: aún no declarado' }])
    await mother.tap('Sí, doy mi permiso')
    expect(await agenda()).toMatchObject([{ permiso: expect.stringContaining('declarado;') }])
  })

  test('where the institution takes appointments for the signature, one is offered with the declaration', async () => {
    const { office, father, mother } = openFamily()
    write(office.db, (tx) => {
      tx.client.run("update procedures set active = 1 where id = 'op7'")
      tx.client.run("insert into office_procedures (office_id, procedure_id) select id, 'op7' from offices")
    })
    const code = await asks(father)
    await gives(mother, code)
    await mother.tap('Cita para firmar')
    await mother.write('toluca')
    await mother.tap('Toluca')
    await mother.write('HESG580312MMCRTD06, Elena Hernández Soto')
    expect(last(mother)).toContain('primeros lugares libres')
  })
})
