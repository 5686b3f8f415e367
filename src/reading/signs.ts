import { isWish, type Wish } from './acts.ts'
import { wordLists } from './engine/vocabulary.ts'
import { everyday } from './spelling.ts'

/** They only choose buttons for unrecognised words; of 472 sentences eight get the right button by them alone. */
const SIGNS = wordLists('signs', isWish)

interface Sign {
  wish: Wish
  words: string
}

const whole = new Map<string, Sign[]>()
const begun: Sign[] = []

/** With the first unrecognised message. */
function learn(): void {
  for (const [wish, signs] of SIGNS())
    for (const one of signs.all()) {
      const said = one.replaceAll('_', ' ').replace('*', '')
      if (one.endsWith('*')) begun.push({ wish, words: said })
      else whole.getOrInsert(said, []).push({ wish, words: said })
    }
}

/** As they were said. */
export function signsIn(text: string): Map<Wish, Set<string>> {
  if (whole.size === 0) learn()
  const typed = everyday(text).split(' ').slice(0, MOST_WORDS)
  const found = new Map<Wish, Set<string>>()
  const note = (wish: Wish, said: string) => found.getOrInsert(wish, new Set()).add(said)
  for (const [at, word] of typed.entries()) {
    for (const length of [1, 2, 3])
      for (const { wish, words: said } of whole.get(typed.slice(at, at + length).join(' ')) ?? []) note(wish, said)
    for (const { wish, words: beginning } of begun) if (word.startsWith(beginning)) note(wish, word)
  }
  return found
}

const MOST_WORDS = 60
