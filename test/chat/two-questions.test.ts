import { expect, test } from 'bun:test'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const AT_THE_CURP = ['quiero renovar mi pasaporte', 'toluca', 'Toluca']

test.each([
  ['hay donde dejar la camioneta y si llego 20 min tarde q pasa', 'hay estacionamiento', 'a quien llega tarde'],
  ['¿hay estacionamiento? ¿puede entrar mi mamá conmigo?', 'hay estacionamiento', 'acompañantes'],
  ['dónde queda y a qué hora abren', 'Calle Uno 1', 'da citas en este horario'],
])('two questions in a message are both answered, and a telephone is given once: %s', (words, first, second) => {
  const citizen = meetCitizen().write(...AT_THE_CURP, words)
  expect(citizen.read()).toContain(first)
  expect(citizen.read()).toContain(second)
  expect(citizen.read().split('55 0000 0000').length).toBeLessThanOrEqual(2)
  expect(citizen.read()).toContain('Escriba su CURP')
})

test.each([
  ['si está bien confírmela y me puede acompañar mi hijo', 'acompañantes'],
  ['sí, confirme por favor. ¿hay estacionamiento?', 'hay estacionamiento'],
  ['asi esta bien gracias, puede ir mi esposo conmigo?', 'acompañantes'],
  ['ok confirmada, y puedo pagar con tarjeta?', 'ni con tarjeta'],
  ['si, y si llego tarde me atienden?', 'a quien llega tarde'],
  ['correcto, y cuanto tardan en darmelo', 'cuándo se entrega'],
])('a yes with a question beside it confirms, and is answered once: %s', (words, answer) => {
  const citizen = seesSummary(meetCitizen()).write(words)
  expect(citizen.read()).toMatch(/Su cita quedó confirmada|Your appointment is confirmed/)
  expect(citizen.read().split(answer)).toHaveLength(2)
})

test('and what the folio says itself is not said again', () => {
  const citizen = seesSummary(meetCitizen()).write('todo bien, confirmar. ¿qué llevo?')
  expect(citizen.read()).toContain('Su cita quedó confirmada')
  expect(citizen.read()).not.toContain('Precios de')
})

test.each(['si ¿es el jueves verdad?', 'sí, ¿pero puedo cambiarla después?', '¿sí?', 'sí, ¿es mi CURP correcta?'])(
  'a yes that is doubted confirms nothing: %s',
  (words) => expect(seesSummary(meetCitizen()).write(words).read()).not.toContain('Su cita quedó confirmada'),
)

test('what two answers both say is said once', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cuanto pago y donde y puedo con tarjeta?')
  expect(citizen.read()).toContain('$1,220')
  expect(citizen.read().split('Nunca se paga en tiendas')).toHaveLength(2)
})

test.each([
  '¿y si no tengo el pasaporte viejo?',
  'y si no encuentro el pasaporte anterior',
  'qué pasa si perdí el viejo',
  'no tengo mi pasaporte anterior a la mano, igual voy?',
  'se me olvidó decirle que ya no tengo el viejo',
  'si voy sin el pasaporte vencido me atienden?',
])('after the folio, who lacks the old passport is told what that means: %s', (words) => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write(words)
  expect(citizen.read()).toContain('se lleva el pasaporte anterior')
  expect(citizen.titles()).toContain('Hablar con alguien')
})

test('an office of which something is asked is not chosen by that', () => {
  const citizen = meetCitizen().write(...AT_THE_CURP.slice(0, 2), '¿la de Toluca está en el centro?')
  expect(citizen.read()).toContain('Calle Uno 1')
  expect(citizen.state?.draft.officeIds).toBeUndefined()
})

test('"al otro lunes" moves an appointment, and half past five is one hour', () => {
  const moving = seesSummary(meetCitizen())
    .tap('Confirmar')
    .write('no la verdad mejor pasela al otro lunes si se puede en la tarde')
  expect(moving.read()).toContain('¿Para cuándo la cambio?')
  expect(choosesHour(meetCitizen()).write('salgo de trabajar a las 3 y media').read()).toContain('15:30 h')
})

test('which of two offices has a place first is answered with the hours of both', () => {
  for (const before of [[], ['quiero renovar mi pasaporte']]) {
    const citizen = meetCitizen().write(
      ...before,
      `${before.length > 0 ? '' : 'quiero renovar, '}entre toluca y naucalpan cuál tiene antes`,
    )
    expect(citizen.read()).toContain('los primeros lugares libres en esas oficinas')
    expect(citizen.titles()).toContain('Naucalpan')
  }
})

test('hours are those of the office that is named, before one is chosen', () => {
  const citizen = meetCitizen().write('quiero renovar mi pasaporte', '¿en toluca atienden los sábados?')
  expect(citizen.read()).toContain('*Toluca* da citas en este horario')
})

test.each(['no leo bien, quiero renovar mi pasaporte', 'no tengo carro, quiero renovar mi pasaporte'])(
  'a denial ends at a mark, and the wish behind it is heard: %s',
  (words) => {
    expect(meetCitizen().write(words).state?.draft.family).toBe('renewal')
  },
)

test.each(['mejor otro dia', 'ese dia no puedo, mejor otro dia temprano'])(
  'another day is looked for, and nothing is given up: %s',
  (words) => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'toluca', words)
    expect(citizen.read()).toContain('¿Qué hora le conviene?')
    expect(citizen.read()).not.toContain('No le voy a insistir')
  },
)

test.each(['después me van a cobrar?', 'y si despues me piden que deposite?'])(
  'who fears a charge reads that nobody may: %s',
  (words) => {
    expect(meetCitizen().write('hola', words).read()).toContain('nadie puede cobrarle')
  },
)

test('who asks whether a son may come along begins no appointment for him', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('¿me puede acompañar mi hijo?')
  expect(citizen.read()).toContain('si pueden entrar acompañantes')
})

test('"14 to 22" is no quarter to an hour', () => {
  expect(choosesHour(meetCitizen()).write('i said 14 to 22').read()).not.toContain('9:46')
})

test.each([
  'me robaron la bolsa con todo y pasaporte, vivo en toluca, q hago',
  'tengo que renovar el pasaporte, ¿qué tengo que hacer? vivo en toluca',
  'ocupo renovar pasaporte, somos de toluca, como le hacemos',
])('who asks what to do is led on, and is not told that nobody here knows: %s', (words) => {
  const citizen = meetCitizen().write(words)
  expect(citizen.read()).not.toContain('esto no lo sé')
  expect(citizen.read()).toContain('Toluca')
})

test.each(['¿quién tiene que firmar?', 'los dos tenemos que firmar?'])('who has to sign is told: %s', (words) => {
  expect(meetCitizen().write(words).read()).toContain('patria potestad')
})

test.each([
  'el de la papelería me dice que por 800 me pasa adelante',
  'un señor afuera me dijo que por 500 me consigue la cita',
  'hay un licenciado que me la saca mas rapido pagando',
  'una muchacha en facebook vende citas a 1200, es confiable?',
  'me ofrecen una cita para mañana si les deposito 700',
  'mi cuñado conoce a alguien que por una lana la adelanta',
])('who is offered a place for money reads that nobody can: %s', (words) =>
  expect(meetCitizen().write(words).read()).toContain(
    'Nadie puede cobrarle por una cita, ni apartarla por usted o pasarle adelante',
  ),
)

test.each([
  ['quiero renovar mi pasaporte, cuánto cuesta?', 'Renovar pasaporte', '$2,440', 'municipio'],
  ['vivo en toluca quiero renovar mi pasaporte cuanto cuesta', 'Renovar pasaporte', '$2,440', '¿Qué hora le conviene?'],
  ['quiero renovar mi pasaporte en toluca, que llevo', 'Renovar pasaporte', 'Su pasaporte anterior', '¿Qué hora le conviene?'],
  ['quiero sacar pasaporte para mis 2 niños y para mi, cuanto es', 'menor de edad', '$920', '¿Para quién es la cita?'],
  ['quiero renovar mi pasaporte en toluca, cuanto cuesta renovarlo', 'Renovar pasaporte', '$2,440', '¿Qué hora le conviene?'],
  ['quiero el pasaporte de mi hijo en metepec, cuanto cuesta el de niño', 'menor de edad', '$920', '¿Para quién es la cita?'],
])('a price or a paper beside a wish is told, and the wish goes on: %s', (words, whatFor, told, question) => {
  const citizen = meetCitizen().write(words)
  for (const one of [whatFor, told, question]) expect(citizen.read()).toContain(one)
  expect(citizen.read()).not.toContain('no lo sé')
})

test('"quiero saber cuánto cuesta renovar" only asks', () => {
  const citizen = meetCitizen().write('quiero saber cuánto cuesta renovar el pasaporte')
  expect(citizen.titles()).toContain('Sacar esta cita')
})

test.each([
  'hola ya encontré mi curp en qué nos quedamos',
  'ya tengo la curp, seguimos?',
  'disculpe me quedé a medias, dónde iba',
  'ya volví, qué me falta?',
])('who comes back reads what is kept, that no hour is held, and the question: %s', (words) => {
  const citizen = meetCitizen()
    .write(...AT_THE_CURP.slice(0, 2))
    .tap('Jue 3 dic, 9:00 h')
    .write(words)
  expect(citizen.read()).toContain(
    'Lo que lleva está guardado: *renovar pasaporte*, oficina *Toluca*. Todavía no tiene ninguna hora apartada',
  )
  expect(citizen.read()).toContain('Escriba su CURP')
})

test.each([
  'buenas, una vecina me dijo que por aqui se saca la cita del pasaporte gratis, es cierto? porque en el ciber me cobran 500',
  'es cierto que la cita es gratis?',
  'me cobran 500 en el ciber por sacarla, aqui es gratis?',
])('who asks whether it is free reads that it is, also beside a story: %s', (words) => {
  const citizen = meetCitizen().write(words)
  expect(citizen.read()).toContain('*La cita es gratis:*')
  expect(citizen.read()).not.toContain('no lo sé')
  expect(citizen.titles().length).toBeGreaterThan(0)
})

test.each(['yes please', 'yes that is right', 'yes, everything is correct, thank you'])(
  'a yes in English to a summary that is shown in Spanish confirms what was shown: %s',
  (words) =>
    expect(seesSummary(meetCitizen()).write(words).read()).toMatch(/Su cita quedó confirmada|Your appointment is confirmed/),
)
