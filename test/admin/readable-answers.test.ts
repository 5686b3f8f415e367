import { describe, expect, test } from 'bun:test'
import { isoAt, parseBirth, parseDay, parseHour, parsePesos, parsePhone, parseWeekdays, wallText } from '../../src/admin/parse.ts'
import { AppError } from '../../src/errors.ts'

/** Tuesday 24 November 2026, 23:30 in Mexico City; in Tijuana 21:30, in Cancún already Wednesday. */
const LATE = Date.parse('2026-11-25T05:30:00Z')
const day = (text: string, zone = 'America/Mexico_City') => parseDay(text, 'dia', zone, LATE)
const what = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.what : error
  }
}
const code = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

describe('a day is understood as people write it', () => {
  test.each([
    ['hoy', '2026-11-24'],
    ['Mañana', '2026-11-25'],
    ['manana', '2026-11-25'],
    ['pasado mañana', '2026-11-26'],
    ['jueves', '2026-11-26'],
    ['el próximo martes', '2026-12-01'],
    ['24/12/2026', '2026-12-24'],
    ['24-12-2026', '2026-12-24'],
    ['3/1', '2027-01-03'],
    ['24/11', '2026-11-24'],
    ['2026-12-03', '2026-12-03'],
    ['3 de enero', '2027-01-03'],
    ['jueves 26 de noviembre de 2026', '2026-11-26'],
    ['el 26 de noviembre', '2026-11-26'],
    ['26/11/26', '2026-11-26'],
    ['26-nov', '2026-11-26'],
    ['26 de nov.', '2026-11-26'],
    ['26 noviembre 2026', '2026-11-26'],
    ['3/ene/27', '2027-01-03'],
    ['jueves 26', '2026-11-26'],
    ['jueves 3', '2026-12-03'],
    ['ayer', '2026-11-23'],
    ['lunes pasado', '2026-11-23'],
    ['el 12', '2026-12-12'],
    ['24.12.2026', '2026-12-24'],
    ['23/11', '2026-11-23'],
    ['primer lunes de diciembre', '2026-12-07'],
    ['último viernes de enero', '2027-01-29'],
    ['de hoy en ocho', '2026-12-01'],
  ])('%s', (text, expected) => expect(day(text)).toBe(expected))

  test.each(['nunca', '3 de mayonesa', '30 de la', 'lunes o martes', ''])('%p is refused', (text) =>
    expect(code(() => day(text))).toBe('dia_no_se_entiende'),
  )

  test.each([
    ['31/02', 'El 31 de febrero no existe.'],
    ['30/02/2027', 'El 30 de febrero no existe.'],
    ['31 de noviembre', 'El 31 de noviembre no existe.'],
    ['2026-13-01', 'El mes 13 no existe.'],
    ['martes', 'Se entienden dos días: martes 24 de noviembre de 2026 o martes 1 de diciembre de 2026.'],
    ['lunes 26', 'Se entienden dos días: jueves 26 de noviembre de 2026 o lunes 30 de noviembre de 2026.'],
    ['lunes 24 de diciembre', 'Se entienden dos días: jueves 24 de diciembre de 2026 o lunes 21 de diciembre de 2026.'],
    ['la próxima semana', 'Se entienden varios días: del lunes 30 de noviembre de 2026 al domingo 6 de diciembre de 2026.'],
    ['mañana a las 10', 'Ahí va el día, y se escribió también una hora.'],
  ])('%p is refused, and told truly', (text, told) => expect(what(() => day(text))).toBe(told))
})

test('today is the day on the wall of the office, not of the server', () => {
  expect(day('hoy', 'America/Tijuana')).toBe('2026-11-24')
  expect(day('hoy', 'America/Cancun')).toBe('2026-11-25')
})

test.each([
  ['9:30', 570],
  ['9.30', 570],
  ['16', 960],
  ['09:30 h', 570],
  ['16 horas', 960],
  ['7:00', 420],
  ['24:00', 1440],
  ['9 am', 540],
  ['4 pm', 960],
  ['12:30 p. m.', 750],
  ['4:15 de la tarde', 975],
  ['9 de la mañana', 540],
  ['diez y media', 630],
  ['a las 10', 600],
  ['cuarto para las 11', 645],
])('%p is an hour', (text, minute) => expect(parseHour(text, 'hora')).toBe(minute))

test.each(['25:00', '9:75', 'tarde', '24:30', 'entre 10 y 12', 'a las 10 o a las 12'])('%p is no one hour', (text) =>
  expect(code(() => parseHour(text, 'hora'))).toBe('hora_no_se_entiende'),
)

test.each(['4', 'a las 4'])('%p is before dawn or in the afternoon, and both are said', (text) => {
  expect(code(() => parseHour(text, 'hora'))).toBe('hora_con_dos_lecturas')
  expect(what(() => parseHour(text, 'hora'))).toBe('Se entienden dos horas: las 4:00 h o las 16:00 h.')
})

test('a birth date with a year of two figures is over', () => {
  const birth = (text: string) => parseBirth(text, 'nacimiento', 'America/Mexico_City', LATE)
  expect(['17/04/85', '17/04/15', '25/11/26', '17/04/1985'].map(birth)).toEqual([
    '1985-04-17',
    '2015-04-17',
    '1926-11-25',
    '1985-04-17',
  ])
})

test('ten digits are a Mexican telephone', () => {
  expect(parsePhone('55 1234-5678', 'telefono')).toBe('525512345678')
  expect(parsePhone('+52 1 55 1234 5678', 'telefono')).toBe('5215512345678')
  for (const text of ['1234567', '1234567890123456']) expect(code(() => parsePhone(text, 'telefono'))).toBe('telefono_mal_escrito')
})

test('weekdays are understood as a span, a list or all', () => {
  expect(parseWeekdays('lunes a viernes', 'dias')).toEqual([1, 2, 3, 4, 5])
  expect(parseWeekdays('de martes a jueves y sábado', 'dias')).toEqual([2, 3, 4, 6])
  expect(parseWeekdays('Lunes, miércoles y viernes', 'dias')).toEqual([1, 3, 5])
  expect(parseWeekdays('todos los días', 'dias')).toHaveLength(7)
  for (const text of ['viernes a lunes', 'lunas', 'lunes y feriado']) {
    expect(code(() => parseWeekdays(text, 'dias'))).toBe('dias_no_se_entienden')
  }
})

test('pesos are kept exactly', () => {
  expect(['$1,795.29', '1795.29', '900', '1,000,000.5 pesos'].map((text) => parsePesos(text, 'pesos'))).toEqual([
    179529, 179529, 90000, 100000050,
  ])
  for (const text of ['1.795,29', 'mucho', '1,79']) expect(code(() => parsePesos(text, 'pesos'))).toBe('cantidad_no_se_entiende')
})

test('an instant is told with the offset of its office', () => {
  expect(isoAt(LATE, 'America/Tijuana')).toBe('2026-11-24T21:30:00-08:00')
})

test('a moment within a sentence is on the wall of the office', () => {
  expect(wallText(LATE, 'America/Mexico_City')).toBe('24/11/2026 23:30 h')
  expect(wallText(LATE, 'America/Cancun')).toBe('25/11/2026 0:30 h')
})
