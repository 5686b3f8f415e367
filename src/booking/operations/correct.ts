import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import { folio, identificationSeen, key, proposalAnswer, reason, requireIdentification } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS } from '../../admin/second-key.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Corrected, correctByOffice } from '../staff-correction.ts'
import { appointmentCard, toCard, visitWords } from './cards.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from './find.ts'
import { FROM_THE_LIST, PERSON_REFUSALS } from './people.ts'

const REFUSALS = refusals({
  another_curp: [
    'curp_de_otra_persona',
    'conflict',
    'Esa CURP parece de otra persona.',
    'Se corrige una CURP mal escrita: dos caracteres distintos cuando más, y que sea de quien dice el nombre. Si de verdad es otra persona, cancele esta cita y dé una nueva.',
    'of a person',
  ],
  twice: [
    'curp_ya_corregida',
    'conflict',
    'La CURP de esta cita ya se corrigió una vez.',
    'No se puede corregir dos veces. Si sigue mal, cancele esta cita y dé una nueva.',
  ],
  age: [
    'curp_cambia_la_edad',
    'conflict',
    'Con esa CURP cambia la edad, y con ella el trámite o el precio.',
    'Cancele esta cita y dé una nueva con la CURP correcta.',
  ],
})

export const correctAppointment = operation({
  method: 'POST',
  path: '/admin/citas/corregir',
  tag: 'Citas',
  rank: 60,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Corregir el nombre o la CURP de una cita',
  explanation:
    'Para lo que se escribió mal: el lugar, la hora y el folio se quedan. Primero muestra cómo queda; se corrige cuando usted confirma. La persona es la misma: con los datos de otra no se puede. La CURP se corrige una sola vez, con la identificación a la vista, y se le avisa a la persona. Si con ella cambia la fecha de nacimiento, lo autoriza además una segunda clave.',
  body: z.object({
    folio,
    persona: oneOfFolio.describe('Solo si el folio es de varias personas: el nombre de la que está mal escrita.'),
    nombre: z.string().trim().min(3).max(80).optional().describe('El nombre completo, bien escrito. En blanco: se queda.'),
    curp: z.string().trim().max(30).optional().describe('La CURP correcta, como está en el documento. En blanco: se queda.'),
    identificacion_vista: identificationSeen.describe('Solo para la CURP. Elija «sí» solo si la vio usted.'),
    motivo: reason('faltaba un apellido'),
    clave: key,
  }),
  answer: proposalAnswer({ citas: z.array(appointmentCard) }),
  example: {
    resumen:
      'En la cita de Guadalupe Peres Luna del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca quedaría: Guadalupe Pérez Luna.',
  },
  refusals: {
    ...FOLIO_REFUSALS,
    ...only(PERSON_REFUSALS, 'another_person', 'curp_misspelt'),
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...REFUSALS,
    ...FROM_THE_LIST,
    ...only(PERSON_REFUSALS, 'live'),
    ...only(COMMON_REFUSALS, 'nothing'),
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'corregir_cita',
    attends: true,
    ofFolio: true,
    said: 'Corrigió un dato de una cita',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    if (body.curp !== undefined) requireIdentification(body)
    const outcome = await propose(call, (tx, at) => {
      const [one, another] = peopleMeant(appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio), body.persona)
      if (!one) throw refuse(FOLIO_REFUSALS.stale, 'folio')
      if (another) throw refuse(FOLIO_REFUSALS.which_person, 'persona')
      const order = {
        name: body.nombre,
        curp: body.curp === undefined ? undefined : readCurp(body.curp, dayOf(at, one.office.zone)),
        caller,
      }
      return {
        work: (inner) => correctByOffice(inner, deps, one, order, at),
        deed: () => ({ officeId: one.office.id, detail: { appointments: [one.id] }, reason: body.motivo }),
      }
    })
    const zone = outcome.impact.before.office.zone
    const told = (verb: string, tells: string) => (impact: Corrected) =>
      `En la cita de ${impact.before.name} del ${visitWords([impact.before])} ${verb}: ${changed(impact).join('; ')}.${isTold(impact) ? ` Se le ${tells} por WhatsApp.` : ''}`
    return answerProposal(outcome, zone, {
      would: told('quedaría', 'avisará'),
      did: told('quedó', 'avisa'),
      more: ({ after }) => ({ citas: [toCard(call, after)] }),
    })
  },
})

const changed = ({ before, after }: Corrected): string[] => [
  ...(after.name === before.name ? [] : [after.name]),
  ...(after.curp === before.curp ? [] : [`CURP ${after.curp}${before.curp === undefined ? '' : `, en lugar de ${before.curp}`}`]),
]

const isTold = ({ before, after }: Corrected) => after.curp !== before.curp && after.contactId !== undefined

function readCurp(typed: string, today: LocalDay) {
  const judged = judgeCurp(typed, today)
  if (!judged.ok) throw refuse(PERSON_REFUSALS.curp_misspelt, 'curp')
  return judged
}
