// Whoever renews and says that the old passport is lost or stolen is booked for its replacement, at every question and after the folio.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const REPORT = 'El acta de robo o pérdida'
const family = ({ state }: Citizen) => state?.draft.family
const years = ({ state }: Citizen) => state?.draft.people[0]?.years
const booked = ({ db }: Citizen) =>
  db.client.query<{ id: string }, []>("select procedure_id as id from appointments where state = 'confirmed'").get()?.id

const YEARS_OPEN = () => choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')

describe('at the years', () => {
  test.each([
    '6 años, oiga pero ya no tengo el pasaporte viejo, se me perdio',
    'el de 6 pero oiga mi pasaporte me lo robaron en el camión',
    'quiero 6 años. fíjese que extravié el anterior, importa?',
    '6 years, but somebody stole my passport',
    '6 years. it was lost actually, does that matter?',
  ])('"%s" keeps the years, says what it became and what to bring', (words) => {
    const lupe = YEARS_OPEN().write(words)
    expect(family(lupe)).toBe('lost')
    expect(years(lupe)).toBe(6)
    expect(lupe.read()).not.toMatch(/no lo sé|do not know/)
    expect(lupe.read()).toMatch(/El acta de robo o pérdida|The report of theft or loss/)
  })

  test.each([
    'the 6 year one, and my old passport number is G33018552, i also lost my birth certificate is that a problem',
    '6 años, y perdí mi acta de nacimiento, ¿importa?',
    'el de 6, oiga un señor me pidió 800 pesos por la cita y se los di, ¿me robó?',
  ])('another paper or money that is gone makes no lost passport: "%s"', (words) => {
    expect(family(YEARS_OPEN().write(words))).toBe('renewal')
  })

  test.each(['¿y si lo pierdo antes?', 'si se me pierde qué hago'])('"%s" changes nothing before a tap', (words) => {
    const lupe = YEARS_OPEN().write(words)
    expect(family(lupe)).toBe('renewal')
    expect(family(lupe.tap('Sí, así'))).toBe('lost')
  })

  test.each(['no lo perdí, aquí lo tengo', 'perdí el camión', 'me robaron la cartera'])('"%s" loses no passport', (words) => {
    expect(family(YEARS_OPEN().write(words))).toBe('renewal')
  })
})

test('asked for the original, the report is among what to bring', () => {
  const lupe = meetCitizen().write('me robaron el pasaporte, soy de toluca', '¿tengo que llevar el acta original?')
  expect(lupe.read()).toContain(REPORT)
  expect(lupe.read()).toContain('ya no piden acta de nacimiento')
})

test('at the summary nothing is confirmed before it is shown as what it became', () => {
  const lupe = seesSummary(meetCitizen()).write('oiga pero perdí el pasaporte anterior')
  expect(lupe.read()).toContain('reponer pasaporte perdido o robado')
  expect(booked(lupe)).toBeUndefined()
  expect(lupe.tap('Confirmar').read()).toContain(REPORT)
  expect(booked(lupe)).toBe('lost')
})

describe('after the folio', () => {
  const confirmed = () => seesSummary(meetCitizen()).tap('Confirmar')

  test.each(['me robaron el pasaporte que iba a renovar', 'no encuentro el pasaporte viejo', 'se me perdió el pasaporte anterior'])(
    '"%s": the appointment becomes the other one by one tap, at its hour, and what to bring follows it',
    (words) => {
      const lupe = confirmed().write(words)
      expect(booked(lupe)).toBe('renewal')
      expect(lupe.tap('Sí, cambiarla').read()).toContain(REPORT)
      expect(booked(lupe)).toBe('lost')
      expect(lupe.write('que llevo').read()).toContain(REPORT)
      expect(brokenInvariants(lupe.db)).toEqual([])
    },
  )

  test('a no leaves it, and an old button of another version does nothing', () => {
    const lupe = confirmed().write('perdí el pasaporte viejo')
    expect(booked(lupe.tap('No, déjela así'))).toBe('renewal')
  })

  test('where the office does not replace it, a person is named', () => {
    const lupe = confirmed()
    lupe.db.client.query("delete from office_procedures where procedure_id = 'lost'").run()
    expect(lupe.write('perdí el pasaporte viejo').titles()).toContain('Hablar con alguien')
  })
})
