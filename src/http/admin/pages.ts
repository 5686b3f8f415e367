/** How many lines of a list come at once. */
export const PAGE_SIZE = 200

/**
 * One page of a list that is sorted by `keyOf`. The cursor is the key of the last line, so lines that appear or vanish
 * in between are neither shown twice nor make others be skipped.
 */
export function pageOf<T>(
  items: T[],
  keyOf: (item: T) => string,
  cursor: string | undefined,
  size: number = PAGE_SIZE,
): { items: T[]; next: string | null } {
  const rest = cursor === undefined ? items : items.filter((item) => keyOf(item) > cursor)
  const page = rest.slice(0, size)
  const last = page.at(-1)
  return { items: page, next: rest.length > page.length && last !== undefined ? keyOf(last) : null }
}

/** A number as text that sorts like the number. */
export const sortable = (value: number): string => String(value).padStart(12, '0')
