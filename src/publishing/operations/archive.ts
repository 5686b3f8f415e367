import { z } from 'zod'
import { amongAllProcedures, PROCEDURE_REFUSALS } from '../../admin/choices.ts'
import { choice, EVERY_PROCEDURE, key, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { PROCEDURE, standingText } from '../../catalogue/operations/procedures.ts'
import { appointmentsToCome, changeProcedure } from '../../catalogue/settings.ts'

const REFUSALS = refusals({
  archived: [
    'tramite_ya_archivado',
    'conflict',
    'Ese trámite ya está archivado.',
    'Para ofrecerlo otra vez use «Publicar un trámite».',
  ],
})

export const archiveProcedure = operation({
  method: 'POST',
  path: '/admin/tramites/archivar',
  tag: 'Ajustes',
  rank: 95,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Archivar un trámite',
  changesLists: true,
  explanation:
    'Deja de ofrecerlo en el chat y en el mostrador, y lo quita de las listas. No se borra: las citas que ya hay siguen en pie y dicen su nombre. Para ofrecerlo otra vez use «Publicar un trámite».',
  body: z.object({ tramite: choice(EVERY_PROCEDURE), clave: key }),
  answer: proposalAnswer({ citas_por_venir: z.number().int() }),
  example: { resumen: 'Se archivaría sacar licencia de conducir. Tiene 3 citas por venir: siguen en pie.', citas_por_venir: 3 },
  refusals: { ...PROCEDURE_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'archivar_tramite', said: 'Archivó un trámite', members: { procedure: PROCEDURE } },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const chosen = amongAllProcedures({ ...deps, db: tx }, caller, body.tramite)
      if (chosen.archived) throw refuse(REFUSALS.archived, 'tramite')
      return {
        work: (inner) => {
          changeProcedure(inner, chosen.id, { active: false, archived: true, offersAt: null })
          const visits = appointmentsToCome(inner, { procedureId: chosen.id, now: at })
          return { ok: true, touched: [touchRecord('procedure', [chosen, visits])], impact: { name: chosen.name, visits } }
        },
        deed: () => ({ detail: { procedure: chosen.id } }),
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ name, visits }) => `Se archivaría ${name}. ${standingText(visits)}`,
      did: ({ name, visits }) => `Se archivó ${name}. ${standingText(visits)}`,
      more: ({ visits }) => ({ citas_por_venir: visits }),
    })
  },
})
