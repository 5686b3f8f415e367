// "la primera, de 10 años con descuento": a row, and what else is said beside it.
import { describe, expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const atTheHours = () => meetCitizen().write('quiero renovar mi pasaporte', 'naucalpan')
const NINE = 9 * 60
const HALF_PAST_FOUR = 16 * 60 + 30

test.each([
  ['la primera, de 10 años con descuento', NINE, '10 años'],
  ['2 y de 10 años por favor', HALF_PAST_FOUR, '10 años'],
  ['la segunda y el pasaporte lo quiero de 6 años', HALF_PAST_FOUR, '6 años'],
  ['la primera, soy pedro lopez garcia', NINE, undefined],
  ['la segunda y soy pedro lopez garcia', HALF_PAST_FOUR, undefined],
  ['la segunda, pero no tengo curp', HALF_PAST_FOUR, undefined],
])('the row is taken, and the rest is kept: %s', (says, minute, years) => {
  const { draft } = atTheHours().write(says).state ?? {}
  expect(draft?.chosen?.minute).toBe(minute)
  expect(draft?.stated?.years).toBe(years as string)
  expect(draft?.people[0]?.name).toBe(says.includes('pedro') ? 'Pedro Lopez Garcia' : (undefined as unknown as string))
  expect(draft?.people[0]?.halfFee).toBe(says.includes('descuento') ? true : (undefined as unknown as boolean))
})

test.each(['la primera o la segunda', 'la primera, no, el viernes', '2 o 3 de la tarde', 'la primera, si es en toluca'])(
  'no row is taken where another hour or place is named beside it: %s',
  (says) => expect(atTheHours().write(says).state?.draft.chosen).toBeUndefined(),
)

test.each([
  'el lunes 30 a las 9',
  'la del lunes 30 a las 9 esta bien',
  'el lunes 30 a las 9, yo soy pedro lopez garcia',
  'el lunes 30 a las 9 en naucalpan esta bien',
])('the day and the hour of a row are that row: %s', (says) => {
  const citizen = atTheHours().write(says)
  expect(citizen.state?.draft.chosen?.minute).toBe(NINE)
  expect(citizen.state?.draft.people[0]?.name).toBe(
    says.includes('pedro') ? 'Pedro Lopez Garcia' : (undefined as unknown as string),
  )
})

test('with the CURP beside it the hour is held in the same turn', () => {
  const citizen = atTheHours().write('el lunes 30 a las 9 esta bien, yo soy pedro lopez garcia LOGP800101HNLPRD05')
  expect(citizen.state?.draft.slot?.minute).toBe(NINE)
})

describe('at the years', () => {
  const atTheYears = (says = 'quiero renovar mi pasaporte') =>
    meetCitizen().write(says, 'naucalpan', 'la primera', 'LOGP800101HNLPRD05 pedro lopez garcia')
  const yearsAfter = (says: string, first?: string) => atTheYears(first).write(says).state?.draft.people[0]?.years

  test.each([
    ['1', 3],
    ['2', 6],
    ['3', 3],
    ['10', 10],
    ['2 seis años', 6],
    ['3 el de diez años', 10],
    ['no joven 10 años', 10],
    ['no señorita de 6 años', 6],
    ['no, ese no, el de diez', 10],
  ])('"%s" is %d years', (says, years) => expect(yearsAfter(says)).toBe(years))

  test('a number that is no row and no validity is not taken', () =>
    expect(atTheYears().write('7').read()).toContain('Esa opción no está en la lista'))

  test.each([
    ['quiero renovar mi pasaporte de 6 años, o no mejor 10', '10 años'],
    ['quiero renovar mi pasaporte de 6 años, ay no perdón de 3', '3 años'],
    ['quiero renovar mi pasaporte de 6 años, digo de 10 años', '10 años'],
  ])('what was taken back is not shown as said: %s', (says, years) =>
    expect(atTheYears(says).read()).toContain(`Como dijo: *${years}*`),
  )

  test('the rows stand as they were seen after words that nobody understands', () => {
    const citizen = atTheYears('quiero renovar mi pasaporte de 10 años')
    const seen = citizen.titles()
    expect(citizen.write('hhgjh ksksk').titles()).toEqual(seen)
    expect(citizen.write('1').state?.draft.people[0]?.years).toBe(10)
  })

  test.each([
    ['mi pasaporte viejo es G33018552, tambien perdi mi acta de nacimiento', 'renewal'],
    ['se me perdió el pasaporte viejo', 'lost'],
  ])('another paper that is lost is no passport: %s', (says, family) =>
    expect(atTheYears().write(says).state?.draft.family).toBe(family),
  )
})

test.each([
  ['vivo coyoacan ciudad mexico', 'Coyoacán'],
  ['yo vivo cerca san cristobal chiapas', 'San Cristóbal de las Casas'],
  ['vivo sola en una casa rentada, quiero el viernes', undefined],
])('where somebody lives is read without the little words: %s', (says, town) =>
  expect(meetCitizen().write('quiero renovar mi pasaporte', says).state?.draft.near?.name).toBe(town as string),
)
