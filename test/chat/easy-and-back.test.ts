import { describe, expect, test } from 'bun:test'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

describe('easy Spanish', () => {
  test('is chosen in the language row of the menu, by name, and by asking for it', () => {
    const citizen = meetCitizen().write('Hola').tap('Español fácil / English', 'Español fácil')
    expect(citizen.language).toBe('es-facil')
    expect(citizen.read()).toContain('Ahora uso frases cortas.')
    for (const words of ['español fácil', 'fácil', 'más fácil por favor']) {
      expect(meetCitizen().write('Hola', words).language).toBe('es-facil')
    }
  })

  test('is offered to somebody who says twice that they do not understand', () => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'no entiendo')
    expect(citizen.read()).toContain('Se lo pregunto otra vez')
    citizen.write('no entiendo')
    expect(citizen.titles()).toEqual(['Sí, más fácil', 'No, seguir así', 'Hablar con alguien'])
    citizen.write('sí')
    expect(citizen.language).toBe('es-facil')
    expect(citizen.read()).toContain('¿Dónde quiere su cita?')
  })

  test('whoever declines goes on where they were, and whoever has it already may talk to a person', () => {
    const declines = meetCitizen().write('quiero renovar mi pasaporte', 'no entiendo', 'no entiendo', 'no')
    expect(declines.language).toBe('es-MX')
    expect(declines.read()).toContain('¿Dónde le queda bien su cita?')
    const easy = meetCitizen().write('español fácil', 'no entiendo', 'no entiendo')
    expect(easy.read()).toContain('Contesta una persona.')
  })

  test('keeps the answers, and goes back to Spanish by the word', () => {
    const citizen = choosesHour(meetCitizen()).write('más fácil')
    expect(citizen.read()).toContain('¿Qué día y hora prefiere?')
    citizen.tap('Jue 3 dic, 12:00 h', '6 años: $1,220')
    expect(citizen.read()).toContain('Guadalupe Hernández Soto')
    expect(citizen.write('español').language).toBe('es-MX')
  })
})

describe('going back', () => {
  test('one answer at a time, the others stay', () => {
    const citizen = choosesHour(meetCitizen())
    expect(citizen.write('regresar').read()).toContain('nombre completo')
    expect(citizen.write('atrás').read()).toContain('Escriba su CURP')
    expect(citizen.write('atrás').read()).toContain('¿Qué hora le conviene?')
    expect(citizen.write('atrás').read()).toContain('¿Dónde le queda bien su cita?')
    expect(citizen.write('atrás').read()).toContain('¿En qué le ayudo?')
  })

  test('at the summary it asks what to correct, and the place stays held', () => {
    const citizen = seesSummary(meetCitizen()).write('regresar')
    expect(citizen.read()).toContain('¿Qué dato quiere corregir?')
    expect(citizen.state?.draft.slot).toBeDefined()
  })
})

describe('slow writers lose nothing', () => {
  test('an answer that comes days later is taken', () => {
    const citizen = meetCitizen()
      .write('quiero renovar mi pasaporte')
      .wait(3 * 24 * HOUR)
      .write('toluca')
    expect(citizen.read()).toContain('¿Qué hora le conviene?')
    expect(citizen.state?.draft.near?.name).toBe('Toluca')
  })

  test('a hold that runs out while somebody types is told once, and the answer is taken all the same', () => {
    const citizen = choosesHour(meetCitizen())
      .tap('Jue 3 dic, 12:00 h')
      .wait(11 * MINUTE)
    expect(citizen.read()).toContain('ya se soltó')
    citizen.write('6 años')
    expect(citizen.state?.draft.people[0]?.years).toBe(6)
    expect(citizen.state?.draft.slot).toBeDefined()
  })
})
