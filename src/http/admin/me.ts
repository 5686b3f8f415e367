import { z } from 'zod'
import { mayDo } from '../../staff/access.ts'
import { officesOf } from './chosen.ts'
import { summaryField } from './fields.ts'
import { type Operation, operation } from './operation.ts'
import { ROLE_WORDS } from './words.ts'

/** Who am I and what may I do: the page draws only that. */
export const me = (all: () => Operation[]): Operation =>
  operation({
    method: 'GET',
    path: '/admin/yo',
    tag: 'Accesos',
    least: 'reader',
    summary: '¿Qué puedo hacer con mi clave?',
    explanation: 'Dice de quién es la clave, qué oficinas ve y qué operaciones permite.',
    answer: z.object({
      resumen: summaryField,
      nombre: z.string(),
      rol: z.enum(ROLE_WORDS),
      oficinas: z.array(z.string()),
      todas_las_oficinas: z.boolean(),
      tareas: z.array(z.string()),
      operaciones: z.array(z.string()),
    }),
    example: {
      resumen: 'Usted es Ventanilla 2, con permiso de ventanilla en Toluca.',
      nombre: 'Ventanilla 2',
      rol: 'ventanilla',
      oficinas: ['Toluca'],
      todas_las_oficinas: false,
      tareas: ['Ver quién viene'],
      operaciones: ['GET /admin/agenda'],
    },
    refusals: [],
    run({ rooms, caller }) {
      const mine = all().filter((one) => mayDo(caller, one.least))
      const offices = officesOf(rooms, caller).map((office) => office.name)
      const where = caller.officeIds === undefined ? 'todas las oficinas' : offices.join(', ')
      return {
        resumen: `Usted es ${caller.name}, con permiso de ${ROLE_WORDS[caller.role]} en ${where}.`,
        nombre: caller.name,
        rol: ROLE_WORDS[caller.role],
        oficinas: offices,
        todas_las_oficinas: caller.officeIds === undefined,
        tareas: mine.map((one) => one.summary),
        operaciones: mine.map((one) => `${one.method} ${one.path}`),
      }
    },
  })
