import { namesAgree } from '../../catalogue/curp.ts'
import type { Draft } from '../../chat/draft.ts'
import { spansIn } from '../../reading/engine/matches.ts'
import { phrases } from '../../reading/engine/phrases.ts'
import { words as wordsOf } from '../../reading/engine/vocabulary.ts'
import { parseName } from '../../reading/names.ts'

const PARTICLES = wordsOf('name', 'particles')
const SAME_SURNAMES = phrases('name', 'same surnames')
/** So many words may be a first name alone: "María de los Ángeles". */
const GIVEN_WORDS_MAX = 4

/**
 * The full name of another child of whom only the first name was written: with the surnames of the child before, when they
 * were said to be the same or the CURP agrees. Undefined when that cannot be known.
 */
export function siblingName(draft: Draft, index: number, words: string, curp: string | undefined): string | undefined {
  const before = draft.people.slice(0, index).findLast((one) => one.name)?.name
  const [same] = spansIn(words, SAME_SURNAMES)
  const given = (same ? words.slice(0, same.from) + words.slice(same.until) : words).replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  if (!before || given === '' || given.split(/\s+/).length > GIVEN_WORDS_MAX) return undefined
  const heard = parseName(`${given} ${surnamesOf(before)}`)
  if (!heard?.ok) return undefined
  if (same) return heard.name
  const whole = parseName(given)
  const isWhole = curp !== undefined && whole?.ok === true && namesAgree(curp, whole.name)
  return curp && !isWhole && namesAgree(curp, heard.name) ? heard.name : undefined
}

/** "Luisa Puga de la O" -> "Puga de la O"; of two words the second. */
function surnamesOf(name: string): string {
  const words = name.split(' ')
  const real = words.flatMap((word, i) => (PARTICLES.has(word.toLowerCase()) ? [] : [i]))
  const last = (real.length > 2 ? real.at(-2) : real.at(1)) ?? words.length
  let from = last
  while (from > 1 && PARTICLES.has((words[from - 1] ?? '').toLowerCase())) from--
  return words.slice(from).join(' ')
}
