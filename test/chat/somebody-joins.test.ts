import { expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const JOINS = 'Que vaya alguien más'

const booked = () =>
  meetCitizen()
    .write('quiero mi primer pasaporte, soy de toluca')
    .tap('Toluca')
    .write('PUSL990101HBCRLS07, Luis Puga Sol')
    .tap('Jue 3 dic, 12:00 h', '3 años', 'Confirmar')

test('somebody else gets an appointment of their own at the same hour, and the first one stays', () => {
  const citizen = booked().tap('Cambiar o cancelar', JOINS)
  expect(citizen.read()).toContain('La suya no cambia')
  expect(citizen.titles()[0]).toBe('Otra persona adulta')
  citizen.tap('Otra persona adulta', 'Renovar pasaporte').write('HESG580312MMCRTD06, Guadalupe Hernández Soto')
  expect(citizen.titles()).toContain('Jue 3 dic, 12:00 h')
  citizen.tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Confirmar')
  expect(citizen.read()).toContain('*Jueves 3 de diciembre de 2026, 12:00 h*')
  expect(citizen.write('mis citas').read()).toContain('hay 2 citas')
})

test('while something is being booked, nobody is sent away from it', () => {
  expect(booked().write('quiero renovar').write('mis citas').titles()).not.toContain(JOINS)
})
