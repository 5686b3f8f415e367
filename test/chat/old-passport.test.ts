// The number of the passport before: written once by whoever writes it, and asked again only when nobody knows it any more.
import { expect, test } from 'bun:test'
import { choosesHour, meetCitizen } from './citizen.ts'

const NUMBER = 'G12345678'
const renews = (citizen = meetCitizen()) =>
  citizen.write('quiero renovar mi pasaporte', 'toluca').tap('Toluca').write('HESG580312MMCRTD06 Guadalupe Hernández Soto')
const booked = () => renews().write(NUMBER).tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Confirmar')
const cancelled = () => booked().write('cancelar mi cita').tap('Sí, cancelarla')

test('whoever cancelled and books again for the same person is asked whether it is the same passport', () => {
  const lupe = renews(cancelled())
  expect(lupe.read()).toContain('termina en *5678*')
  expect(lupe.read()).not.toContain(NUMBER)
  expect(lupe.tap('Es el mismo').state?.draft.people[0]?.oldPassport).toBe(NUMBER)
  expect(lupe.titles()).toContain('Jue 3 dic, 9:00 h')
})

test.each(['sí', 'es el mismo', 'el de siempre'])('"%s" says that it is', (says) => {
  expect(renews(cancelled()).write(says).state?.draft.people[0]?.oldPassport).toBe(NUMBER)
})

test('"no" asks for the other one, and a number is that other one', () => {
  const lupe = renews(cancelled()).write('no')
  expect(lupe.read()).toContain('¿Cuál es el número de su pasaporte anterior?')
  expect(lupe.write('G87654321').state?.draft.people[0]?.oldPassport).toBe('G87654321')
  expect(renews(cancelled()).write('G87654321').state?.draft.people[0]?.oldPassport).toBe('G87654321')
})

test('of somebody else nothing is told, and from another telephone neither', () => {
  const other = cancelled().write('mi pasaporte venció', 'toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')
  expect(other.read()).toContain('¿Cuál es el número de su pasaporte anterior?')
})

test('once it was deleted it is asked for', () => {
  const lupe = cancelled()
  lupe.db.client.query('update appointments set old_passport_sealed = null, version = version + 1').run()
  expect(renews(lupe).read()).toContain('¿Cuál es el número de su pasaporte anterior?')
})

test('another procedure does not ask again for what was written', () => {
  const lupe = renews().write(NUMBER).tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Corregir un dato', 'Trámite')
  lupe.tap('Lo perdí o me lo robaron', '6 años: $1,220')
  expect(lupe.read()).toContain(NUMBER)
  expect(lupe.titles()).toContain('Confirmar')
})

test('nor for what was not at hand, unless the other procedure needs it', () => {
  const change = (needs: string) => {
    const lupe = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Corregir un dato', 'Trámite')
    lupe.db.client.query(`update procedures set old_passport = ?, version = version + 1 where id = 'lost'`).run(needs)
    return lupe.tap('Lo perdí o me lo robaron').state?.asked?.question
  }
  expect(change('optional')).toBe('validity')
  expect(change('required')).toBe('oldPassport')
})

test.each(['no lo trae', 'no lo tiene', 'no lo sabe', 'lo trae ella, luego se lo paso', 'pues ahorita no lo encuentro'])(
  '"%s" goes on without it',
  (says) => {
    expect(renews().write(says).state?.asked?.question).toBe('slot')
  },
)

test('whoever is not understood twice goes on without it: nobody has to give it', () => {
  const lupe = renews().write('allá por la sierra')
  expect(lupe.state?.asked?.question).toBe('oldPassport')
  expect(lupe.write('allá en el ropero').read()).toContain('seguimos sin el número')
  expect(lupe.state?.asked?.question).toBe('slot')
})

test('but not where the procedure needs it', () => {
  const lupe = meetCitizen()
  lupe.db.client.query("update procedures set old_passport = 'required', version = version + 1 where id = 'renewal'").run()
  expect(renews(lupe).write('allá por la sierra', 'allá en el ropero').state?.asked?.question).toBe('oldPassport')
})
