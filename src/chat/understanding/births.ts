import { monthNamed } from './months.ts'
import { plain, tidy } from './words.ts'
import { withFiguresInDate } from './written-dates.ts'

export type BirthHeard =
  | { ok: true; date: string; rest: string }
  | { ok: false; why: 'impossible' | 'future' | 'too_old'; rest: string }

const OLDEST = 120

/** dd/mm/aaaa, aaaa-mm-dd, "17 de abril de 1985", "April 17, 1985"; also two-digit years. Numbers in words were put in figures. */
const SHAPES: { pattern: RegExp; read: (found: string[]) => [day: string, month: string, year: string] }[] = [
  { pattern: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/, read: ([, y = '', m = '', d = '']) => [d, m, y] },
  { pattern: /\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})\b/, read: ([, d = '', m = '', y = '']) => [d, m, y] },
  {
    pattern: /\b(\d{1,2})(?:ro|o|º)?[\s\-/.]+(?:de\s+)?(\p{L}{3,10})\.?[\s\-/.,]+(?:del?\s+)?(\d{4}|\d{2})\b/iu,
    read: ([, d = '', m = '', y = '']) => [d, m, y],
  },
  { pattern: /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/iu, read: ([, m = '', d = '', y = '']) => [d, m, y] },
]

/**
 * A birth date anywhere in what was typed, and the words around it (often the name). Undefined when there is none.
 * `today` tells the future, and whether "85" is 1985.
 */
export function hearBirthDate(text: string, today: string): BirthHeard | undefined {
  const said = withFiguresInDate(tidy(text))
  for (const { pattern, read } of SHAPES) {
    const found = pattern.exec(said)
    if (!found) continue
    const [day, monthWord, year] = read([...found])
    const month = /^\d/.test(monthWord) ? Number(monthWord) : monthNamed(plain(monthWord))
    if (month === undefined) continue
    return judge(Number(day), month, fullYear(year, today), said.replace(found[0], ' '), today)
  }
  return undefined
}

function judge(day: number, month: number, year: number, around: string, today: string): BirthHeard {
  const rest = tidy(
    around.replace(/(?<!\p{L})(?:nac[ií]|naci[oó]|nacid[ao]|fecha de nacimiento|born)(?!\p{L})(?:\s+(?:el|on))?:?/giu, ' '),
  )
    .replace(/[\s,;:.-]+$/, '')
    .replace(/^[\s,;:.-]+/, '')
    .replace(/[\s,;]+(?:y|el|del?|and|on)$/i, '')
  const date = calendarDay(year, month, day)
  if (!date) return { ok: false, why: 'impossible', rest }
  if (date > today) return { ok: false, why: 'future', rest }
  if (Number(today.slice(0, 4)) - year > OLDEST) return { ok: false, why: 'too_old', rest }
  return { ok: true, date, rest }
}

function fullYear(typed: string, today: string): number {
  if (typed.length === 4) return Number(typed)
  const century = Number(today.slice(0, 2)) * 100
  const year = century + Number(typed)
  return year > Number(today.slice(0, 4)) ? year - 100 : year
}

/** `2026-02-30` is no day: undefined. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
