import { hearCount } from './counts.ts'
import { plain, tidy } from './words.ts'

/** A letter and eight digits; older booklets have other lengths, so the window's eye decides and we are lenient. */
const NUMBER = /\b([A-Z]{0,2})[\s-]?(\d{7,11}|\d{3,4} \d{4,5})\b/i

/** Spelt in groups, as it is dictated: "G 12 34 56 78". */
const IN_GROUPS = /\b([A-Z])[\s-]?((?:\d[\s-]?){7}\d)(?!\d)/i

const FEWEST_SPOKEN = 4

/** "G uno dos tres cuatro": figures that were dictated one by one; other numbers in words stay as they are. */
function withFigures(text: string): string {
  const words = text.split(' ')
  const figures = words.map((word) => hearCount(plain(word)))
  const spoken = figures.filter((one, at) => one !== undefined && one < 10 && !/\d/.test(words[at] ?? '')).length
  return spoken < FEWEST_SPOKEN ? text : words.map((word, at) => figures[at] ?? word).join(' ')
}

/** A passport number anywhere in what was typed, in capitals. */
export function findPassportNumber(text: string): string | undefined {
  const said = withFigures(tidy(text))
  const spelt = IN_GROUPS.exec(said)
  if (spelt) return `${spelt[1]}${spelt[2]?.replace(/\D/g, '')}`.toUpperCase()
  const found = NUMBER.exec(said)
  return found ? `${found[1] ?? ''}${found[2] ?? ''}`.replace(' ', '').toUpperCase() : undefined
}

/** A passport number and nothing else, as most of them are. */
export const isOnlyPassportNumber = (text: string): boolean => /^[A-Z]\d{8}$/i.test(text)

/** Looks like an attempt at a number, although it is none. */
export const triesPassportNumber = (text: string): boolean => /\d{4}/.test(text)
