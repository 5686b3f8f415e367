import { remembered } from './remembered.ts'
import { type Written, words } from './vocabulary.ts'

const SPANISH = words('language', 'telling words', 'es')
const ENGLISH = words('language', 'telling words', 'en')

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
