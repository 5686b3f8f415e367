// What the office sees of those who wait, and how it answers and lets go.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../../db/invariants.ts'
import { HOUR, MINUTE } from '../../../src/clock.ts'
import { openCaseDesk } from '../case-desk.ts'

describe('at the office', () => {
  test('the list says who waits and since when, and the state and an alert say it too', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.wait(12 * MINUTE)
    const list = await help.get('/admin/casos?cuales=esperan')
    expect(list.body.resumen).toContain('Hay 1 caso que espera respuesta en el chat, desde hace 12 minutos.')
    expect((await help.get('/admin/estado')).body.esperan_a_una_persona).toBe(1)
  })

  test('of two clerks who take the same, the second is told; a manager may take it over', async () => {
    const help = openCaseDesk()
    await help.handOver()
    const caso = await help.number()
    const [one, two, boss] = [help.keyFor('clerk', ['Toluca']), help.keyFor('clerk'), help.keyFor('manager')]
    expect((await help.post('/admin/casos/tomar', { caso }, one)).status).toBe(200)
    expect((await help.post('/admin/casos/tomar', { caso }, two)).body.codigo).toBe('caso_de_otra_persona')
    expect((await help.answer(caso, 'Hola', two)).body.codigo).toBe('caso_de_otra_persona')
    expect((await help.post('/admin/casos/tomar', { caso }, boss)).status).toBe(200)
  })

  test('an answer written before the citizen said more is read again first', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('Pregunto por mi hija')
    const caso = await help.number()
    const form = { caso, respuesta: 'Claro que sí' }
    const proposed = await help.post('/admin/casos/contestar', form)
    await help.citizen.write('perdón, por mi hijo')
    const late = await help.post('/admin/casos/contestar', { ...form, clave: String(proposed.body.clave) })
    expect(late.body.codigo).toBe('cambio_mientras_tanto')
  })

  test('leaving the chat and closing the case each tell the citizen once that the assistant is back', async () => {
    const help = openCaseDesk()
    await help.handOver()
    const caso = await help.number()
    await help.doIt('/admin/casos/soltar', { caso })
    await help.settle()
    expect(help.hear()).toContain('dejó el chat y sigo yo')
    await help.answer(caso, 'Una cosa más')
    await help.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    await help.settle()
    expect(help.hear()).toContain('terminó su caso')
    await help.citizen.write('Hola')
    expect(help.hear()).toContain('¿En qué le ayudo?')
    await help.wait(HOUR)
    expect(brokenInvariants(help.db)).toEqual([])
  })
})
