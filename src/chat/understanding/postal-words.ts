import { hearCount } from './counts.ts'
import { plain } from './words.ts'

const TENS = new Map('treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ').map((word, i) => [word, 30 + 10 * i]))
const HUNDREDS = new Map(
  'cien ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'
    .split(' ')
    .map((word, i): [string, number] => [word, Math.max(1, i) * 100]),
)
const DIGITS = 5
const MOST_WORDS = 12
const BEFORE = /^(?:(?:es|el|mi|su|codigo|postal|cp|c p|de|del|por|en) )+/

/**
 * A postal code as a telephone writes what is dictated: "50 mil", "cincuenta y dos mil ciento cuarenta", "cinco cero cero cero
 * cero". Undefined for words that are not altogether one.
 */
export function hearPostalCode(text: string): string | undefined {
  const words = plain(text).replace(BEFORE, '').split(' ')
  if (words.length < 2 || words.length > MOST_WORDS) return undefined
  return digitByDigit(words) ?? asNumber(words)
}

function digitByDigit(words: string[]): string | undefined {
  const digits = words.map((word) => hearCount(word))
  return words.length === DIGITS && digits.every((one) => one !== undefined && one < 10) ? digits.join('') : undefined
}

function asNumber(words: string[]): string | undefined {
  const thousand = words.indexOf('mil')
  if (thousand < 0) return undefined
  const thousands = thousand === 0 ? 1 : below1000(words.slice(0, thousand))
  const rest = thousand === words.length - 1 ? 0 : below1000(words.slice(thousand + 1))
  if (thousands === undefined || rest === undefined || thousands >= 100) return undefined
  return String(thousands * 1000 + rest).padStart(DIGITS, '0')
}

/** "ciento cuarenta y dos", "cero cuarenta", "140". */
function below1000(words: string[]): number | undefined {
  if (words.length === 1 && /^\d{1,3}$/.test(words[0] ?? '')) return Number(words[0])
  let sum = 0
  for (const word of words) {
    const value = word === 'y' ? 0 : (HUNDREDS.get(word) ?? TENS.get(word) ?? hearCount(word))
    if (value === undefined) return undefined
    sum += value
  }
  return sum < 1000 ? sum : undefined
}
