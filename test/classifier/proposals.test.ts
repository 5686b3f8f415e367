import { expect, test } from 'bun:test'
import { examplesIn, NOTHING, WRITTEN_FILE } from '../../src/chat/classifier/examples.ts'
import { titleOf } from '../../src/chat/wishes.ts'
import { WISHES, wishLabelled } from '../../src/reading/acts.ts'
import { esMX } from '../../src/texts/es-MX/index.ts'
import { meetCitizen } from '../chat/citizen.ts'

const BOOKED = [
  ...['hola', 'quiero renovar mi pasaporte', 'toluca', 'Toluca', 'HESG580312MMCRTD06 Guadalupe Hernández Soto'],
  ...['jueves 3 de diciembre a las 12', '6 años', 'confirmar'],
]

test('every label is a button that the chat has, or means that none fits', () => {
  const labels = [...new Set(examplesIn(WRITTEN_FILE).map(({ label }) => label))]
  // Orders that are obeyed in words and have no button: they would act at once.
  const without = ['calendar', 'subscribe', 'undo', 'unclear', NOTHING]
  expect(labels.filter((label) => !wishLabelled(label) && !without.includes(label))).toEqual([])
  expect(WISHES.filter((wish) => titleOf(wish, esMX) === '')).toEqual([])
})

test('what nothing understood is answered with buttons, and nothing is done', () => {
  const citizen = meetCitizen().write('hola', 'me comunica con el encargado de ahí')
  expect(citizen.read()).toContain('¿Es una de estas?')
  expect(citizen.titles()).toContain('Hablar con alguien')
  expect(citizen.state?.draft).toEqual(meetCitizen().write('hola').state?.draft)
})

test('a button that sounds final says that it cancels nothing yet, and it asks first', () => {
  const citizen = meetCitizen().write(...BOOKED, 'ya no la voy a ocupar, désela a otro')
  expect(citizen.titles()).toContain('Cancelar mi cita')
  expect(citizen.read()).toContain('Tocar aquí no cancela nada todavía.')
  citizen.tap('Cancelar mi cita')
  expect(citizen.titles()).toContain('Sí, cancelarla')
})

test('the button of a common question answers it, and the open question stays', () => {
  const citizen = meetCitizen().write('hola', 'quiero renovar', 'qué tan antes tengo que estar parado ahí')
  citizen.tap('A qué hora llego')
  expect(citizen.read()).toContain('Llegue a su hora')
  expect(citizen.state?.asked?.question).toBe('place')
  citizen.write('toluca')
  expect(citizen.state?.draft.near?.name ?? citizen.state?.draft.officeIds).toBeDefined()
})

test('no button leads to what no record answers', () => {
  const citizen = meetCitizen().write('hola', 'quiero renovar', 'cuántos minutos me dan de gracia si hay tráfico')
  expect(citizen.titles()).not.toContain('Si llego tarde')
  expect(citizen.read()).toContain('Se lo dicen en el *55 0000 0000*')
})

test('whoever says in any words that they do not come keeps the appointment until they said yes to that', () => {
  const citizen = meetCitizen().write(...BOOKED)
  const { state } = citizen
  for (const { text, label } of examplesIn(WRITTEN_FILE)) {
    if (label !== 'cancelAppointment' && label !== 'move' && label !== 'leaveList') continue
    citizen.state = state
    citizen.write(text)
    expect([
      text,
      ...citizen.db.client.query<{ state: string }, []>("select state from appointments where state <> 'confirmed'").all(),
    ]).toEqual([text])
  }
})
