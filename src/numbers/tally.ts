import { FEWEST_SHOWN } from '../texts/small-groups.ts'
import { type Coming, FIGURE_LIST, type FigureName, type Figures } from './figures.ts'

/** What of a group was added up. */
export interface Tally {
  people: number
  /** Undefined: places cannot be told apart by it. */
  places: number | undefined
  counts: Map<FigureName, number>
  /** How many people have each value. */
  values: Map<FigureName, Map<number, number>>
}

export const emptyTally = (): Tally => ({ people: 0, places: undefined, counts: new Map(), values: new Map() })

const addTo = <Key>(sums: Map<Key, number>, key: Key, more: number): void => void sums.set(key, (sums.get(key) ?? 0) + more)

export function addPerson(tally: Tally, one: Coming): void {
  tally.people += 1
  for (const [name, figure] of FIGURE_LIST) {
    if ('counts' in figure && figure.counts(one)) addTo(tally.counts, name, 1)
    const value = 'of' in figure ? figure.of(one) : undefined
    if (value !== undefined)
      addTo(
        tally.values.getOrInsertComputed(name, () => new Map()),
        value,
        1,
      )
  }
}

export function addPlaces(tally: Tally, places: number): void {
  tally.places = (tally.places ?? 0) + places
}

function addTally(sum: Tally, one: Tally): void {
  sum.people += one.people
  for (const [name, many] of one.counts) addTo(sum.counts, name, many)
  for (const [name, values] of one.values)
    for (const [value, many] of values)
      addTo(
        sum.values.getOrInsertComputed(name, () => new Map()),
        value,
        many,
      )
}

export const distribution = (tally: Tally, name: FigureName): [value: number, people: number][] =>
  [...(tally.values.get(name) ?? [])].toSorted(([a], [b]) => a - b)

/** The smallest value that this part of them does not exceed; null of a group too small to be shown. */
function percentile(values: readonly (readonly [number, number])[], part: number): number | null {
  const people = values.reduce((sum, [, many]) => sum + many, 0)
  if (people < FEWEST_SHOWN) return null
  let passed = 0
  for (const [value, many] of values) {
    passed += many
    if (passed >= people * part) return value
  }
  return null
}

/** Null: not shown, or not known. */
export function figuresOf(tally: Tally): Figures {
  const isShown = tally.people === 0 || tally.people >= FEWEST_SHOWN
  const figures = FIGURE_LIST.map(([name, figure]) => {
    if ('places' in figure) return [name, tally.places ?? null]
    if (!isShown) return [name, null]
    return [name, 'of' in figure ? percentile(distribution(tally, name), figure.part) : (tally.counts.get(name) ?? 0)]
  })
  return Object.fromEntries(figures) as Figures
}

/** Of a line that is not shown by itself: places are no people. */
const placesOnly = ({ places }: Tally): Figures => ({
  ...figuresOf({ ...emptyTally(), people: 1 }),
  lugares_publicados: places ?? null,
})

/**
 * The figures of each line, the people of small ones taken out and added up as `others`: with the smallest of the large ones where they
 * would still be too few, because else they could be told by subtraction.
 */
export function withoutSmall<Line extends { tally: Tally }>(
  lines: readonly Line[],
): { lines: (Line & { figures: Figures })[]; others: Figures | undefined } {
  const others = emptyTally()
  const taken = new Set<Line>()
  const bySize = lines.filter(({ tally }) => tally.people > 0).toSorted((a, b) => a.tally.people - b.tally.people)
  for (const line of bySize) {
    if (line.tally.people >= FEWEST_SHOWN && (taken.size === 0 || others.people >= FEWEST_SHOWN)) break
    addTally(others, line.tally)
    taken.add(line)
  }
  return {
    lines: lines.map((line) => ({ ...line, figures: taken.has(line) ? placesOnly(line.tally) : figuresOf(line.tally) })),
    others: taken.size === 0 ? undefined : figuresOf(others),
  }
}
