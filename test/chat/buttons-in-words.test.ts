import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'

/** Whoever cannot find a button any more, or holds a telephone that shows none, writes what it says. */

const ROSA = 'LOCR870520MMCPRS06 Rosa López Cruz'
const JORGE = 'PUSJ850302HMCGTR02 Jorge Puga Soto'

const couple = (): Citizen =>
  meetCitizen()
    .write('Hola')
    .tap('Para varias personas', 'Dos')
    .write('toluca')
    .tap('Toluca')
    .write(ROSA, JORGE)
    .tap('Nadie todavía', 'Jue 3 dic, 9:00 h', '6 años cada uno', 'Confirmar')

describe('the buttons under a folio, written', () => {
  test.each(['Cómo llegar', 'como llego', 'la ubicación', 'ver el mapa, por favor'])(
    '"%s" shows the office on the map',
    (words) => {
      expect(couple().write(words).replies).toMatchObject([{ kind: 'place', name: 'Toluca' }])
    },
  )

  test('"cambiar o cancelar" shows the appointment with what can be done', () => {
    expect(couple().write('Cambiar o cancelar').titles()).toContain('Cancelar la cita')
  })

  test.each(['Qué llevar', 'que documentos tengo que llevar', 'requisitos'])(
    '"%s" tells what this appointment needs, and offers the other procedures',
    (words) => {
      const rosa = couple().write(words)
      expect(rosa.read()).toContain('Para su cita del *jueves 3 de diciembre')
      expect(rosa.tap('Otros trámites').read()).toContain('¿De qué trámite quiere saber más?')
    },
  )

  test('whoever names another procedure reads of that one', () => {
    expect(couple().write('requisitos para menor de edad').read()).not.toContain('Para su cita del')
  })

  test('whoever is booking asks about what can be booked', () => {
    const rosa = couple().write('quiero una cita para otra persona', 'que llevo')
    expect(rosa.read()).not.toContain('Para su cita del')
  })

  test.each(['cuánto cuesta', 'que llevo'])(
    '"%s" in the middle of a booking tells of what is being booked, and asks again',
    (words) => {
      const rosa = meetCitizen().write('quiero renovar mi pasaporte', 'toluca', 'Toluca', words)
      expect(rosa.read()).toContain('*Renovar pasaporte*')
      expect(rosa.read()).not.toContain('¿De qué trámite quiere saber más?')
      expect(rosa.titles()[0]).toBe('No sé mi CURP')
    },
  )

  test('the price of what is being booked leads to that of the others', () => {
    const rosa = meetCitizen().write('quiero renovar mi pasaporte', 'toluca', 'Toluca', 'cuánto cuesta')
    expect(rosa.tap('Otros trámites').read()).toContain('¿De qué trámite quiere saber más?')
    expect(rosa.tap('Renovar').titles()).toContain('Seguir donde iba')
  })

  test.each(['cuánto cuesta', 'mis datos', 'denuncia', 'asesor'])('"regresar" after "%s" takes no answer away', (words) => {
    const rosa = meetCitizen().write('quiero renovar mi pasaporte', 'toluca', 'Toluca', words)
    if (words === 'cuánto cuesta') rosa.tap('Otros trámites')
    expect(rosa.write('regresar').read()).toContain('Escriba su CURP')
  })

  test('without an appointment the way is to the office that is meant, and the papers are of all procedures', () => {
    expect(meetCitizen().write('hola', 'Cómo llegar').read()).toContain('oficina')
    expect(meetCitizen().write('hola', 'Qué llevar').read()).toContain('¿De qué trámite quiere saber más?')
  })
})

describe('how many come, in words', () => {
  const asked = (words: string): Citizen => meetCitizen().write('Hola').tap('Para varias personas').write(words)

  test.each([
    ['yo, mi esposo y mi hijo', 3],
    ['somos 3: yo, mi esposo y mi hijo de 5 años', 3],
    ['dos adultos y un niño', 3],
    ['mis papás y yo', 3],
    ['yo, mi esposo y dos niños', 4],
    ['3 personas', 3],
    ['somos tres', 3],
  ])('"%s" are %d', (words, count) => {
    expect(asked(words).state?.draft.count).toBe(count)
  })

  test('whoever names them reads how many were understood', () => {
    expect(asked('yo, mi esposo y dos niños').read()).toContain('Anoté: *4 personas*')
  })

  test('the question is not begun anew with courtesies when it was not understood', () => {
    expect(asked('quién sabe').read()).not.toContain('Con gusto')
  })
})

describe('late, or in the middle of joining the list', () => {
  test('whoever is late reads until when the place is kept, and may change the hour; no wish is noted', () => {
    const rosa = couple().write('llego tarde')
    expect(rosa.read()).toContain('En cuanto llegue, avise en la puerta. Su lugar se guarda hasta las *')
    expect(rosa.read()).not.toContain('Anoté')
    expect(rosa.titles()).toContain('Cambiar día u hora')
    expect(meetCitizen().write('hola', 'llego tarde').titles()).not.toContain('Cambiar día u hora')
  })

  test('"mi lista" before the last answer says that none is joined yet, and leads back', () => {
    const rosa = meetCitizen().write('quiero renovar mi pasaporte', 'toluca', 'Toluca', 'mi lista')
    expect(rosa.read()).toContain('No está en ninguna lista de espera.')
    expect(rosa.read()).not.toContain('¿Quiere sacar una cita?')
    expect(rosa.titles()).toContain('Seguir donde iba')
  })

  test('the calendar promises no alarm of the day before when that is over', () => {
    const rosa = couple()
    const row = () => rosa.write('mis citas').option('Agregar a mi calendario').description
    expect(row()).toBe('Le avisa un día antes')
    rosa.clock.set(Date.parse('2026-12-02T20:00:00Z'))
    expect(row()).toBe('Con el día, la hora y el lugar')
  })
})
