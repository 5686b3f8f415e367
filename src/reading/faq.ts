import { phrasebook, phrases } from './engine/phrases.ts'
import { withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/** What many people ask and no question of a booking answers: of the visit, or of the service itself. */
export type Faq = (typeof OF_THE_VISIT)[number] | (typeof OF_THE_SERVICE)[number]

/** Longer messages tell a story. */
const MOST_WORDS = 28

/** Only questions are heard here, so that no answer is taken for one: a place, a day, a name. In the order in which they are tried. */
const OF_THE_VISIT = ['late', 'hours', 'where', 'duration', 'withoutAppointment', 'somebodyElse', 'paying', 'papers'] as const
const VISIT = phrasebook('faq', 'visit', OF_THE_VISIT)

/** What people ask of the service itself, or tell because it worries them; in the order in which they are tried. */
const OF_THE_SERVICE = [
  'curpSafe',
  'trust',
  'whatIsCurp',
  'withoutCurp',
  'whyFree',
  'photo',
  'abroad',
  'nationality',
  'otherPapers',
  'paidAlready',
  'otherId',
  'halfPrice',
  'arrival',
  'missedVisit',
  'payment',
  'anotherLater',
  'notComing',
  'howMany',
  'openings',
  'upset',
  'tongue',
  'disability',
  'otherParent',
  'whoComes',
  'askOffice',
] as const
const SERVICE = phrasebook('faq', 'service', OF_THE_SERVICE)

const NO_TELEPHONE = phrases('faq', 'no telephone')

/** "soy sordo", "no puedo hablar": whether somebody is to be told of no telephone from now on. */
export const cannotTelephone = (text: string): boolean => NO_TELEPHONE.test(everyday(text))

const PAPERS = phrases('faq', 'papers')

/** What NOT_DONE_HERE names in a message, to see whether a record of this institution does it after all. */
export const namedPaper = (words: string): string | undefined => PAPERS.exec(words)

/** When more places open is another question: nobody knows before it happens. */
const MORE_PLACES = phrases('faq', 'more places')

const GIVES_NONE = phrases('faq', 'gives none')

/** Undefined when it is none of these questions, or too long to be only one. */
export function parseFaq(text: string): Faq | undefined {
  const words = everyday(text)
  if (words.split(' ').length > MOST_WORDS || GIVES_NONE.test(words)) return undefined
  const bare = withoutCourtesy(words)
  const asked = VISIT.find(words, bare)
  return asked && !(asked === 'hours' && MORE_PLACES.test(words)) ? asked : SERVICE.find(words, bare)
}
