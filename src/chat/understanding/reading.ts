import { deniedIn } from './denial.ts'
import { type Entity, entitiesIn, type ReadingContext } from './entities.ts'
import { kindOf, type SentenceKind } from './sentence.ts'
import { type Token, tokensOf } from './tokens.ts'
import { words as wordsOf } from './vocabulary.ts'

/** A whole sentence, read before anything is decided. */
export interface Reading {
  kind: SentenceKind
  tokens: readonly Token[]
  /** What it names, in order, and whether that is denied. */
  entities: (Entity & { denied: boolean })[]
  /** Words with a meaning of their own that none of these explains. */
  left: string[]
}

/** Reads a sentence. Pure: the same words in the same house on the same day are read the same; any text is read. */
export function read(text: string, context: ReadingContext): Reading {
  const tokens = tokensOf(text)
  const denied = deniedIn(tokens)
  const entities = entitiesIn(text, tokens, context).map((entity) => ({
    ...entity,
    denied: denied.slice(entity.from, entity.until).some(Boolean),
  }))
  const explained = (at: number): boolean =>
    entities.some(({ kind, from, until }) => kind !== 'procedure' && from <= at && at < until)
  const left = tokens.flatMap(({ word }, at) => (explained(at) || SAYS_LITTLE.has(word) ? [] : [word]))
  return { kind: kindOf(text), tokens, entities, left }
}

/** Words that join others, and courtesy. */
const SAYS_LITTLE = wordsOf('reading', 'says little')
