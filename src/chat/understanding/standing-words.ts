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

const ILL = phrases('standing-words', 'ill')

/** "estoy enferma", "a mi esposo lo internaron": whether somebody may not be able to come. */
export const tellsOfIllness = (words: string): boolean => ILL.test(words)

const ANOTHER_PROCEDURE = phrases('standing-words', 'another procedure')

/** "me equivoqué de trámite": the appointment is for something else than is needed. */
export const needsAnotherProcedure = (words: string): boolean => ANOTHER_PROCEDURE.test(words)

const REMIND_ME = phrases('standing-words', 'remind me')

export const asksForReminder = (words: string): boolean => REMIND_ME.test(words)

const PAPER_LOST = phrases('standing-words', 'paper lost')

/** "no sé dónde lo dejé": the folio or the receipt is looked for. */
export const looksForPaper = (words: string): boolean => PAPER_LOST.test(words)

const AT_THE_DOOR = phrases('standing-words', 'at the door')

/** "ya estoy aquí y está cerrado" */
export const standsAtTheDoor = (words: string): boolean => AT_THE_DOOR.test(words)

const STILL_STANDS = phrases('standing-words', 'still stands')

/** "¿sigue mi cita?" */
export const asksWhetherItStands = (words: string): boolean => STILL_STANDS.test(words)
