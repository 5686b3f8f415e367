// "2", "la 2", "la última": which row of a list somebody means, and where a figure may be something else.
import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

const es = TEXTS['es-MX']

describe('at the menu', () => {
  test.each(['la última', 'el último', 'la última opción', 'el de hasta abajo'])('"%s" does not ask for the language', (says) => {
    const citizen = meetCitizen().write('hola', says)
    expect(citizen.state?.asked?.question).toBe('menu')
    expect(citizen.read()).not.toContain('¿En qué idioma')
  })

  test.each(['1', 'la primera', 'la 1', 'opción 1'])('"%s" is the first row', (says) => {
    expect(meetCitizen().write('hola', says).state?.draft.family).toBe('renewal')
  })
})

test('among offices "la última" is no way out either, and a row that is one can still be counted', () => {
  const offices = () => meetCitizen().write('quiero renovar mi pasaporte', 'metepec')
  expect(offices().write('la segunda').state?.draft.officeIds).toHaveLength(1)
  expect(meetCitizen().write('hola', 'la 9').state?.asked?.question).toBe('handOff')
})

describe('where it is asked who goes with the children', () => {
  const atWho = () => meetCitizen().write('quiero el pasaporte de mi hija', 'es menor de edad')

  test.each(['1', '2', 'dos', 'una', 'yo'])('"%s" may be people or a row: it is asked in words', (says) => {
    const citizen = atWho().write(says)
    expect(citizen.state?.draft.minorCase).toBeUndefined()
    expect(citizen.read()).toContain(es.whoAttends.inWords)
  })

  test.each([
    ['la 2', 'one_parent_permission'],
    ['opción 2', 'one_parent_permission'],
    ['la segunda', 'one_parent_permission'],
    ['los 2', 'both_parents'],
    ['los dos', 'both_parents'],
    ['las 2', 'both_parents'],
  ])('"%s" is clear', (says, minorCase) => {
    expect(atWho().write(says).state?.draft.minorCase).toBe(minorCase as 'both_parents')
  })
})

test('on Messenger, where rows stand numbered, a number is the row of an hour before it is an hour', () => {
  const atTheHours = (channel: 'whatsapp' | 'messenger') => {
    const citizen = meetCitizen({ channel }).write('renovar mi pasaporte', 'toluca').tap('Jue 3 dic, 9:00 h')
    return citizen.write('HESG580312MMCRTD06 Guadalupe Hernández Soto', '6 años').tap('Corregir un dato', 'Día y hora')
  }
  const onMessenger = atTheHours('messenger')
  expect(onMessenger.state?.asked?.question).toBe('slot')
  const [first = ''] = onMessenger.titles()
  expect(first).toMatch(/9:00 h$/)
  expect(onMessenger.write('1').read()).not.toContain('13:00')
  expect(onMessenger.state?.draft.slot?.minute).toBe(9 * 60)
  expect(atTheHours('whatsapp').write('1').state?.draft.slot?.minute).not.toBe(13 * 60)
})

test('"la última" of a list that mixes hours with places is its last hour, in both channels', () => {
  for (const channel of ['whatsapp', 'messenger'] as const)
    expect(meetCitizen({ channel }).write('renovar mi pasaporte', 'toluca', 'la última').read()).toContain('16:30 h')
})

describe('where rows stand numbered', () => {
  const atTheYears = (channel: 'whatsapp' | 'messenger') =>
    meetCitizen({ channel })
      .write('renovar mi pasaporte', 'toluca')
      .tap('Jue 3 dic, 9:00 h')
      .write('MESL850522MGTJTR00 Laura Mejia Soto')
  test.each([
    ['2', 6],
    ['3', 10],
    ['3 años', 3],
    ['10', 10],
  ])('at the years "%s" is the row, and years are always years', (says, years) => {
    expect(atTheYears('messenger').write(says).state?.draft.people[0]?.years).toBe(years)
  })
  test('the row below the prices is the discount', () => {
    expect(atTheYears('messenger').write('4').state?.draft.people[0]?.halfFee).toBe(true)
  })
  test('elsewhere a mere figure stays the years', () => {
    expect(atTheYears('whatsapp').write('3').state?.draft.people[0]?.years).toBe(3)
  })
  const atTheHours = () =>
    meetCitizen({ channel: 'messenger' })
      .write('renovar mi pasaporte', 'toluca', 'MESL850522MGTJTR00 Laura Mejia Soto')
      .tap('Toluca')
  test('a row below the hours is counted too', () => {
    const citizen = atTheHours()
    const more = citizen.titles().findIndex((title) => title.startsWith('Más días')) + 1
    expect(citizen.write(String(more)).state?.draft.page).toBeDefined()
  })
  test('a row and its day are that row, and another day is none', () => {
    const nth = (day: string) =>
      atTheHours()
        .titles()
        .findIndex((title) => title.startsWith(day)) + 1
    expect(atTheHours().write(`la ${nth('Vie')}, la del viernes`).state?.draft.slot).toMatchObject({
      day: '2026-12-04',
      minute: 540,
    })
    expect(atTheHours().write(`la ${nth('Vie')}, la del jueves`).state?.draft.slot?.day).not.toBe('2026-12-04')
  })

  test.each([
    ['2 el de 6', 6],
    ['2 seis años', 6],
    ['3 el de 10 pa no andar batallando', 10],
    ['la 2 la de 6 esta bien', 6],
  ])('a number with words that stand in its row alone is that row: "%s"', (says, years) => {
    expect(atTheYears('messenger').write(says).state?.draft.people[0]?.years).toBe(years)
  })
  test.each(['2 el de 10', '1 los 10'])('and with words of another row none: "%s"', (says) => {
    const years = atTheYears('messenger').write(says).state?.draft.people[0]?.years
    expect([undefined, 10]).toContain(years)
  })
  test('a number with the day of its row is that row, and of a date none', () => {
    const thursday = atTheHours()
      .titles()
      .findIndex((title) => title.startsWith('Jue 3 dic, 12'))
    const one = atTheHours().write(`${thursday + 1} el jueves`)
    expect(one.state?.draft.slot).toMatchObject({ day: '2026-12-03', minute: 720 })
    const date = atTheHours().write('3 de diciembre')
    expect(date.state?.draft.slot).toBeUndefined()
  })
  test.each(['1 metepec', '1, toluca'])('a number with the town of its row is that office: "%s"', (says) => {
    const citizen = meetCitizen({ channel: 'messenger' }).write('renovar mi pasaporte', 'metepec')
    const toluca = citizen.titles().indexOf('Toluca') + 1
    expect(citizen.write(says.replace('1', String(toluca)).replace('metepec', 'toluca')).state?.draft.officeIds).toHaveLength(1)
  })
})
