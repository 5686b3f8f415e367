import { isKnownWord } from './engine/known-words.ts'
import type { EntityKind } from './entities.ts'
import { eitherPlaces } from './places.ts'
import type { Named, Reading } from './reading.ts'

export type Facet = 'what' | 'where' | 'when'

/** Why a sentence may mean something else; `of`: the facet concerned. */
export interface Doubt {
  why: 'question' | 'denied' | 'not asked for' | 'two of a kind' | 'words left over'
  of?: Facet
}

/** Up to seven words were taken wrongly in 2 of 100, fifteen and more in 32 of 100: a shorter message is not doubted. */
const FEWEST_WORDS = 8

/** Unknown words without a doubt. */
const MOST_LEFT_OVER = 3

const FACETS: Partial<Record<EntityKind, Facet>> = { office: 'where', place: 'where', day: 'when', hour: 'when' }

/** Named once in a wish; ranges and choices of times are joined by their reader. */
const ONCE: Partial<Record<EntityKind, Facet>> = { office: 'where', place: 'where', procedure: 'what', count: 'what' }

/** Empty when it can be done as said. */
export function doubtsOf(reading: Reading): Doubt[] {
  if (reading.tokens.length < FEWEST_WORDS) return []
  const { entities } = reading
  const said = entities.flatMap((named): Doubt[] => {
    const of = FACETS[named.kind]
    if (of === undefined) return []
    return [...doubt('denied', named.denied, of), ...doubt('not asked for', named.manner !== 'asked for', of)]
  })
  const twice = (Object.keys(ONCE) as EntityKind[]).flatMap((kind) =>
    doubt(
      'two of a kind',
      !(ONCE[kind] === 'where' && eitherPlaces(reading.text)[1]) && valuesOf(entities, kind).size > 1,
      ONCE[kind],
    ),
  )
  const left = reading.left.filter((word) => !isKnownWord(word) && !/^\d+$/.test(word))
  return [
    ...doubt('question', reading.kind === 'question'),
    ...said,
    ...twice,
    ...doubt('words left over', left.length > MOST_LEFT_OVER),
  ]
}

const doubt = (why: Doubt['why'], holds: boolean, of?: Facet): Doubt[] => (holds ? [{ why, ...(of && { of }) }] : [])

const valuesOf = (named: readonly Named[], of: EntityKind): Set<string> =>
  new Set(named.flatMap(({ kind, value, denied, manner }) => (kind === of && !denied && manner === 'asked for' ? [value] : [])))
