import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf, type Caller } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import { folio, key, proposalAnswer, reason } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { only, refusals } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, withSecondKey } from '../../admin/second-key.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { cancelByOffice } from '../../booking/staff-changes.ts'
import type { AppointmentDetail } from '../../booking/views.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { listed } from '../../texts/admin-answers.ts'
import { keep } from '../keep.ts'
import { rebookingsOfGroup, settleCall } from '../rebookings.ts'

const RESULTS = {
  se_queda_con_esa_hora: 'accepts',
  se_le_dio_otra: 'wants_another',
  ya_no_la_quiere: 'declines',
  no_contesto: 'no_answer',
} as const

const SAID: Record<keyof typeof RESULTS, string> = {
  se_queda_con_esa_hora: 'se queda con la hora nueva',
  se_le_dio_otra: 'ya tiene otra hora',
  ya_no_la_quiere: 'ya no quiere la cita: se cancela y su lugar queda libre',
  no_contesto: 'no contestó: sigue en la lista de por llamar',
}

const REFUSALS = refusals({
  not_rebooked: [
    'no_se_le_cambio',
    'conflict',
    'A esa cita no se le cambió la hora por un cierre, o ya se resolvió.',
    'Vea «Ver a quién se le cambió la hora por un cierre».',
  ],
  no_hour_kept: [
    'sin_hora_guardada',
    'conflict',
    'A esa persona no se le guarda ninguna hora; no se hizo nada.',
    'Dele una con «Dar una cita» y anote «se le dio otra».',
  ],
})

export const noteCall = operation({
  method: 'POST',
  path: '/admin/reubicaciones',
  tag: 'Cerrar y abrir',
  rank: 13,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ya le llamé',
  explanation:
    'Lo que dijo por teléfono la persona cuya hora se cerró. Si quiere otra hora, primero désela con «Cambiar de día u hora una cita» o «Dar una cita». Si no contestó, sigue en la lista.',
  body: z.object({
    folio,
    resultado: z.enum(Object.keys(RESULTS) as [keyof typeof RESULTS, ...(keyof typeof RESULTS)[]]).meta({ page: 'of-one' }),
    motivo: reason('contestó ella misma'),
    clave: key,
  }),
  answer: proposalAnswer({ folio: z.string(), nombres: z.array(z.string()) }),
  example: {
    resumen: 'Guadalupe Pérez Luna se queda con la hora nueva.',
    folio: 'K7M-4QX',
    nombres: ['Guadalupe Pérez Luna'],
  },
  refusals: { ...only(FOLIO_REFUSALS, 'no_folio', 'stale'), ...REFUSALS, ...SECOND_KEY_REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'ya_le_llame',
    attends: true,
    ofFolio: true,
    said: 'Llamó a una persona cuya hora se cerró',
    members: { appointments: APART, result: 'resultado' },
  },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await propose(call, (tx, at) => {
      const group = appointmentsOfFolio({ ...deps, db: tx }, caller, body.folio)
      return {
        work: (inner) => settle(inner, deps, { caller, group, result: body.resultado, reason: body.motivo }, at),
        deed: () => ({
          officeId: group[0]?.office.id,
          detail: { appointments: group.map((one) => one.id), result: RESULTS[body.resultado] },
          reason: body.motivo,
        }),
      }
    })
    const said = (group: AppointmentDetail[]) => `${listed(group.map((one) => one.name))} ${SAID[body.resultado]}.`
    const zone = 'impact' in outcome ? (outcome.impact[0]?.office.zone ?? institutionZone(deps.db)) : institutionZone(deps.db)
    return answerProposal(outcome, zone, {
      would: said,
      did: said,
      more: (group) => {
        for (const one of group) call.seen.person(one.id)
        return { folio: group[0]?.folio ?? '', nombres: group.map((one) => one.name) }
      },
    })
  },
})

interface Called {
  caller: Caller
  group: AppointmentDetail[]
  result: keyof typeof RESULTS
  reason: string
}

/** For `proposeOrApply`. */
function settle(
  tx: Tx,
  deps: Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>,
  { caller, group, result, reason: why }: Called,
  now: Instant,
): Worked<AppointmentDetail[], 'not_rebooked' | 'no_hour_kept' | 'stale' | 'second_key'> {
  const one = rebookingsOfGroup(tx, group[0]?.groupId ?? '').find(({ state, toCall }) => state === 'offered' || toCall === 1)
  if (!one) return { ok: false, why: 'not_rebooked' }
  const done = { ok: true as const, touched: [{ what: 'rebooking', id: one.id, version: one.version }], impact: group }
  if (result === 'se_queda_con_esa_hora' && (one.state !== 'offered' || !keep(tx, one, now)))
    return { ok: false, why: 'no_hour_kept' }
  if (result === 'ya_no_la_quiere' && one.state === 'offered') {
    const order = { actor: actorOf(caller), reason: why, told: undefined }
    const cancelled = withSecondKey(tx, deps, { caller, group, change: 'cancel' }, now, () =>
      cancelByOffice(tx, deps, group, order, now),
    )
    if (!cancelled.ok) return cancelled
  }
  settleCall(tx, one.id, { result: RESULTS[result], keyId: caller.keyId, toCall: result === 'no_contesto' }, now)
  return done
}
