import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { last } from '../waitlist/office-stage.ts'

const LUIS = { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '' }
const EVA = { nombre: 'Eva Ruiz Paz', curp: 'RUPE850417MMCZZV07', telefono: '' }
const ONE_WINDOW = { oficina: 'Toluca', dias: 'miércoles', ventanillas: '1', citas: 'conservar' }

/** Toluca has three windows on Wednesdays; tomorrow is one. Who comes at ten, in the order in which they asked. */
async function atTen(...people: Record<string, string>[]) {
  const desk = openDesk()
  const folios: string[] = []
  for (const person of people) {
    const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, hora: '10:00', ...person })
    folios.push((given.body.cita as { folio: string }).folio)
    desk.clock.advance(MINUTE)
  }
  const findings = async () => {
    const { que_arreglar = [] } = (await desk.get('/admin/estado')).body as {
      que_arreglar?: { que: string; hacer: string }[]
    }
    return que_arreglar.filter(({ que }) => que.includes('sin ventanilla'))
  }
  return { ...desk, folios, findings }
}
const names = (body: Record<string, unknown>) => (body.citas_fuera as { nombre: string }[]).map((one) => one.nombre)

describe('a change of the usual week', () => {
  test('with fewer windows than people names who is left without one, the last to have asked first', async () => {
    const { post, db } = await atTen({}, LUIS, EVA)
    const proposed = await post('/admin/horario', ONE_WINDOW)
    expect(proposed.body.resumen).toContain('2 citas se quedan sin ventanilla: esas personas las conservan y vendrán')
    expect(names(proposed.body).toSorted()).toEqual([EVA.nombre, LUIS.nombre])
    expect(names((await post('/admin/horario', { ...ONE_WINDOW, ventanillas: '2' })).body)).toEqual([EVA.nombre])
    const enough = await post('/admin/horario', { ...ONE_WINDOW, ventanillas: '4' })
    expect(enough.body).toMatchObject({ citas_fuera: [] })
    expect(enough.body.resumen).toContain('Nadie se queda sin ventanilla.')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('whole families, and as few people as will do', async () => {
    const family = { mas_personas: 'Leo Ruiz Paz, 15/04/1995' }
    const { post } = await atTen(LUIS, { ...EVA, ...family })
    expect(names((await post('/admin/horario', { ...ONE_WINDOW, ventanillas: '2' })).body)).toEqual([LUIS.nombre])
    expect(names((await post('/admin/horario', ONE_WINDOW)).body).toSorted()).toEqual([EVA.nombre, 'Leo Ruiz Paz'])
  })

  test('they stand in "¿Está todo bien?" until they are moved, cancelled, or have windows again', async () => {
    const { doIt, findings, folios, db } = await atTen({}, LUIS, EVA)
    expect(await findings()).toEqual([])
    await doIt('/admin/horario', ONE_WINDOW)
    const [, luis = '', eva = ''] = folios
    const [found] = await findings()
    expect(found?.que).toBe(
      `En Toluca 2 citas se quedaron sin ventanilla: miércoles 25 de noviembre, 10:00 h, folio ${luis}; miércoles 25 de noviembre, 10:00 h, folio ${eva}.`,
    )
    await doIt('/admin/citas/mover', { folio: eva, dia: '26/11/2026', motivo: 'hay menos ventanillas' })
    expect((await findings())[0]?.que).toBe(
      `En Toluca 1 cita se quedó sin ventanilla: miércoles 25 de noviembre, 10:00 h, folio ${luis}.`,
    )
    const more = { oficina: 'Toluca', dia: 'mañana', desde: '10:00', hasta: '10:30', motivo: 'hay apoyo' }
    expect((await doIt('/admin/lugares', more)).body.resumen).toContain('Ya tiene ventanilla 1 cita que se había quedado sin ella.')
    expect(await findings()).toEqual([])
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a cancelled one is not named any more, and its place goes', async () => {
    const { doIt, post, findings, folios } = await atTen({}, LUIS)
    await doIt('/admin/horario', ONE_WINDOW)
    expect(await findings()).toHaveLength(1)
    await doIt('/admin/citas/cancelar', { folio: folios[0] ?? '', motivo: 'lo pidió' })
    expect(await findings()).toEqual([])
    expect((await post('/admin/citas', { ...ROSA_AT_COUNTER, ...EVA, hora: '10:00' })).body.codigo).toBe('lugar_ocupado')
  })

  test('an hour that is not attended any more counts too, and a closure that keeps its appointments does not', async () => {
    const { doIt, findings } = await atTen({})
    await doIt('/admin/cierres', { oficina: 'Toluca', dia: 'mañana', citas: 'conservar', motivo: 'no hay luz' })
    expect(await findings()).toEqual([])
    await doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: 'mañana' })
    await doIt('/admin/horario', { oficina: 'Toluca', dias: 'miércoles', que: 'no atender esos días', citas: 'conservar' })
    expect((await findings())[0]?.que).toContain('1 cita se quedó sin ventanilla: miércoles 25 de noviembre, 10:00 h')
  })

  test('whoever only held a place that has no window any more is told at once', async () => {
    const day = { dia: '26/11/2026' }
    const { doIt, phone, settle } = await atTen(day, { ...LUIS, ...day })
    const eva = phone('5215500000009')
    await eva.write('quiero renovar mi pasaporte')
    await eva.write('RUPE850417MMCZZV07 Eva Ruiz Paz')
    await eva.write('Toluca')
    await eva.tap('Toluca')
    await eva.write('el jueves a las 10')
    await settle()
    expect(last(eva)).toContain(': *jueves 26 de noviembre, 10:00 h*')
    const done = await doIt('/admin/horario', { ...ONE_WINDOW, dias: 'jueves', ventanillas: '2' })
    await settle()
    expect(String(done.body.resumen)).toContain('1 persona apartaba una hora')
    expect(last(eva)).toContain('la oficina ya no puede atenderle el *jueves 26 de noviembre')
  })
})
