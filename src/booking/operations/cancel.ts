import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import {
  folio,
  identificationSeen,
  key,
  proposalAnswer,
  reason,
  reasonBeside,
  requireIdentification,
  yesNo,
} from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, withSecondKey } from '../../admin/second-key.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { reasonFor, toldReason } from '../../catalogue/operations/told-reasons.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { askedDeed, orAskPerson } from '../ask-person.ts'
import { cancelByOffice, passByOffice } from '../staff-changes.ts'
import type { AppointmentDetail } from '../views.ts'
import { appointmentCard, toCard } from './cards.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS, oneOfFolio, peopleMeant } from './find.ts'
import { PERSON_REFUSALS } from './people.ts'

const answer = proposalAnswer({ citas: z.array(appointmentCard) })

const whose = (found: AppointmentDetail[]) => {
  const [first] = found
  if (!first) return ''
  const names = listed(found.map((one) => one.name))
  return `${names} del ${spanishDates.long(first.slot.day)} a las ${spanishDates.hour(first.slot.minute)} en ${first.office.name}`
}

const WOULD_ASK = 'Esta cita no la cancela una clave sola: se le preguntará a la persona en su chat si se cancela'
const DID_ASK = 'Se le pregunta a la persona en su chat, y no se ha cancelado nada. Si dice que sí, se cancela sola'

/** The rows were read before the change. */
const CANCELLED = { estado: 'cancelada' } as const

const passedTo = (phone: string) => ({ telefono_termina: phone.slice(-4) })

const hasPhone = (found: AppointmentDetail[]) => found.some((one) => one.contactId !== undefined)

export const cancelAppointment = operation({
  method: 'POST',
  path: '/admin/citas/cancelar',
  tag: 'Citas',
  rank: 80,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Cancelar una cita',
  explanation:
    'Cancela las citas de un folio: todas, o la de una persona. Primero muestra de quién es; se cancela cuando usted confirma. El lugar no se ofrece de inmediato a otra persona.',
  body: z.object({
    folio,
    persona: oneOfFolio,
    avisar: yesNo.prefault('sí').describe('Si se le avisa por WhatsApp, con el motivo que elija.').meta({ title: '¿Avisarle?' }),
    motivo_que_lee: toldReason('cancelling'),
    motivo: reasonBeside('la persona lo pidió en el mostrador'),
    clave: key,
  }),
  answer,
  example: { resumen: 'Se cancelaría la cita de Guadalupe Pérez Luna.' },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio', 'stale', 'not_of_them'),
    ...only(COMMON_REFUSALS, 'missing'),
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: { name: 'cancelar_cita', attends: true, ofFolio: true, said: 'Canceló una cita', members: { appointments: APART } },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const people = peopleMeant(appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio), body.persona)
      const reason = reasonFor(body)
      const order = { actor: actorOf(caller), reason, told: body.avisar ? body.motivo_que_lee : undefined }
      return {
        work: (inner) =>
          orAskPerson(inner, deps, { caller, group: people, change: 'cancel' }, at, () =>
            cancelByOffice(inner, deps, people, order, at),
          ),
        deed: ({ asks, of }) => (asks ? askedDeed(of, reason) : deedOn(of, reason)),
      }
    })
    const telling = (found: AppointmentDetail[]) => body.avisar && hasPhone(found)
    return answerProposal(outcome, outcome.impact.of[0]?.office.zone ?? institutionZone(deps.db), {
      would: ({ asks, of }) =>
        asks
          ? `${WOULD_ASK} la cita de ${whose(of)}.`
          : `Se cancelaría la cita de ${whose(of)}.${telling(of) ? ' Se le avisará por WhatsApp.' : ''}`,
      did: ({ asks, of }) =>
        asks
          ? `${DID_ASK} la cita de ${whose(of)}.`
          : `Cancelada la cita de ${whose(of)}.${telling(of) ? ' Se le avisa por WhatsApp.' : ''}`,
      more: ({ asks, of }) => ({
        citas: of.map((one) => ({ ...toCard(call, one), ...(outcome.kind === 'done' && !asks && CANCELLED) })),
      }),
    })
  },
})

export const passAppointment = operation({
  method: 'POST',
  path: '/admin/citas/otro-telefono',
  tag: 'Citas',
  rank: 90,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Pasar una cita a otro teléfono',
  explanation:
    'Para quien perdió su teléfono o cuya cita hizo otra persona. Vea antes su identificación oficial. La persona, el día y el folio no cambian; desde entonces solo el teléfono nuevo puede verla y cancelarla. Al que la tenía se le avisa, sin decirle cuál es el nuevo.',
  body: z.object({
    folio,
    telefono_nuevo: z
      .string()
      .trim()
      .max(25)
      .describe('Los 10 dígitos de su WhatsApp.')
      .meta({ page: 'of-one', example: '55 1234 5678' }),
    identificacion_vista: identificationSeen,
    motivo: reason('cambió de teléfono'),
    clave: key,
  }),
  answer,
  example: { resumen: 'La cita de Guadalupe Pérez Luna pasaría al teléfono que termina en 5678.' },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio', 'stale'),
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    ...only(PERSON_REFUSALS, 'unverified'),
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'pasar_cita',
    attends: true,
    ofFolio: true,
    said: 'Pasó una cita a otro teléfono',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    const phone = parsePhone(body.telefono_nuevo, 'telefono_nuevo')
    requireIdentification(body)
    const outcome = await propose(call, (tx, at) => {
      const group = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      const order = { actor: actorOf(caller), reason: body.motivo, phone }
      return {
        work: (inner) =>
          withSecondKey(inner, deps, { caller, group, change: 'pass' }, at, () => passByOffice(inner, deps, group, order, at)),
        deed: (passed) => deedOn(passed, body.motivo),
      }
    })
    const number = `teléfono que termina en ${phone.slice(-4)}`
    const leaves = (found: AppointmentDetail[]) =>
      hasPhone(found) && found[0]?.contactId !== deps.citizens.findContact(deps.db, phone)
    return answerProposal(outcome, zoneOf(deps, outcome), {
      would: (found) =>
        `La cita de ${whose(found)} pasaría al ${number}.${leaves(found) ? ' Se avisará a los dos teléfonos.' : ''}`,
      did: (found) => `La cita de ${whose(found)} es ahora del ${number}.${leaves(found) ? ' Se avisa a los dos teléfonos.' : ''}`,
      more: (found) => ({
        citas: found.map((one) => ({ ...toCard(call, one), ...(outcome.kind === 'done' && passedTo(phone)) })),
      }),
    })
  },
})

const deedOn = (appointments: AppointmentDetail[], reason: string) => ({
  officeId: appointments[0]?.office.id,
  detail: { appointments: appointments.map((one) => one.id) },
  reason,
})

const zoneOf = (deps: AdminDeps, outcome: { kind: string; impact?: AppointmentDetail[] }): string =>
  outcome.impact?.[0]?.office.zone ?? institutionZone(deps.db)
