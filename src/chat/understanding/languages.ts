import { type Written, words } from './vocabulary.ts'

const SPANISH = words('language', 'telling words', 'es')
const ENGLISH = words('language', 'telling words', 'en')

/** Within a turn the same words are looked at again and again. */
const REMEMBERED = 50
const known = new Map<string, Written | undefined>()

/**
 * The language of a message, found anew at each: whoever began in Spanish may write an English sentence. Undefined where nothing
 * tells it ("ok"), or where both are in it ("necesito un appointment"): then it is compared with both.
 */
export function languageOf(message: string): Written | undefined {
  const before = known.get(message)
  if (before !== undefined || known.has(message)) return before
  const found = find(message)
  if (known.size >= REMEMBERED) known.clear()
  known.set(message, found)
  return found
}

function find(message: string): Written | undefined {
  const said = message.split(' ')
  const spanish = said.some((word) => SPANISH.has(word))
  const english = said.some((word) => ENGLISH.has(word))
  return spanish === english ? undefined : spanish ? 'es' : 'en'
}
