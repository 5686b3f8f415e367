// Fewer windows, or other hours: who is left without one is offered another hour as after a closure.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { atTen } from './desk.ts'

const ONE_WINDOW = { oficina: 'Toluca', dias: 'jueves', ventanillas: '1', motivo_que_lee: 'no hay luz en la oficina' }

describe('one window less', () => {
  test('names who gets which hour, asks them, and keeps the others', async () => {
    const desk = await atTen()
    const proposed = await desk.post('/admin/horario', ONE_WINDOW)
    expect(proposed.body.resumen).toContain('1 cita se queda sin ventanilla. Pasaría a otra hora 1 cita')
    expect(proposed.body.horas_nuevas).toMatchObject([{ nombre: 'Rosa Pérez Ruiz' }])
    expect(desk.count('rebookings')).toBe(0)
    await desk.post('/admin/horario', { ...ONE_WINDOW, clave: String(proposed.body.clave) })
    await desk.pass(11 * MINUTE)
    expect(desk.rosa.read().map(readOut).join()).toContain('no pueden atenderle el *jueves 3 de diciembre, 10:00 h*')
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.count("rebookings where state = 'kept' and closure_id is null")).toBe(1)
    const here =
      "appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' and s.minute = 600 and s.day = '2026-12-03'"
    expect(desk.count(here)).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('whoever does not answer is on the list to be called, and nobody gets the place that they left', async () => {
    const desk = await atTen()
    await desk.doIt('/admin/horario', ONE_WINDOW)
    await desk.pass(11 * MINUTE)
    await desk.pass(2 * DAY)
    await desk.pass(DAY)
    expect(desk.count("calls c join rebookings b on b.id = c.rebooking_id where b.state = 'lapsed' and c.open = 1")).toBe(1)
    expect(desk.count("slots where day = '2026-12-03' and minute = 600 and capacity = 1 and taken = 1 and cooling = 0")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('hours that are attended no more move their people; kept ones come all the same', async () => {
    const desk = await atTen()
    const shorter = { oficina: 'Toluca', dias: 'jueves', desde: '12:00', hasta: '15:00' }
    const kept = await desk.post('/admin/horario', { ...shorter, citas: 'conservar' })
    expect(kept.body).toMatchObject({ horas_nuevas: [], sin_hora: [] })
    const moved = await desk.doIt('/admin/horario', shorter)
    expect(moved.body.horas_nuevas).toHaveLength(2)
    expect(moved.body.por_llamar).toEqual(['Luis Puga Sol'])
    expect((await desk.get('/admin/llamadas')).body.personas).toMatchObject([{ nombres: ['Luis Puga Sol'] }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})
