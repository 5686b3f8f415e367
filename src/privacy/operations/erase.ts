import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { identificationSeen, key, proposalAnswer, reason, requireIdentification, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { TYPED_REFUSALS, understandBirth, understandPhone } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, type Refusal, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { judgeCurp } from '../../booking/curp.ts'
import { SOUGHT_BY } from '../../booking/operations/find.ts'
import { PERSON_REFUSALS } from '../../booking/operations/people.ts'
import { actorOf } from '../../booking/staff-changes.ts'
import { CASE_REFUSALS, caseNumber, chosenCase } from '../../cases/operations/card.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import {
  type ErasureImpact,
  type ErasureOrder,
  type ErasureRefusal,
  type ErasureTarget,
  eraseByOffice,
  refuseErasure,
} from '../staff-erasure.ts'
import { aboutRequest, inShort, whatGoes, whatStays } from './erase-words.ts'
import { KEPT_REFUSALS } from './kept-data.ts'

const OF_ALL = refusals({
  all_offices: [
    'borrado_de_todas',
    'forbidden',
    'Aquí se borran datos de todas las oficinas, y su clave es solo para algunas.',
    'Pídalo a quien tenga acceso a todas las oficinas.',
  ],
})

const REFUSALS = refusals({
  visit: [
    'borrado_con_cita',
    'conflict',
    'Todavía hay una cita por venir: mientras viva, sus datos hacen falta.',
    'Si la persona ya no la quiere, use primero «Cancelar una cita». Si sí la quiere, bórrelos después de la cita.',
  ],
  hold: [
    'borrado_con_apartado',
    'conflict',
    'En este momento hay un lugar apartado.',
    'Espere unos minutos: si no se confirma, se suelta solo. Después pida lo mismo.',
  ],
  undo: [
    'borrado_por_deshacer',
    'conflict',
    'Se acaba de cancelar una cita y todavía se puede deshacer.',
    'Espere unos minutos y pida lo mismo.',
  ],
  wait: [
    'borrado_en_espera',
    'conflict',
    'Todavía está en la lista de espera.',
    'Si la persona ya no quiere esperar, elija «sí» en «sacar de la lista». O que salga ella: en su chat, MI LISTA.',
  ],
  wait_together: [
    'borrado_en_espera_con_otros',
    'conflict',
    'Está en la lista de espera junto con otras personas: sacarla a ella las sacaría a todas.',
    'Que quien hizo la petición escriba MI LISTA en su chat, salga y se anote otra vez sin ella.',
  ],
  cases: [
    'borrado_con_caso',
    'conflict',
    'Hay otro caso abierto de esa persona o de ese teléfono.',
    'Vea en «Ver los casos» cuál es y termínelo primero.',
  ],
  messages: [
    'borrado_con_mensajes',
    'conflict',
    'Todavía hay mensajes por salir a ese teléfono.',
    'Espere unos minutos y pida lo mismo. Si sigue igual, revise la conexión a internet.',
  ],
  case_of_other: [
    'caso_de_otra_cosa',
    'conflict',
    'Ese caso no pide borrar datos ni se opone a su uso.',
    'Revise el número. Si no es de un caso, déjelo en blanco.',
  ],
  case_not_granted: [
    'caso_sin_conceder',
    'conflict',
    'Esa solicitud todavía no se concede.',
    'Use primero «Cerrar un caso con su resultado» y elija «concedido» o «concedido en parte».',
  ],
})

/** Why data are not erased now: what lives yet, or what is missing, and what to do first. */
const HINDERED = {
  ...REFUSALS,
  ...only(CASE_REFUSALS, 'under_way', 'case_closed'),
  ...KEPT_REFUSALS,
} satisfies Record<ErasureRefusal, Refusal>

/** The refusal of a deletion, with the fields that it concerns. */
function refusedErasure({ why, numbers }: { why: ErasureRefusal; numbers?: string[] }) {
  // The numbers of cases are no personal data.
  if (numbers) return refuse({ ...HINDERED.cases, remedy: `Termine primero: ${numbers.join(', ')}. Los ve en «Leer un caso».` })
  const field = why.startsWith('case_')
    ? ['caso']
    : why === 'nothing_kept'
      ? ['curp_o_telefono']
      : why === 'wait'
        ? ['sacar_de_la_lista']
        : []
  return refuse(HINDERED[why], ...field)
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
    )
    .meta({ page: 'of-one' }),
  identificacion_vista: identificationSeen,
  caso: caseNumber.optional().describe('El número de la solicitud concedida, por ejemplo C-K7M4QX. En blanco si no la hay.'),
  cerrar_caso: yesNo
    .prefault('sí')
    .describe(
      'Con «sí» se le avisa a la persona y el caso se cierra. Elija «no» si del mismo caso falta borrar otra CURP o su teléfono.',
    )
    .meta({ title: '¿Cerrar el caso al terminar?' }),
  sacar_de_la_lista: yesNo
    .prefault('no')
    .describe('Elija «sí» solo si espera un lugar y ya no lo quiere.')
    .meta({ title: '¿Sacarla de la lista de espera?' }),
  motivo: reason('pidió que se borren sus datos'),
  clave: key,
})

export const eraseData = operation({
  method: 'POST',
  path: '/admin/personas/borrar',
  tag: 'Casos',
  rank: 90,
  least: 'manager',
  summary: 'Borrar los datos de una persona',
  explanation:
    'Para cumplir una solicitud concedida, después de ver la identificación. De una persona se borra lo de sus citas que ya terminaron; de un teléfono, el número y lo que se escribió desde él. Primero dice qué se borra y qué se queda; lo borrado no vuelve. Nada se borra mientras haya una cita por venir, un lugar en la lista de espera u otro caso abierto. Queda anotado en la bitácora, sin los datos.',
  body: form,
  answer: proposalAnswer({ se_borra: z.array(z.string()), se_queda: z.array(z.string()) }),
  example: {
    resumen:
      'Se borraría de esa persona: 2 citas que ya terminaron. No se puede deshacer. Se le avisaría en su chat. El caso C-K7M4QX se cerraría al terminar.',
    se_borra: ['La fecha de nacimiento, la CURP si la dio y lo que une a esa persona con sus citas.'],
    se_queda: ['Las cuentas: oficina, hora, trámite y precio de cada cita, sin nada que diga de quién fue.'],
  },
  ofAllOffices: OF_ALL.all_offices,
  refusals: {
    ...only(COMMON_REFUSALS, 'no_identification', 'missing'),
    ...only(PERSON_REFUSALS, 'curp_misspelt'),
    ...only(TYPED_REFUSALS, 'day_unclear', 'phone_misspelt'),
    ...only(CASE_REFUSALS, 'no_case'),
    ...HINDERED,
    ...KEY_REFUSALS,
  },
  deed: { name: 'borrar_datos', said: 'Borró los datos de una persona', members: { by: SOUGHT_BY, case: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    requireIdentification(body)
    const target = targetOf(deps, body.curp_o_telefono, body.caso !== undefined, now)
    const outcome = await propose(call, (tx, at) => {
      const order: ErasureOrder = {
        target,
        request: body.caso === undefined ? undefined : chosenCase({ db: tx }, caller, body.caso),
        closes: body.caso !== undefined && body.cerrar_caso,
        leavesLine: body.sacar_de_la_lista,
        actor: actorOf(caller),
      }
      const refused = refuseErasure(tx, deps, order, at)
      if (refused) throw refusedErasure(refused)
      return {
        work: (inner) => eraseByOffice(inner, deps, order, at),
        deed: () => ({ detail: { by: target.by, ...(order.request && { case: order.request.id }) }, reason: body.motivo }),
        resolved: { target: JSON.stringify(target) },
      }
    })
    return answerProposal(outcome, institutionZone(deps.db), {
      would: (impact) => `Se borraría ${inShort(impact.kept)}. No se puede deshacer.${aboutRequest(impact, false)}`,
      did: (impact) => `${DID[impact.state]} ${inShort(impact.kept)}.${aboutRequest(impact, true)}`,
      more: ({ kept }) => ({ se_borra: whatGoes(kept), se_queda: whatStays(deps.db, kept) }),
    })
  },
})

const DID: Record<ErasureImpact['state'], string> = {
  done: 'Se borró',
  waits: 'Se va a borrar',
  steps: 'Son muchos datos y se borran en pasos, en unos minutos. Se borra',
}

function targetOf(deps: AdminDeps, typed: string | undefined, hasCase: boolean, now: Instant): ErasureTarget {
  if (typed === undefined && !hasCase) throw refuseMissing('curp_o_telefono')
  if (typed === undefined) return { by: 'phone', phone: undefined }
  const zone = institutionZone(deps.db)
  const [name = '', birth] = typed.split(',')
  if (birth !== undefined) return { by: 'name', name: name.trim(), birthDate: understandBirth(birth, 'curp_o_telefono', zone, now) }
  const judged = judgeCurp(typed, dayOf(now, zone))
  if (judged.ok) return { by: 'curp', curp: judged.curp }
  if (/\p{L}/u.test(typed)) throw refuse(PERSON_REFUSALS.curp_misspelt, 'curp_o_telefono')
  return { by: 'phone', phone: understandPhone(typed, 'curp_o_telefono') }
}
