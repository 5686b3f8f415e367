// Who is entitled to the half says so beside something else: it is noted with the rest, and the summary shows the half.
import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from '../chat/citizen.ts'

const LAURA = 'MESL850522MGTJTR00 laura mejia soto'
const seesHours = (): Citizen => meetCitizen().write('quiero renovar en toluca').tap('Toluca').write(LAURA)
const seesYears = (): Citizen => seesHours().write('la primera')
const seesSummary = (): Citizen => seesYears().write('10 años')

const NOTED = 'Anoté que paga la mitad. En la oficina se comprueba.'

describe('is noted beside what else is said', () => {
  test.each([
    ['la primera. soy persona con discapacidad'],
    ['la primera. tengo credencial del inapam'],
    ['la primera. no tengo discapacidad de otra cosa solo sorda, tengo descuento?'],
    ['la primera, y quiero mi descuento'],
  ])('an hour: %s', (said) => {
    const citizen = seesHours().write(said)
    expect(citizen.read()).toContain(NOTED)
    expect(citizen.state?.draft.people[0]?.halfFee).toBe(true)
    expect(citizen.state?.draft.slot?.minute).toBe(540)
  })

  test.each([
    ['yo sorda discapacidad pagar menos? 10 años', 10],
    ['6 años con descuento', 6],
    ['10 años, soy de la tercera edad', 10],
    ['el de 3 años y tengo inapam', 3],
  ])('years: %s', (said, years) => {
    const { draft } = seesYears().write(said).state ?? {}
    expect(draft?.people[0]).toMatchObject({ years, halfFee: true })
  })

  test('the wish that begins a booking', () => {
    const citizen = meetCitizen().write('quiero renovar en toluca, tengo discapacidad').agree()
    citizen.tap('Toluca').write(LAURA, 'la primera', '10 años')
    expect(citizen.read()).toContain('$2,140 pesos, ya con descuento')
  })

  test('the summary, which is shown anew and confirms nothing', () => {
    const citizen = seesSummary().write('si confirmo, pero soy persona con discapacidad')
    expect(citizen.read()).toContain('$2,140 pesos, ya con descuento')
    expect(citizen.write('si').read()).toContain('Son *$2,140 pesos*')
  })
})

test.each(['no tengo inapam', 'sin descuento'])('who says that they have none pays all: %s', (said) => {
  expect(seesYears().write(said).state?.draft.people[0]?.halfFee).toBeUndefined()
})

test('whether there is one is only asked', () => {
  const citizen = seesHours().write('hay descuento?')
  expect(citizen.read()).toContain('Pagan la mitad')
  expect(citizen.state?.draft.people[0]?.halfFee).toBeUndefined()
})

test('after the folio it leads to the other price', () => {
  const citizen = seesSummary().write('si', 'yo pagar 4280? discapacidad mitad')
  expect(citizen.tap('10 años, con descuento').read()).toContain('$2,140')
})
