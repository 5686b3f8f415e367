import { z } from 'zod'
import {
  EXAMPLE_PROPOSAL,
  identificationSeen,
  key,
  proposalAnswer,
  reason,
  requireIdentification,
  yesNo,
} from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/proposals.ts'
import type { AdminRooms } from '../../admin/rooms.ts'
import { understandBirth, understandPhone } from '../../admin/understand.ts'
import { judgeCurp } from '../../booking/curp.ts'
import { actorOf } from '../../booking/staff-changes.ts'
import { caseNumber, chosenCase } from '../../cases/operations/card.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { type RefusalCode, refusal } from '../../texts/admin.ts'
import { otherCasesOpen } from '../../texts/admin-erasing.ts'
import {
  type ErasureImpact,
  type ErasureOrder,
  type ErasureRefusal,
  type ErasureTarget,
  eraseByOffice,
  refuseErasure,
} from '../staff-erasure.ts'
import { aboutRequest, inShort, whatGoes, whatStays } from './erase-words.ts'

const REFUSED = {
  visit: 'borrado_con_cita',
  hold: 'borrado_con_apartado',
  undo: 'borrado_por_deshacer',
  wait: 'borrado_en_espera',
  wait_together: 'borrado_en_espera_con_otros',
  cases: 'borrado_con_caso',
  messages: 'borrado_con_mensajes',
  under_way: 'borrado_en_marcha',
  nothing_kept: 'nadie_con_ese_dato',
  case_closed: 'caso_cerrado',
  case_of_other: 'caso_de_otra_cosa',
  case_not_granted: 'caso_sin_conceder',
} as const satisfies Record<ErasureRefusal, RefusalCode>

/** The refusal of a deletion, with the fields that it concerns. */
function refusedErasure({ why, numbers }: { why: ErasureRefusal; numbers?: string[] }) {
  if (numbers) return otherCasesOpen(numbers)
  const field = why.startsWith('case_')
    ? ['caso']
    : why === 'nothing_kept'
      ? ['curp_o_telefono']
      : why === 'wait'
        ? ['sacar_de_la_lista']
        : []
  return refusal(REFUSED[why], ...field)
}

/** What of somebody still lives, in the words of a refusal: what it is, and what to do first. */
export function hindranceText(one: { why: ErasureRefusal; numbers?: string[] }): string {
  const { what, remedy } = refusedErasure(one)
  return `${what} ${remedy}`
}

const form = z.object({
  curp_o_telefono: z
    .string()
    .trim()
    .min(10)
    .max(120)
    .optional()
    .describe(
      'Los 18 caracteres de la CURP, o los 10 dígitos del teléfono. De quien no tiene CURP: nombre y nacimiento, por ejemplo Tomás Cruz Peña, 02/07/1971. En blanco, con un caso: el teléfono desde el que se pidió.',
    ),
  identificacion_vista: identificationSeen,
  caso: caseNumber.optional().describe('El número de la solicitud concedida, por ejemplo C-K7M4QX. En blanco si no la hay.'),
  cerrar_caso: yesNo
    .prefault('sí')
    .describe(
      'Con «sí» se le avisa a la persona y el caso se cierra. Elija «no» si del mismo caso falta borrar otra CURP o su teléfono.',
    ),
  sacar_de_la_lista: yesNo.prefault('no').describe('Elija «sí» solo si espera un lugar y ya no lo quiere.'),
  motivo: reason('pidió que se borren sus datos'),
  clave: key,
})

export const eraseData = operation({
  method: 'POST',
  path: '/admin/personas/borrar',
  tag: 'Casos',
  least: 'manager',
  summary: 'Borrar los datos de una persona',
  explanation:
    'Para cumplir una solicitud concedida, después de ver la identificación. De una persona se borra lo de sus citas que ya terminaron; de un teléfono, el número y lo que se escribió desde él. Primero dice qué se borra y qué se queda; lo borrado no vuelve. Nada se borra mientras haya una cita por venir, un lugar en la lista de espera u otro caso abierto. Queda anotado en la bitácora, sin los datos.',
  body: form,
  answer: proposalAnswer({ se_borra: z.array(z.string()), se_queda: z.array(z.string()) }),
  example: {
    resumen:
      'Se borraría de esa persona: 2 citas que ya terminaron. No se puede deshacer. Se le avisaría en su chat. El caso C-K7M4QX se cerraría al terminar.',
    ...EXAMPLE_PROPOSAL,
    se_borra: ['La fecha de nacimiento, la CURP si la dio y lo que une a esa persona con sus citas.'],
    se_queda: ['Las cuentas: oficina, hora, trámite y precio de cada cita, sin nada que diga de quién fue.'],
  },
  ofAllOffices: 'borrado_de_todas',
  refusals: [
    'falta_identificacion',
    'faltan_datos',
    'curp_mal_escrita',
    'dia_no_se_entiende',
    'telefono_mal_escrito',
    'caso_no_existe',
    ...Object.values(REFUSED),
    ...KEY_REFUSALS,
  ],
  async run(call) {
    const { rooms, caller, body, now } = call
    requireIdentification(body)
    const target = targetOf(rooms, body.curp_o_telefono, body.caso !== undefined, now)
    const outcome = await propose(call, 'borrar_datos', (tx, at) => {
      const order: ErasureOrder = {
        target,
        request: body.caso === undefined ? undefined : chosenCase({ db: tx }, caller, body.caso),
        closes: body.caso !== undefined && body.cerrar_caso,
        leavesLine: body.sacar_de_la_lista,
        actor: actorOf(caller),
      }
      const refused = refuseErasure(tx, rooms, order, at)
      if (refused) throw refusedErasure(refused)
      return {
        work: (inner) => eraseByOffice(inner, rooms, order, at),
        deed: () => ({ detail: { by: target.by, ...(order.request && { case: order.request.id }) }, reason: body.motivo }),
        resolved: { target: JSON.stringify(target) },
      }
    })
    return answerProposal(outcome, institutionZone(rooms.db), {
      would: (impact) => `Se borraría ${inShort(impact.kept)}. No se puede deshacer.${aboutRequest(impact, false)}`,
      did: (impact) => `${DID[impact.state]} ${inShort(impact.kept)}.${aboutRequest(impact, true)}`,
      more: ({ kept }) => ({ se_borra: whatGoes(kept), se_queda: whatStays(rooms.db, kept) }),
    })
  },
})

const DID: Record<ErasureImpact['state'], string> = {
  done: 'Se borró',
  waits: 'Se va a borrar',
  steps: 'Son muchos datos y se borran en pasos, en unos minutos. Se borra',
}

function targetOf(rooms: AdminRooms, typed: string | undefined, hasCase: boolean, now: Instant): ErasureTarget {
  if (typed === undefined && !hasCase) throw refusal('faltan_datos', 'curp_o_telefono')
  if (typed === undefined) return { by: 'phone', phone: undefined }
  const zone = institutionZone(rooms.db)
  const [name = '', birth] = typed.split(',')
  if (birth !== undefined) return { by: 'name', name: name.trim(), birthDate: understandBirth(birth, 'curp_o_telefono', zone, now) }
  const judged = judgeCurp(typed, dayOf(now, zone))
  if (judged.ok) return { by: 'curp', curp: judged.curp }
  if (/\p{L}/u.test(typed)) throw refusal('curp_mal_escrita', 'curp_o_telefono')
  return { by: 'phone', phone: understandPhone(typed, 'curp_o_telefono') }
}
