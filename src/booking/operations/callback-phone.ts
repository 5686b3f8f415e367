import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { folio, key, phoneToCall, proposalAnswer, reason } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { phoneIn, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touch } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { listed } from '../../texts/admin-answers.ts'
import { phoneText } from '../../texts/phones.ts'
import { forgetPhone, keepPhone } from '../callback-phones.ts'
import { record } from '../events.ts'
import type { AppointmentDetail } from '../views.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from './find.ts'

export const notePhone = operation({
  method: 'POST',
  path: '/admin/citas/telefono-para-llamar',
  tag: 'Citas',
  rank: 75,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Anotar el teléfono para llamar',
  explanation:
    'Para quien no usa WhatsApp: si la oficina cierra su día, alguien le llama a ese número. No recibe mensajes en él y no sirve para entrar a su cita. En blanco: se borra el que hay.',
  body: z.object({
    folio,
    telefono_para_llamar: phoneToCall.telefono_para_llamar.optional(),
    motivo: reason('cambió de número'),
    clave: key,
  }),
  answer: proposalAnswer({ folio: z.string(), nombres: z.array(z.string()) }),
  example: {
    resumen: 'Para llamar a Guadalupe Pérez Luna se anotaría el 55 0000 0001.',
    folio: 'K7M-4QX',
    nombres: ['Guadalupe Pérez Luna'],
  },
  refusals: {
    ...only(FOLIO_REFUSALS, 'no_folio', 'stale'),
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    same: COMMON_REFUSALS.nothing,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'telefono_para_llamar',
    attends: true,
    ofFolio: true,
    said: 'Anotó o borró el teléfono para llamar a una persona',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body } = call
    const phone = phoneIn(body.telefono_para_llamar, 'telefono_para_llamar')
    const outcome = await propose(call, (tx, at) => {
      const found = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      const live = found.filter((one) => one.state === 'confirmed')
      return {
        work: (inner) => {
          const [first] = live
          if (!first) return { ok: false, why: 'stale' as const }
          if (first.phoneToCall === phone) return { ok: false, why: 'same' as const }
          const whose = { groupId: first.groupId }
          if (phone === undefined) forgetPhone(inner, whose)
          else keepPhone(inner, deps.vault, whose, phone)
          for (const one of live) record(inner, one.id, 'phone_noted', actorOf(caller), at)
          return { ok: true, touched: touch(live), impact: live }
        },
        deed: (people) => ({
          officeId: people[0]?.office.id,
          detail: { appointments: people.map((one) => one.id) },
          reason: body.motivo,
        }),
      }
    })
    const whom = (people: AppointmentDetail[]) => listed(people.map((one) => one.name))
    const said = (forgets: string, notes: string) => (people: AppointmentDetail[]) =>
      phone === undefined
        ? `${forgets} el teléfono para llamar a ${whom(people)}.`
        : `Para llamar a ${whom(people)} ${notes} el ${phoneText(phone)}.`
    return answerProposal(outcome, outcome.impact[0]?.office.zone ?? institutionZone(deps.db), {
      would: said('Se borraría', 'se anotaría'),
      did: said('Se borró', 'se anotó'),
      more: (people) => {
        for (const one of people) call.seen.person(one.id)
        return { folio: people[0]?.folio ?? '', nombres: people.map((one) => one.name) }
      },
    })
  },
})
