import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { Reply } from '../../src/conversation/reply.ts'
import { openDesk } from '../http/desk.ts'

/** Tuesday 24 November 2026, 10:00 h: the sample institution answers from Monday to Friday, 9:00 to 15:00 h. */
function openHelp(start?: string) {
  const desk = openDesk()
  if (start) desk.clock.set(Date.parse(start))
  const phone = desk.phone('5215500000001')
  const words = () => bodies(phone.read())
  const cases = async (which = 'abiertos') =>
    (await desk.get(`/admin/casos?cuales=${which}`)).body.casos as {
      caso: string
      espera: string | null
      lo_atiende: string | null
    }[]
  return {
    ...desk,
    phone,
    words,
    cases,
    number: async () => (await cases())[0]?.caso ?? '',
    read: async (caso: string) =>
      (await desk.post('/admin/casos/leer', { caso })).body.mensajes as { lo_dijo: string; que: string }[],
    async answer(caso: string, respuesta: string, token?: string) {
      const done = await desk.doIt('/admin/casos/contestar', { caso, respuesta }, token)
      await desk.settle()
      return done
    },
    async handOver() {
      await phone.write('ASESOR')
      await phone.tap('Sí, una persona')
      phone.read()
    },
    wait: async (ms: number) => {
      desk.clock.advance(ms)
      await desk.settle()
    },
  }
}

const bodies = (replies: Reply[]): string => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n\n')

describe('somebody who asks for a person', () => {
  test('talks with the office in the chat, and the assistant is silent', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Puedo llevar una copia de mi acta?')
    expect(help.words()).toBe('')
    const caso = await help.number()
    expect((await help.read(caso)).map((line) => line.que)).toEqual(['¿Puedo llevar una copia de mi acta?'])
    await help.answer(caso, 'Sí, copia certificada.')
    expect(help.words()).toBe('*Persona de la oficina:*\nSí, copia certificada.')
    await help.phone.write('gracias')
    expect(help.words()).toBe('')
    expect((await help.read(caso)).map((line) => line.lo_dijo)).toEqual(['la persona', 'primer administrador', 'la persona'])
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('keeps the booking under way, and goes on with it at a word', async () => {
    const help = openHelp()
    await help.phone.write('Hola')
    await help.phone.tap('Renovar mi pasaporte')
    await help.handOver()
    await help.phone.write('una pregunta larga')
    await help.phone.write('seguir con el asistente')
    const back = help.words()
    expect(back).toContain('Sigo yo, el asistente')
    expect(back).toContain('¿Dónde le queda bien su cita?')
    expect(await help.cases()).toHaveLength(1)
  })

  test('is told once that a person has the chat when they greet', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('Hola')
    expect(help.words()).toContain('lo tiene una persona de la oficina')
    await help.phone.write('Hola')
    expect(help.words()).toBe('')
  })

  test('is told that a photo does not reach the office, once for a handful of them; a sticker does nothing', async () => {
    const help = openHelp()
    await help.handOver()
    for (const kind of ['picture', 'picture', 'voice', 'sticker', 'reaction'] as const) await help.phone.do({ kind })
    expect(help.phone.read()).toHaveLength(1)
    expect((await help.read(await help.number())).map((line) => line.que)).toEqual([
      '(mandó una foto; no se guardó)',
      '(mandó una foto; no se guardó)',
      '(mandó una nota de voz; no se guardó)',
    ])
  })

  test('at night is not made to wait in silence: the question is left and the assistant goes on', async () => {
    const help = openHelp('2026-11-25T03:00:00Z') // 21:00 h
    await help.phone.write('ASESOR')
    expect(help.words()).toContain('Contestan desde el miércoles 25 de noviembre, 9:00 h')
    await help.phone.tap('Dejar mi pregunta')
    help.words()
    await help.phone.write('¿Abren el 12 de diciembre?')
    expect(help.words()).toMatch(/Su caso es \*C-\w{6}\*.*a más tardar el martes 1 de diciembre/)
    await help.phone.write('Hola')
    expect(help.words()).toContain('¿En qué le ayudo?')
    help.clock.set(Date.parse('2026-11-25T15:30:00Z')) // 9:30 h
    await help.answer(await help.number(), 'No, ese día no abrimos.')
    expect(help.words()).toContain('No, ese día no abrimos.')
    await help.phone.write('gracias, ¿y el 14?')
    expect(help.words()).toBe('')
  })

  test('whom nobody answers has the assistant again when the office closes, told once; the case stays open', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Hay alguien?')
    await help.wait(5 * HOUR - MINUTE) // 14:59 h
    expect(help.words()).toBe('')
    await help.wait(MINUTE)
    expect(help.words()).toMatch(/hoy nadie alcanzó a contestarle.*desde el miércoles 25 de noviembre, 9:00 h/)
    await help.wait(2 * DAY)
    expect(help.words()).toBe('')
    await help.phone.write('Hola')
    expect(help.words()).toContain('¿En qué le ayudo?')
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('who answered the office and waits for a day has the assistant again, told once', async () => {
    const help = openHelp()
    await help.handOver()
    await help.answer(await help.number(), '¿De qué estado es su acta?')
    await help.wait(HOUR)
    await help.phone.write('De Oaxaca')
    help.words()
    await help.wait(22 * HOUR)
    expect(help.words()).toContain('pasó un día y nadie de la oficina le contestó')
    expect(await help.cases()).toHaveLength(1)
  })

  test('who waited while we were off for more than a day is told at the next word, once, that nobody answered in time', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Hay alguien?')
    const caso = await help.number()
    help.clock.advance(29 * HOUR)
    await help.settle()
    expect(help.words()).toBe('')
    await help.phone.write('Hola')
    const told = `nadie contestó a tiempo su caso *${caso}*`
    expect(help.words()).toContain(told)
    await help.phone.write('Hola')
    expect(help.words()).not.toContain(told)
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('is told so too when the conversation itself was forgotten meanwhile', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Hay alguien?')
    help.clock.advance(8 * DAY)
    await help.settle()
    await help.phone.write('Hola')
    expect(help.words()).toMatch(/nadie contestó a tiempo su caso.*¿En qué le ayudo\?/s)
  })

  test('who got an answer and says nothing for a day has the assistant again without a word, and the case is closed', async () => {
    const help = openHelp()
    await help.handOver()
    await help.answer(await help.number(), 'Con gusto.')
    help.words()
    await help.wait(DAY)
    expect(help.words()).toBe('')
    expect(await help.cases()).toHaveLength(0)
  })

  test('gets an answer that comes a day later in two steps: that there is one, then the answer', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Puedo ir sin mi acta?')
    const caso = await help.number()
    await help.wait(3 * DAY)
    help.words()
    const done = await help.answer(caso, 'No, es indispensable.')
    expect(done.body.resumen).toContain('Se avisa a la persona que hay respuesta')
    expect(help.words()).toContain(`La oficina contestó su caso *${caso}*`)
    await help.phone.tap('Leer la respuesta')
    const read = help.words()
    expect(read).toContain('No, es indispensable.')
    expect(read).toContain('Esa es la respuesta')
    await help.phone.write('¿Y si la perdí?')
    expect(help.words()).toBe('')
    expect((await help.read(caso)).at(-1)?.que).toBe('¿Y si la perdí?')
  })

  test('fetches an answer also weeks later, and is never told that it is there when it is not', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('¿Puedo ir sin mi acta?')
    const caso = await help.number()
    await help.wait(3 * DAY)
    await help.answer(caso, 'No, es indispensable.')
    await help.wait(20 * DAY)
    help.words()
    await help.phone.tap('Leer la respuesta')
    expect(help.words()).toMatch(/No, es indispensable\.[\s\S]*Esa es la respuesta/)
    await help.wait(2 * DAY)
    await help.phone.tap('Leer la respuesta')
    expect(help.words()).toContain('La respuesta está más arriba')
  })

  test('may tap a button of the assistant: when it leads to a question, the assistant has the chat again', async () => {
    const help = openHelp()
    await help.phone.write('Hola')
    await help.handOver()
    await help.phone.tap('Renovar mi pasaporte')
    expect(help.words()).toContain('Sigo yo, el asistente')
    await help.phone.write('toluca')
    expect(help.words()).toContain('Toluca')
    expect(brokenInvariants(help.db)).toEqual([])
  })

  test('has one conversation at a time, and keeps it when two contacts turn out to be one', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('soy la misma')
    await help.phone.write('ASESOR')
    expect(await help.cases()).toHaveLength(1)
    expect(brokenInvariants(help.db)).toEqual([])
  })
})

describe('at the office', () => {
  test('the list says who waits and since when, and the state and an alert say it too', async () => {
    const help = openHelp()
    await help.handOver()
    await help.wait(12 * MINUTE)
    const list = await help.get('/admin/casos?cuales=esperan')
    expect(list.body.resumen).toContain('1 persona espera respuesta en el chat, la primera desde hace 12 minutos')
    expect((await help.get('/admin/estado')).body.esperan_a_una_persona).toBe(1)
  })

  test('of two clerks who take the same, the second is told; a manager may take it over', async () => {
    const help = openHelp()
    await help.handOver()
    const caso = await help.number()
    const [one, two, boss] = [help.keyFor('clerk', ['Toluca']), help.keyFor('clerk'), help.keyFor('manager')]
    expect((await help.post('/admin/casos/tomar', { caso }, one)).status).toBe(200)
    expect((await help.post('/admin/casos/tomar', { caso }, two)).body.codigo).toBe('caso_de_otra_persona')
    expect((await help.answer(caso, 'Hola', two)).body.codigo).toBe('caso_de_otra_persona')
    expect((await help.post('/admin/casos/tomar', { caso }, boss)).status).toBe(200)
  })

  test('an answer written before the citizen said more is read again first', async () => {
    const help = openHelp()
    await help.handOver()
    await help.phone.write('Pregunto por mi hija')
    const caso = await help.number()
    const form = { caso, respuesta: 'Claro que sí' }
    const proposed = await help.post('/admin/casos/contestar', form)
    await help.phone.write('perdón, por mi hijo')
    const late = await help.post('/admin/casos/contestar', { ...form, clave: String(proposed.body.clave) })
    expect(late.body.codigo).toBe('cambio_mientras_tanto')
  })

  test('leaving the chat and closing the case each tell the citizen once that the assistant is back', async () => {
    const help = openHelp()
    await help.handOver()
    const caso = await help.number()
    await help.doIt('/admin/casos/soltar', { caso })
    await help.settle()
    expect(help.words()).toContain('dejó el chat y sigo yo')
    await help.answer(caso, 'Una cosa más')
    await help.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    await help.settle()
    expect(help.words()).toContain('terminó su caso')
    await help.phone.write('Hola')
    expect(help.words()).toContain('¿En qué le ayudo?')
    await help.wait(HOUR)
    expect(brokenInvariants(help.db)).toEqual([])
  })
})
