import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Seconds that the processes of each step computed, by its title: how long it took depends on what else the machine does. */
export type Times = Record<string, number>

const FILE = fileURLToPath(new URL('ci-times.json', import.meta.url))
/** More than that is told. */
const MOST = 1.25
/** A step of a few seconds is never the same twice. */
const LEAST_SECONDS = 5

const noted = (): Times => JSON.parse(readFileSync(FILE, 'utf8'))

/** A line for each step that computes a quarter more than was noted, and for each that was never measured. */
export function slowerThanNoted(times: Times, before = noted()): string[] {
  return Object.entries(times).flatMap(([title, computed]) => {
    const known = before[title]
    if (known === undefined)
      return [`=== Not in test/ci-times.json: ${title} computed ${Math.round(computed)} s (npm run check -- "${title}" --note)`]
    if (computed <= known * MOST || computed - known < LEAST_SECONDS) return []
    const more = Math.round((computed / known - 1) * 100)
    return [`=== Slower: ${title} computed ${Math.round(computed)} s, ${more} % more than the ${known} s in test/ci-times.json`]
  })
}

/** Writes these down; what was not measured now stays as it was. */
export function noteTimes(times: Times, before = noted()): void {
  const rounded = Object.entries(times).map(([title, computed]) => [title, Math.round(computed)])
  writeFileSync(FILE, `${JSON.stringify({ ...before, ...Object.fromEntries(rounded) }, null, 2)}\n`)
}
