import { z } from 'zod'
import { capital } from '../../texts/admin.ts'
import { EXCLUSION } from '../parts.ts'
import type { Review } from '../review.ts'

const part = z.object({
  parte: z.string(),
  como_esta: z.string().meta({ title: 'Cómo está' }),
  falta: z.string(),
})
const line = z.object({ habla: z.string(), mensajes: z.string(), botones: z.string() })

/** A review, as the office reads it. */
export const REVIEW = { partes: z.array(part), como_se_vera: z.array(line).meta({ title: 'Cómo se verá' }) }

export const toReview = ({ parts, lines }: Pick<Review, 'parts' | 'lines'>) => ({
  partes: parts.map(({ name, is, lacks }) => ({
    parte: name,
    como_esta: is,
    falta: lacks ? `${lacks.isNeeded ? 'Falta' : 'Opcional'}: ${lacks.what}` : '',
  })),
  como_se_vera: lines.map(({ by, text, options }) => ({
    habla: by === 'person' ? 'Persona' : 'Chat',
    mensajes: text,
    botones: options.join(' · '),
  })),
})

/** A pointer excludes nothing. */
export function excludedText({ parts }: Pick<Review, 'parts'>): string | undefined {
  const part = parts.find(({ name }) => name === EXCLUSION)
  return part && `${capital(part.is)}.`
}

/** Why the conversation ends without a folio; undefined: it does not. */
export function whyStuck({ isStuck, taken }: Pick<Review, 'isStuck' | 'taken'>): string | undefined {
  if (taken) return `OJO: quien lo pide por su nombre recibe otro trámite, «${taken}». Cámbiele el nombre a uno de los dos.`
  return isStuck
    ? 'OJO: la conversación de prueba no llega al folio. Lea abajo dónde se detiene y corrija esa pregunta, o confirme solo si se dará en el mostrador.'
    : undefined
}
