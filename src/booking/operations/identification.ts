import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { folio, identificationSeen, key, proposalAnswer, reason, requireIdentification } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refuse } from '../../admin/refusals.ts'
import { type Identified, identifyByOffice } from '../staff-changes.ts'
import { appointmentCard, toCard, visitWords } from './cards.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from './find.ts'
import { PERSON_REFUSALS } from './people.ts'

/** Knowing a CURP proves nothing: ownership is settled here, by an identification (booking/identity.ts). */
export const noteIdentification = operation({
  method: 'POST',
  path: '/admin/citas/identificacion',
  tag: 'Citas',
  rank: 70,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Anotar que se vio la identificación',
  explanation:
    'Para una cita que dice «Revise el nombre con la identificación» o «Hay otra cita con esta CURP». Vea la identificación oficial: el nombre y la CURP. La marca se quita, el nombre queda como ahí dice y, si otra persona hizo una cita con esa CURP, esa se suelta y se le avisa. Primero muestra qué pasaría.',
  body: z.object({
    folio,
    persona: oneOfFolio.describe('Solo si el folio es de varias personas: el nombre de quien mostró su identificación.'),
    nombre: z
      .string()
      .trim()
      .min(3)
      .max(80)
      .optional()
      .describe('El nombre completo, como está ahí. En blanco: está bien escrito.'),
    identificacion_vista: identificationSeen,
    motivo: reason('mostró su INE'),
    clave: key,
  }),
  answer: proposalAnswer({ cita: appointmentCard }),
  example: {
    resumen: 'La cita de Guadalupe Pérez Luna del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca quedaría sin marca.',
  },
  refusals: {
    ...FOLIO_REFUSALS,
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...only(PERSON_REFUSALS, 'another_person'),
    ...only(COMMON_REFUSALS, 'nothing'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'ver_identificacion',
    attends: true,
    ofFolio: true,
    said: 'Vio la identificación de una cita',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    requireIdentification(body)
    const outcome = await propose(call, (tx, at) => {
      const [one, another] = peopleMeant(appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio), body.persona)
      if (!one) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      if (another) throw refuse(FOLIO_REFUSALS.which_person, 'persona')
      const order = { name: body.nombre, actor: actorOf(caller), reason: body.motivo }
      return {
        work: (inner) => identifyByOffice(inner, deps, one, order, at),
        isPrivate: true,
        deed: ({ before, letGo }) => ({
          officeId: before.office.id,
          detail: { appointments: [before, ...letGo].map(({ id }) => id) },
          reason: body.motivo,
        }),
      }
    })
    const zone = outcome.impact.before.office.zone
    return answerProposal(outcome, zone, {
      would: (impact) => told(impact, 'quedaría', 'se soltaría, y se le avisará a quien la hizo'),
      did: (impact) => told(impact, 'quedó', 'se soltó, y se le avisa a quien la hizo'),
      more: ({ after }) => ({ cita: toCard(call, after) }),
    })
  },
})

/** Without name, office or hour of the other appointment: it may be of an office that the clerk may not see. */
function told({ before, after, letGo }: Identified, stays: string, goes: string): string {
  const name = after.name === before.name ? '' : `, a nombre de ${after.name}`
  const other = letGo.length > 0 ? ` La otra cita con esa CURP ${goes}.` : ''
  return `La cita de ${before.name} del ${visitWords([before])} ${stays} sin marca${name}.${other}`
}
