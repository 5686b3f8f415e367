/** Caches a pure function: within a turn the same words recur. At most `most` entries; then all are dropped. */
export function remembered<Found>(most: number, find: (words: string) => Found): (words: string) => Found {
  const known = new Map<string, { found: Found }>()
  return (words) => {
    const before = known.get(words)
    if (before !== undefined) return before.found
    const found = find(words)
    if (known.size >= most) known.clear()
    known.set(words, { found })
    return found
  }
}
