import { phrases } from './phrases.ts'

/** "la más cercana" is the nearest office; "la fecha más cercana" is the soonest day. */
const NEAREST = phrases('office-words', 'nearest')
const ABOUT_A_DAY = phrases('office-words', 'about a day')
const SOONEST = phrases('office-words', 'soonest')
const NONE = phrases('office-words', 'none')
/** A question about an office chooses none. */
const ASKS_ABOUT = phrases('office-words', 'asks about')

/** What is said of the offices in a list without naming one; `words` are the everyday ones. */
export function hearRequestedOffice(words: string): 'nearest' | 'soonest' | 'none' | 'question' | undefined {
  if (NEAREST.test(words) && !ABOUT_A_DAY.test(words)) return 'nearest'
  if (SOONEST.test(words)) return 'soonest'
  if (NONE.test(words)) return 'none'
  return ASKS_ABOUT.test(words) ? 'question' : undefined
}
