import { type Faq, isFaq } from './acts.ts'
import { phrasebook, phrases } from './engine/phrases.ts'
import { withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/** Longer messages tell a story. */
const MOST_WORDS = 28

/** Only in questions, so that no answer is taken for one: a place, a day, a name. */
const VISIT = phrasebook('faq', 'visit', isFaq)

/** Of the service, or worries. */
const SERVICE = phrasebook('faq', 'service', isFaq)

const PAPERS = phrases('faq', 'papers')

/** What NOT_DONE_HERE names in a message, to see whether a record of this institution does it after all. */
export const namedPaper = (words: string): string | undefined => PAPERS.exec(words)

const isTongue = (name: string): name is string => name !== ''
const TONGUES = phrasebook('faq', 'tongue', isTongue)

/** By its Spanish name, where a message names it or greets in it. */
export const tongueIn = (words: string): string | undefined => TONGUES.find(words)

/** When more places open is another question: nobody knows before it happens. */
const MORE_PLACES = phrases('faq', 'more places')

const GIVES_NONE = phrases('faq', 'gives none')

/** Undefined for others, and when too long to be only one. */
export function parseFaq(text: string): Faq | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || GIVES_NONE.test(words)) return undefined
  const bare = withoutCourtesy(words)
  const asked = VISIT.find(words, bare)
  return asked && !(asked === 'hours' && MORE_PLACES.test(words)) ? asked : SERVICE.find(words, bare)
}
