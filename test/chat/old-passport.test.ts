// The number of the passport before: asked beside the confirmation, which leaves it out; kept wherever somebody writes it.
import { describe, expect, test } from 'bun:test'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const NUMBER = 'G12345678'
const ASKED = 'Si quiere, escriba también: *número de pasaporte anterior*, como'
const numberOf = ({ state }: Citizen) => state?.draft.people[0]?.answers?.renewal?.old_passport
const asked = ({ state }: Citizen) => state?.asked?.question
const booked = (citizen: Citizen) =>
  citizen.db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'confirmed'").get()?.n

test('is asked beside the confirmation alone, and confirming leaves it out', () => {
  const lupe = choosesHour(meetCitizen())
  expect(lupe.all.some((one) => 'body' in one && one.body.includes(ASKED))).toBe(false)
  expect(lupe.tap('Jue 3 dic, 12:00 h', '6 años: $1,220').read()).toContain(ASKED)
  lupe.tap('Confirmar')
  expect(booked(lupe)).toBe(1)
})

describe('at the summary', () => {
  test.each([NUMBER, 'es el g12345678', 'G 12 34 56 78', 'letra G uno dos tres cuatro cinco seis siete ocho', 'sí, es g-12345678'])(
    '"%s" is taken, shown, and confirms nothing',
    (words) => {
      const lupe = seesSummary(meetCitizen()).write(words)
      expect(numberOf(lupe)).toBe(NUMBER)
      expect(lupe.read()).toContain(`*Número de pasaporte anterior:* ${NUMBER}`)
      expect(lupe.read()).not.toContain(ASKED)
      expect(booked(lupe)).toBe(0)
      lupe.tap('Confirmar')
      expect(booked(lupe)).toBe(1)
    },
  )

  test('another number takes its place', () => {
    expect(numberOf(seesSummary(meetCitizen()).write(NUMBER, 'perdón, es G87654321'))).toBe('G87654321')
  })

  test.each(['no lo tengo', 'no lo traigo', 'quién sabe dónde quedó', 'después se lo doy'])('"%s" goes on without it', (words) => {
    const lupe = seesSummary(meetCitizen()).write(words)
    expect(asked(lupe)).toBe('summary')
    expect(lupe.read()).not.toContain(ASKED)
    expect(lupe.titles()).toContain('Confirmar')
  })

  test('a number of another form is said to be none', () => {
    const lupe = seesSummary(meetCitizen()).write('es el 1234567')
    expect(numberOf(lupe)).toBeUndefined()
    expect(lupe.read()).toContain('no parece de un pasaporte mexicano')
  })

  test('it is corrected like every answer', () => {
    const lupe = seesSummary(meetCitizen()).write(NUMBER).tap('Corregir un dato', 'Otros datos')
    expect(numberOf(lupe)).toBeUndefined()
    expect(lupe.read()).toContain(ASKED)
  })
})

test('is kept wherever it is written, and not asked again', () => {
  const lupe = choosesHour(meetCitizen()).write(NUMBER)
  expect(numberOf(lupe)).toBe(NUMBER)
  expect(lupe.tap('Jue 3 dic, 12:00 h', '6 años: $1,220').read()).not.toContain(ASKED)
})

test('is asked of nobody who lost it, and of no group', () => {
  const lost = meetCitizen().write('perdí mi pasaporte', 'toluca').tap('Toluca')
  lost.write('HESG580312MMCRTD06 Guadalupe Hernández Soto').tap('Jue 3 dic, 12:00 h', '6 años: $1,220')
  expect(lost.read()).not.toContain(ASKED)
})

test('where the office needs it, it is asked before the hours', () => {
  const lupe = meetCitizen()
  lupe.db.client.query("update procedure_fields set required = 1, needed = 'hours' where name = 'old_passport'").run()
  lupe.write('quiero renovar mi pasaporte', 'toluca').tap('Toluca').write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
  expect(asked(lupe)).toBe('details')
  expect(asked(lupe.write('allá en el ropero'))).toBe('details')
  expect(asked(lupe.write(NUMBER))).toBe('slot')
})
