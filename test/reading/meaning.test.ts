import { afterAll, describe, expect, test } from 'bun:test'
import { readIn } from '../../src/chat/reading.ts'
import { meaningOf, meaningSchema } from '../../src/reading/meaning.ts'
import { openDirectory } from '../conversations/directory.ts'
import { readSentences } from '../sentences/read.ts'

const db = openDirectory('varias oficinas')
afterAll(() => db.close())
/** Every fourth: each is read word by word, twice. */
const SENTENCES = readSentences().filter((_, at) => at % 4 === 0)
const read = (text: string) => meaningOf(readIn(text, db, () => '2026-11-24'))

test('a meaning is JSON, and the same for the same words', () => {
  for (const { text } of SENTENCES) {
    const meaning = read(text)
    expect(meaningSchema.parse(JSON.parse(JSON.stringify(meaning)))).toEqual(meaning)
    expect(read(text)).toEqual(meaning)
  }
})

test('the clauses of a message stand in their order and within it', () => {
  for (const { text } of SENTENCES)
    read(text).clauses.reduce((end, { span: [from, until], values }) => {
      expect(from).toBeGreaterThanOrEqual(end)
      expect(until).toBeLessThanOrEqual(text.length)
      for (const one of values) expect(one.span[0]).toBeGreaterThanOrEqual(from)
      return until
    }, 0)
})

test.each(['', '   ', '¿?', '🙂', 'x'.repeat(4096), 'no '.repeat(1000), '{"a": 1}'])('anything has a meaning: %p', (text) => {
  expect(() => read(text)).not.toThrow()
})

describe('a clause', () => {
  test('is sure where nothing in it is denied, asked, of others, named twice or left over', () => {
    expect(read('quiero renovar en Toluca').clauses.map(({ sure }) => sure)).toEqual([true])
    expect(read('el viernes no puedo, mejor el lunes a las nueve').clauses.map(({ sure }) => sure)).not.toContain(true)
    expect(read('¿cuánto cuesta renovar?').clauses[0]).toMatchObject({ kind: 'question', sure: false })
  })

  test('says whose its values are, and whether they are denied', () => {
    const values = read('en Naucalpan no, mejor en Toluca, mi hija me acompaña').clauses.flatMap((one) => one.values)
    expect(values).toContainEqual(expect.objectContaining({ kind: 'office', value: 'Naucalpan', denied: true }))
    expect(values).toContainEqual(expect.objectContaining({ kind: 'office', value: 'Toluca', denied: false, whose: 'me' }))
    expect(values).toContainEqual(expect.objectContaining({ kind: 'relative', value: 'hija', whose: 'them' }))
  })

  test.each([
    ['no mejor miércoles', 'miercoles'],
    ['no en Metepec mejor', 'Metepec'],
    ['no, el jueves mejor', 'jueves'],
    ['no hablo bien español soy de Guatemala mi hijo nació aquí quiero su pasaporte', 'hijo'],
  ])('corrects what was said before without denying what it names: %s', (said, named) => {
    expect(read(said).clauses.flatMap((one) => one.values)).toContainEqual(expect.objectContaining({ value: named, denied: false }))
  })

  test('names what is asked before it is asked', () => {
    const values = read('me llamo Guadalupe Hernández Soto, lo quiero por diez años').clauses.flatMap((one) => one.values)
    expect(values.map(({ kind, value }) => [kind, value])).toContainEqual(['name', 'Guadalupe Hernández Soto'])
    expect(values.map(({ kind, value }) => [kind, value])).toContainEqual(['years', 'diez años'])
  })
})
