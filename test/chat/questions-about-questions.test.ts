// Whoever asks something back is answered: about the question itself, or honestly that nobody here knows.
import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

const t = TEXTS['es-MX']
const RENEWS = ['quiero renovar mi pasaporte']
const AT_THE_CURP = [...RENEWS, 'toluca', 'Toluca']
const AT_THE_NAME = [...AT_THE_CURP, 'HESG580312MMCRTD06']
const AT_THE_HOURS = [...AT_THE_NAME, 'Guadalupe Hernández Soto']
const AT_THE_SUMMARY = [...AT_THE_HOURS, 'jueves 3 de diciembre a las 12', '6 años']

const said = (...texts: string[]) => meetCitizen().write(...texts)

describe('about the question that is open', () => {
  test.each([
    [RENEWS, '¿para qué?', t.place.explained, t.place.ask],
    [RENEWS, 'no sé qué es municipio', t.place.explained, t.place.ask],
    [[...RENEWS, 'metepec'], '¿cuál es mejor?', t.office.explained, t.office.askHour],
    [[...RENEWS, 'metepec'], '¿para qué quiere saber dónde vivo?', t.place.explained, t.office.askHour],
    [AT_THE_CURP, '¿para qué la quieren?', t.faq.curpSafe, t.curp.ask(false)],
    [AT_THE_CURP, '¿y eso dónde viene?', t.faq.whatIsCurp, t.curp.ask(false)],
    [AT_THE_CURP, 'HRSTGD58031215M700', t.curp.elector, t.curp.ask(false)],
    [AT_THE_NAME, '¿con acentos?', t.name.explained, t.name.ask],
    [[...AT_THE_HOURS, 'jueves 3 de diciembre a las 12'], '¿qué diferencia hay?', t.validity.explained, '*¿De cuántos años'],
  ])('%s: %s', (before, words, answer, question) => {
    const read = said(...before, words).read()
    expect(read).toStartWith(answer)
    expect(read).toContain(question)
  })

  test('how long a place is kept is told with what is held so far', () => {
    const read = said(...AT_THE_HOURS, '¿cuánto tiempo me guarda el lugar?').read()
    expect(read).toContain(t.resume.notHeld)
    expect(read).toContain(t.slot.ask)
  })

  test('is no misunderstanding: it may be asked again and again', () => {
    expect(said(...RENEWS, '¿para qué?', '¿qué es municipio?').read()).toStartWith(t.place.explained)
  })
})

describe('what nothing here answers', () => {
  test.each([
    ['in the middle of a booking', AT_THE_CURP, ['No sé mi CURP', 'Hablar con alguien']],
    ['before the yes', AT_THE_SUMMARY, ['Confirmar', 'Corregir un dato', 'Ya no la quiero']],
    ['with an appointment', [...AT_THE_SUMMARY, 'confirmar'], ['Hablar con alguien', 'Ver mis citas', 'Ver el menú']],
  ])('%s: who knows it is said, and nothing is made up', (_, before, ways) => {
    const lupe = said(...before, '¿tengo que ir en ayunas?')
    expect(lupe.read()).toContain(t.faq.unknown)
    expect(lupe.read()).toContain('55 0000 0000')
    expect(lupe.titles()).toEqual(ways)
  })

  test('before anything was begun the menu follows', () => {
    const lupe = said('hola', '¿tengo que ir en ayunas?')
    expect(lupe.read()).toContain(t.faq.unknown)
    expect(lupe.titles()).toContain('Renovar mi pasaporte')
  })

  test('an answer with a mark behind it is no question', () => {
    expect(said(...RENEWS, '¿toluca?').state?.draft.near?.name).toBe('Toluca')
    expect(said(...RENEWS, '¿en Zzyzx?').read()).toContain('No encontré')
  })
})

test('at the summary the number of the question before is said back and confirms nothing', () => {
  const lupe = said(...AT_THE_SUMMARY, '6')
  expect(lupe.read()).toStartWith('Anoté: *6 años*.')
  expect(lupe.read()).toContain('*¿Está todo bien?*')
  expect(lupe.write('1').read()).toStartWith(t.summary.howToConfirm)
  expect(lupe.write('10').read()).toContain('renovar pasaporte, 10 años')
})

test('whoever writes the surnames first is thanked by the first name', () => {
  expect(said(...AT_THE_NAME, 'Hernández Soto Guadalupe').read()).toStartWith('Gracias, Guadalupe.')
  expect(said(...AT_THE_NAME, 'Guadalupe Hernández Soto').read()).toStartWith('Gracias, Guadalupe.')
})

test('whoever cannot hear is answered in writing, and offered a person who does so', () => {
  const citizen = said(...AT_THE_SUMMARY, 'confirmar', 'soy sordo')
  expect(citizen.read()).toContain('todo por escrito, en este chat')
  expect(citizen.titles()).toContain('Hablar con alguien')
})

test('"una semana después" counts from the appointment that moves', () => {
  expect(said(...AT_THE_SUMMARY, 'confirmar', 'cambiar mi cita', 'una semana después').titles()[0]).toBe('Jue 10 dic, 9:00 h')
  expect(said(...AT_THE_SUMMARY, 'confirmar', 'cambiar mi cita', 'el viernes, dos días después').titles()[0]).toStartWith(
    'Lun 7 dic',
  )
})

describe('how many come before', () => {
  const asks = '¿cuántos van antes que yo?'

  test('whoever waits for nothing is told so', () => {
    expect(said('hola', asks).read()).toStartWith(t.waiting.none)
    expect(said('hola', 'cuanta gente va antes de mi').read()).toStartWith(t.waiting.none)
  })

  test('whoever has an appointment is told that it stands, and may wait for an earlier day', () => {
    const lupe = said(...AT_THE_SUMMARY, 'confirmar', asks)
    expect(lupe.read()).toStartWith(t.waiting.noneNeeded('jueves 3 de diciembre, 12:00 h'))
    expect(lupe.titles()).toEqual(['Avisarme si hay antes', 'Ver mis citas', 'Ver el menú'])
    expect(lupe.tap('Avisarme si hay antes').state?.asked?.question).toBe('waitWhen')
  })

  test('whoever waits sees the list also where the words say nothing', () => {
    const lupe = meetCitizen({ directory: 'Toluca llena' })
      .write(...RENEWS, 'toluca')
      .tap('Esperar en Toluca')
    lupe.write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto').tap('Cualquier día')
    expect(lupe.write('¿soy la siguiente?').read()).toContain('Nadie espera antes que usted')
    expect(lupe.write('asdf qwer').read()).toContain('Nadie espera antes que usted')
  })
})

describe('"¿me lo pueden recordar?"', () => {
  test('whoever never stopped the reminders is told that they come, and not that they come again', () => {
    const lupe = said(...AT_THE_SUMMARY, 'confirmar', 'mándeme recordatorios')
    expect(lupe.read()).toBe(`${t.muting.on}\n\n${t.muting.mute}`)
  })

  test('whoever stopped them gets them again', () => {
    expect(said(...AT_THE_SUMMARY, 'confirmar', 'BAJA', 'ALTA').read()).toBe(`${t.muting.unmuted}\n\n${t.muting.mute}`)
  })
})
