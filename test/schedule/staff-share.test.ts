// A share of each day's places is the office's own, and what it does not use flows back to everybody.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { spreadOver } from '../../src/schedule/kept-places.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'
import { openNewDays } from '../new-days.ts'
import { last } from '../waitlist/office-stage.ts'

const RULES = '/admin/reglas/propias'
const DAY = '2026-12-03'

async function openShare(percent: string, whose: object = { oficina: 'Toluca' }) {
  const desk = openDesk()
  const { db, clock, doIt } = desk
  const TOLUCA = db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
  /** Of all that is published, this day alone has places. */
  const publishes = () => {
    write(db, (tx) => void publish(tx, HOOKS, TOLUCA, clock.now()))
    db.client.run(`update slots set capacity = taken + cooling, kept = 0 where day <> '${DAY}'`)
  }
  const rule = (form: object) => doIt(RULES, { ...whose, ...form } as Record<string, string>)
  expect((await rule({ regla: 'staff_percent', valor: percent })).body).toMatchObject({ hecho: true })
  const kept = () => desk.count(`(select kept from slots where day = '${DAY}' and kept > 0)`)
  const sums = () =>
    db.client
      .query<{ places: number; kept: number; free: number }, []>(
        `select coalesce(sum(capacity), 0) as places, coalesce(sum(kept), 0) as kept, coalesce(sum(capacity - taken - cooling - kept), 0) as free from slots where day = '${DAY}'`,
      )
      .get()
  const broken = () => brokenInvariants(db)
  return { ...desk, publishes, rule, kept, sums, broken }
}

/** A citizen whose own chat stands before the hours. */
async function asks({ phone }: Awaited<ReturnType<typeof openShare>>, number: string) {
  const citizen = phone(number)
  for (const text of ['quiero renovar mi pasaporte, soy de Toluca', 'toluca']) await citizen.write(text)
  return citizen
}

test('places are spread over the day by the room of its hours, never more than an hour has', () => {
  expect(spreadOver(2, [1, 1, 1, 1])).toEqual([0, 1, 0, 1])
  expect(spreadOver(3, [0, 5, 1])).toEqual([0, 2, 1])
  expect(spreadOver(9, [1, 2])).toEqual([1, 2])
  expect(spreadOver(4, [])).toEqual([])
})

describe('an office that keeps a fifth of its places', () => {
  test('keeps them of each day in the hours of all the day, and says so with its general rules', async () => {
    const share = await openShare('20')
    share.publishes()
    const { places = 0, kept } = share.sums() ?? {}
    expect(places).toBeGreaterThan(20)
    expect(kept).toBe(Math.floor(places / 5))
    expect((await share.get(RULES)).body.resumen).toBe('Hay 1 regla propia.')
    expect(share.broken()).toEqual([])
  })

  test('gives them at the counter, and what it gives counts against its share', async () => {
    const share = await openShare('20')
    share.publishes()
    const before = share.sums()?.kept ?? 0
    share.db.client.run(`update slots set capacity = taken + cooling + kept where day = '${DAY}'`)
    expect(share.sums()?.free).toBe(0)
    const given = await share.doIt('/admin/citas', { ...ROSA, dia: '3/12/2026' })
    expect(given.body).toMatchObject({ hecho: true })
    expect(share.sums()?.kept).toBe(before - 1)
    share.publishes()
    expect(share.broken()).toEqual([])
  })

  test('offers none of them in the chat, which says from when they are for everybody', async () => {
    const share = await openShare('20')
    share.publishes()
    share.db.client.run(`update slots set capacity = taken + cooling + kept where day = '${DAY}'`)
    const citizen = await asks(share, '5215500000041')
    expect(last(citizen)).toContain('Los que quedan se dan en la oficina. El *lunes 30 de noviembre*')
  })

  test('gives them back to everybody so many days before, when that day opens', async () => {
    const share = await openShare('20')
    share.publishes()
    share.clock.set(Date.parse('2026-11-30T15:30:00Z'))
    share.publishes()
    expect(share.sums()?.kept).toBeGreaterThan(0)
    await openNewDays(share)
    expect(share.sums()?.kept).toBe(0)
    expect(share.broken()).toEqual([])
  })

  test('keeps none from the day on which the rule is taken away', async () => {
    const share = await openShare('20')
    share.publishes()
    await share.rule({ regla: 'staff_percent' })
    share.publishes()
    expect(share.sums()?.kept).toBe(0)
  })

  test('keeps no place of somebody who has it already', async () => {
    const share = await openShare('90')
    share.db.client.run(`update slots set cooling = capacity where day = '${DAY}'`)
    share.publishes()
    expect(share.sums()?.kept).toBe(0)
  })
})

test('a procedure has a share of its own, in the hours in which it is done', async () => {
  const share = await openShare('50', { tramite: 'renovar pasaporte' })
  share.publishes()
  const { places = 0, kept } = share.sums() ?? {}
  expect(kept).toBe(Math.floor(places / 2))
})

test("a kept place is nobody else's: the tables refuse it", async () => {
  const share = await openShare('20')
  share.publishes()
  expect(() => share.db.client.run(`update slots set taken = capacity where day = '${DAY}' and kept > 0`)).toThrow(
    /slots_never_over/,
  )
})
