import type { RequestedTimes } from '../draft.ts'
import { hearCount } from './numbers.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'

const ASKS = phrases('moves', 'asks')

/** "cambiar para el 10", "muévala al viernes": to a moment and not to another answer. */
const ASKS_BRIEFLY = phrases('moves', 'asks briefly')

/** "no vamos a poder el jueves, ¿me la cambia para el viernes?" */
const ASKS_IN_PASSING = phrases('moves', 'asks in passing')

/** Whether somebody asks to move an appointment, and when to: "quiero cambiar mi cita al martes en la tarde". */
export function asksToMove(text: string): boolean {
  const words = everyday(text)
  return [ASKS, ASKS_BRIEFLY, ASKS_IN_PASSING].some((pattern) => pattern.test(words))
}

const SAME_HOUR = phrases('moves', 'same hour')

/** The wish with the hour of the appointment that moves, where somebody wants that one again on another day. */
export function withSameHour(text: string, wish: RequestedTimes | undefined, minute: number): RequestedTimes | undefined {
  return SAME_HOUR.test(everyday(text)) ? { ...wish, fromMinute: minute, untilMinute: minute + 1 } : wish
}

const LATER_THAN_IT =
  /\b([a-z]+|\d{1,2}) (dias?|semanas?|days?|weeks?) (?:(mas tarde|despues|later)|(antes|earlier))\b|\b(?:al|el) (dia|otro dia) siguiente\b/

/** "una semana después", "dos días antes": counted from the day of the appointment; undefined for days that are counted from today. */
export function daysLater(text: string): number | undefined {
  const found = LATER_THAN_IT.exec(everyday(text))
  if (!found) return undefined
  const [, count = 'un', unit = 'dia', , before] = found
  const said = count === 'a' ? 1 : hearCount(count)
  if (said === undefined) return undefined
  // "Ocho días" are a week, and "quince" two.
  const days = /^(?:semana|week)/.test(unit) ? 7 * said : said === 8 ? 7 : said === 15 ? 14 : said
  return before ? -days : days
}

/** "no puedo a esa hora", "ese día no me queda": none is named, so the free ones are shown. */
const NOT_THAT_ONE = phrases('moves', 'not that one')

/** Whether somebody cannot come at the hour that they have, without naming another one. */
export const refusesHour = (text: string): boolean => NOT_THAT_ONE.test(everyday(text))
