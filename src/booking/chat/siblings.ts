import type { Draft } from '../../chat/draft.ts'
import { hearName } from '../../chat/understanding/names.ts'
import { namesAgree } from '../curp.ts'

const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'y'])
const SAME_SURNAMES =
  /[\s,;]*(?:con\s+)?(?:los\s+)?mismos\s+apellidos\b|[\s,;]*(?:with\s+)?(?:the\s+)?same\s+(?:last\s+names?|surnames?)\b/iu
/** So many words may be a first name alone: "María de los Ángeles". */
const GIVEN_WORDS_MAX = 4

/**
 * The full name of another child of whom only the first name was written: with the surnames of the child before, when they
 * were said to be the same or the CURP agrees. Undefined when that cannot be known.
 */
export function siblingName(draft: Draft, index: number, words: string, curp: string | undefined): string | undefined {
  const before = draft.people.slice(0, index).findLast((one) => one.name)?.name
  const given = words.replace(SAME_SURNAMES, '').replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  if (!before || given === '' || given.split(/\s+/).length > GIVEN_WORDS_MAX) return undefined
  const heard = hearName(`${given} ${surnamesOf(before)}`)
  if (!heard?.ok) return undefined
  if (SAME_SURNAMES.test(words)) return heard.name
  const whole = hearName(given)
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
