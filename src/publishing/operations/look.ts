import { z } from 'zod'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { review } from '../review.ts'
import { REVIEW, toReview, whyStuck } from './shown.ts'

export const lookAtProcedure = operation({
  method: 'GET',
  path: '/admin/tramites/conversacion',
  tag: 'Ajustes',
  rank: 93,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Ver la conversación de un trámite',
  explanation:
    'La conversación completa de un trámite, tal como la leería hoy una persona, y cómo está cada parte. Sirve también para el que ya se ofrece: véala después de cambiar algo. No guarda nada.',
  query: z.object({ tramite: choice(EVERY_PROCEDURE) }),
  answer: z.object({ resumen: summaryField, ...REVIEW }),
  example: {
    resumen: 'Así se pide sacar licencia de conducir.',
    partes: [{ parte: 'Precio', como_esta: '$950 MXN', falta: '' }],
    como_se_vera: [{ habla: 'Persona', mensajes: 'Hola, quiero sacar licencia de conducir', botones: '' }],
  },
  refusals: PROCEDURE_REFUSALS,
  async run({ deps, caller, query }) {
    return deps.writer.submit('staff.look_at_procedure', (tx, now) => {
      const chosen = amongAllProcedures({ ...deps, db: tx }, caller, query.tramite)
      const found = review(tx, deps.messaging, chosen, now)
      const stops = found.missing.length > 0 ? `Le falta algo: ${found.missing.join(' ')}` : whyStuck(found)
      return { resumen: [`Así se pide ${chosen.name}.`, stops].filter(Boolean).join(' '), ...toReview(found) }
    })
  },
})
