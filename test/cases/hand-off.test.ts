import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { openCaseDesk } from './case-desk.ts'

// A person at the office has the chat, and the assistant is silent.

describe('somebody who asks for a person', () => {
  test('talks with the office in the chat, and the assistant is silent', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Puedo llevar una copia de mi acta?')
    expect(help.hear()).toBe('')
    const caso = await help.number()
    expect((await help.read(caso)).map((line) => line.que)).toEqual(['¿Puedo llevar una copia de mi acta?'])
    await help.answer(caso, 'Sí, copia certificada.')
    expect(help.hear()).toBe('*Persona de la oficina:*\nSí, copia certificada.')
    await help.citizen.write('gracias')
    expect(help.hear()).toBe('')
    expect((await help.read(caso)).map((line) => line.lo_dijo)).toEqual(['la persona', 'primer administrador', 'la persona'])
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('keeps the booking under way, and goes on with it at a word', async () => {
    const help = openCaseDesk()
    await help.citizen.write('Hola')
    await help.citizen.tap('Renovar mi pasaporte')
    await help.handOver()
    await help.citizen.write('una pregunta larga')
    await help.citizen.write('seguir con el asistente')
    const back = help.hear()
    expect(back).toContain('Sigo yo, el asistente')
    expect(back).toContain('¿Dónde le queda bien su cita?')
    expect(await help.cases()).toHaveLength(1)
  })

  test('is told once that a person has the chat when they greet', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('Hola')
    expect(help.hear()).toContain('lo tiene una persona de la oficina')
    await help.citizen.write('Hola')
    expect(help.hear()).toBe('')
  })

  test('is told that a photo does not reach the office, once for a handful of them; a sticker does nothing', async () => {
    const help = openCaseDesk()
    await help.handOver()
    for (const kind of ['picture', 'picture', 'voice', 'sticker', 'reaction'] as const) await help.citizen.do({ kind })
    expect(help.citizen.read()).toHaveLength(1)
    expect((await help.read(await help.number())).map((line) => line.que)).toEqual([
      '(mandó una foto; no se guardó)',
      '(mandó una foto; no se guardó)',
      '(mandó una nota de voz; no se guardó)',
    ])
  })

  test('says BAJA to the assistant without being asked which place is meant, and goes on talking with the office', async () => {
    const help = openCaseDesk()
    await help.citizen.write('Hola')
    await help.citizen.tap('Renovar mi pasaporte')
    await help.handOver()
    await help.citizen.write('BAJA')
    expect(help.hear()).toContain('ya no le mandaré recordatorios')
    await help.citizen.write('¿Puedo llevar una copia de mi acta?')
    expect(help.hear()).toBe('')
    expect((await help.read(await help.number())).map((line) => line.que)).toEqual(['¿Puedo llevar una copia de mi acta?'])
  })

  test('may tap a button of the assistant: when it leads to a question, the assistant has the chat again', async () => {
    const help = openCaseDesk()
    await help.citizen.write('Hola')
    await help.handOver()
    await help.citizen.tap('Renovar mi pasaporte')
    expect(help.hear()).toContain('Sigo yo, el asistente')
    await help.citizen.write('toluca')
    expect(help.hear()).toContain('Toluca')
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('has one conversation at a time', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('soy la misma')
    await help.citizen.write('ASESOR')
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })
})

// Nobody answers, or not in time: what the citizen is told, and how a late answer is read.

describe('somebody who asks for a person', () => {
  test('at night is not made to wait in silence: the question is left and the assistant goes on', async () => {
    const help = openCaseDesk('2026-11-25T03:00:00Z') // 21:00 h
    await help.citizen.write('ASESOR')
    expect(help.hear()).toContain('Contestan desde el miércoles 25 de noviembre, 9:00 h')
    await help.citizen.tap('Dejar mi pregunta')
    help.hear()
    await help.citizen.write('¿Abren el 12 de diciembre?')
    expect(help.hear()).toMatch(/Su caso es \*C-\w{6}\*.*a más tardar el martes 1 de diciembre/)
    await help.citizen.write('Hola')
    expect(help.hear()).toContain('¿En qué le ayudo?')
    help.clock.set(Date.parse('2026-11-25T15:30:00Z')) // 9:30 h
    await help.answer(await help.number(), 'No, ese día no abrimos.')
    expect(help.hear()).toContain('No, ese día no abrimos.')
    await help.citizen.write('gracias, ¿y el 14?')
    expect(help.hear()).toBe('')
  })

  test('whom nobody answers has the assistant again when the office closes, told once; the case stays open', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Hay alguien?')
    await help.wait(5 * HOUR - MINUTE) // 14:59 h
    expect(help.hear()).toBe('')
    await help.wait(MINUTE)
    expect(help.hear()).toMatch(/hoy nadie alcanzó a contestarle.*desde el miércoles 25 de noviembre, 9:00 h/)
    await help.wait(2 * DAY)
    expect(help.hear()).toBe('')
    await help.citizen.write('Hola')
    expect(help.hear()).toContain('¿En qué le ayudo?')
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('has the assistant again also when somebody else, whose time is over too, has a conversation that cannot be read', async () => {
    const help = openCaseDesk()
    await help.handOver()
    const other = help.phone('5215500000009')
    for (const words of ['Hola', 'ASESOR']) await other.write(words)
    await other.tap('Sí, una persona')
    await other.write('¿Hay alguien?')
    await help.citizen.write('¿Hay alguien?')
    help.db.client.run("update conversations set state_sealed = x'010203' where contact_id = (select min(id) from contacts)")
    other.read()
    await help.wait(5 * HOUR)
    expect(other.read()).toHaveLength(1)
    expect(help.db.client.query('select 1 from contacts where with_person_until is not null').all()).toEqual([])
  })

  test('who answered the office and waits for a day has the assistant again, told once', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.answer(await help.number(), '¿De qué estado es su acta?')
    await help.wait(HOUR)
    await help.citizen.write('De Oaxaca')
    help.hear()
    await help.wait(22 * HOUR)
    expect(help.hear()).toContain('pasó un día y nadie de la oficina le contestó')
    expect(await help.cases()).toHaveLength(1)
  })

  test('who waited while we were off for more than a day is told at the next word, once, that nobody answered in time', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Hay alguien?')
    const caso = await help.number()
    help.clock.advance(29 * HOUR)
    await help.settle()
    expect(help.hear()).toBe('')
    await help.citizen.write('Hola')
    const told = `nadie contestó a tiempo su caso *${caso}*`
    expect(help.hear()).toContain(told)
    await help.citizen.write('Hola')
    expect(help.hear()).not.toContain(told)
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('is told so too when the conversation itself was forgotten meanwhile', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Hay alguien?')
    help.clock.advance(8 * DAY)
    await help.settle()
    await help.citizen.write('Hola')
    expect(help.hear()).toMatch(/nadie contestó a tiempo su caso.*¿En qué le ayudo\?/s)
  })

  test('who got an answer and says nothing for a day has the assistant again without a word, and the case is closed', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.answer(await help.number(), 'Con gusto.')
    help.hear()
    await help.wait(DAY)
    expect(help.hear()).toBe('')
    expect(await help.cases()).toHaveLength(0)
  })

  test('gets an answer that comes a day later in two steps: that there is one, then the answer', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Puedo ir sin mi acta?')
    const caso = await help.number()
    await help.wait(3 * DAY)
    help.hear()
    const done = await help.answer(caso, 'No, es indispensable.')
    expect(done.body.resumen).toContain('Se avisa a la persona que hay respuesta')
    expect(help.hear()).toContain(`La oficina contestó su caso *${caso}*`)
    await help.citizen.tap('Leer la respuesta')
    const read = help.hear()
    expect(read).toContain('No, es indispensable.')
    expect(read).toContain('Esa es la respuesta')
    await help.citizen.write('¿Y si la perdí?')
    expect(help.hear()).toBe('')
    expect((await help.read(caso)).at(-1)?.que).toBe('¿Y si la perdí?')
  })

  test('fetches an answer also weeks later, and is never told that it is there when it is not', async () => {
    const help = openCaseDesk()
    await help.handOver()
    await help.citizen.write('¿Puedo ir sin mi acta?')
    const caso = await help.number()
    await help.wait(3 * DAY)
    await help.answer(caso, 'No, es indispensable.')
    await help.wait(20 * DAY)
    help.hear()
    await help.citizen.tap('Leer la respuesta')
    expect(help.hear()).toMatch(/No, es indispensable\.[\s\S]*Esa es la respuesta/)
    await help.wait(2 * DAY)
    await help.citizen.tap('Leer la respuesta')
    expect(help.hear()).toContain('La respuesta está más arriba')
  })
})

// What the office sees of those who wait, and how it answers and lets go.

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

test('the chats of the office: who waits first, then whom it answered, until it is handed back or the answer waits to be fetched', async () => {
  const desk = openCaseDesk()
  const chats = async () =>
    (await desk.cases('?cuales=chats&oficina=Toluca')).map(({ espera }) => (espera === null ? 'answered' : 'waits'))
  await desk.handOver()
  const caso = await desk.number()
  const elena = desk.phone('5215500000002')
  await desk.handOver(elena)
  await desk.answer(caso, 'Con una copia basta.')
  expect(await chats()).toEqual(['waits', 'answered'])
  await desk.doIt('/admin/casos/soltar', { caso })
  expect(await chats()).toEqual(['waits'])
  await desk.wait(2 * DAY)
  await desk.answer(await desk.number(), 'Sí.')
  expect(await chats()).toEqual([])
})

test('a case says with its version that somebody wrote', async () => {
  const desk = openCaseDesk()
  await desk.handOver()
  const version = async () => ((await desk.cases('?cuales=chats'))[0] as { version?: number }).version
  const before = await version()
  await desk.citizen.write('¿Puedo ir con una copia?')
  expect(await version()).toBe((before ?? 0) + 1)
})
