// Rows of before somebody was taken out of a booking: they speak of a person, and never of whoever stands in that place now.
import { expect, test } from 'bun:test'
import { TEXTS } from '../../../src/texts/texts.ts'
import { type Citizen, choosesHour, meetCitizen } from '../citizen.ts'
import { ANA, chooseHour, JORGE, LEO, ROSA } from './stage.ts'

const { notThisGroup } = TEXTS['es-MX'].groupChange
const takeOut = (citizen: Citizen, name: string): Citizen => citizen.tap('Corregir un dato', name, 'Quitar de la cita')
const person = (citizen: Citizen, name: string) => citizen.state?.draft.people.find((one) => one.name?.startsWith(name))

test('the years of somebody who was taken out are nobody else’s', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h', 'Elegir uno por uno', '10 años')
  const forJorge = citizen.option('3 años') // Rosa has hers; this one asks for Jorge's.
  citizen.tap('10 años', '6 años')
  takeOut(citizen, 'Jorge Puga Soto').say({ kind: 'choice', ...forJorge })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Rosa')?.years, person(citizen, 'Ana')?.years]).toEqual([10, 6])
})

test('different years for each in one row are those of the people it named', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h')
  const mixed = citizen.option('10, 10 y 6 años')
  citizen.tap('3 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...mixed })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.years, person(citizen, 'Ana')?.years]).toEqual([3, 3])
})

test('the same years for each hold for whoever is left', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h')
  const six = citizen.option('6 años cada uno')
  citizen.tap('3 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...six })
  expect([person(citizen, 'Jorge')?.years, person(citizen, 'Ana')?.years]).toEqual([6, 6])
})

test('a discount goes to nobody but the person whose name the row has', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE]).tap('Jue 3 dic, 9:00 h')
  citizen.write('descuento')
  const jorges = citizen.option('Jorge Puga Soto')
  const rosas = citizen.option('Rosa López Cruz')
  citizen.tap('Rosa López Cruz', '6 años cada uno', 'Corregir un dato', 'Agregar a una persona')
  citizen.write(LEO).tap('Iremos las dos personas', 'No, es el primero', '6 años')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...jorges })
  expect([person(citizen, 'Jorge')?.halfFee, person(citizen, 'Leo')?.halfFee === true]).toEqual([true, false])
  citizen.say({ kind: 'choice', ...rosas })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.halfFee, person(citizen, 'Leo')?.halfFee === true]).toEqual([true, false])
})

test('who had a passport is said of the people that the row named', () => {
  const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Tres').write('toluca').tap('Toluca')
  citizen.write(ROSA, JORGE, ANA).tap('Iremos las dos personas')
  const onlyJorge = citizen.option('Solo Jorge')
  citizen.tap('Solo Rosa', 'Jue 3 dic, 9:00 h', '6 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...onlyJorge })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.family, person(citizen, 'Ana')?.family]).toEqual(['first', 'first'])
})

test('whoever comes alone is meant by a row of before the name was corrected', () => {
  const citizen = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')
  const [ten = ''] = citizen.titles().filter((title) => title.startsWith('10 años'))
  const before = citizen.option(ten)
  citizen.tap('6 años: $1,220', 'Corregir un dato', 'Nombre').write('Guadalupe Hernández Solís')
  citizen.say({ kind: 'choice', ...before })
  expect(citizen.state?.draft.people).toMatchObject([{ name: 'Guadalupe Hernández Solís', years: 10 }])
})
