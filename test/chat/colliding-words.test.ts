// Words that mean two things: what is asked decides.
import { describe, expect, test } from 'bun:test'
import { choosesHour, meetCitizen } from './citizen.ts'

describe('words that collide', () => {
  const asksPlace = () => meetCitizen().write('hola').tap('Mi primer pasaporte')

  test('"Baja California" is a place where a place is asked', () => {
    expect(asksPlace().write('Baja California').read()).toContain('Escriba su CURP')
  })

  test('"baja" where a place is asked may be either, so it is asked', () => {
    const citizen = asksPlace().write('baja')
    expect(citizen.titles()).toEqual(
      ['Baja California', 'Baja California Sur', 'Ninguno de estos', 'No quiero mensajes'].filter((one) =>
        citizen.titles().includes(one),
      ),
    )
    expect(citizen.tap('No quiero mensajes').read()).toContain('BORRAR')
  })

  test('"baja" elsewhere means no more messages', () => {
    expect(choosesHour(meetCitizen()).write('BAJA').read()).toContain('BORRAR')
  })

  test('"no" answers a question of yes and no, and else parks the conversation', () => {
    const asked = meetCitizen().write('hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca').write('HESG580312MMCRTDO6')
    expect(asked.write('no').read()).toContain('Escriba su CURP')
    expect(asked.write('no').read()).toContain('queda guardado')
    expect(asked.write('HESG580312MMCRTD06').read()).toContain('Escriba su nombre')
  })

  test('"10" among hours is never the tenth row', () => {
    const citizen = choosesHour(meetCitizen()).write('10')
    expect(citizen.titles()).toEqual(['A las 10:00 h', 'El jue 10 dic'])
    expect(
      citizen
        .tap('El jue 10 dic')
        .titles()
        .filter((one) => one.includes('10 dic')).length,
    ).toBeGreaterThan(0)
  })

  test('a number that can only be one of both is taken as that', () => {
    expect(
      choosesHour(meetCitizen())
        .write('14')
        .titles()
        .some((one) => one.startsWith('Lun 14 dic')),
    ).toBe(true)
  })
})
