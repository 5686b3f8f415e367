// What comes between a closure and its answer: another closure, a family, another channel, the counter, the clock.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { asks, CANARY, gives, openFamily } from '../minors/family.ts'
import { ADMIN_TOKEN, PAGE, type Phone } from '../office.ts'

const CLOSE = '/admin/cierres'
const THURSDAY = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }
const FRIDAY = { ...THURSDAY, dia: '4/12/2026' }

async function withRosa(more: Record<string, string> = {}) {
  const desk = openDesk()
  const rosa = desk.phone('5215500000001', 'Rosa')
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00', ...more })
  await rosa.write('Hola')
  rosa.read()
  const pass = async (ms: number) => {
    desk.clock.advance(ms)
    await desk.settle()
  }
  const days = () =>
    desk.db.client
      .query<{ day: string; moves: number }, []>(
        "select s.day, a.moves from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' order by a.id",
      )
      .all()
  const states = () =>
    desk.db.client
      .query<{ state: string }, []>('select state from rebookings order by id')
      .all()
      .map((one) => one.state)
  return { ...desk, rosa, pass, days, states }
}

const said = (phone: Phone): string => phone.read().map(readOut).join('\n')

describe('a closure on a closure', () => {
  test('offers another hour in place of the one that was closed too, and counts no change', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    expect(said(desk.rosa)).toContain('viernes 4 de diciembre')
    await desk.doIt(CLOSE, FRIDAY)
    await desk.pass(11 * MINUTE)
    const words = said(desk.rosa)
    expect(words).toContain('no pueden atenderle el *viernes 4 de diciembre')
    expect(words).toContain('lunes 7 de diciembre')
    expect(desk.states()).toEqual(['superseded', 'offered'])
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.states()).toEqual(['superseded', 'kept'])
    expect(desk.days()).toEqual([{ day: '2026-12-07', moves: 0 }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('before the first was told tells of both as one, from the hour that they know', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.doIt(CLOSE, FRIDAY)
    await desk.pass(11 * MINUTE)
    const words = said(desk.rosa)
    expect(words).toContain('no pueden atenderle el *jueves 3 de diciembre')
    expect(words).toContain('lunes 7 de diciembre')
    expect(words).not.toContain('viernes 4')
  })

  test('that is lifted leaves the first offer as it was', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.doIt(CLOSE, FRIDAY)
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '4/12/2026' })
    expect(desk.states()).toEqual(['offered', 'restored'])
    await desk.pass(11 * MINUTE)
    const words = said(desk.rosa)
    expect(words).toContain('no pueden atenderle el *jueves 3 de diciembre')
    expect(words).toContain('*viernes 4 de diciembre')
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.days()).toEqual([{ day: '2026-12-04', moves: 0 }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})

describe('a family', () => {
  test('moves together, keeps one folio, and reads one message', async () => {
    const desk = await withRosa({ mas_personas: 'Eva Ruiz Paz, RUPE850417MMCZZV07; Luis Puga Sol, PUSL990101HBCRLS07' })
    const closed = await desk.doIt(CLOSE, THURSDAY)
    const hours = closed.body.horas_nuevas as { folio: string; hora_nueva: string }[]
    expect(hours).toHaveLength(3)
    expect(new Set(hours.map((one) => `${one.folio} ${one.hora_nueva}`)).size).toBe(1)
    await desk.pass(11 * MINUTE)
    expect(desk.rosa.read()).toHaveLength(1)
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.states()).toEqual(['kept'])
    expect(desk.days().map((one) => one.day)).toEqual(['2026-12-04', '2026-12-04', '2026-12-04'])
  })
})

test('a child keeps the permission that the other parent gave', async () => {
  const { office, father, mother } = openFamily()
  const admin = async (path: string, form?: Record<string, string>) => {
    const response = await office.house.officeApp.handle(
      new Request(`http://localhost${path}`, {
        method: form ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: form ? new URLSearchParams(form).toString() : null,
      }),
    )
    return (await response.json()) as Record<string, unknown>
  }
  await gives(mother, await asks(father))
  mother.read()
  const { clave } = await admin(CLOSE, THURSDAY)
  const closed = await admin(CLOSE, { ...THURSDAY, clave: String(clave) })
  const [{ hora_nueva: hour } = { hora_nueva: '' }] = closed.horas_nuevas as { hora_nueva: string }[]
  office.clock.advance(11 * MINUTE)
  await office.settle()
  await father.tap('Quedarme con esta')
  const kept = office.db.client
    .query<{ state: string; day: string; permission: string }, []>(
      `select a.state, s.day, m.state as permission from appointments a join slots s on s.id = a.slot_id
       join permissions m on m.group_id = a.group_id`,
    )
    .all()
  expect(hour).toContain('diciembre')
  expect(kept).toMatchObject([{ state: 'confirmed', permission: 'declared' }])
  expect(kept[0]?.day).not.toBe('2026-12-03')
  expect(said(mother)).not.toContain(CANARY.child)
})

test('on Messenger the notice arrives too, and a tap keeps the hour', async () => {
  const desk = openDesk({ accounts: { messenger: PAGE } })
  const lupita = desk.messenger('70010001')
  await lupita.write('quiero renovar mi pasaporte en toluca')
  await lupita.tap('Toluca')
  for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await lupita.write(words)
  await lupita.write('3 de diciembre a las 10:00')
  await lupita.tap('10 años: $2,140')
  await lupita.tap('Confirmar')
  expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
  lupita.read()
  await desk.doIt(CLOSE, THURSDAY)
  desk.clock.advance(11 * MINUTE)
  await desk.settle()
  expect(said(lupita)).toContain('no pueden atenderle el *jueves 3 de diciembre')
  await lupita.tap('Quedarme con esta')
  expect(said(lupita)).toContain('Es suya')
  expect(desk.count("rebookings where state = 'kept'")).toBe(1)
})

describe('an answer', () => {
  test('after its end says that the hour went to others and what she is owed', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.pass(DAY + 5 * HOUR)
    await desk.pass(6 * HOUR)
    expect(desk.states()).toEqual(['lapsed'])
    said(desk.rosa)
    await desk.rosa.tap('Quedarme con esta')
    expect(said(desk.rosa)).toContain('le debe una hora')
    expect(desk.days()).toEqual([])
  })

  test('once the counter gave another hour says that it is settled', async () => {
    const desk = await withRosa()
    const closed = await desk.doIt(CLOSE, THURSDAY)
    const [{ folio }] = closed.body.horas_nuevas as [{ folio: string }]
    await desk.pass(11 * MINUTE)
    const moved = await desk.doIt('/admin/citas/mover', { folio, dia: '9/12/2026', hora: '9:00', motivo: 'vino a la oficina' })
    expect(moved.body.hecho).toBe(true)
    expect(desk.states()).toEqual(['changed'])
    said(desk.rosa)
    await desk.rosa.tap('Quedarme con esta')
    expect(said(desk.rosa)).toContain('Eso ya se resolvió')
    expect(desk.days()).toEqual([{ day: '2026-12-09', moves: 0 }])
    await desk.pass(3 * DAY)
    expect(desk.days()).toHaveLength(1)
  })
})

test('of two offices that close nobody is sent to the other one', async () => {
  const desk = await withRosa()
  const near = { oficina: 'Cuajimalpa, CDMX', dias: 'lunes a viernes', desde: '9:00', hasta: '14:00', ventanillas: '1' }
  await desk.doIt('/admin/horario', near)
  const toluca = { ...THURSDAY, hasta_dia: '31/12/2026' }
  const alone = await desk.post(CLOSE, toluca)
  expect(alone.body.horas_nuevas).toMatchObject([{ hora_nueva: expect.stringContaining('Cuajimalpa, CDMX') }])
  await desk.doIt(CLOSE, { ...toluca, oficina: 'Cuajimalpa, CDMX' })
  const closed = await desk.doIt(CLOSE, toluca)
  expect(closed.body).toMatchObject({ horas_nuevas: [], sin_hora: ['Rosa Pérez Ruiz'] })
  expect(brokenInvariants(desk.db)).toEqual([])
})
