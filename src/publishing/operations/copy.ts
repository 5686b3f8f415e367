import { z } from 'zod'
import { addAuditEntry } from '../../admin/audit.ts'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { newProcedureId, PROCEDURE, procedureName } from '../../catalogue/operations/procedures.ts'
import { bringIn, fileOf } from '../../catalogue/procedure-file/file.ts'
import { madeText } from '../../catalogue/procedure-file/made.ts'

export const copyProcedure = operation({
  method: 'POST',
  path: '/admin/tramites/copiar',
  tag: 'Ajustes',
  rank: 82,
  least: 'administrator',
  ofEachAgency: true,
  atOnce: 'A draft is offered to nobody.',
  summary: 'Copiar un trámite',
  changesLists: true,
  explanation:
    'Hace un borrador igual a otro trámite: para quién es, qué pregunta, qué llevar, precio y reglas. No copia las oficinas ni las palabras con que se pide, para que el chat no los confunda.',
  body: z.object({
    tramite: choice(EVERY_PROCEDURE, 'El que se copia.'),
    nombre: procedureName('El nombre del nuevo, como se lee dentro de una frase.'),
    nombre_ingles: procedureName('Lo mismo en inglés.').meta({ title: 'Nombre en inglés' }),
  }),
  answer: z.object({ resumen: summaryField }),
  example: { resumen: 'Se hizo el borrador licencia de motociclista (4 preguntas, 3 cosas que llevar, 2 precios).' },
  refusals: { ...PROCEDURE_REFUSALS, ...only(COMMON_REFUSALS, 'already_there') },
  deed: { name: 'copiar_tramite', said: 'Copió un trámite', members: { procedure: PROCEDURE, of: { ...PROCEDURE, words: 'de' } } },
  async run(call) {
    const { deps, caller, body } = call
    const made = await deps.writer.submit('settings.copy_procedure', (tx, now) => {
      const chosen = amongAllProcedures({ ...deps, db: tx }, caller, body.tramite)
      const id = newProcedureId(tx, caller, body.nombre)
      const file = fileOf(tx, [chosen])
      const procedures = file.procedures.map((one) => ({
        ...one,
        ...{ id, name: body.nombre, nameEn: body.nombre_ingles },
        family: 'other', // Rows of the menu show one procedure of each passport family.
        words: { es: [[], []], en: [[], []] } satisfies typeof one.words,
      }))
      const copy = { ...file, procedures }
      bringIn(tx, copy, { agencyId: caller.agencyId, today: dayOf(now, institutionZone(tx)) })
      addAuditEntry(call, tx, { detail: { procedure: id, of: chosen.id } }, now)
      return madeText(copy, procedures[0])
    })
    return { resumen: `Se hizo el borrador ${body.nombre} (${made}). Lo que le falta lo dice «Publicar un trámite».` }
  },
})
