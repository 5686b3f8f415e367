import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { caseToTell, openCase, readCaseNumber } from '../../src/cases/cases.ts'
import { DAY } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'
import { openCaseDesk } from './case-desk.ts'

describe('what the office answers', () => {
  // The office answers: what it sees, what waits to be read, and when it is late.

  test('whoever answers sees in which language the chat speaks to that person', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('español fácil')
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    expect((await desk.cases())[0]?.idioma).toBe('español fácil')
  })

  test('an answer that waits to be read is not lost when a clerk lets go of the chat', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    await desk.citizen.write('¿Puedo ir sin mi acta?')
    const caso = await desk.number()
    desk.clock.advance(3 * DAY)
    await desk.settle()
    await desk.answer(caso, 'No, es indispensable.')
    expect((await desk.post('/admin/casos/soltar', { caso })).body.codigo).toBe('caso_sin_chat')
    desk.hear()
    await desk.citizen.write('hola')
    expect(desk.hear()).toContain('No, es indispensable.')
  })

  test('answers to two cases that wait to be read are both read with the next word', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    await desk.handOver()
    await desk.citizen.write('¿Puedo ir sin mi acta?')
    desk.clock.advance(3 * DAY)
    await desk.settle()
    for (const [nth, { caso }] of (await desk.cases()).entries())
      await desk.doIt('/admin/casos/contestar', { caso, respuesta: `Respuesta ${nth}` })
    desk.hear()
    await desk.citizen.write('hola')
    const read = desk.hear()
    expect(read).toContain('Respuesta 0')
    expect(read).toContain('Respuesta 1')
  })

  test('somebody who waits longer than the rule within the hours is an alert until somebody answers', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    desk.clock.advance(DAY / 12 - 1)
    await desk.lookAtCases()
    expect((await desk.get('/admin/estado')).text).not.toContain('llevan mucho esperando')
    desk.clock.advance(1)
    await desk.lookAtCases()
    expect((await desk.get('/admin/estado')).text).toContain('llevan mucho esperando')
    await desk.answer(await desk.number(), 'Aquí estamos')
    await desk.lookAtCases()
    expect((await desk.get('/admin/estado')).text).not.toContain('llevan mucho esperando')
  })

  test('after the clerk left the chat nobody waits in it, and the case is still to be done', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    const caso = await desk.number()
    await desk.answer(caso, 'Traiga el acta.')
    await desk.citizen.write('Muchas gracias')
    const waits = async () => (await desk.get('/admin/casos?cuales=esperan')).body
    expect((await waits()).resumen).toBe('Hay 1 caso que espera respuesta en el chat, desde hace 1 minuto.')
    await desk.doIt('/admin/casos/soltar', { caso })
    expect(await waits()).toMatchObject({ resumen: 'Nadie espera respuesta en el chat.', casos: [] })
    expect(await desk.cases()).toMatchObject([{ caso, estado: 'abierto', espera: null }])
  })

  test('what touches a person is said before it is done, with the case whose person it is', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    const caso = await desk.number()
    const answer = { caso, respuesta: 'Traiga el acta.' }
    expect((await desk.post('/admin/casos/contestar', answer)).body.resumen).toBe(
      `La persona del caso ${caso} recibiría su respuesta de inmediato.`,
    )
    await desk.doIt('/admin/casos/contestar', answer)
    const closing = await desk.post('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    expect(closing.body.resumen).toBe(
      `Se cerraría el caso ${caso}: resuelto. A la persona se le diría que contesta otra vez el asistente.`,
    )
    await desk.doIt('/admin/casos/soltar', { caso })
    const quiet = await desk.post('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    expect(quiet.body.resumen).toBe(`Se cerraría el caso ${caso}: resuelto.`)
  })

  test('a case of somebody who comes with a child goes by the adult, not by the child', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('quiero pasaporte para mi hija, en toluca')
    await desk.citizen.write('es menor de edad')
    await desk.citizen.tap('Iremos las dos personas')
    await desk.citizen.tap('Toluca')
    await desk.citizen.write('CARS150514MMCSYFA9, Sofía Castillo Reyes')
    await desk.citizen.tap('No, es el primero')
    await desk.citizen.write('CAMR840622HMCSRB02, Roberto Castillo Mora')
    await desk.citizen.write('el 3 de diciembre a las 12')
    desk.hear()
    await desk.citizen.write('Pésimo servicio, nadie contesta')
    await desk.citizen.tap('Sí, déjela')
    expect((await desk.cases())[0]?.de_quien).toBe('Roberto Castillo Mora')
  })

  test('only a request about data is granted; of another case the results that it can have are named', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('Pésimo servicio, nadie contesta')
    await desk.citizen.tap('Sí, déjela')
    const refused = await desk.post('/admin/casos/cerrar', { caso: await desk.number(), resultado: 'concedido' })
    expect(refused.body).toMatchObject({ codigo: 'resultado_de_datos' })
    expect(refused.body.que_hacer).toContain('«resuelto»')
  })

  test('whoever closes a case that its person waits for reads that the result is not told', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    await desk.citizen.write('¿Puedo ir sin mi acta?')
    const close = { caso: await desk.number(), resultado: 'resuelto' }
    expect((await desk.post('/admin/casos/cerrar', close)).body.resumen).toContain('use antes «Contestar un caso»')
    await desk.answer(close.caso, 'No, es indispensable.')
    expect((await desk.post('/admin/casos/cerrar', close)).body.resumen).not.toContain('espera respuesta')
  })

  test('somebody without an appointment is called so, and the sentence begins as a sentence', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    expect((await desk.post('/admin/casos/leer', { caso: await desk.number() })).body.resumen).toStartWith(
      'Alguien sin cita: pidió hablar con una persona.',
    )
  })

  test('an answer is heard although long ago another one had the same place in the tables', async () => {
    const desk = openCaseDesk()
    const askAndHear = async (answer: string) => {
      await desk.handOver()
      const caso = await desk.number()
      desk.hear()
      await desk.answer(caso, answer)
      const heard = desk.hear()
      await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
      return heard
    }
    expect(await askAndHear('Traiga su acta.')).toContain('Traiga su acta.')
    await desk.wait(35 * DAY) // The words are gone by then; that they were sent is known for longer.
    await desk.clean()
    expect([desk.count('case_messages'), desk.count("outbox where key like 'case_answer:%'")]).toEqual([0, 1])
    expect(await askAndHear('Traiga también su INE.')).toContain('Traiga también su INE.')
  })
})

describe('the number of a case', () => {
  test('the number of a case is read however it was typed', () => {
    for (const typed of ['C-K7M4QX', 'c k7m4qx', 'K7M4QX', 'ck7m-4qx']) expect(readCaseNumber(typed)).toBe('C-K7M4QX')
    for (const typed of ['', 'C-AEIOU1', 'K7M4Q', 'HESG580312']) expect(readCaseNumber(typed)).toBeUndefined()
  })

  test('after a restoration nobody has the number that somebody was told in the days that were lost', () => {
    const [lost, restored] = [openDesk(), openDesk()].map(({ db, vault, clock }, days) =>
      write(db, (tx) => {
        const asked = { kind: 'person', subject: 'asked', words: 'no me llega el folio' } as const
        return caseToTell(tx, openCase(tx, vault, asked, clock.now() + days * DAY)).number
      }),
    )
    expect(lost).not.toBe(restored)
  })
})
