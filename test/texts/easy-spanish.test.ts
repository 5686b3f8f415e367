import { expect, test } from 'bun:test'
import { parseCommand } from '../../src/reading/commands.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { type Leaf, leaves } from './leaves.ts'
import { sentences } from './plain-language.ts'

const MOST_WORDS = 12
const MEAN_WORDS = 6
/** Letters of a word that everybody reads without spelling it out. */
const LONG_WORD = 13
/** Long words that the papers themselves have on them. */
const ON_THE_PAPERS = ['nacionalidad', 'discapacidad']
/** The paper is Spanish for everybody: a clerk reads it too. */
const PRINTED = 'paper'

/** Names, dates and hours are read as one thing; what counts is the sentence around them. */
const asOneWord = (_path: string, parameter: string): unknown => {
  if (/count|number|km|year|minutes|days|limit|position|pesos|age|moves|times|most/.test(parameter)) return 4
  return parameter === 'half' || parameter === 'paid' ? true : 'X'
}

const easy = leaves(TEXTS['es-facil'], asOneWord).filter(({ path }) => !path.startsWith(`${PRINTED}.`))
const words = (sentence: string): string[] => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word))
const told = ({ path, text }: Leaf) => sentences(text).map((sentence) => ({ path, sentence }))

test('easy Spanish says at most twelve words in a sentence: an easier text for it belongs in src/texts/es-easy', () => {
  const long = easy.flatMap(told).filter(({ sentence }) => words(sentence).length > MOST_WORDS)
  expect(long.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual([])
})

test('its sentences are short on the whole', () => {
  const all = easy.flatMap(told)
  const mean = all.reduce((sum, { sentence }) => sum + words(sentence).length, 0) / all.length
  expect(mean).toBeLessThan(MEAN_WORDS)
  expect(mean).toBeLessThan(meanOf('es-MX') * 0.8)
})

test('it has no long words but those on the papers', () => {
  const long = easy.flatMap(({ path, text }) =>
    words(text.replace(/[^\p{L}\d\s]/gu, ' '))
      .filter((word) => word.length > LONG_WORD && /^\p{Ll}+$/u.test(word))
      .map((word) => `${path}: ${word}`),
  )
  expect(long.filter((one) => !ON_THE_PAPERS.some((word) => one.endsWith(word)))).toEqual([])
})

test('it counts in figures', () => {
  const spelt = easy.filter(
    ({ path, text }) =>
      /(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte)(?!\p{L})/iu.test(text) && !/title/.test(path),
  )
  expect(spelt.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
})

/** Words of offices and papers, where everyday ones do. */
const OFFICE_WORDS =
  /(?<!\p{L})(?:se libera|avance|declaró|reponer|petición|peticiones|adolescente|en pie|formal|publicidad|negarse|además|al menos|resumen|causa|documentos)(?!\p{L})/iu

test('it says nothing in the words of an office, and no row tells two things in one sentence', () => {
  const read = easy.filter(({ path }) => !/title|buttons|\.open$|names\./i.test(path))
  const hard = read.filter(({ text }) => OFFICE_WORDS.test(text) || text.includes(';'))
  expect(hard.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
})

test('weekday, day, month and hour are said as in Spanish', () => {
  expect(TEXTS['es-facil'].dates).toBe(TEXTS['es-MX'].dates)
})

test.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])('every word that %s tells people to write is understood', (language) => {
  const told = leaves(TEXTS[language], asOneWord).flatMap(({ path, text }) =>
    [...text.matchAll(/(?:escriba|escríbalo|write) (?:también )?\*([^*]+)\*/giu)].map(([, word = '']) => ({ path, word })),
  )
  const unknown = told.filter(
    ({ word }) => word !== 'X' && !/^(?:PERMISO|PERMISSION) /.test(word) && parseCommand(word) === undefined,
  )
  expect(unknown.map(({ path, word }) => `${path}: ${word}`)).toEqual([])
})

function meanOf(language: keyof typeof TEXTS): number {
  const all = leaves(TEXTS[language], asOneWord).flatMap(told)
  return all.reduce((sum, { sentence }) => sum + words(sentence).length, 0) / all.length
}
