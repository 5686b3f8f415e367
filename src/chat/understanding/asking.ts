import { type Phrases, phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { isSentence, withoutCourtesy } from './words.ts'

/** Alone it says little: "¿en Toluca?" is an answer that somebody is not sure of. */
const HAS_MARK = /[?¿]/

/** What begins a question also where nobody types its marks. */
const BEGINS = phrases('asking', 'begins')

const begins = (words: string): boolean => BEGINS.test(words) || BEGINS.test(withoutCourtesy(words))

/** Whether somebody asks something instead of answering. */
export function isAsked(text: string): boolean {
  const words = everyday(text)
  return words.includes(' ') && (begins(words) || (HAS_MARK.test(text) && isSentence(text)))
}

/** Of the open question, without naming what it is about: "¿para qué?", "¿y eso qué es?", "¿a fuerza?" */
const ABOUT_IT = phrases('asking', 'about it')

/** Whoever would rather not answer, or asks how to. */
const REFUSES = phrases('asking', 'refuses')

/** Whether somebody asks about the question itself; `words` name what that one is about. */
export function asksBack(text: string, words: Pick<Phrases, 'test'>): boolean {
  const said = everyday(text)
  if (REFUSES.test(said) && words.test(said)) return true
  return ABOUT_IT.test(said) || ABOUT_IT.test(withoutCourtesy(said)) || ((HAS_MARK.test(text) || begins(said)) && words.test(said))
}
