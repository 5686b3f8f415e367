import { parseWeekdays } from '../../admin/parse.ts'
import { plainText } from '../../collation.ts'
import { LAST, type Recurrence } from '../day-plan.ts'

const ORDINALS: Record<string, number> = { primer: 1, primero: 1, segundo: 2, tercer: 3, tercero: 3, cuarto: 4, ultimo: LAST }

/** `lunes a viernes`, `primer sábado de cada mes`, `segundo y cuarto viernes`. */
export function parseRecurrence(text: string, field: string): Recurrence[] {
  const words = plainText(text)
    .replace(/ (?:de cada|del|al) mes$/, '')
    .replace(/^(?:el|cada) /, '')
    .split(' ')
  const at = words.findLastIndex((word) => ORDINALS[word.replace(',', '')] !== undefined) + 1
  const ordinals = words.slice(0, at).flatMap((word) => ORDINALS[word.replace(',', '')] ?? [])
  const weekdays = parseWeekdays(words.slice(at).join(' '), field)
  return (ordinals.length > 0 ? ordinals : [0]).flatMap((nth) => weekdays.map((weekday) => ({ weekday, nth })))
}
