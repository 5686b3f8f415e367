import { describe, expect, test } from 'bun:test'
import { choosesHour, meetCitizen } from './citizen.ts'

/** What people say beside what they want: anger, treatment, a day on which they cannot. It opens nothing and cancels nothing. */

describe('anger beside an order in full', () => {
  test('opens no complaint: the hour is held', () => {
    const lupe = choosesHour(meetCitizen()).write(
      'no me contestó nadie en el teléfono, qué mal servicio, pero deme el jueves tres a las doce',
    )
    expect(lupe.state?.draft.slot).toBeDefined()
  })

  test('opens no complaint: the booking begins', () => {
    const lupe = meetCitizen().write(
      'la muchacha de la oficina me trató muy mal por eso mejor pido mi cita aquí para renovar en naucalpan',
    )
    expect(lupe.state?.draft).toMatchObject({ who: 'self', family: 'renewal' })
  })

  test('alone is still a complaint, and so is one that is asked for', () => {
    expect(meetCitizen().write('qué mal servicio, nadie me hace caso').state?.asked?.question).toBe('grievance')
    expect(
      meetCitizen().write('quiero poner una queja porque es un mal servicio, y quiero renovar en toluca').state?.asked?.question,
    ).toBe('grievance')
  })
})

test('bad treatment is answered without a word of money', () => {
  const lupe = meetCitizen().write('la señorita de la ventanilla me trató muy mal')
  expect(lupe.state?.asked?.question).toBe('report')
  expect(lupe.read()).not.toMatch(/cobr|dinero/)
})

test('a day on which somebody without an appointment cannot come is no cancellation', () => {
  const lupe = meetCitizen().write('no puedo ir el lunes porque trabajo, pero quiero renovar en toluca otro día')
  expect(lupe.state?.asked?.question).toBe('readBack')
  expect(lupe.read()).toContain('menos lunes')
})

test('an appointment that is for somebody else is wanted, and mutes nothing', () => {
  const lupe = meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec')
  lupe.write('en naucalpan pero la cita no es para mí es para mi hermano rubén')
  expect(lupe.db.client.query('select id from contacts where muted_at is not null').all()).toEqual([])
  expect(lupe.state?.asked?.question).not.toBeUndefined()
})
