// Two numbers of years for two people: whose each is.
import { describe, expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const couple = () => {
  const citizen = meetCitizen().write('mi esposa y yo, primera vez, toluca').tap('Jue 3 dic, 9:00 h')
  return citizen.write('PUSL990101HBCRLS07 Luis Puga Sol', 'LOCA900512MMCPRN03 Ana López Cruz')
}
const years = (words: string) =>
  couple()
    .write(words)
    .state?.draft.people.map((one) => one.years)

describe('of Luis and Ana, in this order', () => {
  test.each([
    ['ella de 10 y yo de 6', [6, 10]],
    ['mi esposa de 10 y yo de 6', [6, 10]],
    ['ana 10 años y luis 6', [6, 10]],
    ['el mío de 3 y el de ella de 10', [3, 10]],
    ['luis 3, ana 6', [3, 6]],
    ['10 y 6', [10, 6]],
    ['10 los dos', [10, 10]],
  ])('"%s"', (words, each) => expect(years(words)).toEqual(each))

  test('two of whom it stays open who they are take nothing', () => {
    const asked = couple().write('mi tía de 10 y mi prima de 6')
    expect(asked.state?.draft.people.map((one) => one.years)).toEqual([undefined, undefined])
    expect(asked.read()).toContain('¿De cuántos años')
  })
})

describe('of three children, by their age', () => {
  const three = () =>
    meetCitizen()
      .write('para mis tres hijos menores')
      .tap('Iremos las dos personas')
      .write('toluca', 'jueves 3 a las 12')
      .write(
        'VECR160211MJCGSGA6 Regina Vega Castro',
        'VECM130504HJCGSTA3 Mateo Vega Castro',
        'VECE190830HJCGSMA2 Emilio Vega Castro',
      )
      .write('ninguno')

  test.each([
    ['los grandes 6 años y el chiquito 3', [6, 6, 3]],
    ['6 los grandes y 3 el mas chico', [6, 6, 3]],
    ['los dos grandes de 6 y el chiquito de 3', [6, 6, 3]],
    ['el mayor de 6 y los chicos de 3', [3, 6, 3]],
    ['3 el menor, los mayores 6', [6, 6, 3]],
  ])('"%s"', (words, each) => {
    const asked = three().write('voy yo, Ximena Castro Luna CALX880721MJCSNM02')
    expect(asked.state?.draft.attendant?.name).toBe('Ximena Castro Luna')
    expect(
      asked
        .tap('Jue 3 dic, 12:00 h')
        .write(words)
        .state?.draft.people.map((one) => one.years),
    ).toEqual(each)
  })
})

describe('at the summary they are put right', () => {
  test.each([
    ['no, al revés', [10, 6]],
    ['están al revés', [10, 6]],
    ['al reves, luis 10 y ana 6', [10, 6]],
    ['no, ana de 3 y yo de 10', [10, 3]],
    ['mejor de 10 años los dos', [10, 10]],
  ])('"%s"', (words, each) => {
    const asked = couple().write('ana 10 y luis 6', words)
    expect(asked.state?.draft.people.map((one) => one.years)).toEqual(each)
    expect(asked.state?.asked?.question).toBe('summary')
  })
})

test.each(['la de tres, no quiero gastar en la de diez', 'el de 3, no necesito el de 10'])(
  'what is not wanted is no number: "%s"',
  (words) => {
    const citizen = meetCitizen().write('renovar en toluca, para mi').tap('Jue 3 dic, 9:00 h')
    expect(citizen.write('PUSL990101HBCRLS07 Luis Puga Sol', words).state?.draft.people[0]?.years).toBe(3)
  },
)
