import { remembered } from './engine/remembered.ts'
import { type Written, words } from './engine/vocabulary.ts'

const SPANISH = words('language', 'telling words', 'es')
const ENGLISH = words('language', 'telling words', 'en')

/** They stand in names, or are said by people who speak the other language: they tell nothing alone. */
const TELL_LITTLE = { es: words('language', 'tell little', 'es'), en: words('language', 'tell little', 'en') }
const TELLING = { es: SPANISH, en: ENGLISH }
/** So many words at least that only one language has, and so many in all: fewer are a greeting, a name or a thank-you. */
const TELLING_MIN = 2
const SENTENCE_MIN = { es: 4, en: 3 }

const REMEMBERED = 50

/**
 * The language of a message, found anew at each: whoever began in Spanish may write an English sentence. Undefined where nothing
 * tells it ("ok"), or where both are in it ("necesito un appointment"): then it is compared with both.
 */
export const languageOf = remembered(REMEMBERED, find)

function find(message: string): Written | undefined {
  const said = message.split(' ')
  const spanish = said.some((word) => SPANISH.has(word))
  const english = said.some((word) => ENGLISH.has(word))
  return spanish === english ? undefined : spanish ? 'es' : 'en'
}

/**
 * The language of which this is a whole sentence, and of no other: who writes it is answered in it from then on. "Thanks!" is none,
 * nor is a name or an address.
 */
export function languageOfSentence(message: string): Written | undefined {
  const language = languageOf(message)
  if (language === undefined) return undefined
  const said = message.split(' ')
  const telling = said.filter((word) => TELLING[language].has(word) && !TELL_LITTLE[language].has(word))
  return said.length >= SENTENCE_MIN[language] && telling.length >= TELLING_MIN ? language : undefined
}
