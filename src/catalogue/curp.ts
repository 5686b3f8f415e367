import { ageOn, isDay } from './calendar.ts'
import type { LocalDay } from './types.ts'

/**
 * Positions count from 1. `confusion` proposes the CURP that was probably meant (letter O for zero, letter I for one); the person decides.
 */
export type CurpJudgment =
  | { ok: true; curp: string; birthDate: LocalDay; sex: 'H' | 'M' | 'X'; birthState: string; forbiddenWord: boolean }
  | { ok: false; why: 'length'; length: number }
  | { ok: false; why: 'character'; position: number; found: string; expected: Expected }
  | { ok: false; why: 'confusion'; proposal: string; changes: { position: number; wrote: string; meant: string }[] }
  | { ok: false; why: 'check_digit' | 'impossible_date' | 'future' | 'implausible_age' | 'placeholder' }

export type Expected = 'letter' | 'vowel' | 'digit' | 'sex' | 'state' | 'consonant' | 'letter_or_digit'

const LENGTH = 18
/** Limits a CURP of 2000 or later with a digit as its 17th character. */
const OLDEST = 120
const STATES = 'AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE' // NE: born abroad.
const FORBIDDEN = (
  'BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO ' +
  'KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA ' +
  'MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY'
).split(' ')
/** Well formed, but placeholders of payrolls for foreigners. */
const PLACEHOLDERS = ['XEXX010101HNEXXXA4', 'XEXX010101MNEXXXA4']
/** Without Ñ the letters after it shift by one and most check digits come out wrong. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

const SHAPE: Record<Expected, RegExp> = {
  letter: /[A-Z]/,
  vowel: /[AEIOUX]/,
  digit: /\d/,
  sex: /[HMX]/,
  state: /[A-Z]/,
  consonant: /[B-DF-HJ-NP-TV-Z]/,
  letter_or_digit: /[A-Z\d]/,
}
const PLACES: Expected[] = [
  ...(['letter', 'vowel', 'letter', 'letter'] as const),
  ...Array<'digit'>(6).fill('digit'),
  ...(['sex', 'state', 'state', 'consonant', 'consonant', 'consonant', 'letter_or_digit', 'digit'] as const),
]
const MEANT: Record<string, string> = { O: '0', I: '1', 0: 'O', 1: 'I' }

/** Capitals, without blanks, dashes, full stops or invisible characters. */
export const normaliseCurp = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}.,;:]/gu, '')

/** `today` decides about the future and the age. RENAPO, Instructivo Normativo. */
export function judgeCurp(typed: string, today: LocalDay): CurpJudgment {
  const curp = normaliseCurp(typed)
  const length = [...curp].length
  if (length !== LENGTH) return { ok: false, why: 'length', length }
  const judged = judgeAsWritten(curp, today)
  return judged.ok ? judged : (proposeInstead(curp, today) ?? judged)
}

function judgeAsWritten(curp: string, today: LocalDay): CurpJudgment {
  const odd = oddCharacter(curp)
  if (odd) return odd
  if (PLACEHOLDERS.includes(curp)) return { ok: false, why: 'placeholder' }
  const birthDate = birthDateIn(curp)
  if (!isDay(birthDate)) return { ok: false, why: 'impossible_date' }
  if (checkDigit(curp) !== curp[17]) return { ok: false, why: 'check_digit' }
  if (birthDate > today) return { ok: false, why: 'future' }
  if (ageOn(birthDate, today) > OLDEST) return { ok: false, why: 'implausible_age' }
  const sex = sexIn(curp) === 'H' ? 'H' : sexIn(curp) === 'M' ? 'M' : 'X'
  // Old CURPs with such a word exist: a clerk checks it, and it is not refused.
  return { ok: true, curp, birthDate, sex, birthState: curp.slice(11, 13), forbiddenWord: isForbiddenWord(curp.slice(0, 4)) }
}

function oddCharacter(curp: string): CurpJudgment | undefined {
  const letters = [...curp] // Whole characters, so that an emoji is said back as it was typed.
  for (const [at, expected] of PLACES.entries()) {
    const found = letters[at] ?? ''
    if (!SHAPE[expected].test(found)) return { ok: false, why: 'character', position: at + 1, found, expected }
  }
  const state = curp.slice(11, 13)
  if (STATES.split(' ').includes(state)) return undefined
  return { ok: false, why: 'character', position: 12, found: state, expected: 'state' }
}

/** RENAPO replaces the second letter by an X. */
export const isForbiddenWord = (letters: string): boolean => FORBIDDEN.includes(letters)

/** The 17th character tells the century: a digit until 1999, a letter from 2000. */
export function birthDateIn(curp: string): LocalDay {
  const century = SHAPE.digit.test(curp[16] ?? '') ? '19' : '20'
  return `${century}${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}`
}

/** Of the first 17 characters (RENAPO). */
export function checkDigit(curp: string): string {
  const sum = [...curp.slice(0, 17)].reduce((total, letter, at) => total + ALPHABET.indexOf(letter) * (LENGTH - at), 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * Exchanges O and 0, I and 1 where only the other fits. In the 17th place only a letter may be meant as a digit: an O or I there would be
 * the ninth namesake of a day.
 */
function proposeInstead(curp: string, today: LocalDay): CurpJudgment | undefined {
  const exchanged = [...curp].map((letter, at) => {
    const expected = PLACES[at] ?? 'letter'
    const misplaced = expected === 'letter_or_digit' ? /[OI]/.test(letter) : !SHAPE[expected].test(letter)
    return misplaced ? (MEANT[letter] ?? letter) : letter
  })
  const proposal = exchanged.join('')
  if (proposal === curp || !judgeAsWritten(proposal, today).ok) return undefined
  const changes = exchanged.flatMap((meant, at) => (meant === curp[at] ? [] : [{ position: at + 1, wrote: curp[at] ?? '', meant }]))
  return { ok: false, why: 'confusion', proposal, changes }
}

/** For one friendly warning, never to refuse: surnames change, order varies, and María and José are skipped in a CURP. */
export function namesAgree(curp: string, name: string): boolean {
  const plainName = name.normalize('NFD').replace(/[^\p{L} ]/gu, '')
  const initials = plainName
    .toUpperCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0])
  const wanted = [curp[0], curp[2], curp[3]].filter((letter) => letter !== 'X')
  const absent = wanted.filter((letter) => !initials.includes(letter))
  return absent.length <= (initials.length < 3 ? 1 : 0)
}

const SEX_AT = 10

/** M woman, H man, X neither. */
export const sexIn = (curp: string | undefined): string | undefined => curp?.[SEX_AT]
