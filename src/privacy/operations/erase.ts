import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import type { AuditWords } from '../../admin/audit.ts'
import type { ErasureFormPart, Hindrance, ShownData, Whose } from '../../admin/data-subjects.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { identificationSeen, key, proposalAnswer, reason, requireIdentification } from '../../admin/fields.ts'
import { type Operation, operation } from '../../admin/operation.ts'
import { parseBirth, parsePhone, TYPED_DAY, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, hindranceOf, only, type Refusals, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { SOUGHT_BY } from '../../booking/operations/find.ts'
import { PERSON_REFUSALS } from '../../booking/operations/people.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import { hasSeveralAgencies, institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import type { PersonalData } from '../../messaging/deps.ts'
import { type ErasureImpact, type ErasureOrder, type ErasureTarget, eraseByOffice, refuseErasure } from '../staff-erasure.ts'
import { aboutRequest, type Kept, keptOf } from './erase-words.ts'
import { KEPT_REFUSALS } from './kept-data.ts'

const OF_ALL = refusals({
  all_offices: [
    'borrado_de_todas',
    'forbidden',
    'Aquí se borran datos de todas las oficinas de la dependencia, y su clave es solo para algunas.',
    'Pídalo a quien tenga acceso a todas las oficinas.',
  ],
})

/** Hindrances: what still lives, or is missing, and what to do first. */
const hinderedBy = (kept: readonly PersonalData[]): Refusals =>
  Object.assign({}, ...kept.map((one) => one.hindrances), only(COMMON_REFUSALS, 'under_way'), KEPT_REFUSALS)

const refuseHindered = (hindered: Refusals, one: Hindrance) =>
  refuse(hindranceOf([hindered], one), ...(one.field ? [one.field] : []))

const whom = z
  .string()
  .trim()
  .min(10)
  .max(120)
  .optional()
  .describe(
    'Los 18 caracteres de la CURP, o los 10 dígitos del teléfono. De quien no tiene CURP: nombre y nacimiento, por ejemplo Tomás Cruz Peña, 02/07/1971.',
  )
  .meta({ page: 'of-one' })

const formOf = (parts: readonly ErasureFormPart[]) =>
  z.object({
    curp_o_telefono: whom
      .describe([whom.description, ...parts.map((one) => one.blank)].filter((one) => one !== undefined).join(' '))
      .meta({ page: 'of-one', record: 'person' }),
    identificacion_vista: identificationSeen,
    ...(Object.assign({}, ...parts.map((one) => one.fields)) as z.ZodRawShape),
    motivo: reason('pidió que se borren sus datos'),
    clave: key,
  })

export function eraseData(shown: readonly ShownData[], kept: readonly PersonalData[]): Operation {
  const parts = shown.flatMap((one) => one.form ?? []).sort((a, b) => a.rank - b.rank)
  return eraseWith({ shown, parts, hindered: hinderedBy(kept) })
}

interface Erasing {
  shown: readonly ShownData[]
  parts: readonly ErasureFormPart[]
  hindered: Refusals
}

const eraseWith = ({ shown, parts, hindered }: Erasing): Operation =>
  operation({
    method: 'POST',
    path: '/admin/personas/borrar',
    tag: 'Casos',
    rank: 90,
    least: 'manager',
    summary: 'Borrar los datos de una persona',
    explanation:
      'Para cumplir una solicitud concedida, después de ver la identificación. De una persona se borra lo de sus citas que ya terminaron; de un teléfono, el número y lo que se escribió desde él. Primero dice qué se borra y qué se queda; lo borrado no vuelve. Nada se borra mientras haya una cita por venir, un lugar en la lista de espera u otro caso abierto. Queda anotado en la bitácora, sin los datos.',
    body: formOf(parts),
    answer: proposalAnswer({ se_borra: z.array(z.string()), se_queda: z.array(z.string()) }),
    example: {
      resumen:
        'Se borraría de esa persona: 2 citas que ya terminaron. No se puede deshacer. Se le avisaría en su chat. El caso C-K7M4QX se cerraría al terminar.',
      se_borra: ['La fecha de nacimiento, la CURP si la dio y lo que une a esa persona con sus citas.'],
      se_queda: ['Las cuentas: oficina, hora, trámite y precio de cada cita, sin nada que diga de quién fue.'],
    },
    ofEachAgency: true,
    ofAllOffices: OF_ALL.all_offices,
    refusals: {
      ...only(COMMON_REFUSALS, 'no_identification', 'missing'),
      ...only(PERSON_REFUSALS, 'curp_misspelt'),
      ...TYPED_DAY,
      ...only(TYPED_REFUSALS, 'phone_misspelt'),
      ...(Object.assign({}, ...parts.map((one) => one.refusals)) as Refusals),
      ...hindered,
      ...KEY_REFUSALS,
    },
    deed: { name: 'borrar_datos', said: 'Borró los datos de una persona', members: { by: SOUGHT_BY, ...membersOf(parts) } },
    async run(call) {
      const { deps, caller, body, now } = call
      requireIdentification(body)
      const outcome = await propose(call, (tx, at) => {
        const wishes = parts.map((one) => one.read(tx, caller, body))
        const request = wishes.some((one) => one.request)
        const target = targetOf(deps, body.curp_o_telefono, request, now)
        const { agencyId, ownsNumber } = caller
        const order: ErasureOrder = { target, wishes, actor: actorOf(caller), agencyId }
        const of = { agencyId, ownsNumber, isOnly: !hasSeveralAgencies(tx) }
        const curp = target.by === 'curp' ? target.curp : undefined
        const lookUp = (whose: Whose) => keptOf(tx, deps.messaging, shown, { whose, curp, of })
        const refused = refuseErasure(tx, deps, order, (whose) => lookUp(whose) !== undefined, at)
        if (refused) throw refuseHindered(hindered, refused)
        return {
          work: (inner) => eraseByOffice(inner, deps, order, (whose) => lookUp(whose) ?? NOTHING, at),
          deed: () => ({
            detail: { by: target.by, ...Object.assign({}, ...wishes.map((one) => one.detail)) },
            reason: body.motivo,
          }),
          resolved: { target: JSON.stringify(target) },
        }
      })
      return answerProposal(outcome, institutionZone(deps.db), {
        would: (impact) => `Se borraría ${impact.kept.short}. No se puede deshacer.${aboutRequest(impact, false)}`,
        did: (impact) => `${DID[impact.state]} ${impact.kept.short}.${aboutRequest(impact, true)}`,
        more: ({ kept: { goes, stays } }) => ({ se_borra: goes, se_queda: stays }),
      })
    },
  })

const NOTHING: Kept = { short: '', goes: [], stays: [] }

const membersOf = (parts: readonly ErasureFormPart[]): AuditWords['members'] =>
  Object.assign({}, ...parts.map((one) => one.members))

const DID: Record<ErasureImpact<Kept>['state'], string> = {
  done: 'Se borró',
  waits: 'Se va a borrar',
  steps: 'Son muchos datos y se borran en pasos, en unos minutos. Se borra',
}

function targetOf(deps: AdminDeps, typed: string | undefined, hasCase: boolean, now: Instant): ErasureTarget {
  if (typed === undefined && !hasCase) throw refuseMissing('curp_o_telefono')
  if (typed === undefined) return { by: 'phone', phone: undefined }
  const zone = institutionZone(deps.db)
  const [name = '', birth] = typed.split(',')
  if (birth !== undefined) return { by: 'name', name: name.trim(), birthDate: parseBirth(birth, 'curp_o_telefono', zone, now) }
  const judged = judgeCurp(typed, dayOf(now, zone))
  if (judged.ok) return { by: 'curp', curp: judged.curp }
  if (/\p{L}/u.test(typed)) throw refuse(PERSON_REFUSALS.curp_misspelt, 'curp_o_telefono')
  return { by: 'phone', phone: parsePhone(typed, 'curp_o_telefono') }
}
