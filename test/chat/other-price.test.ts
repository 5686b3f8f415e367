import { expect, test } from 'bun:test'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'
import { FAMILY, seeSummary as familySeesSummary } from './group-chat.ts'

const prices = ({ db }: Citizen) =>
  db.client
    .query<{ years: number | null; half_fee: number; price: number | null }, []>(
      "select years, half_fee, price from appointments where state = 'confirmed' order by member",
    )
    .all()

const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'
const booked = () =>
  meetCitizen()
    .write('Hola')
    .tap('Renovar mi pasaporte')
    .write('toluca')
    .tap('Jue 3 dic, 9:00 h')
    .write(LUIS)
    .tap('6 años', 'Confirmar')

test('after the folio other years or the discount are chosen, and the appointment stays as it is otherwise', () => {
  const citizen = booked()
  const folio = /Folio: ([A-Z0-9-]+)/.exec(citizen.read())?.[1]
  citizen.write('mis citas').tap('Años y descuento')
  expect(citizen.read()).toContain('Ahora: 6 años, $2,440 pesos')
  expect(citizen.titles()).not.toContain('6 años')
  citizen.tap('10 años, con descuento')
  expect(citizen.read()).toContain('queda así: 10 años, con descuento, $2,140 pesos')
  expect(prices(citizen)).toEqual([{ years: 10, half_fee: 1, price: 2140 }])
  citizen.write('mis citas')
  expect(citizen.read()).toContain(`Folio: *${folio}*`)
  expect(citizen.read()).toContain('Jueves 3 de diciembre de 2026, 9:00 h')
})

test('"quiero cambiar a 10 años" leads there and not to another hour', () => {
  expect(booked().write('quiero cambiar a 10 años').titles()).toContain('Dejarla como está')
})

test.each([
  'y si en vez de seis mejor diez pero ya deposité',
  'mejor a 10 años pero ya pagué',
  'oiga ya pague el de seis y quiero el de diez',
  'me conviene de 10 años, ¿se puede cambiar?',
  'quiero pasaporte de 10 en lugar de 6',
  "i'd rather have 10 years",
])('other years are offered, with what to do if it is paid: %s', (words) => {
  const citizen = booked().write(words)
  expect(citizen.titles().at(-1)).toMatch(/Dejarla como está|Leave it as it is/)
  expect(citizen.read()).toMatch(/Si ya pagó|If you have already paid/)
  expect(prices(citizen)).toEqual([{ years: 6, half_fee: 0, price: 2440 }])
})

test('and one is chosen in words', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('mejor de 10 años', 'la de 10')
  expect(citizen.read()).toContain('queda así: 10 años, con descuento')
})

test.each(['mejor el 10 de diciembre', 'mejor el 10', 'quiero una cita para mi hija de 10 años', '¿cuánto cuesta el de 10 años?'])(
  'a day, an age and a price are no other years: %s',
  (words) => expect(booked().write(words).titles()).not.toContain('10 años'),
)

test('an old row changes nothing after the appointment changed, and shows it', () => {
  const citizen = booked().write('mis citas').tap('Años y descuento')
  const old = citizen.option('10 años')
  citizen.tap('3 años').say({ kind: 'choice', ...old })
  expect(prices(citizen)).toEqual([{ years: 3, half_fee: 0, price: 1795 }])
  expect(citizen.read()).toContain('3 años')
})

test('who pays half by age is offered no full price', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('mis citas').tap('Años y descuento')
  expect(citizen.titles()).toEqual(['3 años, con descuento', '10 años, con descuento', 'Dejarla como está'])
})

test('of a family it is asked first whose, and the others keep theirs', () => {
  const citizen = familySeesSummary(meetCitizen(), FAMILY.slice(0, 2)).tap('Confirmar')
  const before = prices(citizen)
  citizen.write('mis citas').tap('Años y descuento', 'Jorge Puga Soto')
  expect(citizen.read()).toStartWith('Jorge P. Ahora:')
  const title = citizen.titles().find((one) => one !== 'Dejarla como está') ?? ''
  citizen.tap(title)
  expect(prices(citizen)[0]).toEqual(before[0])
  expect(prices(citizen)[1]).not.toEqual(before[1])
})

test('a move that is taken back keeps the years that were chosen since, at their price', () => {
  const citizen = booked().write('mis citas').tap('Cambiar día u hora', 'Vie 4 dic, 9:00 h', 'Sí, cambiarla')
  citizen.write('mis citas').tap('Años y descuento', '3 años', 'Deshacer el cambio')
  expect(citizen.read()).toContain('Jueves 3 de diciembre')
  expect(prices(citizen)).toEqual([{ years: 3, half_fee: 0, price: 1795 }])
})
