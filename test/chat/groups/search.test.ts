import { expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from '../citizen.ts'
import { seeSummary } from './stage.ts'

/** Four on Thursday at 9:00 who would rather come earlier. */
const searching = (): Citizen => {
  const rosa = seeSummary(meetCitizen()).tap('Confirmar').write('mis citas').tap('Avisarme si hay antes', 'Cualquier día')
  expect(rosa.read()).toContain('Conserva su cita')
  return rosa
}

test('one cancelled: for whom an earlier date is still looked for is told', () => {
  const rosa = searching().write('cancelar la cita de Leo', 'sí')
  expect(rosa.read()).toContain('Sigo buscando una fecha antes para Rosa L., Jorge P. y Ana P.')
})

test('one moved alone: it is told that the search is for all of them, and how to end it', () => {
  const rosa = searching().write('cambiar la cita de Leo', '4 de diciembre a las 12').tap('Sí, cambiarla')
  expect(rosa.read()).toContain('Sigo buscando una fecha antes para Rosa L., Jorge P., Ana P. y Leo P.')
  expect(rosa.read()).toContain('*MI LISTA*')
})

test('nobody who does not search reads of it, and neither does who cancels all of them', () => {
  const rosa = seeSummary(meetCitizen()).tap('Confirmar').write('cancelar la cita de Leo', 'sí')
  expect(rosa.read()).not.toContain('Sigo buscando')
  expect(searching().write('cancelar la cita').tap('A las 4 personas').read()).not.toContain('Sigo buscando')
})
