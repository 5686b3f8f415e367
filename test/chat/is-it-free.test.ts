// Who fears to be charged is told that the appointment is free, whom not to pay, and keeps the errand.
import { describe, expect, test } from 'bun:test'
import { meetCitizen } from './citizen.ts'

const BEGUN = () => meetCitizen().write('quiero renovar mi pasaporte', 'toluca')

describe('whether the appointment is paid', () => {
  test.each([
    'cuanto voy a pagar de la cita y a quien',
    'cuanto se paga por la cita?',
    'llevo dinero o no llevo?',
    'y la cita cuesta o no?',
    'y como se que no me van a cobrar despues?',
    'oiga y ustedes cobran?',
    'y esto me lo cobran ustedes o en donde',
    'tengo que pagar por la cita?',
    'does the appointment cost anything?',
    'do you guys charge for this?',
    'how much do i pay for the appointment and to who',
  ])('"%s": it is free, and nobody may charge for it', (words) => {
    const told = BEGUN().write(words).read()
    expect(told).toMatch(/nadie puede cobrarle por ella|nobody may charge you for it/)
    expect(told).not.toMatch(/no lo sé|do not know/)
  })

  test('beside an errand both are heard', () => {
    const roberto = meetCitizen().write('no me contesto si ustedes cobran. yo nomas quiero una cita de verdad pa renovar')
    expect(roberto.read()).toContain('nadie puede cobrarle por ella')
    expect(roberto.state?.draft.family).toBe('renewal')
  })
})

describe('whoever was cheated', () => {
  const TOLD = 'una señora en facebook me cobro 800 pesos por una cita y no me dio nada'

  test('is asked how to send the report, and the errand beside it waits', () => {
    const roberto = meetCitizen().write(`${TOLD}, yo nomas quiero una cita de verdad pa renovar en toluca`)
    expect(roberto.titles()).toContain('Sin mis datos')
    expect(roberto.state?.draft.near?.name).toBe('Toluca')
    expect(roberto.tap('No lo mande').tap('Seguir donde iba').read()).toContain('Toluca')
  })

  test('goes on with the errand instead of the report', () => {
    const roberto = meetCitizen().write(TOLD, 'yo nomas quiero una cita de verdad pa renovar en toluca')
    expect(roberto.read()).not.toContain('Cómo lo mando')
    expect(roberto.state?.draft.family).toBe('renewal')
  })

  test.each([
    'si la señora de facebook me vuelve a buscar que hago, le mando mi folio?',
    'un muchacho me pide el folio, se lo doy?',
    'me hablo un señor q dice ser de ustedes y quiere mi folio, se lo paso?',
    'y si no le doy mi folio me cancelan la cita?',
    'puedo pasarle mi folio a alguien?',
    'should I give her my folio?',
  ])('"%s": to nobody, and whom to tell', (words) => {
    expect(BEGUN().write(words).read()).toMatch(/No le dé su folio|Do not give your folio/)
  })
})
