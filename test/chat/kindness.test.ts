// What a citizen is not told, offered or asked when it would harm: an hour before any bank opens, a telephone for somebody who is
// deaf, one more question for somebody who wants no more of it.
import { expect, test } from 'bun:test'
import { currentHold } from '../../src/booking/holds.ts'
import { MINUTE } from '../../src/clock.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const held = (citizen: ReturnType<typeof meetCitizen>) => currentHold(citizen.db, 1, citizen.clock.now())

test('whoever asks for more time right after the hour was held gets all of it', () => {
  const citizen = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')
  const until = held(citizen)?.until ?? 0
  citizen.write('más tiempo')
  expect(held(citizen)?.until).toBe(until + 10 * MINUTE)
  expect(citizen.read()).toContain('le guardo el lugar hasta las *10:20 h*')
})

for (const words of [
  'no espera si la quiero',
  'ay no, espere, sí la quiero',
  'no la cancele por favor',
  'me arrepentí',
  'siempre sí voy',
  'cambié de opinión',
  'wait i do want it',
]) {
  test(`"${words}" right after a cancellation takes it back`, () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita').tap('Sí, cancelarla').write(words)
    expect(citizen.read()).toMatch(/recuperé su cita|you have your appointment back|got your appointment back|appointment is back/i)
  })
}

test('"no, espere" after a cancellation is asked about, and later it is an ordinary word', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita').tap('Sí, cancelarla')
  expect(citizen.write('no, espere').titles()).toContain('Sí, recuperarla')
  citizen.wait(6 * MINUTE).write('no espera si la quiero')
  expect(citizen.read()).not.toContain('recuperé')
})

test('"sí la quiero cancelar" takes no cancellation back', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita').tap('Sí, cancelarla')
  expect(citizen.write('sí la quiero cancelar').read()).not.toContain('recuperé')
})

test('"¿es gratis?" is answered before the prices', () => {
  for (const citizen of [meetCitizen().write('Hola'), choosesHour(meetCitizen()), seesSummary(meetCitizen()).tap('Confirmar')])
    expect(citizen.write('¿es gratis?').read()).toStartWith(
      '*La cita es gratis:* nadie puede cobrarle por ella. El pasaporte sí se paga',
    )
  expect(meetCitizen().write('Hola').write('cuánto cuesta').read()).not.toContain('La cita es gratis')
})

test('whoever wants no more of it is left alone, also when the hold runs out', () => {
  for (const words of ['ya no, no quiero problemas', 'olvídelo', 'ya no quiero nada gracias', 'forget it']) {
    const citizen = seesSummary(meetCitizen()).write(words)
    expect(citizen.replies).toHaveLength(1)
    expect(citizen.titles()).toEqual([])
    expect(citizen.read()).toContain('No se hizo ninguna cita.')
    const said = citizen.all.length
    expect(citizen.wait(11 * MINUTE).all).toHaveLength(said)
    expect(citizen.write('Hola').titles()).toContain('Jue 3 dic, 9:00 h')
  }
})

test('whoever wants no more of it while an appointment stands is told that it stands', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('olvídelo')
  expect(citizen.read()).toContain('jueves 3 de diciembre')
  expect(citizen.read()).not.toContain('No se hizo ninguna cita')
})

test('wanting no problems and another day is a wish, and asking whether to forget it a question', () => {
  expect(seesSummary(meetCitizen()).write('no quiero problemas, mejor cámbiela al viernes 4').read()).not.toContain('insistir')
  expect(seesSummary(meetCitizen()).write('¿lo olvido?').read()).not.toContain('insistir')
})

test('whoever says that they are deaf is told of no telephone any more', () => {
  const citizen = meetCitizen().write('soy sorda y quiero renovar')
  citizen.write('Hola', 'ASESOR', 'pago', 'qwerty asdf', 'zxcv qwer', '¿dónde puedo estacionarme?', 'es real esto?', 'emergencia')
  citizen
    .say({ kind: 'voice' })
    .write('menu', 'renovar', 'toluca')
    .tap('Sí, anótelo', 'Toluca')
    .write('a ver si ya', 'no se que pedir ahi eh')
  const said = citizen.all.map((reply) => ('body' in reply ? reply.body : '')).join('\n')
  expect(said).toContain('por escrito')
  expect(said).not.toContain('55 0000 0000')
  expect(said).not.toMatch(/llam[ea]/i)
})

test('speaking little Spanish is no reason to be told of no telephone', () => {
  expect(meetCitizen().write('no puedo hablar español', 'ASESOR').read()).toContain('55 0000 0000')
})

test('nobody without a CURP is sent to the INE that they lack, and everybody reads where to get one', () => {
  const citizen = meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca')
  expect(citizen.write('no tengo INE ni CURP').read()).toContain('gob.mx/curp')
  expect(citizen.read()).not.toContain('INE')
  expect(citizen.write('¿dónde saco mi CURP?').read()).toContain('Registro Civil')
})

test('who must come is answered, and begins nothing', () => {
  const citizen = meetCitizen().write('Hola', 'costos')
  for (const words of ['¿tiene que ir mi esposo?', 'quién tiene que ir a la cita', 'tenemos que ir los dos?'])
    expect(citizen.write(words).read()).toContain('en persona')
})

test('the nearest days are those around the wished one, and the nearest hours those around the wished hour', () => {
  const after = choosesHour(meetCitizen()).write('el 20 de diciembre')
  expect(after.titles().slice(0, 2)).toEqual(['Lun 14 dic, 9:00 h', 'Lun 14 dic, 12:00 h'])
  const between = choosesHour(meetCitizen()).write('el sábado 5 de diciembre')
  expect(between.titles()).toContain('Vie 4 dic, 16:30 h')
  expect(between.titles()).toContain('Lun 7 dic, 9:00 h')
})
