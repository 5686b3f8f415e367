import { count } from '../texts/admin.ts'
import { listed } from '../texts/admin-answers.ts'
import type { Trial } from './rule.ts'

/** What part of the days counted, and why the others did not. */
export function daysText({ withVisits, days, open, unknown }: Trial): string {
  if (withVisits === 0) return 'No hubo días con citas.'
  const why = [
    open > 0 && `${open} ${open === 1 ? 'quedó' : 'quedaron'} sin terminar`,
    unknown > 0 && `${unknown} ${unknown === 1 ? 'quedó' : 'quedaron'} con más de un quinto «no se sabe»`,
  ].filter((one) => one !== false)
  const counted = `De ${count(withVisits, 'día', 'días')} con citas ${days === 1 || days === 0 ? 'contó' : 'contaron'} ${days}`
  return why.length === 0 ? `${counted}.` : `${counted}: ${listed(why)}.`
}
