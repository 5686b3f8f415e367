// Whoever answers an offered hour in words, in both channels: at the question, after its end, and after it was answered.
import { describe, expect, test } from 'bun:test'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import type { Phone } from '../office.ts'

const THURSDAY = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }
const said = (phone: Phone): string => phone.read().map(readOut).join('\n')

/** Rosa has an appointment on the 3rd, and the office closes that day. */
async function offeredToRosa() {
  const desk = openDesk()
  const rosa = desk.phone('5215500000001', 'Rosa')
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
  await rosa.write('Hola')
  await desk.doIt('/admin/cierres', THURSDAY)
  const pass = async (ms: number) => {
    desk.clock.advance(ms)
    await desk.settle()
  }
  await pass(2 * HOUR)
  said(rosa)
  const state = () =>
    desk.db.client.query<{ state: string }, []>('select state from rebookings order by id desc limit 1').get()?.state
  const answers = async (text: string) => {
    await rosa.write(text)
    return said(rosa)
  }
  return { desk, rosa, pass, state, answers }
}

describe('at the offered hour', () => {
  test.each([
    ['y por qué?', ['no hay luz en la oficina', 'Quedarme con esta']],
    ['hasta cuándo me la guardan?', ['hasta *las ', 'pasa a otra persona', 'Quedarme con esta']],
    ['cuanto tiempo tengo para contestar', ['hasta *las ', 'Quedarme con esta']],
    ['y si no contesto', ['la oficina le llama', 'Quedarme con esta']],
    ['me dan prioridad?', ['es solo suya', 'Quedarme con esta']],
    ['me cancelaron mi cita, quiero otra', ['no hay luz en la oficina', 'Quedarme con esta']],
  ])('"%s" is answered and changes nothing', async (text, told) => {
    const { answers, state } = await offeredToRosa()
    const words = await answers(text)
    for (const one of told) expect(words).toContain(one)
    expect(state()).toBe('offered')
  })

  test('"no" leads to other hours and cancels nothing', async () => {
    const { answers, state } = await offeredToRosa()
    expect(await answers('no')).toContain('¿Para cuándo la cambio?')
    expect(state()).toBe('offered')
  })

  test('the other hours are those that were asked for beside the no', async () => {
    const { answers } = await offeredToRosa()
    const words = await answers('no puedo a esa hora, tiene en la tarde?')
    expect(words).toContain('ay estos lugares: *')
    expect(words).not.toContain('9:00 h]')
  })
})

test('after a yes, its reason and the hour that stands are said', async () => {
  const { answers, state } = await offeredToRosa()
  expect(await answers('claro que sí gracias a Dios')).toContain('Es suya')
  const words = await answers('y por qué?')
  expect(words).toContain('no hay luz en la oficina')
  expect(words).toContain('Es suya')
  expect(await answers('me cancelaron mi cita, quiero otra')).toContain('Es suya')
  expect(state()).toBe('kept')
})

test('after its end each answer says once that the office owes an hour, and why', async () => {
  const { answers, pass, rosa, state } = await offeredToRosa()
  await pass(DAY)
  await pass(12 * HOUR)
  expect(state()).toBe('lapsed')
  said(rosa)
  for (const text of ['sí está bien', 'me cancelaron mi cita, quiero otra', 'me dan prioridad?', 'y por qué?']) {
    const words = await answers(text)
    expect(words.split('le debe una hora').length, `${text}: ${words}`).toBe(2)
    if (text === 'y por qué?') expect(words).toContain('no hay luz en la oficina')
  }
})

test('who gave it up and wants another one is led to a new booking, not to an appointment that is gone', async () => {
  const { answers, rosa } = await offeredToRosa()
  await rosa.tap('Ya no la quiero')
  await rosa.tap('Sí, cancelarla')
  said(rosa)
  const words = await answers('me cancelaron mi cita, quiero otra')
  expect(words).not.toContain('Eso ya se resolvió')
})
