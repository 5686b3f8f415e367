import { z } from 'zod'
import { institutionZone } from '../../agenda/institution.ts'
import { type Corrected, correctByOffice } from '../../staff/correcting.ts'
import { actorOf } from '../../staff/counter.ts'
import { refusal } from '../../texts/admin.ts'
import { appointmentCard, EXAMPLE_CARD, toCard } from './cards.ts'
import { EXAMPLE_PROPOSAL, folio, key, proposalAnswer, reason } from './fields.ts'
import { appointmentsOfFolio, oneOfFolio, peopleMeant } from './find.ts'
import { operation } from './operation.ts'
import { answerProposal, KEY_REFUSALS, propose } from './proposals.ts'
import { visitWords } from './visits.ts'

export const correctAppointment = operation({
  method: 'POST',
  path: '/admin/citas/corregir',
  tag: 'Citas',
  least: 'clerk',
  summary: 'Corregir el nombre de una cita',
  explanation:
    'Para un nombre o un número de pasaporte mal escrito. Primero muestra cómo estaba y cómo queda; se corrige cuando usted confirma. La persona es la misma: con el nombre de otra no se puede. Una CURP equivocada no se corrige: cancele la cita y dé otra.',
  body: z.object({
    folio,
    persona: oneOfFolio.describe('Solo si el folio es de varias personas: el nombre de la que está mal escrita.'),
    nombre: z.string().trim().min(3).max(80).optional().describe('El nombre completo, bien escrito. En blanco: se queda.'),
    pasaporte_anterior: z
      .string()
      .trim()
      .regex(/^[A-Za-z]{0,2}\d{7,11}$/)
      .optional()
      .describe('El número del pasaporte anterior. En blanco: se queda.'),
    motivo: reason('faltaba un apellido'),
    clave: key,
  }),
  answer: proposalAnswer({ citas: z.array(appointmentCard) }),
  example: {
    resumen:
      'En la cita de Guadalupe Peres Luna del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca quedaría: Guadalupe Pérez Luna.',
    ...EXAMPLE_PROPOSAL,
    citas: [EXAMPLE_CARD],
  },
  refusals: [
    'cita_no_existe',
    'cita_no_vigente',
    'persona_no_esta',
    'falta_la_persona',
    'nombre_de_otra_persona',
    'nada_que_hacer',
    ...KEY_REFUSALS,
  ],
  async run(call) {
    const { rooms, caller, body } = call
    const outcome = await propose(call, 'corregir_cita', (tx, at) => {
      const [one, another] = peopleMeant(appointmentsOfFolio({ ...rooms, db: tx }, caller, body.folio), body.persona)
      if (!one) throw refusal('cita_no_vigente', 'folio')
      if (another) throw refusal('falta_la_persona', 'persona')
      const order = { name: body.nombre, oldPassport: body.pasaporte_anterior?.toUpperCase(), actor: actorOf(caller) }
      return {
        work: (inner) => correctByOffice(inner, rooms, one, order, at),
        deed: () => ({ officeId: one.office.id, detail: { appointments: [one.id] }, reason: body.motivo }),
      }
    })
    const zone = outcome.kind === 'refused' ? institutionZone(rooms.db) : outcome.impact.before.office.zone
    const told = (verb: string) => (impact: Corrected) =>
      `En la cita de ${impact.before.name} del ${visitWords([impact.before])} ${verb}: ${changed(impact).join('; ')}.`
    return answerProposal(outcome, zone, {
      would: told('quedaría'),
      did: told('quedó'),
      more: ({ after }) => ({ citas: [toCard(rooms, after)] }),
    })
  },
})

const changed = ({ before, after }: Corrected): string[] => [
  ...(after.name === before.name ? [] : [after.name]),
  ...(after.oldPassport === before.oldPassport ? [] : [`pasaporte anterior ${after.oldPassport}`]),
]
