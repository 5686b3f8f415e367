// Fewer windows for some hours: who is left without one is offered another hour, and has the old one again when the windows are back.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { readOut } from '../../src/chat/reply.ts'
import { MINUTE } from '../../src/clock.ts'
import { finishRuns } from '../../src/rebooking/runs.ts'
import { join } from '../../src/waitlist/entries.ts'
import { haveCome } from '../came.ts'
import { meet, somebody } from '../cast.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { atTen } from './desk.ts'

const EVA = { nombre: 'Eva Ruiz Paz', curp: 'RUPE850417MMCZZV07' }
const LESS = {
  oficina: 'Toluca',
  dia: '3/12/2026',
  ventanillas_menos: '2',
  motivo_que_lee: 'no hay personal suficiente',
}
const LIFT = { oficina: 'Toluca', dia: '3/12/2026' }
const AT_TEN = "slots where day = '2026-12-03' and minute = 600"

describe('a window less for some hours', () => {
  test('names who is left without one, and moves whoever booked last', async () => {
    const desk = await atTen()
    const proposed = await desk.post('/admin/cierres', { ...LESS, desde: '9:00', hasta: '11:00' })
    expect(proposed.body).toMatchObject({
      resumen:
        'Toluca tendría 2 ventanillas menos el jueves 3 de diciembre de 2026, de 9:00 h a 11:00 h. Pasaría a otra hora 1 cita; cada persona dice si se queda con ella.',
      horas_nuevas: [{ nombre: 'Rosa Pérez Ruiz' }],
    })
    expect(desk.count(`${AT_TEN} and capacity = 3`)).toBe(1)
    await desk.post('/admin/cierres', { ...LESS, desde: '9:00', hasta: '11:00', clave: String(proposed.body.clave) })
    expect(desk.count(`${AT_TEN} and planned = 1 and taken = 1 and capacity = taken + cooling and closed_at is null`)).toBe(1)
    expect(desk.count("slots where day = '2026-12-03' and minute = 660 and capacity = 3")).toBe(1)
    await desk.pass(11 * MINUTE)
    expect(desk.rosa.read().map(readOut).join()).toContain(
      'no pueden atenderle el *jueves 3 de diciembre, 10:00 h*: no hay personal',
    )
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.count("rebookings where state = 'kept' and closure_id is not null")).toBe(1)
    expect((await desk.get('/admin/cierres')).body.cierres).toMatchObject([{ ventanillas_menos: 2 }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is taken back by one operation, which gives the hour back before anybody who waits has it', async () => {
    const desk = await atTen()
    const eva = { nombre: 'Eva Ruiz Paz', curp: 'RUPE850417MMCZZV07', telefono: '' }
    desk.clock.advance(MINUTE)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00', ...eva })
    await desk.doIt('/admin/cierres', { ...LESS, ventanillas_menos: '1' })
    write(desk.db, (tx) => {
      const times = { from: '2026-12-03', until: '2026-12-03', fromMinute: 600, untilMinute: 601 }
      const members = [{ person: somebody(9), procedureId: 'renewal' }]
      const toluca = tx.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
      const asked = { officeIds: [toluca], members, times, answers: '{}' }
      expect(join(tx, desk.house.messaging, meet(tx, 9), asked, desk.clock.now())).toMatchObject({ ok: true })
    })
    const lifted = await desk.doIt('/admin/cierres/levantar', LIFT)
    expect(lifted.body).toMatchObject({ hecho: true, vuelven: ['Eva Ruiz Paz'] })
    expect(lifted.body.resumen).toStartWith('Toluca tiene otra vez todas sus ventanillas el jueves 3 de diciembre de 2026')
    expect(desk.count(`${AT_TEN} and capacity = 3 and taken = 3`)).toBe(1)
    expect(desk.count('wait_offers')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('whoever has arrived stays, though they booked last', async () => {
    const desk = await atTen()
    const rosa = desk.db.client.query<{ group_id: string }, []>('select group_id from appointments order by id desc limit 1').get()
    write(desk.db, (tx) => haveCome(tx, rosa?.group_id ?? '', desk.clock.now()))
    const proposed = await desk.post('/admin/cierres', LESS)
    expect(proposed.body).toMatchObject({ horas_nuevas: [{ nombre: 'Luis Puga Sol' }], ya_llegaron: [] })
  })

  test('whoever asked for help at the office stays, though they booked last, until they take it back', async () => {
    const desk = await atTen()
    const moved = async () => (await desk.post('/admin/cierres', LESS)).body.horas_nuevas
    expect(await moved()).toMatchObject([{ nombre: 'Rosa Pérez Ruiz' }])
    await desk.rosa.write('uso silla de ruedas')
    expect(await moved()).toMatchObject([{ nombre: 'Rosa Pérez Ruiz' }])
    await desk.rosa.tap('Sí, anótelo')
    expect(await moved()).toMatchObject([{ nombre: 'Luis Puga Sol' }])
    await desk.rosa.tap('Quitar lo anotado')
    expect(await moved()).toMatchObject([{ nombre: 'Rosa Pérez Ruiz' }])
  })

  test('of all windows closes the hours, and nobody can book them', async () => {
    const desk = await atTen()
    await desk.doIt('/admin/cierres', { ...LESS, ventanillas_menos: '3', desde: '10:00', hasta: '10:15' })
    expect(desk.count(`${AT_TEN} and closed_at is not null`)).toBe(1)
    const refused = await desk.post('/admin/citas', { ...ROSA_AT_COUNTER, ...EVA, dia: '3/12/2026', hora: '10:00', telefono: '' })
    expect(refused.body.que_paso).toContain('no hay personal suficiente')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('kept appointments come all the same, and stand in what is to be mended', async () => {
    const desk = await atTen()
    const kept = await desk.doIt('/admin/cierres', { ...LESS, citas: 'conservar' })
    expect(kept.body.resumen).toContain('Se conserva 1 cita')
    expect(desk.count(`${AT_TEN} and planned = 1 and taken = 2`)).toBe(1)
    expect(JSON.stringify((await desk.get('/admin/estado')).body)).toContain('sin ventanilla')
  })

  test('beside closed hours of the same day it is said which of the two is lifted', async () => {
    const desk = await atTen()
    await desk.doIt('/admin/cierres', LESS)
    await desk.doIt('/admin/cierres', { ...LIFT, desde: '12:00', hasta: '13:00', motivo_que_lee: 'no hay luz en la oficina' })
    expect((await desk.post('/admin/cierres/levantar', LIFT)).body.codigo).toBe('cierre_de_dos_clases')
    await desk.doIt('/admin/cierres/levantar', { ...LIFT, se_levanta: 'las horas cerradas' })
    expect(desk.count("slots where day = '2026-12-03' and minute = 720 and closed_at is null and planned = 1")).toBe(1)
    expect(desk.count('closures where lifted_at is null and windows = 2')).toBe(1)
  })

  test('that leaves very many moves them step by step, and nobody more than has no window', async () => {
    const desk = openDesk()
    seatCrowd(desk, '2026-12-03', 620)
    const done = await desk.doIt('/admin/cierres', { ...LESS, ventanillas_menos: '95' })
    expect(done.body.resumen).toContain('Son 564 citas: reciben otra hora poco a poco') // Of 103 windows 8 are left.
    expect((await desk.get('/admin/cierres')).body.cierres).toMatchObject([
      { ventanillas_menos: 95, avance: '0 citas con aviso de otra hora de 564; vuelva a mirar en un momento' },
    ])
    await finishRuns({ db: desk.db, writer: desk.house.writer, messaging: desk.house.messaging })
    expect(desk.count('rebooking_seats')).toBe(564)
    expect(desk.count('slots where taken > planned')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('of several days skips those on which the office does not open', async () => {
    const desk = await atTen()
    await desk.doIt('/admin/cierres', { ...LESS, ventanillas_menos: '1', hasta_dia: '8/12/2026' })
    expect(desk.count("slots where minute = 600 and capacity = 2 and day between '2026-12-03' and '2026-12-08'")).toBe(4)
    expect(desk.count('rebookings')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})
