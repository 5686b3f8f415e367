// What a record asks: answered where it was said already, and left open for whoever asks something first.
import { describe, expect, test } from 'bun:test'
import { saysWordOf } from '../../src/reading/finder.ts'
import { citizenOfSanTelmo } from './san-telmo.ts'

const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'
const says = async (...texts: string[]) => (await citizenOfSanTelmo()).write('hola', ...texts)
const answersOf = (citizen: Awaited<ReturnType<typeof says>>) => Object.values(citizen.state?.draft.people[0]?.answers ?? {})[0]

describe('what the first message says of a question of the record', () => {
  test.each([
    ['quiero esterilizar a mi perra que se llama Canela', { called: 'Canela', animal: 'perro' }, 'Canela'],
    ['castrar a mi perro, se llama Sultán y tiene dos años', { called: 'Sultán', animal: 'perro' }, 'Sultán'],
    ['licencia de manejo para moto', { type: 'motociclista' }, 'Motociclista'],
    ['licencia de manejo de motosicleta', { type: 'motociclista' }, 'Motociclista'],
    ['quiero inscribir a mi hija al taller de guitarra', { which: 'guitarra' }, 'Guitarra'],
  ])('is not asked again, and is said back: "%s"', async (words, answers, said) => {
    const begun = await says(words)
    expect(answersOf(begun)).toEqual(answers)
    expect(begun.read()).toContain(`: ${said}`)
  })

  test('is asked where two answers are said, or none', async () => {
    for (const words of ['quiero inscribir a mi hija al taller de guitarra o pintura', 'quiero inscribir a mi hija a un taller'])
      expect(answersOf(await says(words))).toBeUndefined()
  })

  test('is corrected as any other answer', async () => {
    const asked = (await says('licencia de manejo para moto', LUIS)).tap('Mar 24 nov, 14:45 h', 'Corregir un dato', 'Otros datos')
    expect(asked.titles()).toEqual(['Automovilista', 'Motociclista'])
  })
})

describe('an answer in a sentence', () => {
  const named = () => says('esterilizar a mi mascota', 'Ana Ruiz Paz')

  test.each([
    ['se llama Canela', 'Canela'],
    ['le pusimos Luna y tiene un año', 'Luna'],
    ['No Tiene Nombre', 'No Tiene Nombre'],
    ['Don Gato', 'Don Gato'],
  ])('is kept without what leads to it: "%s"', async (words, name) => {
    expect(answersOf((await named()).write(words))).toEqual({ called: name })
  })

  test.each(['una gatita', 'es gata', 'gatos'])('is an option in any form of its word: "%s"', async (words) => {
    expect(answersOf((await named()).write('Canela', words))).toEqual({ called: 'Canela', animal: 'gato' })
  })

  test('is no option by a word that says nothing', () => {
    expect(saysWordOf('para otro dia', 'otro')).toBe(false)
  })
})

describe('a question to the office while the record asks', () => {
  const FIELDS = [
    ['esterilizar a mi mascota', 'Ana Ruiz Paz', '*¿Cómo se llama su mascota?*'],
    ['constancia de residencia', 'Ana Ruiz Paz', '*¿Número de boleta?*'],
    ['licencia de manejo', LUIS, '*¿Tipo de licencia?*'],
  ] as const

  test.each([
    ['¿cuánto cuesta?', 'Precios de 2026'],
    ['cuanto me cuesta', 'Precios de 2026'],
    ['¿dónde queda?', 'Plaza Hidalgo 4'],
    ['qué llevo', 'no se pide llevar ningún papel'],
    ['a qué hora abren', 'de 9:00 a 15:00 h'],
  ])('is answered, and the question stays: "%s"', async (words, told) => {
    for (const [what, who, question] of FIELDS) {
      const asked = await says(what, who)
      expect(asked.read()).toContain(question)
      const answered = asked.write(words)
      expect(answered.read()).toContain(told)
      expect(answered.read()).toContain(question)
      expect(answersOf(answered)).toBeUndefined()
    }
  })

  test('that nobody knows is no answer either', async () => {
    expect(answersOf((await says('esterilizar a mi mascota', 'Ana Ruiz Paz')).write('¿y si muerde?'))).toBeUndefined()
  })
})

test.each(['qué trámites hay?', 'qué servicios ofrecen', 'lista de trámites', 'qué puedo hacer aquí'])(
  '"%s" lists what is done here',
  async (words) => {
    expect((await says(words)).read()).toContain('sacar licencia de conducir, pedir constancia de residencia')
  },
)

test.each(['credencial de la biblioteca', 'constancia de residencia'])('a child may have what everybody may: %s', async (words) => {
  const asked = (await says(words)).write('es para mi hijo')
  expect(asked.read()).not.toContain('no se ofrece')
  expect(asked.state?.draft).toMatchObject({ who: 'other' })
})
