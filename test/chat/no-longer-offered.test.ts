import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'
import { ANA, chooseHour, JORGE, ROSA } from './group-chat.ts'

// An administrator takes a procedure out of the offer while somebody is booking it.

const { notOffered } = TEXTS['es-MX'].menu

const takeOut = (citizen: Citizen, ...ids: string[]): void =>
  write(citizen.db, (tx) => {
    for (const id of ids) tx.client.query('update procedures set active = 0, version = version + 1 where id = ?').run(id)
  })

const heldBy = (citizen: Citizen) => citizen.db.client.query("select 1 from appointments where state = 'held'").all().length

test('whoever chooses an hour for it is told, and chooses another one with the same person and office', () => {
  const citizen = choosesHour(meetCitizen())
  takeOut(citizen, 'renewal')
  citizen.tap('Jue 3 dic, 12:00 h')
  expect(citizen.read()).toContain(notOffered)
  expect(citizen.titles()).not.toContain('Renovar mi pasaporte')
  // There is nothing to go on with before something else is chosen.
  expect(citizen.titles()).not.toContain('Seguir donde iba')
  expect(citizen.tap('Mi primer pasaporte', 'Jue 3 dic, 12:00 h').read()).toContain('Apartado para usted')
})

test('nobody confirms it, and the hour stays for what is chosen instead', () => {
  const citizen = seesSummary(meetCitizen())
  takeOut(citizen, 'renewal')
  citizen.tap('Confirmar')
  expect(citizen.read()).toContain(notOffered)
  citizen.tap('Mi primer pasaporte', '6 años: $1,220')
  expect(citizen.read()).toContain(': primer pasaporte, 6 años')
  expect(citizen.tap('Confirmar').read()).toContain('Folio')
})

test('an old row of it says so, and not nothing', () => {
  const citizen = meetCitizen().write('Hola')
  takeOut(citizen, 'renewal')
  citizen.tap('Renovar mi pasaporte')
  expect(citizen.read()).toContain(notOffered)
  expect(citizen.titles()).toContain('Mi primer pasaporte')
})

test('another adult is asked for something else', () => {
  const citizen = meetCitizen().write('Hola').tap('Para otra persona adulta', 'Renovar pasaporte').write('toluca').tap('Toluca')
  takeOut(citizen, 'renewal')
  citizen.write('PUSL990101HBCRLS07')
  expect(citizen.read()).toContain(notOffered)
  expect(citizen.titles()).toContain('Su primer pasaporte')
  takeOut(citizen, 'first', 'lost')
  expect(citizen.tap('Su primer pasaporte').titles()).toContain('Para mi hija o mi hijo')
})

test('a family is asked again what each comes for, and goes back to the menu when nothing is left', () => {
  const citizen = chooseHour(meetCitizen())
  takeOut(citizen, 'first')
  citizen.tap('Jue 3 dic, 9:00 h')
  expect(citizen.read()).toContain(notOffered)
  expect(citizen.read()).toContain('pasaporte mexicano')
  takeOut(citizen, 'renewal', 'lost', 'minor_first', 'minor_renewal', 'minor_lost')
  citizen.write('todos')
  expect(citizen.read()).toContain(notOffered)
  expect(citizen.titles()).toContain('Mis citas')
  expect(heldBy(citizen)).toBe(0)
})

test('of a family nobody is offered an answer that could not be booked', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA])
  takeOut(citizen, 'minor_first')
  citizen.tap('Jue 3 dic, 9:00 h')
  expect(citizen.read()).toContain('¿Ana ya tuvo pasaporte mexicano?')
  expect(citizen.titles()).toEqual(['Sí, ya tuvo', 'Sí, pero lo perdió'])
})

test('whoever wants to wait is not put into the line of no office, when all of them rest meanwhile', () => {
  const citizen = meetCitizen({ directory: 'Toluca llena' }).write('quiero renovar mi pasaporte', 'metepec', 'toluca')
  expect(citizen.titles()).toContain('Esperar en Toluca')
  write(citizen.db, (tx) => void tx.client.run('update offices set active = 0'))
  citizen.write('xyzzy qwerty')
  expect(citizen.titles().filter((title) => title.startsWith('Esperar'))).toEqual([])
  citizen.write('lista de espera')
  expect(citizen.state?.draft.officeIds).toBeUndefined()
})
