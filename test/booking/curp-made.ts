import { checkDigit } from '../../src/catalogue/curp.ts'

/** A name in its parts, as a birth certificate has it. */
export interface RegisteredName {
  given: string
  first: string
  second?: string
}

/**
 * Puts a CURP together from a registered name, written from the Instructivo's criteria and not from the code that it checks:
 * it knows the parts, goes letter by letter, and takes the one reading that the rules allow.
 */
export function makeCurp({ given, first, second }: RegisteredName, born: string, { sex = 'M', state = 'DF' } = {}): string {
  const a = partRead(first)
  const b = second === undefined ? undefined : partRead(second)
  const g = partRead(withoutCommonName(given))
  const four = `${head(a)}${firstInside(a, 'AEIOU')}${b ? head(b) : 'X'}${head(g)}`
  const decent = INCONVENIENT.has(four) ? `${four[0]}X${four.slice(2)}` : four
  const consonants = [a, b, g].map((word) => (word ? firstInside(word, 'BCDFGHJKLMNÑPQRSTVWXYZ') : 'X')).join('')
  const begin = `${decent}${born.slice(2, 4)}${born.slice(5, 7)}${born.slice(8, 10)}${sex}${state}${consonants}${born < '2000' ? '0' : 'A'}`
  return begin + checkDigit(begin)
}

/** A few of Annex 2, those that the names below can make. */
const INCONVENIENT = new Set([
  'PEDO',
  'MULA',
  'LOCA',
  'LOCO',
  'COJO',
  'CACA',
  'PUTO',
  'PUTA',
  'VACA',
  'MEAR',
  'MAMO',
  'BACA',
  'ROBA',
  'RATA',
])
const DROPPED = 'DA DAS DE DEL DER DI DIE DD EL LA LOS LAS LE LES MAC MC VAN VON Y'.split(' ')

const upper = (words: string): string =>
  [...words.toUpperCase()].map((letter) => 'AEIOUU'['ÁÉÍÓÚÜ'.indexOf(letter)] ?? letter).join('')

function withoutCommonName(given: string): string {
  const [one = '', ...more] = upper(given).split(' ')
  return more.length > 0 && ['MARIA', 'MA.', 'MA', 'JOSE', 'J.', 'J'].includes(one) ? more.join(' ') : given
}

function partRead(part: string): string {
  const words = upper(part).split(' ')
  while (words.length > 1 && DROPPED.includes(words[0] ?? '')) words.shift()
  return words[0] ?? ''
}

const head = (word: string): string => (word[0] === 'Ñ' ? 'X' : (word[0] ?? 'X'))

function firstInside(word: string, wanted: string): string {
  for (const letter of word.slice(1)) {
    if ("/-.'".includes(letter)) return 'X'
    if (wanted.includes(letter)) return letter === 'Ñ' ? 'X' : letter
  }
  return 'X'
}
