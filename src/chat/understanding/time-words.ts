import { hearCount } from './counts.ts'
import { monthNamed, weekdayNamed } from './months.ts'
import { everyday } from './spelling.ts'
import { tidy } from './words.ts'

/** Streets and quarters are named after days: "colonia 16 de septiembre", "calle 5 de mayo", "Santo Domingo". */
const NAMED_AFTER_A_DAY =
  /\b(?:colonia|col|calle|avenida|av|plaza|barrio|fraccionamiento|mercado|escuela|primaria|metro) (?:\d{1,2}|primero|cinco|quince|dieciseis|veinte) (?:de )?[a-z]{4,10}\b|\b(?:santo|san) domingo\b/g

/** What was typed as words of time: misspellings put right, numbers in figures, streets named after days left out. */
export const timeWords = (text: string): string => withFigures(apart(everyday(text)).replace(NAMED_AFTER_A_DAY, ' ').trim())

/** "a las10y media", "el4", "alas9": a figure that hangs on its words. "10am" and "1ro" are words of their own. */
const apart = (words: string): string =>
  words
    .replace(
      /\b(a las?|alas|las?|el|del|dia)(\d)/g,
      (_, lead: string, digit: string) => `${lead === 'alas' ? 'a las' : lead} ${digit}`,
    )
    .replace(/\b(lunes|martes|miercoles|jueves|viernes|sabado)(\d)/g, '$1 $2')
    .replace(/(\d)(y|del?)\b/g, '$1 $2')
    .replace(/\b(a las?) (\d{1,2})(00|15|30|45)\b/g, '$1 $2 $3')

/** "el quince de diciembre" -> "el 15 de diciembre". One alone stays a word: "un martes" and "una hora" count nothing. */
function withFigures(words: string): string {
  const said = words.split(' ').filter(Boolean)
  const out: string[] = []
  for (let at = 0; at < said.length; at++) {
    const word = said[at] ?? ''
    if (word === 'treinta' && said[at + 1] === 'y' && /^(?:un|uno|1)$/.test(said[at + 2] ?? '')) {
      out.push('31')
      at += 2
    } else out.push(figure(word, said, at))
  }
  return out.join(' ')
}

const ONE = new Set(['uno', 'un', 'una', 'one'])
const FIRST = new Set(['primero', 'uno', '1o', '1ro', '1ero', '1st', 'first'])

function figure(word: string, said: string[], at: number): string {
  if (FIRST.has(word)) return isDayOfMonth(said, at) ? '1' : word
  const count = ONE.has(word) || /^\d/.test(word) ? undefined : hearCount(word)
  return count === undefined ? word : String(count)
}

/** "primero de enero", "el día primero", "january first". */
const isDayOfMonth = (said: string[], at: number): boolean =>
  said[at - 1] === 'dia' ||
  monthNamed(said[at - 1] ?? '') !== undefined ||
  monthNamed((said[at + 1] === 'de' || said[at + 1] === 'of' ? said[at + 2] : said[at + 1]) ?? '') !== undefined

/** The signs of clock times and dates, which plain words lose. */
export const timeSigns = (text: string): string => tidy(text)

const HINTS = new Set(
  (
    'hoy today manana mananas mananita tomorrow semana semanas week weeks mes meses month months ano anos year quincena dia dias day days finde weekend ' +
    'weekends weekday weekdays pronto posible rapido antes urge urgente asap anytime soonest earliest soon cuando cualquier cualquiera primer primero primera ' +
    'primeras primeros proxima proximo fecha hora horas horario tarde tardes tardecita noche temprano tempranito madrugada mediodia noon midday morning mornings ' +
    'afternoon afternoons evening evenings early una navidad christmas reyes fiestas comer comida trabajo trabajar chamba jale work ultima ultimo ultimas half past ' +
    'first last latest available one cuarto medio sea algo'
  ).split(' '),
)

/** Most messages have no word of time at all, and need not be looked at more closely. */
export const speaksOfTime = (words: string): boolean =>
  words
    .split(' ')
    .some((word) => HINTS.has(word) || /^\d/.test(word) || weekdayNamed(word) !== undefined || monthNamed(word) !== undefined)
