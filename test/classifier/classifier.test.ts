import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { examplesIn, GATHERED_FILE, readExamples, WRITTEN_FILE } from '../../src/chat/classifier/examples.ts'
import { featuresOf, PLACES, placesOf } from '../../src/chat/classifier/features.ts'
import { scoresOf } from '../../src/chat/classifier/scores.ts'
import { classifier, decidedBy, shippedTable, WEIGHTS_FILE } from '../../src/chat/classifier/shipped.ts'
import { train } from '../../src/chat/classifier/trainer.ts'
import { readWeights, tableOf, type Weights, writeWeights } from '../../src/chat/classifier/weights.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { readSentences } from '../sentences/read.ts'
import { figuresOf, labelsOf } from './figures.ts'
import { hashOfSources } from './make.ts'

const MOMENT = { question: 'menu', books: false, stands: false } as const
const ALL = [WRITTEN_FILE, GATHERED_FILE].flatMap(examplesIn)

test('the weights were made of these examples by this trainer: otherwise run `npm run train`', () => {
  expect(readFileSync(WEIGHTS_FILE, 'utf8').split('\n')[0]).toBe(`learnt from ${hashOfSources()}`)
})

test('what is shipped is at most 300 kB', () => {
  expect(readFileSync(WEIGHTS_FILE).length).toBeLessThan(300_000)
})

test('no sentence that measures is one that it learnt from', () => {
  const learnt = new Set(ALL.map(({ text }) => everyday(text)))
  expect(readSentences().flatMap(({ text }) => (learnt.has(everyday(text)) ? [text] : []))).toEqual([])
})

test('of sentences that it did not see, it proposes the right button among two for more than half', () => {
  const PART = 5
  const table = tableOf(
    train(
      ALL.filter((_, at) => at % PART !== 0),
      labelsOf(ALL),
    ),
  )
  const { meant, none, proposed, needless } = figuresOf(
    ALL.filter((_, at) => at % PART === 0),
    table,
    { button: 5, nothing: 50 },
  )
  expect(proposed / meant).toBeGreaterThan(0.55)
  expect(needless / none).toBeLessThan(0.2)
}, 60_000)

const SMALL: Weights = {
  unit: 65_536,
  columns: [
    { label: 'costs', always: 3, weights: [[placesOf('vale')[0] ?? 0, 127]] },
    { label: 'way', always: 3, weights: [] },
    {
      label: 'nothing',
      always: 0,
      weights: [
        [0, -5],
        [600, 4],
        [PLACES - 1, 127],
      ],
    },
  ],
}

test('scores are whole numbers, to the last one the same everywhere', () => {
  const table = tableOf(SMALL)
  expect(scoresOf('', table)).toEqual([
    { label: 'costs', percent: 35 },
    { label: 'way', percent: 35 },
    { label: 'nothing', percent: 29 },
  ])
  // Nine features, of which one weighs 127: 127 / √9 are 42 steps, which make the others 14 times less likely.
  expect(scoresOf('vale', table).map(({ percent }) => percent)).toEqual([88, 6, 5])
})

test('a second table adds to the first, and may know buttons of its own', () => {
  const second = tableOf({
    unit: 65_536,
    columns: [
      { label: 'answer:1', always: 19, weights: [] },
      { label: 'way', always: 3, weights: [] },
    ],
  })
  expect(scoresOf('', tableOf(SMALL), second).map(({ label }) => label)).toEqual(['answer:1', 'way', 'costs', 'nothing'])
})

test('what is written is read the same', () => {
  expect(readWeights(writeWeights(SMALL))).toEqual(SMALL)
})

test('weights that are cut off, or something else, are refused', () => {
  expect(() => readWeights('hola')).toThrow('the first line names no unit')
  expect(() => readWeights('unit 5\ncosts')).toThrow('no label stands')
  expect(() => readWeights(`unit 5\ncosts 1 ${Buffer.from([4]).toString('base64')}`)).toThrow('not whole')
})

test('the same examples make the same weights', () => {
  const some = examplesIn(WRITTEN_FILE).filter(({ label }) => label === 'costs' || label === 'way')
  expect(writeWeights(train(some, labelsOf(some)))).toBe(writeWeights(train(some, labelsOf(some))))
})

test('a feature is a word, two words, or a part of a word', () => {
  expect(featuresOf('qué vale').map(({ text }) => text)).toEqual(
    expect.arrayContaining(['que', 'vale', 'que vale', 'val', 'vale', 'ale']),
  )
})

test('any text has features, and they have places', () => {
  for (const text of ['', ' ', '😀', 'a', 'x'.repeat(4_096), '¿?'.repeat(500)])
    expect(placesOf(text).every((place) => Number.isInteger(place) && place >= 0 && place < PLACES)).toBe(true)
})

test('it says which examples decided', () => {
  const [first] = classifier.propose('en cuánto me sale a mí', MOMENT)
  expect(first?.wish).toBe('costs')
  expect(first?.because.length).toBeGreaterThan(0)
  expect(decidedBy('en cuánto me sale a mí', 'costs')).toContain('en cuánto sale')
})

test('a heading is asked for over every example', () => {
  expect(() => readExamples('hola')).toThrow('no heading stands over "hola"')
})

test('a sentence of 1,000 characters is scored within a millisecond', () => {
  shippedTable()
  const long = 'ya no puedo ir ese día porque me cambiaron el turno '.repeat(20).slice(0, 1_000)
  const times = Array.from({ length: 50 }, (_, at) => {
    const before = Bun.nanoseconds()
    scoresOf(`${at}${long}`, shippedTable())
    return (Bun.nanoseconds() - before) / 1e6
  }).toSorted((a, b) => a - b)
  expect(times[10]).toBeLessThan(1)
})
