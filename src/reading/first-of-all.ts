import type { FirstKind } from './acts.ts'
import { parseYesNo } from './agreement.ts'
import { denounces, parseGrievance } from './complaints.ts'
import { phrases } from './engine/phrases.ts'
import { saysIn } from './said.ts'
import { everyday } from './spelling.ts'

/** Harmless when said of another person. */
export const EVERYDAY: ReadonlySet<FirstKind> = new Set<FirstKind>(['buys', 'arrived', 'late', 'wait'])

/** In the order in which they are tried. Sentences: `test/chat/first-of-all.test.ts`. */
const FIRST_OF_ALL: Record<FirstKind, (words: string, text: string) => boolean> = {
  danger: isInDanger,
  life: (words) => LIFE.test(words),
  urgent: isUrgent,
  death: tellsOfDeath,
  // Not a bank's doing, nor a demand for money.
  turnedAway: (words, text) => TURNED_AWAY.test(words) && parseGrievance(text) !== 'bank' && !denounces(text),
  // "si le doy algo, ¿me aparta una?" offers; "me dijo que si le daba 500" denounces.
  buys: (words, text) => OFFERS.test(words) || (BUYS.test(words) && !denounces(text)),
  complaint: (_, text) => denounces(text) || parseGrievance(text) !== undefined,
  // "no he sacado cita porque no llega el código" wants a booking.
  notMine: (words) => NOT_MINE.test(words) || (NEVER_ASKED.test(words) && SOMETHING_CAME.test(words) && !LOOKS_FOR_ONE.test(words)),
  wrongNumber: (words) => WRONG_NUMBER.test(words),
  inWriting: (_, text) => saysIn(text, 'cannot telephone'),
  // "no borre mis datos"
  eraseData: (words) => ERASE.test(words) && !KEEPS.test(words),
  arrived: (words) => ARRIVED.test(words),
  late: (words) => LATE.test(words),
  // "no pude ir al banco" is no missed visit.
  missedVisit: (words) => MISSED.test(words) && !ELSEWHERE.test(words),
  wait: (words) => WAIT.test(words) && !AT_THE_OFFICE.test(words),
  forget: (_, text) => saysIn(text, 'gives up') || (saysIn(text, 'drops the report') && parseYesNo(text) !== 'no'),
}
export const FIRST_KINDS = Object.keys(FIRST_OF_ALL) as FirstKind[]

/** Undefined for most. */
export const firstOfAll = (text: string): FirstKind | undefined =>
  FIRST_KINDS.find((kind) => FIRST_OF_ALL[kind](everyday(text), text))

const of = (intent: string) => phrases('first-of-all', intent)

const DANGER = of('danger')
const FEAR = of('fear')
const FEARS_LESS = of('fears less')
const OF_AN_OFFICE = of('of an office')
const OF_THEIR_OWN = of('of their own')
const IN_NO_DANGER = of('in no danger')

/** Threatening office staff is a complaint, unless a relative is named too. */
function isInDanger(words: string): boolean {
  if (IN_NO_DANGER.test(words)) return false
  if (OF_AN_OFFICE.test(words) && !OF_THEIR_OWN.test(words)) return false
  return DANGER.test(words) || (FEAR.test(words) && !FEARS_LESS.test(words))
}

const LIFE = of('life')
const URGENT = of('urgent')
const SAD = of('sad')
const HURRIES = of('hurries')
const TRAVELS = of('travels')

/** An illness or a death alone is not urgent. */
function isUrgent(words: string): boolean {
  if (tellsWhoSigns(words)) return false
  return URGENT.test(words) || (SAD.test(words) && HURRIES.test(words) && TRAVELS.test(words))
}

const A_CHILD_DIED = of('a child died')
const A_PARENT_DIED = of('a parent died')
const OF_MINORS = of('of minors')
const ITS_PAPER = of('wants its paper')

const PART_ENDS = /(?<=[,.;?])/

/** Linear: of a text that was not cut too. */
const withoutQuestions = (text: string): string => {
  const [told = ''] = text.split('¿')
  return told
    .split(PART_ENDS)
    .filter((part) => !part.endsWith('?'))
    .join('')
}

function tellsOfDeath(words: string, text: string): boolean {
  return (
    saysIn(withoutQuestions(text), 'tells of a death') &&
    !saysIn(text, 'nobody died') &&
    !ITS_PAPER.test(words) &&
    !tellsWhoSigns(words)
  )
}

/** "mi hijo necesita pasaporte, su papá murió": about who signs. */
const tellsWhoSigns = (words: string): boolean => OF_MINORS.test(words) && A_PARENT_DIED.test(words) && !A_CHILD_DIED.test(words)

const NOT_MINE = of('not mine')
const NEVER_ASKED = of('never asked')
const SOMETHING_CAME = of('something came')
const LOOKS_FOR_ONE = of('looks for one')

const TURNED_AWAY = of('turned away')

const BUYS = of('buys')
const OFFERS = of('offers')

const ERASE = of('erase')
const KEEPS = of('keeps')
const ARRIVED = of('arrived')
const WAIT = of('wait')
const AT_THE_OFFICE = of('at the office')
const LATE = phrases('faq', 'visit late')
const MISSED = phrases('faq', 'service missedVisit')
const ELSEWHERE = of('elsewhere')

const WRONG_NUMBER = of('wrong number')
