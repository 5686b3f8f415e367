import { expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'

const sends = (citizen: Citizen, latitude: number, longitude: number): Citizen =>
  citizen.say({ kind: 'location', latitude, longitude })

test('a location abroad is near no office, and that is said; the place is asked in words', () => {
  const ana = sends(meetCitizen().write('quiero renovar mi pasaporte'), 48.8566, 2.3522)
  expect(ana.read()).toContain('Cerca de su ubicación no tenemos ninguna oficina')
  expect(ana.read()).not.toContain('Cancún')
  expect(ana.state?.asked?.question).toBe('place')
  expect(ana.state?.draft.near).toBeUndefined()
  expect(ana.write('metepec').titles()).toContain('Toluca')
})

test('a location across the border is near the office on this side', () => {
  const ana = sends(meetCitizen().write('quiero renovar mi pasaporte'), 32.7157, -117.1611)
  expect(ana.titles()[0]).toBe('Tijuana')
})

test('a location sent at the menu is acknowledged, and kept until an office is looked for', () => {
  const ana = sends(meetCitizen().write('hola'), 19.26, -99.6)
  expect(ana.read()).toContain('Guardé su ubicación')
  expect(ana.state?.asked?.question).toBe('menu')
  expect(ana.tap('Renovar mi pasaporte').read()).toContain('La oficina más cercana es *Toluca*')
  expect(ana.titles()).toContain('Toluca')
})

test('one from abroad is not kept, and whoever sent it is asked for the place in words later', () => {
  const ana = sends(meetCitizen().write('hola'), 48.8566, 2.3522)
  expect(ana.read()).toContain('no tenemos ninguna oficina')
  expect(ana.state?.asked?.question).toBe('menu')
  expect(ana.tap('Renovar mi pasaporte').read()).toContain('¿Dónde le queda bien su cita?')
})

test('a town that is far from every office is not called near', () => {
  const ana = meetCitizen().write('quiero renovar mi pasaporte', 'cancún')
  expect(ana.read()).toContain('No tenemos oficina cerca de *Cancún*')
  expect(ana.read()).not.toContain('están cerca de')
  expect(ana.titles()).toContain('Toluca')
})
