import { z } from 'zod'
import { FIGURE_LIST, FIRST_FREE } from '../figures.ts'

/** A member for each figure, with its definition as the help. */
export const figureFields = Object.fromEntries(
  FIGURE_LIST.map(([name, { name: title, says }]) => [name, z.number().int().nullable().describe(says).meta({ title })]),
)

export const firstFreeField = z.iso.date().nullable().describe(FIRST_FREE.says).meta({ title: FIRST_FREE.name })

export const definitionsField = z
  .array(z.object({ cifra: z.string(), nombre: z.string(), que_es: z.string(), unidad: z.string() }))
  .describe('Qué quiere decir cada cifra.')
