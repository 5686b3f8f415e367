import { expect, test } from 'bun:test'
import { type DayLine, dayListCsv, dayListPage } from '../../src/texts/day-list.ts'

const ROSA: DayLine = {
  minute: 540,
  folio: 'K7M-4QX',
  name: 'Rosa Pérez Ruiz',
  procedure: 'renovar pasaporte',
  years: 1,
  price: 1920,
  currency: 'USD',
  isPaid: true,
  unverified: false,
  nameDiffers: false,
  contested: false,
  attendant: undefined,
  minorCase: undefined,
  permission: undefined,
  arrived: undefined,
}
const HEAD = { office: 'Toluca', day: '2026-12-03' }

test('the list says one year, and dollars where it is dollars', () => {
  expect(dayListCsv([ROSA])).toContain('K7M-4QX,Rosa Pérez Ruiz,renovar pasaporte,1 año,"US$1,920"')
})

test('on paper no column is empty but the one for the pen', () => {
  const heads = (lines: DayLine[]) => [...dayListPage(HEAD, lines).matchAll(/<th scope="col">([^<]+)/g)].map(([, head]) => head)
  expect(heads([ROSA])).toEqual(['Hora', 'Folio', 'Nombre', 'Trámite', 'Vigencia', 'Por pagar', 'Llegó'])
  expect(heads([ROSA, { ...ROSA, unverified: true }])).toContain('Nota')
})
