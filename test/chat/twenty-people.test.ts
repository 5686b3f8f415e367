// What twenty people ran into who were played from their first word to the last.
import { expect, test } from 'bun:test'
import { DAY } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

const es = TEXTS['es-MX']

test('whoever wants to visit a son abroad books for herself, and "en los estados unidos" is no town', () => {
  const says = 'buenas tardes quiero sacar mi pasaporte porque mi hijo vive en los estados unidos y lo quiero ir a ver'
  const { draft } = meetCitizen().write(says, 'es la primera vez').state ?? {}
  expect(draft).toEqual({ people: [], who: 'self', family: 'first' })
})

test('whoever was taken to book for a child says "es para mí" and does', () => {
  const citizen = meetCitizen().write('es para mi hijo', 'es menor de edad', 'no, perdón, es para mí')
  expect(citizen.state?.draft.who).toBe('self')
  expect(citizen.write('renovar').read()).toContain('¿Dónde le queda bien su cita?')
})

test('whoever takes any office may say when before choosing one, and is not asked where again', () => {
  const citizen = meetCitizen().write('quiero mi primer pasaporte', 'la que sea', 'el lunes')
  expect(citizen.titles()).toContain('Naucalpan')
  expect(citizen.tap('Toluca').state?.draft.wish).toEqual({ weekdays: [1] })
})

test('whoever lives abroad and says where they want to renew is told of the consulate, and goes on', () => {
  const citizen = meetCitizen().write('Hola vivo en Chicago y voy a Toluca en diciembre, quiero renovar mi pasaporte')
  expect(citizen.read()).toContain('Cerca de *Toluca*')
  expect(citizen.tap('Sí, así').read()).toContain('la cita se saca con un consulado de México')
})

test('thanks in the middle are answered, and are no misunderstanding', () => {
  const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca').write('gracias, mijo')
  expect(citizen.read()).toStartWith('Con gusto.')
  expect(citizen.write('qué es eso').read()).toContain(es.faq.whatIsCurp)
})

test('answers in a row with commas between them are all taken', () => {
  const citizen = meetCitizen()
    .write('Renovar, Toluca, HESG580312MMCRTD06, Guadalupe Hernández Soto, el 4 de diciembre a las 9')
    .agree()
  const { near, people } = citizen.state?.draft ?? {}
  expect(near?.name).toBe('Toluca')
  expect(people?.[0]).toMatchObject({ curp: 'HESG580312MMCRTD06', name: 'Guadalupe Hernández Soto' })
})

test('a grandfather counts no parents who are away, and whoever has no papers of a judge is not asked which', () => {
  const says = 'tengo a mi nieto conmigo sus papas estan en el norte y quiero sacarle pasaporte'
  const citizen = meetCitizen().write(says)
  expect(citizen.state?.draft).toMatchObject({ who: 'minor', count: 1 })
  citizen.tap('Una persona menor de 18')
  expect(citizen.write('yo lo cuido, no tengo papeles del juez').state?.draft.minorCase).toBeUndefined()
  citizen.tap('Hay papeles de un juez')
  expect(citizen.write('no tengo').read()).toContain('¿Quién irá a la oficina a dar ese permiso?')
  citizen.tap('Hay papeles de un juez')
  expect(citizen.write('cita de asesoría').state?.draft.family).toBe('advice')
})

test('whoever comes back, is asked whether to go on and says yes goes on', () => {
  const citizen = meetCitizen()
    .write('quiero renovar mi pasaporte', 'toluca')
    .wait(2 * DAY)
    .write('hola')
  expect(citizen.read()).toContain('¿Seguimos donde iba?')
  expect(citizen.write('sí').titles()).toContain('Toluca')
})

test('whoever counted the children wrong says the right number before anything is written of them', () => {
  const citizen = meetCitizen().write('es para mis dos hijos', 'son menores de edad')
  expect(citizen.write('no, perdón, son tres').state?.draft.count).toBe(3)
})

test('a piece of a CURP, or an RFC, is told apart from no CURP at all', () => {
  const citizen = meetCitizen().write('mi primer pasaporte', 'toluca').tap('Toluca').write('HESG580312AB1')
  expect(citizen.read()).toContain('tiene 13 letras y números, y debe tener 18')
})

test('whoever asks where the offices are reads where', () => {
  expect(meetCitizen().write('¿dónde están las oficinas?').read()).toContain(
    'Hay oficinas en:\n• Toluca\n• Cuajimalpa, CDMX\n• Naucalpan\n• Cuernavaca\n• Tijuana',
  )
})

test('whoever says that they go themselves with the child is asked for name and CURP, and not told that it was not understood', () => {
  const citizen = meetCitizen()
    .write('pasaporte para mi hijo', 'es menor de edad')
    .tap('Iremos las dos personas')
    .write('toluca')
    .tap('Toluca')
  citizen.write('PULA160914MMCGPNA7 Ana Puga López').tap('No, es el primero').write('yo')
  expect(citizen.read()).toContain('Falta escribir su nombre completo y su CURP')
})
