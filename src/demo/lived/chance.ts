import { createHash } from 'node:crypto'

/** All that is left to chance in a simulation: the same words give the same draws. */
export interface Chance {
  /** From 0 up to, without, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  may(probability: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
  /** One of them; undefined of none. */
  any<T>(from: readonly T[]): T | undefined
  /** By weight. */
  weigh<T extends string>(weights: Partial<Record<T, number>>): T
  /** Another source, which draws from this one do not move. */
  fork(name: string): Chance
}

export function createChance(words: string): Chance {
  const hash = createHash('sha256').update(words).digest()
  let [a, b, c, d] = [hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8), hash.readUInt32LE(12)]
  /** sfc32: small, fast, and good enough for dice. */
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  const chance: Chance = {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    may: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    any: (from) => from[Math.floor(next() * from.length)],
    weigh<T extends string>(weights: Partial<Record<T, number>>) {
      const entries = Object.entries(weights) as [T, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [name, weight] of entries) {
        left -= weight
        if (left < 0) return name
      }
      return entries[0]?.[0] as T
    },
    fork: (name) => createChance(`${words}/${name}`),
  }
  return chance
}
