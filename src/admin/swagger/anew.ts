import { writeInto } from './typing.ts'

/** What belongs to one person or one deed. The office, the procedure, the day and the numbers that were taken along stay. */
const OF_ONE = [
  'nombre',
  'curp',
  'nacimiento',
  'telefono',
  'telefono_nuevo',
  'mas_personas',
  'vigencia',
  'paga_la_mitad',
  'acompana',
  'persona',
  'pasaporte_anterior',
  'curp_o_telefono',
  'identificacion_vista',
  'respuesta',
  'motivo',
  'motivo_que_lee',
]

/**
 * Empties the form of what was just done: with the telephone of the person before, the next one's appointment would be told to a
 * stranger. `within` is anything in the task.
 */
export function beginAnew(within: Element): void {
  const task = within.closest('.opblock')
  for (const name of OF_ONE)
    for (const field of task?.querySelectorAll(`tr[data-property-name="${name}"] :is(input, textarea, select)`) ?? [])
      writeInto(field, '')
}
