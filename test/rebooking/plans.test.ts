// What an office will have: another week from a day on, one day of each month, windows until a day; and how each is taken back.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { finishRuns } from '../../src/rebooking/runs.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { openNewDays } from '../new-days.ts'
import { LUIS, withRosa } from './desk.ts'

const WEEK = '/admin/horario'
/** From Tuesday the 8th on the office closes at noon. */
const NOON = { oficina: 'Toluca', desde_dia: '8/12/2026', desde: '9:00', hasta: '12:00' }

async function planned(visit: { dia: string; hora: string }) {
  const desk = await withRosa(visit)
  const hours = (day: string) =>
    desk.db.client
      .query<{ minute: number; capacity: number }, [string]>(
        `select minute, capacity from slots s join offices o on o.id = s.office_id
         where o.name = 'Toluca' and s.day = ? and s.closed_at is null order by minute`,
      )
      .all(day)
  const windowsAt = (day: string, minute: number) => hours(day).find((one) => one.minute === minute)?.capacity
  const change = async (form: Record<string, string>) => {
    const done = await desk.doIt(WEEK, form)
    expect(done.body).toMatchObject({ hecho: true })
    return done
  }
  const changes = async () => (await desk.get(`${WEEK}?oficina=Toluca`)).body.cambios as { numero_de_cambio: number; que: string }[]
  const takeBack = async (form: Record<string, string> = {}) => {
    const [first] = await changes()
    return desk.doIt('/admin/horario/quitar', { oficina: 'Toluca', numero_de_cambio: String(first?.numero_de_cambio), ...form })
  }
  return { ...desk, hours, windowsAt, change, changes, takeBack }
}

describe('a week from a day on', () => {
  test('leaves the days before it as they are, and offers another hour to whom it has no window for', async () => {
    const desk = await planned({ dia: '8/12/2026', hora: '13:00' })
    const proposed = await desk.post(WEEK, NOON)
    expect(proposed.body.resumen).toStartWith(
      'Desde el martes 8 de diciembre de 2026, Toluca atendería de lunes a viernes de 9:00 h a 12:00 h',
    )
    expect(proposed.body.resumen).toContain('1 cita se queda sin ventanilla. Pasaría a otra hora 1 cita')
    await desk.change(NOON)
    expect(desk.windowsAt('2026-12-07', 13 * 60)).toBe(3)
    expect(desk.windowsAt('2026-12-08', 13 * 60)).toBeUndefined()
    expect(desk.windowsAt('2026-12-08', 11 * 60)).toBe(3)
    await desk.pass(11 * MINUTE)
    expect(desk.rosa.read().map(readOut).join()).toContain('no pueden atenderle el *martes 8 de diciembre, 13:00 h*')
    expect(desk.count("rebookings where state = 'offered' and plan_id is not null")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('can be taken back before its day: the hour is theirs again, and the week of before goes on', async () => {
    const desk = await planned({ dia: '8/12/2026', hora: '13:00' })
    await desk.change(NOON)
    const done = await desk.takeBack()
    expect(done.body).toMatchObject({ hecho: true, vuelven: ['Rosa Pérez Ruiz'], citas_fuera: [] })
    expect(desk.windowsAt('2026-12-08', 13 * 60)).toBe(3)
    expect(desk.count("appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' and s.minute = 780")).toBe(1)
    await desk.pass(11 * MINUTE)
    expect(desk.rosa.read()).toEqual([]) // Nobody had told her.
    expect(await desk.changes()).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('that has begun is the usual week, and is taken back no more', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    await desk.change(NOON)
    const [plan] = await desk.changes()
    await desk.pass(15 * DAY)
    expect((await desk.get(`${WEEK}?oficina=Toluca`)).body.resumen).toContain('de lunes a viernes de 9:00 h a 12:00 h')
    const refused = await desk.post('/admin/horario/quitar', {
      oficina: 'Toluca',
      numero_de_cambio: String(plan?.numero_de_cambio),
    })
    expect(refused.body.codigo).toBe('cambio_no_existe')
  })

  test('is told to citizens who ask for the hours', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    await desk.change(NOON)
    await desk.rosa.write('a que hora abren')
    const said = desk.rosa.read().map(readOut).join('\n')
    expect(said).toContain('de lunes a viernes, de 9:00 a 17:00 h')
    expect(said).toContain('Desde el *martes 8 de diciembre* el horario cambia:')
    expect(said).toContain('de lunes a viernes, de 9:00 a 12:00 h')
  })

  test('of another length, or for more days, is refused: those change at once', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    expect((await desk.post(WEEK, { ...NOON, minutos_por_cita: '20' })).body.codigo).toBe('cambia_enseguida')
  })

  test('says until when it counts where a later one is noted', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    await desk.change(NOON)
    const now = await desk.post(WEEK, { oficina: 'Toluca', dias: 'viernes', hasta: '14:00' })
    expect(now.body.resumen).toContain('Vale hasta el martes 8 de diciembre de 2026')
  })
})

test('who was kept without a window is not moved by a change that takes none from their hour', async () => {
  const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00', ...LUIS })
  await desk.change({ oficina: 'Toluca', dias: 'jueves', ventanillas: '1', citas: 'conservar' })
  const done = await desk.change({ oficina: 'Toluca', dias: 'primer sábado de cada mes', desde: '9:00', hasta: '13:00' })
  expect(done.body).toMatchObject({ citas_fuera: [], horas_nuevas: [] })
  expect(desk.count('rebookings')).toBe(0)
})

test('a week that was changed today by mistake is taken back, and everybody has their hour again', async () => {
  const desk = await planned({ dia: '3/12/2026', hora: '13:00' })
  await desk.change({ oficina: 'Toluca', desde: '9:00', hasta: '12:00' })
  expect((await desk.takeBack()).body).toMatchObject({ hecho: true, vuelven: ['Rosa Pérez Ruiz'] })
  expect(desk.windowsAt('2026-12-03', 780)).toBe(3)
  expect(brokenInvariants(desk.db)).toEqual([])
})

describe('one day of each month', () => {
  test('is published with the horizon, and on no other such day', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    const done = await desk.change({
      oficina: 'Toluca',
      dias: 'primer sábado de cada mes',
      desde: '9:00',
      hasta: '13:00',
      ventanillas: '1',
    })
    expect(done.body.resumen).toContain('el primer sábado de cada mes de 9:00 h a 13:00 h (1 ventanilla)')
    expect(desk.windowsAt('2026-12-05', 540)).toBe(1)
    expect(desk.hours('2026-12-12')).toEqual([])
    await desk.rosa.write('a que hora abren')
    expect(desk.rosa.read().map(readOut).join()).toContain('el primer sábado de cada mes, de 9:00 a 13:00 h')
    await desk.pass(14 * DAY)
    await openNewDays(desk)
    expect(desk.windowsAt('2027-01-02', 540)).toBe(1)
  })

  test('takes the place of that weekday, and going back to it is said', async () => {
    const desk = await planned({ dia: '25/11/2026', hora: '14:00' })
    await desk.change({ oficina: 'Toluca', dias: 'último viernes', hasta: '12:00' })
    expect(desk.windowsAt('2026-11-27', 13 * 60)).toBeUndefined()
    expect(desk.windowsAt('2026-12-04', 13 * 60)).toBe(3)
    await desk.change({ oficina: 'Toluca', dias: 'último viernes', que: 'no atender esos días' })
    expect(desk.windowsAt('2026-11-27', 13 * 60)).toBe(3)
  })

  test('that there is not is refused', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    expect((await desk.post(WEEK, { oficina: 'Toluca', dias: 'quinto sábado de cada mes' })).body.codigo).toBe(
      'dias_no_se_entienden',
    )
  })
})

describe('windows until a day', () => {
  const MORE = {
    oficina: 'Toluca',
    dia: '1/12/2026',
    hasta_dia: '20/1/2027',
    dias: 'martes y jueves',
    desde: '9:00',
    hasta: '11:00',
    ventanillas: '2',
    motivo: 'apoyo de fin de año',
  }

  test('are there at once on published days, later on the others, and end by themselves', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    const done = await desk.doIt('/admin/lugares', MORE)
    expect(done.body.resumen).toContain('cuando se publiquen sus días')
    expect(desk.windowsAt('2026-12-01', 540)).toBe(5)
    expect(desk.windowsAt('2026-12-02', 540)).toBe(3)
    await desk.pass(30 * DAY)
    await openNewDays(desk)
    expect(desk.windowsAt('2027-01-19', 540)).toBe(5)
    expect(desk.windowsAt('2027-01-21', 540)).toBe(3)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('are taken back: whoever is left without a window is offered another hour', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    await desk.doIt('/admin/lugares', { ...MORE, dia: '3/12/2026', hasta_dia: '4/12/2026', ventanillas: '1' })
    await desk.change({ oficina: 'Toluca', dias: 'jueves', ventanillas: '1' })
    desk.clock.advance(MINUTE)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00', ...LUIS })
    const [, more] = await desk.changes()
    const form = { oficina: 'Toluca', numero_de_cambio: String(more?.numero_de_cambio) }
    expect(more?.que).toBe('1 ventanilla más, martes y jueves, de 9:00 h a 11:00 h')
    const proposed = await desk.post('/admin/horario/quitar', form)
    expect(proposed.body).toMatchObject({ horas_nuevas: [{ nombre: 'Luis Puga Sol' }], por_llamar: ['Luis Puga Sol'] })
    await desk.doIt('/admin/horario/quitar', form)
    expect(desk.windowsAt('2026-12-03', 660)).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('on a day of rest open only where that day alone is named', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    desk.db.client.run("insert into non_working_days (day, name) values ('2026-12-05', 'prueba')")
    await desk.doIt('/admin/lugares', { ...MORE, dia: '4/12/2026', hasta_dia: '6/12/2026', dias: 'todos' })
    expect([desk.windowsAt('2026-12-05', 540), desk.windowsAt('2026-12-06', 540)]).toEqual([undefined, 2])
    const { hasta_dia: _, dias: __, ...alone } = MORE
    await desk.doIt('/admin/lugares', { ...alone, dia: '5/12/2026' })
    expect(desk.windowsAt('2026-12-05', 540)).toBe(2)
  })

  test('of an office are nobody else’s to take back', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    await desk.doIt('/admin/lugares', MORE)
    const [more] = await desk.changes()
    const elsewhere = { oficina: 'Tijuana', numero_de_cambio: String(more?.numero_de_cambio) }
    expect((await desk.post('/admin/horario/quitar', elsewhere)).body.codigo).toBe('cambio_no_existe')
  })
})

describe('a plan that leaves very many without a window', () => {
  test('offers other hours step by step, by the same job as a large closure', async () => {
    const desk = openDesk()
    seatCrowd(desk, '2026-12-03', 620)
    const [crowd] = (await desk.get(`${WEEK}?oficina=Toluca`)).body.cambios as { numero_de_cambio: number }[]
    const form = { oficina: 'Toluca', numero_de_cambio: String(crowd?.numero_de_cambio) }
    const done = await desk.doIt('/admin/horario/quitar', form)
    // Seven hours had them, with three windows each.
    expect(done.body.resumen).toContain('599 citas se quedan sin ventanilla: reciben otra hora poco a poco')
    expect(desk.count('rebookings')).toBe(0)
    await finishRuns({ db: desk.db, writer: desk.house.writer, messaging: desk.house.messaging })
    expect(desk.count('rebooking_seats')).toBe(599)
    expect(desk.count('rebooking_runs where finished_at is not null and done = total')).toBe(1)
    expect(desk.count('slots where taken > planned')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('moves nobody before all its hours are published, and to none that it does not have', async () => {
    const desk = await planned({ dia: '3/12/2026', hora: '10:00' })
    const done = await desk.change({ oficina: 'Toluca', desde: '10:05', hasta: '17:00', minutos_por_cita: '5' })
    expect(done.body.resumen).toContain('1 cita se queda sin ventanilla: recibe otra hora poco a poco')
    expect((await desk.changes())[0]).toMatchObject({ avance: '0 de 1 cita con aviso de otra hora' })
    await finishRuns({ db: desk.db, writer: desk.house.writer, messaging: desk.house.messaging })
    const seated = "appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed'"
    expect(desk.count(`${seated} and s.closed_at is null and s.minute >= 605 and s.ends_at - s.starts_at = 300000`)).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})
