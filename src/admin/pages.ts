/** How many lines of a list come at once. */
const PAGE_SIZE = 200
/** One more is read than a page shows, to know whether the list goes on. */
export const PAGE_AND_ONE = PAGE_SIZE + 1

/**
 * The lines of a page, out of `PAGE_AND_ONE` that were read, and the cursor from which the list goes on. The cursor is the place
 * of the last line, so lines that appear or vanish in between cause no repetition and no gap.
 */
export function pageOf<T>(found: T[], placeOf: (line: T) => string | number): { lines: T[]; next: string | null } {
  const lines = found.slice(0, PAGE_SIZE)
  const last = lines.at(-1)
  return { lines, next: found.length > lines.length && last !== undefined ? String(placeOf(last)) : null }
}

/** A number as text that sorts like the number. */
export const sortable = (value: number): string => String(value).padStart(12, '0')
