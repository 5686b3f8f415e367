import { phrases } from './phrases.ts'

/** Something that was answered is not right; the rest of the words may say what. */
export const SAYS_WRONG = phrases('summary', 'wrong')

/** The same of an answer that is long given, in the middle of a booking: a day of the calendar is no mistake there. */
const WENT_WRONG = phrases('corrections', 'went wrong')

/** Whether somebody says that something they answered before was wrong, and names what. */
export const saysAnswerWasWrong = (words: string): boolean => WENT_WRONG.test(words)
