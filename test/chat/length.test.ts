import { expect, test } from 'bun:test'
import type { Language } from '../../src/catalogue/types.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

// What somebody reads on a small telephone without moving it: the figures that the words are held to.

const LANGUAGES: Language[] = ['es-MX', 'es-facil', 'en']

/** With what stands at the foot of the list. At 390 by 844 it is in view with its question and its button. */
const GREETING = 450

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
  const { hello, notMinistry, sample, promise, privacy } = TEXTS[language].greeting

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
