import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import { identificationSeen, key, proposalAnswer, reason, requireIdentification } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { ofOffice, ownOf } from '../../admin/owners.ts'
import { parsePhone, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS } from '../../admin/second-key.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { plainText } from '../../collation.ts'
import { heldByPhone, type PutRight, putHoldRight } from '../hold-correction.ts'
import type { AppointmentDetail } from '../views.ts'
import { visitWords } from './cards.ts'
import { FOLIO_REFUSALS } from './find.ts'
import { FIT_REFUSALS, FROM_THE_LIST, PERSON_REFUSALS } from './people.ts'

export const HOLD_REFUSALS = refusals({
  no_hold: [
    'sin_apartado',
    'not_found',
    'Ese teléfono no tiene ahora ningún lugar apartado en sus oficinas.',
    'Un apartado dura poco. Que la persona lo aparte otra vez en su chat, o dele una cita.',
  ],
  twice: [
    'apartado_ya_corregido',
    'conflict',
    'La oficina ya corrigió una vez para quién es ese lugar.',
    'No se puede corregir dos veces. Que la persona lo suelte y aparte otro, o dele una cita.',
  ],
})

/** A held place is never passed on in the chat: larger corrections need an identification. */
export const correctHeldPlace = operation({
  method: 'POST',
  path: '/admin/apartados/corregir',
  tag: 'Citas',
  rank: 110,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Corregir para quién está apartado un lugar',
  explanation:
    'Para quien tiene un lugar apartado en el chat con datos mal escritos y el chat ya no lo deja corregir. Vea antes su identificación oficial. Se corrige una sola vez, queda en la bitácora y se cuenta en «¿Está todo bien?». Si cambia la fecha de nacimiento o el nombre es otro, lo autoriza además una segunda clave; un lugar de la lista de espera no cambia de persona. La hora y el tiempo del apartado no cambian; en su chat ve los datos corregidos y los confirma.',
  body: z.object({
    telefono: z.string().trim().max(25).describe('El WhatsApp desde el que se apartó el lugar.').meta({ record: 'holding phone' }),
    persona: z
      .string()
      .trim()
      .max(80)
      .optional()
      .describe('Solo si se apartó para varias personas: el nombre que está mal escrito.'),
    nombre: z.string().trim().min(3).max(80).describe('El nombre completo, como en su identificación.'),
    curp: z.string().trim().max(30).describe('La CURP, como en su identificación.').meta({ example: 'PERR850417MDFRZS04' }),
    identificacion_vista: identificationSeen,
    motivo: reason('escribió mal su CURP y su fecha de nacimiento'),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: {
    resumen:
      'El lugar del jueves 3 de diciembre de 2026 a las 9:30 h en Toluca, apartado para Elena Crus, quedaría apartado para Elena Cruz Peña.',
  },
  refusals: {
    ...only(TYPED_REFUSALS, 'phone_misspelt'),
    ...only(HOLD_REFUSALS, 'no_hold'),
    ...only(FOLIO_REFUSALS, 'not_of_them', 'which_person'),
    ...only(PERSON_REFUSALS, 'curp_misspelt'),
    ...only(COMMON_REFUSALS, 'no_identification'),
    ...only(HOLD_REFUSALS, 'twice'),
    ...only(PERSON_REFUSALS, 'live'),
    ...only(FIT_REFUSALS, 'age'),
    stale: HOLD_REFUSALS.no_hold,
    ...FROM_THE_LIST,
    ...SECOND_KEY_REFUSALS,
    same: COMMON_REFUSALS.nothing,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'corregir_apartado',
    attends: true,
    ofFolio: true,
    said: 'Corrigió para quién está apartado un lugar',
    members: { appointments: APART },
  },
  async run(call) {
    const { deps, caller, body, seen } = call
    const phone = parsePhone(body.telefono, 'telefono')
    requireIdentification(body)
    const outcome = await propose(call, (tx, at) => {
      const held = ownOf(caller, heldByPhone(tx, deps, phone, at), ofOffice)
      if (held.length === 0) throw refuse(HOLD_REFUSALS.no_hold, 'telefono')
      seen.people(1)
      const one = whoIsWrong(held, body.persona)
      const { curp, birthDate } = readCurp(body.curp, dayOf(at, one.office.zone))
      const asked = { before: one, person: { name: body.nombre, birthDate, curp }, caller }
      return {
        work: (inner) => putHoldRight(inner, deps, asked, at),
        deed: ({ after }) => ({ officeId: one.office.id, detail: { appointments: [after.id] }, reason: body.motivo }),
      }
    })
    const told = (verb: string) => (impact: PutRight) =>
      `El lugar del ${visitWords([impact.before])}, apartado para ${impact.before.name}, ${verb} apartado para ${impact.after.name}.`
    return answerProposal(outcome, institutionZone(deps.db), {
      would: told('quedaría'),
      did: (impact) => `${told('quedó')(impact)} En su chat ya están estos datos: que los revise y confirme.`,
      more: () => ({}),
    })
  },
})

/** The named one, or the only one. */
function whoIsWrong(held: AppointmentDetail[], named: string | undefined): AppointmentDetail {
  const wanted = named === undefined ? undefined : plainText(named)
  const [only, another] = held.filter((one) => wanted === undefined || plainText(one.name).includes(wanted))
  if (!only) throw refuse(FOLIO_REFUSALS.not_of_them, 'persona')
  if (another) throw refuse(FOLIO_REFUSALS.which_person, 'persona')
  return only
}

function readCurp(typed: string, today: LocalDay) {
  const judged = judgeCurp(typed, today)
  if (!judged.ok) throw refuse(PERSON_REFUSALS.curp_misspelt, 'curp')
  return judged
}
