import { expect, test } from 'bun:test'
import { englishDates, spanishDates } from '../../src/texts/dates.ts'
import { type DayLine, dayListCsv, dayListPage } from '../../src/texts/day-list.ts'

test('Spanish days and hours are written as people write them', () => {
  expect(spanishDates.long('2026-11-24')).toBe('martes 24 de noviembre de 2026')
  expect(spanishDates.plain('2027-01-01')).toBe('viernes 1 de enero')
  expect(spanishDates.short('2026-12-02')).toBe('Mié 2 dic')
  expect(spanishDates.birth('1985-04-17')).toBe('17 de abril de 1985')
  expect(spanishDates.dayAndMonth(30, 2)).toBe('30 de febrero')
  expect(spanishDates.hour(10 * 60 + 30)).toBe('10:30 h')
  expect(spanishDates.hour(9 * 60)).toBe('9:00 h')
})

test('English days and hours likewise', () => {
  expect(englishDates.long('2026-11-24')).toBe('Tuesday 24 November 2026')
  expect(englishDates.short('2026-12-02')).toBe('Wed 2 Dec')
  expect(englishDates.hour(12 * 60)).toBe('12:00 pm')
  expect(englishDates.hour(16 * 60 + 30)).toBe('4:30 pm')
})

test('the part of the day has a name', () => {
  expect([9, 12, 16].map((hour) => spanishDates.partOfDay(hour * 60))).toEqual(['En la mañana', 'A mediodía', 'En la tarde'])
})

test('days in a row are a range, others a list', () => {
  expect(spanishDates.weekdays([1, 2, 3, 4, 5])).toBe('de lunes a viernes')
  expect(spanishDates.weekdays([1, 4])).toBe('lunes y jueves')
  expect(spanishDates.weekdays([6])).toBe('sábado')
  expect(spanishDates.weekdays([])).toBe('')
  expect(englishDates.weekdays([1, 3, 5])).toBe('Monday, Wednesday and Friday')
})

test('a zone is named after its city', () => {
  expect(spanishDates.zone('America/Tijuana')).toBe('hora de Tijuana')
  expect(spanishDates.zone('America/Ciudad_Juarez')).toBe('hora de Ciudad Juárez')
  expect(englishDates.zone('America/Cancun')).toBe('Cancún time')
})

const ROSA: DayLine = {
  minute: 540,
  folio: 'K7M-4QX',
  name: 'Rosa Pérez Ruiz',
  procedure: 'renovar pasaporte',
  option: '1 año',
  price: 1920,
  currency: 'USD',
  isPaid: true,
  unverified: false,
  nameDiffers: false,
  contested: false,
  phoneToCall: undefined,
  needs: [],
  attendant: undefined,
  answers: [],
  minorCase: undefined,
  permission: undefined,
  arrived: undefined,
  isAbsent: false,
}
const HEAD = { office: 'Toluca', day: '2026-12-03' }

test('the list says one year, and dollars where it is dollars', () => {
  expect(dayListCsv([ROSA])).toContain('"K7M-4QX","Rosa Pérez Ruiz","renovar pasaporte","1 año","US$1,920"')
})

test('who did not come stands in the column of arrivals', () => {
  expect(dayListCsv([{ ...ROSA, isAbsent: true }])).toContain(',"no vino"\r\n')
})

test('on paper no column is empty but the one for the pen', () => {
  const heads = (lines: DayLine[]) => [...dayListPage(HEAD, lines).matchAll(/<th scope="col">([^<]+)/g)].map(([, head]) => head)
  expect(heads([ROSA])).toEqual(['Hora', 'Folio', 'Nombre', 'Trámite', 'Opción', 'Por pagar', 'Llegó'])
  expect(heads([ROSA, { ...ROSA, unverified: true }])).toContain('Nota')
})
