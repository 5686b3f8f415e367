// A person at the office has the chat, and the assistant is silent.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../../db/invariants.ts'
import { openCaseDesk } from '../case-desk.ts'

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
