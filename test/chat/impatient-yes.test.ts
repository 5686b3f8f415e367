// Anger beside a yes at the summary is no complaint, and "confírmela" is a yes wherever it stands, unless something contradicts it.
import { expect, test } from 'bun:test'
import { meetCitizen, seesSummary } from './citizen.ts'

test.each([
  'ya llevo media hora aqui que desesperante, si confirmela ya de una vez por todas',
  'ay dios ya confirmela que me desespero con tanta pregunta',
  'todo está bien mi nombre es correcto y la dirección me queda cerca así que confírmela de una vez por favor',
])('"%s" confirms', (said) => {
  expect(seesSummary(meetCitizen()).write(said).read()).toContain('Su cita quedó confirmada')
})

test.each([
  'cómo hago para que me la confirme',
  'no me la confirmela todavía que falta mi hijo',
  'confirmela pero con el apellido bien escrito',
  'confirmela para el viernes 4 que es cuando puedo',
  'ya confirmala de una buena vez que se me hace tarde para el trabajo',
])('"%s" is asked once more, and no complaint is offered', (said) => {
  const citizen = seesSummary(meetCitizen()).write(said)
  expect(citizen.titles()).not.toContain('Poner una queja')
  expect(citizen.read()).not.toContain('Su cita quedó confirmada')
})

test('a yes with an order behind it is a yes, and the order is offered', () => {
  const citizen = seesSummary(meetCitizen()).write(
    'sí confirmo todo está bien y ya no me mande tantos mensajes que se me acaba el saldo',
  )
  expect(citizen.read()).toContain('Su cita quedó confirmada')
  expect(citizen.read()).toContain('*BAJA*')
  expect(citizen.db.client.query('select id from contacts where muted_at is not null').all()).toEqual([])
})
