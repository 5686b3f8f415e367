import { clausesOf, deniesName } from './denial.ts'
import { phrases } from './phrases.ts'
import { placeWords } from './places.ts'
import { tokensOf } from './tokens.ts'
import { plain } from './words.ts'

/** Where somebody was born or registered, and where a paper is: not where they want to go. */
const OF_SOMETHING_ELSE = phrases('places-meant', 'of something else')

/** The places that a sentence may want, the likeliest first: without those that it denies, and where only somebody was born. */
export function placesMeant(text: string): string[] {
  const found = placeWords(text)
  if (found.length === 0) return found
  const tokens = tokensOf(text)
  const clauses = clausesOf(tokens).map(({ from, until }) =>
    tokens
      .slice(from, until)
      .map(({ word }) => plain(word))
      .join(' '),
  )
  return found.filter((words) => {
    const inThese = clauses.filter((clause) => clause.includes(plain(words)))
    return !deniesName(text, words) && !(inThese.length > 0 && inThese.every((clause) => isOfBirth(clause, plain(words))))
  })
}

/** "nací en Toluca", but not "vivo en Toluca y nací en otro lado". */
const isOfBirth = (clause: string, place: string): boolean => {
  const before = clause.slice(0, clause.indexOf(place))
  const born = OF_SOMETHING_ELSE.exec(before)
  return born !== undefined && !LIVES_THERE.test(before.slice(before.lastIndexOf(born)))
}

const LIVES_THERE = phrases('places-meant', 'lives there')
