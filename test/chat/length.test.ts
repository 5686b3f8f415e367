import { expect, test } from 'bun:test'
import { SAMPLE_INSTITUTION } from '../../db/seeds/sample.ts'
import type { Language } from '../../src/catalogue/types.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'

// What somebody reads on a small telephone without moving it: the figures that the words are held to.

const LANGUAGES: Language[] = ['es-MX', 'es-facil', 'en']

/** With what stands at the foot of the list. At 390 by 844 it is in view with its question and its button. */
const GREETING = 450
/** Of one grown-up with a discount, and of two children of whom one parent signs elsewhere; of a demonstration, which is longer. */
const FOLIO = { one: 520, twoChildren: 800 }

/** A name as long as those of real offices. */
const LONG_NAME = 'Oficina Municipal de Enlace con la Secretaría en San Juan del Río, Querétaro'

function greeted(language: Language, institution: Record<string, number | string> = {}): { body: string; whole: string } {
  const citizen = meetCitizen({ institution })
  citizen.language = language
  // In the afternoon, when its first words are the longest.
  const [reply] = citizen.wait(6 * 3_600_000).write(language === 'en' ? 'hello' : 'hola').replies
  if (reply?.kind !== 'choices') throw new Error('no greeting')
  return { body: reply.body, whole: [reply.body, reply.footer].join('') }
}

for (const language of LANGUAGES) {
  const { hello, sample, promise, privacy } = TEXTS[language].greeting
  const notMinistry = SAMPLE_INSTITUTION[language === 'en' ? 'disclaimerEn' : 'disclaimer']

  test(`the greeting in ${language} has at most ${GREETING} characters, of a demonstration and of an office with a long name`, () => {
    const demonstration = greeted(language, { sample: 1 })
    expect(demonstration.body).toContain(sample)
    expect(demonstration.whole.length).toBeLessThanOrEqual(GREETING)
    expect(greeted(language, { name: LONG_NAME }).whole.length).toBeLessThanOrEqual(GREETING)
  })

  test(`the greeting in ${language} keeps what has to be said: who speaks and who does not, that it is free, the privacy notice`, () => {
    const { body } = greeted(language, { name: LONG_NAME })
    expect(body).toStartWith(hello.afternoon)
    for (const said of [`*${LONG_NAME}*`, notMinistry, promise, privacy]) expect(body).toContain(said)
  })
}

test('easy Spanish is named in the first list, and in English too', () => {
  expect(meetCitizen().write('hola').titles()).toContain('Español fácil / English')
  expect(meetCitizen().write('hola').tap('Español fácil / English', 'Español fácil').language).toBe('es-facil')
  expect(meetCitizen().write('hello').titles()).toContain('Español / easy Spanish')
})

/** Roberto takes his two children, and their mother signs elsewhere. */
const ofTwoChildren = (citizen: Citizen): Citizen =>
  citizen
    .write('quiero pasaporte para mis dos hijos', 'son menores de edad')
    .tap('Solo voy yo', 'Seguir con la cita')
    .write('toluca')
    .tap('Toluca')
    .write('CARS150514MMCSYFA9, Sofía Castillo Reyes', 'CARM180903HMCSYTA5, Mateo Castillo Reyes')
    .tap('Nadie todavía')
    .write('CAMR840622HMCSRB02, Roberto Castillo Mora')
    .tap('Jue 3 dic, 9:00 h', '3 años cada uno')

test('the folio says first what people are sent home without, and the rest is behind its three buttons', () => {
  const one = seesSummary(meetCitizen({ institution: { sample: 1 } })).tap('Confirmar')
  for (const said of ['*Lleve:*', 'Su pasaporte anterior', 'Su comprobante de pago', '$1,220', '*PAGO*'])
    expect(one.read()).toContain(said)
  expect(one.read()).not.toMatch(/DENUNCIA|cancelar/)
  expect(one.read().length).toBeLessThanOrEqual(FOLIO.one)
  expect(one.titles()).toEqual(['Cómo llegar', 'Comprobante en PDF', 'Cambiar o cancelar'])

  const children = ofTwoChildren(meetCitizen({ institution: { sample: 1 } })).tap('Confirmar')
  for (const said of ['permiso OP-7', TEXTS['es-MX'].folio.op7, '*PAGO*']) expect(children.read()).toContain(said)
  expect(children.replies).toHaveLength(1)
  expect(children.read().length).toBeLessThanOrEqual(FOLIO.twoChildren)
  expect(children.titles()).toEqual(['El permiso que falta', 'Comprobante en PDF', 'Cambiar o cancelar'])
})

test.each(['es-MX', 'es-facil', 'en'] as const)('the folio in %s has at most its characters', (language) => {
  const citizen = seesSummary(meetCitizen({ institution: { sample: 1 } }))
  citizen.language = language
  citizen.tap('Confirmar')
  // In another language everything is shown once more.
  const { confirm } = TEXTS[language].summary.buttons
  if (citizen.titles().includes(confirm)) citizen.tap(confirm)
  expect(citizen.read()).toContain('Folio')
  expect(citizen.read().length).toBeLessThanOrEqual(FOLIO.one)
})

test('how it is paid says too what to do when somebody charges for the appointment', () => {
  expect(seesSummary(meetCitizen()).tap('Confirmar').write('pago').read()).toContain('escriba *DENUNCIA*')
})
