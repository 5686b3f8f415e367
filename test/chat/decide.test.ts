import { describe, expect, test } from 'bun:test'
import { WEIGHTS } from '../../src/chat/decide.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** What would hold an hour is held only where the whole sentence was understood; else it is read back, once. */

const asked = ({ state }: Citizen): string | undefined => state?.asked?.question
const held = ({ state }: Citizen) => state?.draft.slot
const office = ({ state }: Citizen) => state?.draft.officeIds

test('what weighs in a sentence stands in this order', () => {
  expect(WEIGHTS.map(({ name }) => name)).toEqual([
    'what is denied',
    'something is asked beside it',
    'another office',
    'another day or hour',
    'other people than those who come',
    'another procedure',
    'a CURP or a folio',
  ])
})

describe('an hour that is typed', () => {
  test.each([
    'el jueves a las 12',
    'jueves 3 de diciembre a las 12 por favor señorita, es que vengo de lejos',
    'el jueves 3 a las 12 porque el viernes 4 me operan',
    'jueves 3 a las 12, vivo por Naucalpan',
  ])('is held at once where nothing else weighs: "%s"', (words) => {
    const lupe = choosesHour(meetCitizen()).write(words)
    expect(held(lupe)).toMatchObject({ day: '2026-12-03', minute: 12 * 60 })
  })

  test.each([
    ['viernes 4 a las 9, no, a las 12', 'viernes 4 de diciembre de 2026, 12:00 h'],
    ['jueves 3 a las 12 para mi mamá', 'La cita sigue a nombre de'],
  ])('is read back where something does: "%s"', (words, said) => {
    const lupe = choosesHour(meetCitizen()).write(words)
    expect(held(lupe)).toBeUndefined()
    expect(asked(lupe)).toBe('readBack')
    expect(lupe.read()).toContain('Le entendí: *Toluca,')
    expect(lupe.read()).toContain(said)
    expect(lupe.titles()).toEqual(['Sí, apártelo', 'No, déjelo así', 'Otra cosa'])
  })

  test('is held with a yes, in a tap or in a word', () => {
    const reads = () => choosesHour(meetCitizen()).write('jueves 3 a las 12 para mi mamá')
    expect(held(reads().tap('Sí, apártelo'))).toMatchObject({ day: '2026-12-03', minute: 12 * 60 })
    expect(held(reads().write('sí'))).toMatchObject({ day: '2026-12-03', minute: 12 * 60 })
  })

  test('is left with a no, and the hours are shown again', () => {
    const lupe = choosesHour(meetCitizen()).write('jueves 3 a las 12 para mi mamá').tap('No, déjelo así')
    expect(held(lupe)).toBeUndefined()
    expect(asked(lupe)).toBe('slot')
  })

  test('of the same day is taken when that is the answer', () => {
    const lupe = choosesHour(meetCitizen()).write('viernes 4 a las 9, no, a las 12', 'no, a las 9')
    expect(held(lupe)).toMatchObject({ day: '2026-12-04', minute: 9 * 60 })
  })

  test('is never read back twice in a row: then the hours are shown', () => {
    const lupe = choosesHour(meetCitizen()).write('jueves 3 a las 12 para mi mamá', 'viernes 4 a las 9 para mi mamá')
    expect(held(lupe)).toBeUndefined()
    expect(asked(lupe)).toBe('slot')
  })
})

describe('another office while an hour is held', () => {
  test('is looked at only after a yes, and what is held stays', () => {
    const lupe = seesSummary(meetCitizen())
    const before = held(lupe)
    lupe.write('mejor en Naucalpan a las 9')
    expect(asked(lupe)).toBe('readBack')
    expect(lupe.read()).toContain('Le entendí: *Naucalpan, a las 9:00 h*.')
    expect(lupe.read()).toContain('Su lugar de Toluca')
    expect(lupe.titles()).toEqual(['Sí, búsquelo', 'No, déjelo así', 'Otra cosa'])
    expect(held(lupe)).toEqual(before)
    const no = asked(lupe.tap('No, déjelo así'))
    expect(no).toBe('summary')
    expect(held(lupe)).toEqual(before)
  })

  test('takes office and hour together where nothing is held', () => {
    const lupe = choosesHour(meetCitizen())
    const before = office(lupe)
    lupe.write('mejor en Naucalpan a las 12')
    expect(office(lupe)).not.toEqual(before)
    expect(lupe.state?.draft.wish).toEqual({ fromMinute: 720, untilMinute: 780 })
    expect(held(lupe)).toBeUndefined()
  })
})

describe('an office that somebody says no to', () => {
  test.each(['no quiero ir a Naucalpan', 'en la de Naucalpan no', 'Naucalpan ni de chiste'])('is shown no more: "%s"', (words) => {
    const lupe = meetCitizen().write('quiero renovar', 'metepec')
    expect(lupe.titles()).toContain('Naucalpan')
    lupe.write(words)
    expect(lupe.titles()).not.toContain('Naucalpan')
    expect(lupe.titles()).toContain('Toluca')
    expect(lupe.read()).toContain('en *Naucalpan* no')
  })

  test('is chosen no more by "the soonest", and again once it is named', () => {
    const lupe = meetCitizen().write('quiero renovar', 'metepec', 'no quiero ir a Naucalpan')
    const all = lupe.tap('La fecha más próxima').state?.draft.officeIds ?? []
    const again = meetCitizen().write('quiero renovar', 'metepec', 'no quiero ir a Naucalpan', 'bueno, sí, Naucalpan')
    expect(all).not.toContain(again.state?.draft.officeIds?.[0])
    expect(again.state?.draft.officeIds).toHaveLength(1)
  })

  test('is open again when it was chosen, whatever is asked', () => {
    const lupe = meetCitizen().write('quiero renovar', 'metepec').tap('Toluca').write('ya no quiero ir a Toluca')
    expect(asked(lupe)).toBe('office')
    expect(lupe.titles()).not.toContain('Toluca')
  })
})

describe('what was said before a slip of the tongue is not meant', () => {
  test.each([
    ['Toluca... no, mejor Cuernavaca', 'Cuernavaca'],
    ['toluca no perdón Cuernavaca', 'Cuernavaca'],
  ])('"%s" is %s', (words, near) => {
    expect(meetCitizen().write('quiero renovar', words).state?.draft.near?.name).toBe(near)
  })

  test('of a procedure', () => {
    expect(meetCitizen().write('quiero renovar, bueno no, es que lo perdí').state?.draft.family).toBe('lost')
  })
})

test('"Anoté" says what was noted, and only when something changed', () => {
  const lupe = meetCitizen().write('quiero renovar', 'metepec').tap('Toluca').write('el viernes en la tarde')
  expect(lupe.read()).toStartWith('Anoté para cuándo: *viernes, por la tarde*.')
  expect(lupe.write('el viernes en la tarde').read()).not.toContain('Anoté')
})

describe('what was not understood', () => {
  test('is perhaps one of two wishes, and nothing is done by it', () => {
    const lupe = seesSummary(meetCitizen())
    const before = lupe.state?.draft
    lupe.write('híjole, lo de mi apellido no sé')
    expect(lupe.read()).toContain('¿Es una de estas?')
    expect(lupe.titles()).toContain('Corregir el nombre')
    expect(lupe.titles().at(-1)).toBe('Otra cosa')
    expect(lupe.state?.draft).toEqual(before)
    expect(asked(lupe.tap('Otra cosa'))).toBe('summary')
  })

  test('a second time offers a person', () => {
    const lupe = seesSummary(meetCitizen()).write('híjole, lo de mi apellido no sé', 'pues lo del apellido, ya le digo')
    expect(lupe.titles()).toContain('Hablar con alguien')
  })
})
