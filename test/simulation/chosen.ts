import { FAULTS, type Fault } from './faults.ts'

/** So many are hunted by `npm test`: the cheapest to find come first. */
export const EACH_TIME = 3

/** `all`; `2/3` the second third of those that `npm test` does not hunt; `5` the first five; or what their names say. */
export function chosen(words: string): Fault[] {
  if (words === 'all') return FAULTS
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(words) ?? []
  if (part) return FAULTS.slice(EACH_TIME).filter((_, at) => at % Number(parts) === Number(part) - 1) // The dear ones stand together.
  return /^\d+$/.test(words) ? FAULTS.slice(0, Number(words)) : FAULTS.filter((one) => one.name.includes(words))
}
