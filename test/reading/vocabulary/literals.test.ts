import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { literalsWithWords } from './literals.ts'

const SRC = fileURLToPath(new URL('../../../src', import.meta.url))

/**
 * Readers of figures and of what stands around them: their words are the grammar of a number, and name a part of it. So are the words
 * around a town's name those of the table of towns.
 */
const READERS_OF_FIGURES = 'curps dates denial entities hours numbers periods rows times'
  .split(' ')
  .map((name) => `reading/${name}.ts`)
  .concat('minors/chat/permission-codes.ts', 'catalogue/places.ts')

/** What looks like words and is none that people write: ids, headings, names of languages. */
const NOT_OF_PEOPLE = [
  'booking/chat/refusals.ts',
  'chat/classifier/shipped.ts',
  'chat/classifier/weights.ts',
  'chat/policy.ts',
  'reading/homophones.ts',
  'chat/input.ts',
  'reading/languages.ts',
  'reading/phrases.ts',
  'reading/vocabulary.ts',
]

const hears = (file: string): boolean => file.endsWith('.ts') && (/(?:^|\/)chat\//.test(file) || file === 'catalogue/places.ts')

test('words that people write stand in the vocabulary and in texts, and nowhere else but in the readers of figures', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((file) => hears(file) && !READERS_OF_FIGURES.includes(file) && !NOT_OF_PEOPLE.includes(file))
  const more = files.flatMap((file) => {
    const found = literalsWithWords(readFileSync(`${SRC}/${file}`, 'utf8'))
    return found.map((one) => `${file}:${one}`)
  })
  expect(more).toEqual([])
})

test('a literal with words is found, whatever it is written as', () => {
  const sources = [
    'if (/\\b(?:mejor|otra)\\b/.test(words)) return',
    "const A = new Set('uno dos'.split(' '))",
    "const B = ['no puedo', word]",
    'const C = `para el lunes`',
    "const D = (\n  'one|two|' +\n  'three'\n).split('|')",
  ]
  for (const source of sources) expect(literalsWithWords(source).length).toBeGreaterThan(0)
  const others = ['/^\\d{1,2}$/', "'appointment_slots'", '// no puedo el lunes', "draft.kind === 'wish'", 'a / b / c']
  for (const source of others) expect(literalsWithWords(`const A = ${source}`)).toEqual([])
})
