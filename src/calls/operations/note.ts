import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import type { Caller } from '../../admin/access.ts'
import { APART, ofEach } from '../../admin/audit.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import { key, proposalAnswer, reason } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { own } from '../../admin/owners.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS } from '../../admin/second-key.ts'
import { FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { FIT_REFUSALS, PERSON_REFUSALS } from '../../booking/operations/people.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { listed } from '../../texts/admin-answers.ts'
import { type Call, type CallResult, callById, noteResult } from '../calls.ts'
import { type CallPart, type CallRefusal, partOf, RESULT_WORDS, type Settled } from '../part.ts'

export const NOTE_CALL = 'Ya le llamé'

const REFUSALS = refusals({
  no_call: [
    'no_esta_por_llamar',
    'not_found',
    'Esa llamada no está en la lista de sus oficinas, o ya se resolvió.',
    'Vea «Ver a quién llamar».',
  ],
  nothing_kept: [
    'sin_hora_guardada',
    'conflict',
    'A esa persona no se le guarda ninguna hora; no se hizo nada.',
    'Si quiere una, dele una con «Dar una cita».',
  ],
  taken: [
    'hora_ya_no_se_puede',
    'conflict',
    'Esa hora ya no se le puede dar; no se hizo nada.',
    'Vea «Ver a quién llamar»: si sigue en la lista de espera, se le apartará otra.',
  ],
})

export const noteCall = (parts: readonly CallPart[]) =>
  operation({
    method: 'POST',
    path: '/admin/llamadas',
    tag: 'Hoy',
    rank: 36,
    least: 'clerk',
    ofEachAgency: true,
    summary: NOTE_CALL,
    explanation:
      'Lo que dijo por teléfono alguien de «Ver a quién llamar». Si acepta, la hora es suya. Si su hora se cerró y quiere otra, désela con «Cambiar de día u hora una cita» o «Dar una cita»; si esperaba un lugar, sigue en la lista de espera. Si no contestó, sigue por llamar.',
    body: z.object({
      llamada: z.coerce
        .number()
        .int()
        .positive()
        .describe('Está en «Ver a quién llamar».')
        .meta({ title: 'Número de la llamada', page: 'carried', record: 'call' }),
      resultado: z.enum(RESULT_WORDS).meta({ page: 'of-one' }),
      motivo: reason('contestó ella misma'),
      clave: key,
    }),
    answer: proposalAnswer({ nombres: z.array(z.string()) }),
    example: { resumen: 'Guadalupe Pérez Luna se queda con la hora nueva.', nombres: ['Guadalupe Pérez Luna'] },
    refusals: {
      ...REFUSALS,
      ...only(FOLIO_REFUSALS, 'stale'),
      closed: REFUSALS.taken,
      too_soon: REFUSALS.taken,
      ...FIT_REFUSALS,
      ...only(PERSON_REFUSALS, 'live', 'same_time', 'unverified'),
      ...SECOND_KEY_REFUSALS,
      ...KEY_REFUSALS,
    },
    deed: {
      name: 'ya_le_llame',
      attends: true,
      ofFolio: true,
      said: 'Llamó a una persona',
      members: {
        appointments: APART,
        call: 'llamada',
        result: { words: 'resultado', said: ofEach<CallResult>((one) => RESULT_WORDS[one]) },
      },
    },
    async run(call) {
      const { deps, caller, body } = call
      const result = codeOf(RESULT_WORDS, body.resultado)
      const outcome = await propose(call, (tx, at) => {
        const one = callMeant(tx, caller, body.llamada)
        return {
          work: (inner) => settle(inner, deps, parts, { one, result, caller, reason: body.motivo }, at),
          deed: ({ appointmentIds }) => ({
            officeId: one.officeId,
            detail: { call: one.id, result, appointments: [...appointmentIds] },
            reason: body.motivo,
          }),
        }
      })
      const said = ({ names, said }: Settled) => `${listed([...names])} ${said}.`
      return answerProposal(outcome, institutionZone(deps.db), {
        would: said,
        did: (settled) => [said(settled), settled.whenDone].filter(Boolean).join(' '),
        more: ({ names, appointmentIds }) => {
          if (appointmentIds.length === 0) call.seen.people(names.length)
          for (const id of appointmentIds) call.seen.person(id)
          return { nombres: [...names] }
        },
      })
    },
  })

function callMeant(db: Db, caller: Caller, id: number): Call {
  const found = own(caller, callById(db, id), ({ officeId }) => ({ office: officeId }))
  if (!found) throw refuse(REFUSALS.no_call, 'llamada')
  return found
}

/** The result is noted first: settling may take the call off the list. */
function settle(
  tx: Tx,
  deps: StaffDeps,
  parts: readonly CallPart[],
  { one, result, ...by }: { one: Call; result: CallResult; caller: Caller; reason: string },
  now: Instant,
): Worked<Settled, CallRefusal> {
  const found = partOf(parts, one.about)
  if (!found) throw new Error('nobody knows what a call is about')
  noteResult(tx, one.id, { result, keyId: by.caller.keyId }, now)
  const done = found.part.settle(tx, deps, { id: found.id, result, ...by }, now)
  return done.ok ? { ...done, touched: [...done.touched, { what: 'call', id: one.id, version: one.version }] } : done
}
