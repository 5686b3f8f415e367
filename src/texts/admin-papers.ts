import { MINOR_CASES, minorCaseWords } from './admin-minors.ts'

/** To whom a paper is asked for, in an administrator's words; stored as in `requirements.applies`. */
const EVERYBODY = {
  siempre: 'always',
  'si hay que pagar': 'fee',
  'si paga la mitad': 'half_fee',
  'si no tiene CURP': 'no_curp',
} as const

const WORDS = new Map<string, string>([
  ...Object.entries(EVERYBODY),
  ...MINOR_CASES.map((one): [string, string] => [`menor: ${minorCaseWords(one)}`, `minor:${one}`]),
])

export const APPLIES_CHOICES = [...WORDS.keys()]
/** Each value of `requirements.applies` that concerns one case of a minor. */
export const APPLIES_TO_MINORS = [...WORDS.values()].filter((one) => one.startsWith('minor:'))

export const appliesOf = (words: string): string => WORDS.get(words) ?? 'always'
export const appliesWord = (applies: string): string => [...WORDS].find(([, kept]) => kept === applies)?.[0] ?? applies
