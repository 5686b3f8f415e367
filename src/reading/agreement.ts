import { phrases } from './engine/phrases.ts'
import { type Words, words } from './engine/vocabulary.ts'
import { tidy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/** A yes that cannot mean anything else. */
const FIRM = words('agreement', 'firm')
/** Agreement with what was just said. */
const AGREES = words('agreement', 'agrees')
/** Words that stand beside a yes and change nothing. */
const BESIDE = words('agreement', 'beside a yes')
/** What somebody adds to a yes who wants the appointment of the summary. */
const CONFIRMS = words('agreement', 'confirms')
const ABOUT_IT = words('agreement', 'about the appointment')
const MOST_WORDS = 8

const NO = phrases('agreement', 'no')

/** "mmm, mejor no" */
const HESITATES = words('agreement', 'hesitates')
const HUM = /^m+$/

function afterHesitating(said: string): string {
  const all = said.split(' ')
  const from = all.findIndex((word) => !HESITATES.has(word) && !HUM.test(word))
  return from > 0 ? all.slice(from).join(' ') : said
}

/** Agreement that no single word shows. */
const YES = phrases('agreement', 'yes')

const THUMB_UP = /^(?:[👍👌✅🙆]|✔)+$/u
const THUMB_DOWN = /^(?:[👎❌🙅])+$/u
const TONES = /\p{Emoji_Modifier}|\ufe0f|\u2640|\u2642| /gu

/** Yes or no in everyday words: "órale", "sí, está bien", "así es", 👍. Undefined for anything that says more or asks. */
export function parseYesNo(text: string): 'yes' | 'no' | undefined {
  const sign = parseSign(text)
  if (sign) return sign
  const said = everyday(text)
  if (NO.test(said) || (!/[?¿]/.test(text) && NO.test(afterHesitating(said)))) return 'no'
  if (YES.test(said)) return 'yes'
  return saysOnly(text, said, (word) => FIRM.has(word) || AGREES.has(word), BESIDE) ? 'yes' : undefined
}

/** A yes that may do what cannot be undone: the word itself, not a nod. */
export function isFirmYes(text: string): boolean {
  return saysOnly(text, everyday(text), (word) => FIRM.has(word), BESIDE)
}

/** Agreement with the summary: any yes, or "confirmar" in whatever form. */
export function isConfirmation(text: string): boolean {
  const core = (word: string) => FIRM.has(word) || AGREES.has(word) || CONFIRMS.has(word)
  return parseYesNo(text) === 'yes' || saysOnly(text, everyday(text), core, BESIDE, ABOUT_IT)
}

const CANCELS = words('agreement', 'cancels')
const WHAT_IS_CANCELLED = words('agreement', 'what is cancelled')

const NO_MORE = phrases('agreement', 'wants it no more')

/** A yes to "do I cancel it?": the word itself, or the order once more; also "sí, ya no la necesito". */
export function isCancellation(text: string): boolean {
  const said = NO_MORE.without(everyday(text))
  const core = (word: string) => FIRM.has(word) || CANCELS.has(word)
  return said !== '' && saysOnly(text, said, core, BESIDE, WHAT_IS_CANCELLED)
}

function parseSign(text: string): 'yes' | 'no' | undefined {
  const sign = tidy(text).replace(TONES, '')
  if (THUMB_UP.test(sign)) return 'yes'
  return THUMB_DOWN.test(sign) ? 'no' : undefined
}

/** At least one such word and nothing but what may stand beside it; a question is no answer. */
function saysOnly(text: string, all: string, isCore: (word: string) => boolean, ...beside: Words[]): boolean {
  const said = all.split(' ')
  if (said.length > MOST_WORDS || /[?¿]/.test(text)) return false
  return said.some(isCore) && said.every((word) => isCore(word) || beside.some((one) => one.has(word)))
}
