// What people ask of the very question that is open: answered in a sentence, and the question once more.
import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

const t = TEXTS['es-MX']
const AT_THE_CURP = ['quiero renovar mi pasaporte', 'toluca', 'Toluca']
const AT_THE_HOURS = [...AT_THE_CURP, 'HESG580312MMCRTD06 Guadalupe Hernández Soto']
const AT_THE_SUMMARY = [...AT_THE_HOURS, 'jueves 3 de diciembre a las 12', '6 años']

const answered = (before: string[], words: string): string =>
  meetCitizen()
    .write(...before, words)
    .read()

describe('where the CURP is asked', () => {
  test.each([
    ['sirve el rfc?', t.faq.whatIsCurp],
    ['en dónde viene', t.faq.whatIsCurp],
    ['para qué la quiere', t.faq.curpSafe],
  ])('%s', (words, answer) => {
    const read = answered(AT_THE_CURP, words)
    expect(read).toStartWith(answer)
    expect(read).toContain(t.curp.ask(false))
  })
})

describe('at the hours', () => {
  test('"entre semana no puedo" wants the weekend, and none is pretended to be free', () => {
    expect(answered(AT_THE_HOURS, 'entre semana no puedo')).toContain(
      'En *sábado y domingo* no se atiende: hay citas de lunes a viernes.',
    )
  })

  test('an hour that somebody cannot reach is not offered as what was asked for', () => {
    expect(answered(AT_THE_HOURS, 'no alcanzo a llegar a las 9')).not.toContain('hay estos lugares: *')
  })

  test('"me espera tantito" is told that there is no hurry', () => {
    expect(answered(AT_THE_HOURS, 'me espera tantito')).toStartWith('No hay prisa')
  })
})

describe('at the summary', () => {
  test.each([
    ['no me aparece el botón', t.summary.howToConfirm],
    ['cómo confirmo', t.summary.howToConfirm],
    ['ya le di confirmar', t.summary.howToConfirm],
    ['y si me equivoco', t.summary.mayBeChanged],
  ])('%s', (words, answer) => {
    const read = answered(AT_THE_SUMMARY, words)
    expect(read).toStartWith(answer)
    expect(read).toContain('Revise su cita')
  })

  test('"quiero agregar a mi esposo" asks for him, and who is known stays', () => {
    expect(answered(AT_THE_SUMMARY, 'quiero agregar a mi esposo')).toContain('Persona 2 de 2')
  })

  test('"mejor en otra oficina" shows the offices', () => {
    expect(answered(AT_THE_SUMMARY, 'mejor en otra oficina')).toContain('*¿A cuál quiere ir?*')
  })
})

describe('with the very first words', () => {
  test('what is told beside a wish is answered, and the wish is taken on', () => {
    const citizen = meetCitizen().write('quiero sacar mi pasaporte pero no tengo curp')
    expect(citizen.read()).toContain('sin la CURP')
    expect(citizen.titles()).toContain('Renovar mi pasaporte')
  })

  test('what is told without a wish is only answered', () => {
    expect(meetCitizen().write('no tengo curp').titles()).toEqual(['Ver el menú'])
  })
})
