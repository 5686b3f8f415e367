import { type Command, factsOf, isCommand } from './acts.ts'
import { type Phrasebook, phrasebook, phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { plain, withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

const ORDERS = phrasebook('commands', '', isCommand)

const SUPPOSES = phrases('commands', 'supposes')

/** Only as the whole message: "cancelar", not "no quiero cancelar", nor "¿y si no puedo ir?" */
export function parseCommand(text: string): Command | undefined {
  const words = everyday(text)
  if (SUPPOSES.test(words)) return undefined
  return ORDERS.find(words) ?? ORDERS.find(withoutCourtesy(words)) ?? (isGreeting(words) ? 'greeting' : undefined)
}

const THINGS = phrases('commands', 'names a telephone')

/** "menú" and "cancelar" stay orders everywhere. */
export function mayBeTold(text: string): boolean {
  const command = parseCommand(text)
  return command === undefined || factsOf(command).namesThing === true || THINGS.test(withoutCourtesy(everyday(text)))
}

const GREETS = wordsOf('commands', 'words that greet')
const BESIDE_A_GREETING = wordsOf('commands', 'words beside a greeting')

/** "buenas noches señorita, disculpe la hora". */
function isGreeting(words: string): boolean {
  const said = words.split(' ')
  return said.some((word) => GREETS.has(word)) && said.every((word) => GREETS.has(word) || BESIDE_A_GREETING.has(word))
}

const ENGLISH = wordsOf('language', 'words of a first message', 'en')
/** This share of English words makes a message English; Spanish has some of them too ("a", "me", "son"). */
const MOSTLY = 0.6

const BEGINS_IN_ENGLISH = phrases('language', 'begins in english')
const SAYS_IN_ENGLISH = phrases('language', 'says in english')

/** From a first message. */
export function soundsEnglish(text: string): boolean {
  const words = plain(text)
  if (BEGINS_IN_ENGLISH.test(words)) return true
  const said = words.split(' ')
  const english = said.filter((word) => ENGLISH.has(word)).length
  return SAYS_IN_ENGLISH.test(words) || (said.length > 2 && english / said.length >= MOSTLY)
}

/** Longer messages tell a story. */
const MOST_WORDS = 22

const NOT_WANTED = phrases('requests', 'not wanted')

/** Requests within a sentence, for words that answer no open question. They only ask, show or explain. */
const REQUESTS = phrasebook('requests', 'requests', isCommand)

/** Undefined for a denial, and for a message too long to be one request. */
export const parseRequest = (text: string): Command | undefined => find(REQUESTS, text)

/** For words otherwise not understood. */
export const parseAside = (text: string): Command | undefined => find(ASIDES, text)

function find(book: Phrasebook<Command>, text: string): Command | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || NOT_WANTED.test(words)) return undefined
  return book.find(words, withoutCourtesy(words))
}

/** Often said beside something that tells more. */
const ASIDES = phrasebook('asides', 'asides', isCommand)
