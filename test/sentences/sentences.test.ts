import { describe, expect, test } from 'bun:test'
import { plain } from '../../src/reading/engine/words.ts'
import { languageOfSentence } from '../../src/reading/languages.ts'
import { checkEffect } from './effects.ts'
import { FLOOR } from './floor.ts'
import { type Judged, judge } from './judge.ts'
import { BLIND_FILES, FILES, readSentences, type Sentence } from './read.ts'
import { figuresOf } from './report.ts'
import { stageOf } from './stage.ts'

// What people write, played at ten moments against the whole house; docs/what-people-write.md says how it is read and judged.
// `npm run sentences` prints the table, `npm run sentences WRONG` also each sentence with that verdict.

const sentences = readSentences()
const judged: Judged[] = []

describe('the sentences', () => {
  test('are many, at each moment, a tenth of them in English, and each is there once', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(420)
    for (const file of FILES) expect(sentences.filter((one) => one.file === file).length).toBeGreaterThanOrEqual(40)
    expect(sentences.filter(({ english }) => english).length / sentences.length).toBeGreaterThanOrEqual(0.1)
    expect(new Set(sentences.map(({ moment, text }) => moment + text)).size).toBe(sentences.length)
  })

  test('each say what a good clerk would do, in effects that can be seen', () => {
    expect(sentences.filter(({ good }) => good.length === 0)).toEqual([])
    for (const { good, also, ask, never } of sentences)
      for (const effect of [...good.flat(), ...also, ...ask.flat(), ...never]) checkEffect(effect)
  })

  test('are said where their files say', async () => {
    const asked = async (moment: Sentence['moment']) => (await stageOf(moment)).before.asked?.question
    expect(await asked('menu')).toBe('menu')
    expect(await asked('where')).toBe('place')
    expect(await asked('offices')).toBe('office')
    expect(await asked('curp')).toBe('curp')
    expect(await asked('name')).toBe('name')
    expect(await asked('hour')).toBe('slot')
    expect(await asked('summary')).toBe('summary')
    expect(await asked('offer')).toBe('waitOffer')
    expect(await asked('reminder')).toBe('reminder')
    expect((await stageOf('folio')).before.appointments.map(({ state }) => state)).toEqual(['confirmed'])
    expect((await stageOf('waiting')).before.waits.map(({ live }) => live)).toEqual([true])
  })
})

describe('the judge', () => {
  const plain = (moment: Sentence['moment'], text: string, rest: Partial<Sentence>): Sentence => {
    const file = moment === 'offer' ? 'waiting' : moment
    return { text, file, moment, english: false, good: [['sigue']], also: [], ask: [], never: [], ...rest }
  }
  const verdict = async (sentence: Sentence) => (await judge(sentence)).verdict

  test('knows a booking that nobody confirmed', async () => {
    expect(await verdict(plain('summary', 'confirmar', { good: [['confirma']] }))).toBe('good')
    expect(await verdict(plain('summary', 'confirmar', { never: ['confirma'] }))).toBe('irreversible')
    expect(await verdict(plain('summary', 'confirmar', {}))).toBe('irreversible')
  })

  test('knows another town, another hour and another person than was said', async () => {
    expect(await verdict(plain('where', 'Toluca', { good: [['en Toluca']] }))).toBe('good')
    expect(await verdict(plain('where', 'Toluca', { good: [['en Puebla']] }))).toBe('WRONG')
    expect(await verdict(plain('hour', '4 de diciembre, 9:00', { good: [['aparta 4 dic 9:00']] }))).toBe('good')
    expect(await verdict(plain('hour', '4 de diciembre, 9:00', { good: [['aparta 4 dic 10:30']] }))).toBe('WRONG')
    expect(await verdict(plain('name', 'Guadalupe Hernández Soto', { good: [['nombre Guadalupe Soto']] }))).toBe('WRONG')
  })

  test('knows what was dropped, what is asked twice, and what was not understood', async () => {
    expect(await verdict(plain('where', 'Toluca', { good: [['en Toluca', 'quién otra']] }))).toBe('WRONG')
    expect(await verdict(plain('where', 'Toluca', { good: [['en Toluca', 'busca lunes']] }))).toBe('asked needlessly')
    expect(await verdict(plain('where', 'xyzzy plugh', { good: [['en Toluca']] }))).toBe('not understood')
  })

  test('finds the button that leads to what is right, if it was not there before', async () => {
    expect(await verdict(plain('summary', 'Corregir un dato', { good: [['pregunta hora']] }))).toBe('right button')
    expect(await verdict(plain('summary', 'xyzzy plugh', { good: [['confirma']] }))).toBe('not understood')
  })
})

test('no sentence of one language is taken for one of the other, and most English ones are known', () => {
  const told = [...sentences, ...readSentences(BLIND_FILES)].map(({ text, english }) => ({
    text,
    english,
    language: languageOfSentence(plain(text)),
  }))
  expect(told.filter(({ english, language }) => language === (english ? 'es' : 'en'))).toEqual([])
  const inEnglish = told.filter(({ english }) => english)
  expect(inEnglish.filter(({ language }) => language === 'en').length).toBeGreaterThan(inEnglish.length * 0.7)
})

describe('of what people write', () => {
  for (const file of FILES)
    test(`at the moment "${file}" each sentence is answered`, async () => {
      for (const sentence of sentences.filter((one) => one.file === file)) judged.push(await judge(sentence))
      expect(judged.filter(({ sentence }) => sentence.file === file).length).toBeGreaterThan(0)
    })

  test('no less is right than before, and no more is wrong', () => {
    const { by, goodOrRightButton, wrong, stillRight } = figuresOf(judged)
    expect(by.good).toBeGreaterThanOrEqual(FLOOR.good)
    expect(goodOrRightButton).toBeGreaterThanOrEqual(FLOOR.goodOrRightButton)
    expect(by['asked needlessly']).toBeLessThanOrEqual(FLOOR.askedNeedlessly)
    expect(wrong).toBeLessThanOrEqual(FLOOR.wrong)
    expect(by.irreversible).toBeLessThanOrEqual(FLOOR.irreversible)
    expect(stillRight).toBeGreaterThanOrEqual(FLOOR.stillRight)
  })
})

describe('of what was written blind', () => {
  for (const file of BLIND_FILES)
    test(`no less is right in "${file}" than when it was measured, and no more is wrong`, async () => {
      const blind: Judged[] = []
      for (const sentence of readSentences([file])) blind.push(await judge(sentence))
      const { goodOrRightButton, wrong, by } = figuresOf(blind)
      const floor = FLOOR.blind[file]
      expect(blind.length).toBe(floor.sentences)
      expect(goodOrRightButton).toBeGreaterThanOrEqual(floor.goodOrRightButton)
      expect(wrong).toBeLessThanOrEqual(floor.wrong)
      expect(by.irreversible).toBe(0)
    }, 60_000)

  test('each says what a good clerk would do, in effects that can be seen', () => {
    const written = readSentences(BLIND_FILES)
    expect(written.filter(({ good }) => good.length === 0)).toEqual([])
    expect(new Set(written.map(({ moment, text }) => moment + text)).size).toBe(written.length)
    for (const { good, also, ask, never } of written)
      for (const effect of [...good.flat(), ...also, ...ask.flat(), ...never]) checkEffect(effect)
  })
})
