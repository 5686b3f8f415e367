import { fieldsThatAre } from './fields.ts'
import { writeInto } from './typing.ts'

/**
 * Empties the form of what belonged to the one person or deed that was just done; office, procedure, day and the numbers that were
 * taken along stay: with the telephone of the person before, the next one's appointment would be told to a
 * stranger. `within` is anything in the task.
 */
export function beginAnew(within: Element): void {
  const task = within.closest('.opblock')
  for (const name of fieldsThatAre('of-one'))
    for (const field of task?.querySelectorAll(`tr[data-property-name="${name}"] :is(input, textarea, select)`) ?? [])
      writeInto(field, '')
}
