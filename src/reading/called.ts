import { words as wordsOf } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'

const PARTICLES = wordsOf('names', 'particles')

const significant = (name: string): string[] => name.split(' ').filter((word) => !PARTICLES.has(word.toLowerCase()))

/** "Guadalupe"; "Ma" of "Ma. Luisa". */
export const firstName = (name: string): string => (name.split(' ')[0] ?? name).replace(/\.$/, '')

/**
 * The first name, also where the CURP shows that the surnames come first ("Hernández Soto Guadalupe"). The name itself stays as written.
 */
export function calledBy(name: string, curp: string | undefined): string {
  const [first = '', second = '', given] = significant(name)
  const starts = (word: string, letter: string | undefined) =>
    plain(word)
      .toUpperCase()
      .startsWith(letter ?? ' ')
  const surnamesFirst =
    curp !== undefined &&
    given !== undefined &&
    starts(first, curp.slice(0, 2)) &&
    starts(second, curp[2]) &&
    starts(given, curp[3])
  return surnamesFirst && !starts(first, curp[3]) ? firstName(given) : firstName(name)
}

/** "Ana Sofía" of Ana Sofía Puga López: all but two surnames, and at least one. */
export const givenNames = (name: string): string => {
  const words = significant(name)
  return words.slice(0, Math.max(1, words.length - 2)).join(' ')
}

/** The whole name where another has the same first one. */
export function calledIn(people: readonly { name?: string | undefined }[], index: number): string {
  const name = people[index]?.name ?? ''
  const first = firstName(name)
  return people.some((one, i) => i !== index && firstName(one.name ?? '') === first) ? name : first
}

/** "Guadalupe H.", for a shared telephone. */
export function nameAndInitial(name: string): string {
  const words = significant(name)
  const surname = words.length > 2 ? words.at(-2) : words.at(1)
  return surname ? `${words[0]} ${surname.charAt(0)}.` : firstName(name)
}

/** "Luisa Puga de la O" -> "Puga de la O"; of two words the second. */
export function surnamesOf(name: string): string {
  const words = name.split(' ')
  const real = words.flatMap((word, i) => (PARTICLES.has(word.toLowerCase()) ? [] : [i]))
  const last = (real.length > 2 ? real.at(-2) : real.at(1)) ?? words.length
  let from = last
  while (from > 1 && PARTICLES.has((words[from - 1] ?? '').toLowerCase())) from--
  return words.slice(from).join(' ')
}
