import { phrases } from './phrases.ts'

// What somebody says of an appointment that stands. Heard only where nothing new was begun.

/** Another appointment, or what one is for: said of something new. */
const OF_ANOTHER = phrases('standing-words', 'of another')

/** Whether the words name an appointment, a passport or the waiting list: then they may be about something new. */
export const namesAnother = (words: string): boolean => OF_ANOTHER.test(words)

const ANOTHER_HOUR = phrases('standing-words', 'another hour')

/** "¿se puede más temprano?", "otra hora ese mismo día": another hour, and none is named. */
export const asksAnotherHour = (words: string): boolean => ANOTHER_HOUR.test(words)

const SAME_DAY = phrases('standing-words', 'same day')

export const onTheSameDay = (words: string): boolean => SAME_DAY.test(words)

const THE_ONE_THAT_STANDS = phrases('standing-words', 'the one that stands')

/** "nos vemos el jueves", "¿sí es el jueves?": beside a day, the one that is known. */
export const meansTheOneThatStands = (words: string): boolean => THE_ONE_THAT_STANDS.test(words)

const WRONG_DATA = phrases('standing-words', 'wrong data')

/** "me equivoqué en mi apellido": a name or another detail was written wrong. */
export const saysDataAreWrong = (words: string): boolean => WRONG_DATA.test(words)
