import type { Db } from '../../db/open.ts'
import { remember } from '../catalogue/memory.ts'
import { proceduresOffered } from '../catalogue/offices.ts'
import { activeProcedures, PASSPORT_FAMILIES, wordsFor } from '../catalogue/procedures.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { NamedProcedures } from '../reading/entities.ts'
import { createFinder, foundIn, type Match } from '../reading/finder.ts'

/** With words in the vocabulary (reading/aims.ts), and the permission to which a question leads. */
const OF_VOCABULARY: ReadonlySet<string> = new Set([...PASSPORT_FAMILIES, 'advice', 'op7'])

/** With a row and words known only to its record. */
export const isOnlyRecord = ({ family }: Pick<Procedure, 'family'>): boolean => !OF_VOCABULARY.has(family)

/** Bookable ones, and what others do. */
export const proceduresFound = remember((db): readonly Procedure[] => [
  ...proceduresOffered(db),
  ...activeProcedures(db).filter((one) => one.doneElsewhere !== undefined),
])

const finder = remember((db) => {
  // Of passports the vocabulary says for whom they are.
  const all = proceduresFound(db).filter((one) => one.audience !== 'minor' || isOnlyRecord(one))
  const records = all.filter(isOnlyRecord)
  if (records.length === 0) return undefined
  const keys = (of: readonly Procedure[]) => new Set(of.map(({ id }) => id))
  const findable = all.map(({ id, name }) => {
    const { names, examples } = wordsFor(db, id)
    return { key: id, names: [...new Set([...Object.values(name), ...names])], examples }
  })
  return {
    ...createFinder(findable),
    ofVocabulary: keys(all.filter((one) => !isOnlyRecord(one))),
    elsewhere: keys(all.filter((one) => one.doneElsewhere)),
    hasOwn: records.some((one) => !one.doneElsewhere),
  }
})

/** A whole name of what is done here, that tells so much of what a pointer does, is not sent elsewhere. */
const HALF = 0.5

/** Which of the records the words of a message mean. What others do is meant only where nothing is said of what is done here. */
export function proceduresIn(db: Db, words: readonly string[]): NamedProcedures {
  const made = finder(db)
  if (!made) return 'vocabulary'
  const matches = made.find(words)
  // "renovar mi pasaporte" is no licence that is renewed here.
  const told = matches.filter(({ onlyDone }) => !onlyDone)
  const found = foundIn(told)
  const isBeside = ({ key, at }: Match) => !made.elsewhere.has(key) && at.some((word) => !found?.at.includes(word))
  const here = foundIn(matches.filter(({ key }) => !made.elsewhere.has(key)))
  const [best] = matches
  const isSaidHere =
    here?.sure &&
    matches.some(
      ({ key, named, score }) =>
        here.keys.includes(key) && !made.ofVocabulary.has(key) && named === 1 && score >= HALF * (best?.score ?? 0),
    )
  if (found?.sure && found.plain && !isSaidHere && found.keys.every((key) => made.elsewhere.has(key)) && !told.some(isBeside))
    return found
  // What is to be done says nothing of a thing that no record names: "renovar mi visa".
  if (!here || (here.onlyDone && best?.named === 0 && best.told < 1)) return made.hasOwn ? 'none' : 'vocabulary'
  return here.keys.every((key) => made.ofVocabulary.has(key)) ? 'vocabulary' : here
}
