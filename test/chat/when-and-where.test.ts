// Where and when somebody wants to come, in the words of people who knew nothing of us.
import { describe, expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const CHANNELS = ['whatsapp', 'messenger'] as const

describe.each(CHANNELS)('on %s', (channel) => {
  const begun = () => meetCitizen({ channel }).write('renovar pasaporte')

  test.each([
    ['renovar a toluca', 'Toluca'],
    ['cita cuajimalpa despues de las 4', 'Cuajimalpa'],
    ['no entender cual oficina cerca mi casa toluca', 'Toluca'],
    ['ai por tonala jalisco mijo', 'Tonalá'],
    ['yo san juan chamula', 'Chamula'],
    ['no hay oficina en tonala jalisco?', 'Tonalá'],
  ])('"%s" is a place', (says, name) => {
    const { draft } = begun().write(says).state ?? {}
    expect(draft?.near?.name).toStartWith(name)
    expect(draft?.notOffices).toBeUndefined()
  })

  test('who leaves from one town and passes by another sees the hours of both', () => {
    expect(begun().write('salgo de toluca paso x cuajimalpa tmb').state?.draft.officeIds).toHaveLength(2)
  })

  test('what is lacking denies no town that is named behind it', () => {
    const citizen = meetCitizen({ channel }).write('no tengo ine ni acta quiero pasaporte toluca')
    expect(citizen.state?.draft).toMatchObject({ near: { name: 'Toluca' } })
  })

  test('who writes from abroad comes where they fly to, between the days of the journey, under their own name', () => {
    const citizen = meetCitizen({ channel })
      .write("Hi, I live in Toronto and I'm flying to Guadalajara Dec 20 to Jan 5. My passport expired.")
      .tap('Yes, like this')
    expect(citizen.state?.draft).toMatchObject({ near: { name: 'Guadalajara' }, wish: { from: '2026-12-20', until: '2027-01-05' } })
    expect(citizen.state?.draft.people).toEqual([])
  })

  test('who is in one town and will be in another comes to the other, and it is said whether an office is there', () => {
    const citizen = meetCitizen({ channel }).write('I want to renew my passport', 'I am in San Antonio but will be in Nuevo Laredo')
    expect(citizen.state?.draft.near?.name).toBe('Nuevo Laredo')
    expect(citizen.write('so there is no office in Nuevo Laredo?').read()).toContain('no office near *Nuevo Laredo*')
  })

  test('a town before a day in English is heard with both', () => {
    const { draft } = meetCitizen({ channel }).write('I want to renew my passport', 'Toluca on monday around noon').state ?? {}
    expect(draft).toMatchObject({ near: { name: 'Toluca' }, wish: { weekdays: [1], fromMinute: 720 } })
  })

  test('days that are named are no wish for the earliest date', () => {
    const citizen = meetCitizen({ channel }).write(
      'Hi, I want to renew my passport in Toluca',
      'any weekday between Dec 8 and Dec 11',
    )
    expect(citizen.read()).not.toContain('earliest date*')
    expect(citizen.state?.draft.wish).toMatchObject({ from: '2026-12-08', until: '2026-12-11' })
  })
})
