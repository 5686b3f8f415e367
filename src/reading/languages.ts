import { remembered } from './engine/remembered.ts'
import { type Written, words } from './engine/vocabulary.ts'

const SPANISH = words('language', 'telling words', 'es')
const ENGLISH = words('language', 'telling words', 'en')

/** In names, or used by speakers of the other language: not telling alone. */
const TELL_LITTLE = { es: words('language', 'tell little', 'es'), en: words('language', 'tell little', 'en') }
const TELLING = { es: SPANISH, en: ENGLISH }
/** Words unique to a language, and words in all: fewer are a greeting, a name or thanks. */
const TELLING_MIN = 2
const SENTENCE_MIN = { es: 4, en: 3 }

const REMEMBERED = 50

/** At each message. Undefined where nothing tells it ("ok"), or for a mixture: then both are compared. */
export const languageOf = remembered(REMEMBERED, find)

function find(message: string): Written | undefined {
  const said = message.split(' ')
  const spanish = said.some((word) => SPANISH.has(word))
  const english = said.some((word) => ENGLISH.has(word))
  return spanish === english ? undefined : spanish ? 'es' : 'en'
}

/** A whole sentence in one language switches the answers to it. Not "Thanks!", a name or an address. */
export function languageOfSentence(message: string): Written | undefined {
  const language = languageOf(message)
  if (language === undefined) return undefined
  const said = message.split(' ')
  const telling = said.filter((word) => TELLING[language].has(word) && !TELL_LITTLE[language].has(word))
  return said.length >= SENTENCE_MIN[language] && telling.length >= TELLING_MIN ? language : undefined
}
