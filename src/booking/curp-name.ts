import { birthDateIn, isForbiddenWord, normaliseCurp } from '../catalogue/curp.ts'
import type { PersonDraft } from './types.ts'

/** Dropped before a surname or a given name is read (RENAPO, Instructivo Normativo, criteria of exception). */
const PARTICLES = new Set('DA DAS DE DEL DER DI DIE DD EL LA LOS LAS LE LES MAC MC VAN VON Y'.split(' '))
/** As the first of several given names these are skipped, also abbreviated. */
const COMMON = new Set(['MARIA', 'MA', 'M', 'JOSE', 'J'])
/** Where one of these stands in a place that counts, RENAPO writes an X: D'AMICO is DX. People leave them out as often. */
const SPECIAL = /[/\-.'’´`]/gu
/** More than any name has; further words are not read, which bounds the cost. */
const MOST_WORDS = 12

/**
 * Whether this CURP can be made of a typed name: initials, the first inner vowel of the first surname and the first inner consonants of the
 * three parts, by RENAPO's rules (María and José, particles, Ñ, compound surnames, altered words, special characters). Any sensible split
 * into given names and surnames is accepted; accents, capitals and N for Ñ do not matter. It detects invented names and proves nothing,
 * since a fitting name can be invented: so it only marks what a person should check, and refuses no one.
 */
export function nameFitsCurp(curp: string, name: string): boolean {
  const letters = normaliseCurp(curp)
  return readings(name).some((words) => splits(words).some((parts) => isMadeOf(letters, parts)))
}

/** Birth date and name as told without the CURP. See nameFitsCurp. */
export const personFitsCurp = (curp: string, { name, birthDate }: Pick<PersonDraft, 'name' | 'birthDate'>): boolean =>
  birthDateIn(normaliseCurp(curp)) === birthDate && nameFitsCurp(curp, name)

/** The window should check the name; without a CURP it does so anyway. */
export const nameDiffers = ({ curp, name }: Pick<PersonDraft, 'curp' | 'name'>): boolean =>
  curp !== undefined && !nameFitsCurp(curp, name)

/** Characters that may differ. The check digit follows from the others and does not count. */
const SLIPS = 2
const INITIALS = 4
const CHECKED = 17

/** At most two characters differ, and new initials belong to the name: too few to reach a person found afterwards. */
export function isMistyped(was: string, becomes: string, name: string): boolean {
  const differing = [...becomes.slice(0, CHECKED)].filter((letter, at) => letter !== was[at]).length
  return differing <= SLIPS && (was.slice(0, INITIALS) === becomes.slice(0, INITIALS) || nameFitsCurp(becomes, name))
}

/** The words in capitals without accents, three times: special characters kept, left out, and taken for blanks. */
function readings(name: string): string[][] {
  const capitals = name
    .normalize('NFD')
    .replace(/n\u0303/giu, 'Ñ')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\s/\-.'’´`]/gu, ' ')
  const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS)
  // Most names have none of them: then the three are one.
  return [...new Set([capitals, capitals.replace(SPECIAL, ''), capitals.replace(SPECIAL, ' ')])].map(words)
}

interface Parts {
  given: string[]
  first: string[]
  /** Undefined: only one surname. */
  second: string[] | undefined
}

/** Each split into given names and surnames, in the two Mexican orders. */
function splits(words: string[]): Parts[] {
  const cuts = words.slice(1).map((_, at) => at + 1)
  const withTwo = cuts.flatMap((one) =>
    cuts.flatMap((other): Parts[] => {
      if (other <= one) return []
      const [a, b, c] = [words.slice(0, one), words.slice(one, other), words.slice(other)]
      return [
        { given: a, first: b, second: c },
        { given: c, first: a, second: b },
      ]
    }),
  )
  const withOne = cuts.flatMap((cut): Parts[] => {
    const [a, b] = [words.slice(0, cut), words.slice(cut)]
    return [
      { given: a, first: b, second: undefined },
      { given: b, first: a, second: undefined },
    ]
  })
  return [...withTwo, ...withOne]
}

function isMadeOf(curp: string, { given, first, second }: Parts): boolean {
  const [initial = '', vowel = '', initialOfSecond = '', initialOfGiven = ''] = curp
  const [consonant = '', consonantOfSecond = '', consonantOfGiven = ''] = curp.slice(13, 16)
  const altered = (inner: string) => vowel === 'X' && isForbiddenWord(initial + inner + initialOfSecond + initialOfGiven)
  if (!second && !tellsOneSurname(first) && initialOfSecond + consonantOfSecond !== 'XX') return false
  return (
    surnameWords(first).some((word) => {
      const inner = innerVowel(word)
      return isLike(word, initial, consonant) && (inner === vowel || altered(inner))
    }) &&
    (!second || surnameWords(second).some((word) => isLike(word, initialOfSecond, consonantOfSecond))) &&
    givenWords(given).some((word) => isLike(word, initialOfGiven, consonantOfGiven))
  )
}

/** "Pérez", "de la Cruz", "Pérez de López" (her husband's): no second surname of her own. */
const tellsOneSurname = (words: string[]): boolean =>
  /^(?:\S+|\S+ (?:V?DA )?DE .+)$/.test(words.slice(surnameWords(words).length - 1).join(' '))

/** The first after its particles. Older CURPs kept a particle, so that passes too. */
function surnameWords(words: string[]): string[] {
  const named = words.findIndex((word) => !PARTICLES.has(word))
  return words.slice(0, named < 0 ? words.length : named + 1)
}

/** After María or José when another one follows, and after its particles. */
function givenWords(words: string[]): string[] {
  const [common = '', ...others] = words
  const skips = others.length > 0 && COMMON.has(common.replace(SPECIAL, ''))
  return [...surnameWords(words), ...(skips ? surnameWords(others) : [])]
}

const isLike = (word: string, initial: string, consonant: string): boolean =>
  isLetter(word[0], initial) && isLetter(innerConsonant(word), consonant)

/** Ñ is X in a CURP, and often typed as N. */
const isLetter = (typed: string | undefined, written: string): boolean =>
  typed === written || (written === 'X' && (typed === 'Ñ' || typed === 'N'))

const innerVowel = (word: string): string => asWritten(word.slice(1).match(/[AEIOU/\-.'’´`]/u)?.[0])

const innerConsonant = (word: string): string => asWritten(word.slice(1).match(/[^AEIOU]/u)?.[0])

/** X where there is none, or for a special character. */
const asWritten = (found: string | undefined): string => (found === undefined || /[^A-ZÑ]/u.test(found) ? 'X' : found)
