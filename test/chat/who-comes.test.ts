// Whom people count, and how they take it back: as they wrote who knew nothing of the product.
import { describe, expect, test } from 'bun:test'
import { parseAim } from '../../src/reading/aims.ts'
import { meetCitizen } from './citizen.ts'

describe('who is counted', () => {
  test.each([
    ['2 adultos mi esposa y yo, ella primera vez y yo renovacion', { who: 'group', count: 2 }],
    ['para mi esposa y para mi, 2 citas juntas, los dos adultos. merida. sabado si hay', { who: 'group', count: 2 }],
    ['no, dos. yo y mi mujer', { who: 'group', count: 2 }],
    ['no somos 4, somos 2 a la misma hora juntos', { who: 'group', count: 2 }],
    ['somos dos adultos y un niño', { who: 'group', count: 3, withMinors: true }],
    ['2 adults, my wife and I', { who: 'group', count: 2 }],
    ['es para mi hijo nada mas, un niño. va con su mama', { who: 'minor', count: 1 }],
    ['soy papá de un niño de 8 años, mi esposa lo va a llevar a sacar su pasaporte', { who: 'minor', count: 1 }],
    ['cita para mi mamá que tiene 80 años y no usa celular, yo la voy a llevar', { who: 'other' }],
    ['una cita pa renovar el pasaporte de mi marido, el trabaja y yo ando viendo eso', { who: 'other' }],
    ['el pasaporte de mi abuelita, la lleva mi tio', { who: 'other' }],
    ['cita para mi suegra, mi esposo la acompaña', { who: 'other' }],
    ['para mi hijo, lo va a llevar su abuela', { who: 'minor', count: 1 }],
    ['a mi hija la lleva mi esposo a sacar su pasaporte', { who: 'minor', count: 1 }],
    ['pasaporte nuevo para mi hijo que ya cumplió 18 en agosto', { who: 'other' }],
    ['no espera si va a ser para mi, ella luego. quiero el de 10 años', { who: 'self' }],
    ['que niños?? no tengo hijos, es para mi, pasaporte de 10 años', { who: 'self' }],
    ['no es pa ningun hijo es pa mi', { who: 'self' }],
  ])('"%s"', (says, aim) => {
    const { who, count, withMinors } = parseAim(says) ?? {}
    expect<object>({ who, ...(count && { count }), ...(withMinors && { withMinors }) }).toEqual(aim)
  })

  test('years of a passport are no age of a child', () => {
    const citizen = meetCitizen().write(
      'renovar mi pasaporte, o mejor pa mi jefa',
      'va a ser para mi, ella luego. quiero el de 10 años',
    )
    expect(citizen.state?.draft).toMatchObject({ who: 'self', stated: { years: '10 años' } })
  })

  test('whoever says once more that it is one relative is believed', () => {
    const citizen = meetCitizen().write('quiero renovar el pasaporte de mi marido', 'es una sola persona, mi marido nada mas')
    expect(citizen.state?.draft).toMatchObject({ who: 'other', family: 'renewal' })
    expect(citizen.state?.asked?.question).toBe('place')
  })

  test('what a mother asks of her three children is no answer that waits to be confirmed', () => {
    const citizen = meetCitizen().write('el pasaporte de mis tres hijos pero su papá no está, ¿puedo sacar la cita yo sola?')
    expect(citizen.titles()[0]).toBe('3 menores de edad')
    expect(citizen.read()).not.toContain('Por confirmar')
  })
})

describe('whom it is for is changed', () => {
  const twoMinors = () =>
    meetCitizen()
      .write('para mis dos hijos menores')
      .tap('2 menores de edad', 'Iremos las dos personas')
      .write('toluca')
      .tap('Jue 3 dic, 9:00 h')

  test.each(['es nomas uno, mateo, la mama nada mas lo acompaña no necesita pasaporte', 'corregir, es una sola persona mi hijo'])(
    'from two to one in words: %s',
    (says) => {
      const citizen = twoMinors().write(says)
      expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 1 })
      expect(citizen.read()).toContain('1 persona*')
    },
  )

  test('the first child is kept, and the hour with it', () => {
    const citizen = twoMinors().write('PUSL231124HJCRLSA8 Lalo Puga Salas', 'es nomas uno, la mama nada mas lo acompaña')
    expect(citizen.state?.draft).toMatchObject({ count: 1, people: [{ name: 'Lalo Puga Salas' }] })
    expect(citizen.state?.draft.slot ?? citizen.state?.draft.chosen).toBeDefined()
  })

  test('by a row of what may be changed', () => {
    const citizen = twoMinors().write('corregir').tap('Cambiar algo', 'Para quién es', 'Para mí', 'Renovar pasaporte')
    expect(citizen.state?.draft).toMatchObject({ who: 'self', family: 'renewal', chosen: { minute: 540 } })
  })

  test('in words, where it is asked what to change', () => {
    const citizen = twoMinors().write('corregir').tap('Cambiar algo').write('no es pa ningun hijo es pa mi')
    expect(citizen.state?.draft).toMatchObject({ who: 'self' })
  })

  test('at the question how many children, whoever has none', () => {
    const citizen = meetCitizen().write('menu').tap('Para mi hija o mi hijo').write('que niños?? no tengo hijos, es para mi')
    expect(citizen.state?.draft.who).not.toBe('minor')
  })
})

describe('starting anew', () => {
  test.each([
    'empezar otra vez',
    'alv. empezar de nuevo',
    'no mejor empecemos de cero',
    'quiero volver a empezar',
    'start over again',
  ])('in the middle of a booking: %s', (says) => {
    const citizen = meetCitizen().write('para mis dos hijos menores').tap('2 menores de edad', 'Iremos las dos personas')
    citizen.write('toluca').tap('Jue 3 dic, 9:00 h').write(says)
    expect(citizen.state?.draft).toEqual({ people: [] })
  })

  test.each(['cancela todo', 'cancela todo ya no quiero', 'alv cancela todo'])('"%s" asks whether to leave it', (says) => {
    expect(meetCitizen().write('renovar en toluca', says).state?.asked?.question).toBe('quit')
  })
})

describe('who does not know their CURP', () => {
  test.each([
    'donde saco mi curp',
    'donde puedo sacar mi curp',
    'donde kurp',
    'oye donde busco kurp',
    'como puedo conseguir mi curp',
  ])('is told where it is looked up: %s', (says) => {
    expect(meetCitizen().write('renovar en toluca', says).read()).toContain('gob.mx/curp')
  })
})

describe('which of several had a passport', () => {
  const three = () =>
    meetCitizen()
      .write('para mis tres hijos menores')
      .tap('3 menores de edad', 'Iremos las dos personas')
      .write('toluca', 'jueves 3 a las 12')
      .write('PUSL231124HJCRLSA8 Lalo Puga Salas', 'PUSL240229MSRRLSA5 Luisa Puga Salas', 'PULA160914MMCGPXA4 Ana Puga López')
  const families = (says: string) =>
    three()
      .write(says)
      .state?.draft.people.map(({ family }) => family)

  test.each([
    ['Lalo ya tuvo, Luisa y Ana no', ['renewal', 'first', 'first']],
    ['Lalo ya tuvo, lui y Ana no', ['renewal', undefined, 'first']],
    ['el grande ya tuvo uno, los otros dos no', [undefined, undefined, undefined]],
    ['ninguno', ['first', 'first', 'first']],
    ['solo Lalo', ['renewal', 'first', 'first']],
  ])('"%s": whoever is not named beside a no is asked about alone', (says, are) => {
    expect(families(says)).toEqual(are)
  })
})
