import { expect, test } from 'bun:test'
import { learn } from '../../src/chat/classifier/taught.ts'
import { learnAnew } from '../../src/lessons/weights-job.ts'
import { createLog } from '../../src/log.ts'
import { openDesk } from '../http/desk.ts'

const PARKING = {
  pregunta: '¿Hay estacionamiento?',
  otras_formas: 'dónde dejo el coche; hay parking',
  dice: 'Hay estacionamiento gratis en la calle de atrás.',
}

function openCounter() {
  const desk = openDesk()
  const told = async (text: string, number = '5217220000001') => {
    const phone = desk.phone(number)
    await phone.write(text)
    const last = phone.read().at(-1)
    return last && 'body' in last ? last.body : ''
  }
  return { ...desk, told }
}

test('an answer is shown as it will be read before it is kept, and then said in the name of the institution', async () => {
  const { post, doIt, told, get } = openCounter()
  const proposed = await post('/admin/respuestas', PARKING)
  expect(proposed.body).toMatchObject({ hecho: false })
  expect(String(proposed.body.se_lee)).toMatch(/\*.+ contesta:\*\n\nHay estacionamiento gratis/)
  await told('hola')
  expect(await told('¿hay estacionamiento?')).not.toContain('calle de atrás')
  expect((await doIt('/admin/respuestas', PARKING)).body).toMatchObject({ hecho: true })
  expect(await told('disculpe, hay estacionamiento?')).toContain('calle de atrás')
  expect(await told('oiga y dónde dejo el coche yo')).toContain('calle de atrás')
  expect((await get('/admin/respuestas')).body.resumen).toBe('Hay 1 respuesta.')
  expect((await get('/admin/bitacora')).text).toContain('Guardó una respuesta de la oficina')
})

test('in easy Spanish the same words are said, in English those that were given for it', async () => {
  const { doIt, told } = openCounter()
  await doIt('/admin/respuestas', { ...PARKING, dice_en_ingles: 'There is free parking behind.' })
  await told('hola')
  await told('español fácil')
  expect(await told('hay parking')).toContain('calle de atrás')
  await told('english')
  expect(await told('hay parking')).toContain('There is free parking behind.')
})

test('in English the words of an office that gave none are said to be Spanish', async () => {
  const { doIt, told } = openCounter()
  await doIt('/admin/respuestas', PARKING)
  await told('hello')
  await told('english')
  expect(await told('hay parking')).toContain('(in Spanish) Hay estacionamiento gratis')
})

test('prices, account numbers and what comes from a law or a record are no own answers', async () => {
  const { post } = openCounter()
  const codeOf = async (more: Record<string, string>) => (await post('/admin/respuestas', { ...PARKING, ...more })).body.codigo
  expect(await codeOf({ dice: 'Cuesta $1,795 en la caja.' })).toBe('precio_en_respuesta')
  expect(await codeOf({ dice: 'Son 500 pesos.' })).toBe('precio_en_respuesta')
  expect(await codeOf({ dice: 'Deposite a 012345678901234567.' })).toBe('cuenta_en_respuesta')
  expect(await codeOf({ en_lugar_de: 'Horario de atención' })).toBe('respuesta_de_ley')
  expect(await codeOf({ hasta: '23/11/2026', desde: '24/11/2026' })).toBe('fechas_al_reves')
})

test('one in place of a shipped answer is said where that was asked, and the shipped one comes back when it is taken away', async () => {
  const { doIt, told, get } = openCounter()
  await told('hola')
  await doIt('/admin/respuestas', {
    pregunta: '¿Y si llego tarde a la cita?',
    dice: 'Tiene veinte minutos de tolerancia.',
    en_lugar_de: 'Si llego tarde',
  })
  expect(await told('se me hizo tarde')).toContain('veinte minutos')
  const [one] = (await get('/admin/respuestas')).body.respuestas as { numero_de_respuesta: number }[]
  const gone = await doIt('/admin/respuestas/quitar', { numero_de_respuesta: String(one?.numero_de_respuesta) })
  expect([gone.status, gone.body.hecho]).toEqual([200, true])
  expect(await told('¿y si llego tarde?')).toContain('la oficina no ha dicho aquí')
})

test('it is said on its days alone, and an answer of one office only about that office', async () => {
  const { doIt, told, clock } = openCounter()
  await doIt('/admin/respuestas', { ...PARKING, desde: '25/11/2026', hasta: '26/11/2026' })
  await doIt('/admin/respuestas', { pregunta: '¿Hay baños?', dice: 'Sí, al fondo.', oficina: 'Toluca' })
  await told('hola')
  expect(await told('hay parking')).not.toContain('calle de atrás')
  expect(await told('¿hay baños?')).not.toContain('al fondo')
  clock.advance(24 * 3_600_000)
  expect(await told('hay parking')).toContain('calle de atrás')
  clock.advance(48 * 3_600_000)
  expect(await told('hay parking')).not.toContain('calle de atrás')
})

const CHARGING = {
  pregunta: '¿Hay donde cargar el celular?',
  otras_formas: 'dónde enchufo el celular; hay contactos de luz',
  dice: 'Sí, hay dos contactos junto a la entrada.',
}

test('whoever asks it in other words and is not understood is offered it as a button', async () => {
  const { doIt, db, house, phone } = openCounter()
  await doIt('/admin/respuestas', CHARGING)
  const reader = { ask: async (_name: string, asked: Parameters<typeof learn>[0]) => learn(asked) } as never
  await learnAnew({
    db,
    writer: house.writer,
    reader,
    messaging: house.messaging,
    log: createLog(
      'error',
      () => {},
      () => 0,
    ),
  })
  const lupe = phone('5217220000009')
  await lupe.write('hola')
  lupe.read()
  await lupe.write('y el celular pues dónde lo enchufaríamos')
  const last = lupe.read().at(-1)
  expect(last?.kind === 'choices' && last.options.map(({ title }) => title)).toContain('¿Hay donde cargar…')
  await lupe.tap('¿Hay donde cargar…')
  const told = lupe.read().at(-1)
  expect(told && 'body' in told && told.body).toContain('junto a la entrada')
}, 60_000)
