import { plugin } from 'bun'

// Preloaded: once `became.ts` says so, whoever is handed a reading by the chat sees "x" where its words would be. What the reading itself
// finds stays.
const WORDS = new Set(['text', 'plain', 'words', 'bare', 'tokens'])

const BLIND = `
import { Reading as Seen } from '../reading/reading.ts'
const SEEN = new WeakMap()
const X = new Seen('x', { today: () => '2026-01-01', offices: () => [], place: () => undefined })
export function blinded(reading) {
  if (!globalThis.readsBlind) return reading
  if (SEEN.has(reading)) return SEEN.get(reading)
  const blind = new Proxy(reading, {
    get(target, key) {
      if (${JSON.stringify([...WORDS])}.includes(key)) return target.text === '' ? target[key] : X[key]
      const value = target[key]
      if (value instanceof Seen) return blinded(value)
      if (typeof value !== 'function') return value
      return (...given) => {
        const result = value.apply(target, given)
        return result instanceof Seen ? blinded(result) : result
      }
    },
  })
  SEEN.set(reading, blind)
  return blind
}
`

plugin({
  name: 'blind',
  setup(build) {
    build.onLoad({ filter: /src\/chat\/reading\.ts$/ }, async ({ path }) => ({
      contents: `${await Bun.file(path).text()}\n${BLIND}`
        .replace('new Reading(typed, {', 'blinded(new Reading(typed, {')
        .replace(/\n {2}\}\)\n/, '\n  }))\n'),
      loader: 'ts',
    }))
  },
})
