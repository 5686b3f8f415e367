// A new day opens, and what was kept for the office flows back, at a moment of the opening hours that nobody knows before.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { forgetFarMoments } from '../../src/schedule/new-days.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openDesk } from '../http/desk.ts'
import { nextNewDay, openNewDays } from '../new-days.ts'
import { openOffice } from '../office.ts'
import { wait } from '../waitlist/office-stage.ts'

const OPEN = { from: 9 * 60, until: 17 * 60 }

type Desk = ReturnType<typeof stage>

/** Tuesday 24 November 2026, 10:00 h in Toluca, open from 8 to 15 h and for 28 days ahead. */
function stage() {
  const desk = openDesk()
  return {
    ...desk,
    lastDay: () =>
      desk.db.client.query<{ day: string | null }, []>('select max(day) as day from slots where capacity > 0').get()?.day ?? '',
    opensAt: () => nextNewDay(desk.db),
    freeOn: (day: string) => desk.count(`slots where day = '${day}' and capacity > taken + cooling + kept`),
    coolingOn: (day: string) => desk.count(`slots where day = '${day}' and cooling > 0`),
    everybodysAt: () =>
      desk.db.client.query<{ at: number | null }, []>('select max(reopens_at) as at from cooling_places').get()?.at ?? 0,
  }
}

const minuteOf = (at: number): number => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('America/Mexico_City')
  return local.hour * 60 + local.minute + local.second / 60
}

/** Does what is due at each moment until then. */
async function walk(desk: Desk, until: number, each: () => void = () => undefined): Promise<void> {
  for (;;) {
    await desk.settle()
    each()
    const at = nextNewDay(desk.db)
    if (at > until) return desk.clock.set(until)
    desk.clock.set(Math.max(at, desk.clock.now()))
  }
}

describe('a new day', () => {
  test('opens once a day, also at weekends, spread over the opening hours', async () => {
    const desk = stage()
    const moments: number[] = []
    let known = desk.lastDay()
    await walk(desk, desk.clock.now() + 40 * DAY, () => {
      if (desk.lastDay() === known) return
      known = desk.lastDay()
      moments.push(minuteOf(desk.clock.now()))
    })
    expect(moments.length).toBeGreaterThan(25) // Of a day of rest nothing is published.
    expect(moments.every((minute) => minute >= OPEN.from && minute < OPEN.until)).toBe(true)
    for (const hour of [9, 11, 13, 15]) expect(moments.some((at) => at >= hour * 60 && at < (hour + 2) * 60)).toBe(true)
    expect(new Set(moments.map((minute) => Math.floor(minute))).size).toBeGreaterThan(20)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('opens at a moment that another draw does not repeat, and a restart does', async () => {
    const moments = ['one', 'two', 'three'].map(async (seed) => {
      const desk = stage()
      await openOffice({ db: desk.db, clock: testClock(desk.clock.now(), seed) }).settle()
      return desk.opensAt()
    })
    expect(new Set(await Promise.all(moments)).size).toBe(3)
    const desk = stage()
    await desk.settle()
    const drawn = desk.opensAt()
    expect(drawn).toBeGreaterThan(desk.clock.now())
    for (const seed of ['another', 'start']) {
      desk.clock.set(desk.clock.now() + HOUR)
      await openOffice({ db: desk.db, clock: testClock(desk.clock.now(), seed) }).settle()
      expect(desk.opensAt()).toBe(drawn)
    }
  })

  test('is offered in the chat from its moment on, and not a minute before', async () => {
    const desk = stage()
    const asks = async (number: string) => {
      const citizen = desk.phone(number)
      const said = ['quiero renovar mi pasaporte, soy de Toluca', 'toluca', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto']
      for (const text of said) await citizen.write(text)
      citizen.read()
      await citizen.write('el 23 de diciembre')
      return citizen.read().map(readOut).join('\n')
    }
    await desk.settle()
    desk.clock.set(desk.opensAt() - MINUTE)
    expect(await asks('5215500000041')).toContain('fechas abiertas hasta el *martes 22 de diciembre*')
    desk.clock.set(desk.opensAt())
    await desk.settle()
    expect(await asks('5215500000042')).toContain('Mié 23 dic')
  })
})

describe('when the computer is off', () => {
  test('at night nothing is lost: the moment stands', async () => {
    const desk = stage()
    await desk.settle()
    const drawn = desk.opensAt()
    desk.clock.set(drawn - 2 * MINUTE)
    await desk.settle()
    expect(desk.opensAt()).toBe(drawn)
  })

  test('at the moment itself, the day opens within an hour of opening hours after the start, not at the start', async () => {
    const desk = stage()
    await desk.settle()
    const last = desk.lastDay()
    desk.clock.set(Date.parse('2026-11-26T12:00:00Z')) // 6:00 on Thursday; all of Wednesday it was off.
    await desk.settle()
    expect(desk.lastDay()).toBe(last)
    expect(desk.lines.filter((line) => line.includes('new_days.late'))).toHaveLength(1)
    expect(minuteOf(desk.opensAt())).toBeGreaterThanOrEqual(OPEN.from)
    expect(minuteOf(desk.opensAt())).toBeLessThanOrEqual(OPEN.from + 60)
    const drawn = desk.opensAt()
    await openOffice({ db: desk.db, clock: testClock(desk.clock.now(), 'again') }).settle()
    expect(desk.opensAt()).toBe(drawn)
    await openNewDays(desk)
    desk.clock.set(drawn)
    await openNewDays(desk)
    expect(desk.lastDay()).toBe('2026-12-24')
  })

  test('for three weeks, all that should have opened does, a day with each commit', async () => {
    const desk = stage()
    await desk.settle()
    desk.clock.set(Date.parse('2026-12-15T16:00:00Z'))
    await openNewDays(desk)
    expect(desk.lastDay()).toBe('2027-01-12')
    expect(desk.opensAt()).toBeGreaterThan(desk.clock.now())
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('in all opening hours of each day, a day opens outside of them rather than never', async () => {
    const desk = stage()
    await desk.settle()
    for (const day of ['26', '27', '28', '29'])
      for (let minutes = 0; minutes < 120; minutes += 5) {
        desk.clock.set(Date.parse(`2026-11-${day}T04:00:00Z`) + minutes * MINUTE) // From 22 to 24 h.
        await desk.settle()
      }
    expect(desk.lastDay() > '2026-12-22').toBe(true)
  })

  test('at night of the house, when an office abroad is open, what is kept for tomorrow is everybody’s before it', async () => {
    const desk = stage()
    desk.db.client.run("update offices set zone = 'Europe/Madrid' where name = 'Toluca'")
    const own = (regla: string, valor: string) => desk.doIt('/admin/reglas/propias', { oficina: 'Toluca', regla, valor })
    expect((await own('urgent_percent', '30')).body.hecho).toBe(true)
    expect((await own('urgent_days', '1')).body.hecho).toBe(true)
    const toluca = desk.db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
    write(desk.db, (tx) => void publish(tx, HOOKS, toluca, desk.clock.now()))
    const keptOn = (day: string) => desk.count(`slots where day = '${day}' and kept > 0 and closed_at is null`)
    expect(keptOn('2026-12-01')).toBeGreaterThan(0)
    for (const day of ['26', '27', '28', '29', '30']) {
      for (let minutes = 0; minutes < 12 * 60; minutes += 5) {
        desk.clock.set(Date.parse(`2026-11-${day}T16:30:00Z`) + minutes * MINUTE) // 17:30 in Madrid.
        await desk.settle()
      }
      const tomorrow = Temporal.PlainDate.from(`2026-11-${day}`).add({ days: 1 }).toString()
      expect([tomorrow, keptOn(tomorrow)]).toEqual([tomorrow, 0])
    }
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('a clock that was ahead and is put back draws a near moment again', async () => {
    const desk = stage()
    await desk.settle()
    desk.db.client.run(`update schedules set opens_at = ${desk.clock.now() + 300 * DAY} where opened_on is not null`)
    write(desk.db, (tx) => forgetFarMoments(tx, desk.clock.now()))
    await desk.settle()
    expect(desk.opensAt()).toBeLessThan(desk.clock.now() + 2 * DAY)
  })
})

describe('where people wait', () => {
  async function waiting() {
    const desk = stage()
    desk.db.client.run('update slots set capacity = 0')
    const guadalupe = desk.phone('5217220000001')
    await wait(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
    const day = '2026-12-23'
    const opening = desk.opensAt()
    return { ...desk, guadalupe, day, opening }
  }

  test('they are asked first, and what they leave is everybody’s at a second moment of the opening hours', async () => {
    const desk = await waiting()
    desk.clock.set(desk.opening)
    await desk.settle()
    expect(desk.count("wait_offers where state = 'open'")).toBe(1)
    expect(desk.freeOn(desk.day)).toBe(0)
    expect(desk.coolingOn(desk.day)).toBe(16)
    const at = desk.everybodysAt()
    expect(desk.count(`cooling_places where reopens_at < ${at}`)).toBe(0)
    expect(minuteOf(at)).toBeGreaterThanOrEqual(OPEN.from)
    expect(minuteOf(at)).toBeLessThanOrEqual(OPEN.until)
    desk.clock.set(at - 1)
    await desk.settle()
    expect(desk.freeOn(desk.day)).toBe(0)
    desk.clock.set(at)
    await desk.settle()
    expect(desk.freeOn(desk.day)).toBe(16)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('whoever joins before that moment is asked before it is everybody’s', async () => {
    const desk = await waiting()
    desk.clock.set(desk.opening)
    await desk.settle()
    const luis = desk.phone('5217220000002')
    await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
    desk.clock.set(desk.everybodysAt())
    await desk.settle()
    expect(desk.count('wait_offers where wish_id = (select max(id) from wait_wishes)')).toBe(1)
  })
})

test('an office that gives appointments again opens all its days at once', async () => {
  const desk = stage()
  await desk.settle()
  await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'no', motivo: 'obras' })
  desk.clock.set(Date.parse('2027-01-12T16:00:00Z'))
  await desk.settle()
  await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'sí' })
  expect(desk.lastDay()).toBe('2027-02-09')
})
