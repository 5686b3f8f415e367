import { tidy } from './words.ts'

/** A letter and eight digits; older booklets have other lengths, so the window's eye decides and we are lenient. */
const NUMBER = /\b([A-Z]{0,2})[\s-]?(\d{7,11}|\d{3,4} \d{4,5})\b/i

/** A passport number anywhere in what was typed, in capitals. */
export function findPassportNumber(text: string): string | undefined {
  const found = NUMBER.exec(tidy(text))
  return found ? `${found[1] ?? ''}${found[2] ?? ''}`.replace(' ', '').toUpperCase() : undefined
}

/** A passport number and nothing else, as most of them are. */
export const isOnlyPassportNumber = (text: string): boolean => /^[A-Z]\d{8}$/i.test(text)

/** Looks like an attempt at a number, although it is none. */
export const triesPassportNumber = (text: string): boolean => /\d{4}/.test(text)
