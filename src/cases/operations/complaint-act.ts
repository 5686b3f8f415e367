import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { key, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, type Planned, propose, type Worked } from '../../admin/propose.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { addMessage } from '../cases.ts'
import { answerComplaint, closeComplaint } from '../complaints.ts'
import type { CaseView } from '../views.ts'
import { CASE_REFUSALS, complaintNumber } from './card.ts'
import { COMPLAINT_REFUSALS, chosenComplaint, complaintCard, toComplaintCard } from './complaint-card.ts'

const REFUSALS = refusals({
  complaint_nameless: [
    'denuncia_sin_nombre',
    'conflict',
    'Se dejó sin datos: no hay a quién contestar.',
    'Anote lo que se hizo y ciérrela.',
  ],
})

export const answerOneComplaint = operation({
  method: 'POST',
  path: '/admin/denuncias/contestar',
  tag: 'Denuncias',
  rank: 30,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  summary: 'Contestar una denuncia',
  explanation:
    'La persona lo recibe en su chat como «Quien lee su denuncia», sin el nombre de usted. Su conversación con la oficina sigue igual, y la oficina no ve esto. Para contestarle a usted, la persona empieza con la palabra DENUNCIA.',
  body: z.object({
    caso: complaintNumber,
    respuesta: z
      .string()
      .trim()
      .min(2)
      .max(2_000)
      .describe('Lo que la persona va a leer. Su teléfono lo puede ver alguien más.')
      .meta({ page: 'of-one' }),
    clave: key,
  }),
  answer: proposalAnswer({ denuncia: complaintCard }),
  example: { resumen: 'La persona de la denuncia C-7K4M2Q recibiría su respuesta de inmediato.' },
  refusals: { ...COMPLAINT_REFUSALS, ...only(CASE_REFUSALS, 'case_closed'), ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'contestar_denuncia', said: 'Contestó una denuncia', members: { case: APART } },
  async run(call) {
    const { deps, body, now } = call
    const outcome = await change(call, (tx, one, at) => answerComplaint(tx, deps, call.caller, { one, words: body.respuesta }, at))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ one, now: open }) =>
        open
          ? `La persona de la denuncia ${one.number} recibiría su respuesta de inmediato.`
          : `La persona de la denuncia ${one.number} recibiría un aviso de que hay respuesta, y la leería al contestar: pasó más de un día desde que escribió.`,
      did: ({ one, now: open }) =>
        open ? `Contestada la denuncia ${one.number}.` : `Se avisa a la persona que hay respuesta en ${one.number}.`,
      more: ({ one }) => ({ denuncia: cardNow(call, one, now) }),
    })
  },
})

export const noteOneComplaint = operation({
  method: 'POST',
  path: '/admin/denuncias/anotar',
  tag: 'Denuncias',
  rank: 40,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  atOnce: 'A note that only those who hear complaints read.',
  summary: 'Anotar algo en una denuncia',
  explanation: 'Una nota que solo leen quienes leen denuncias.',
  body: z.object({
    caso: complaintNumber,
    nota: z.string().trim().min(2).max(1_000).describe('Por ejemplo: se pidió informe al área.'),
  }),
  answer: z.object({ resumen: summaryField, denuncia: complaintCard }),
  example: { resumen: 'Anotado en la denuncia C-7K4M2Q.' },
  refusals: { ...COMPLAINT_REFUSALS, ...only(CASE_REFUSALS, 'case_closed') },
  deed: { name: 'anotar_denuncia', said: 'Anotó algo en una denuncia', members: { case: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    const done = await deps.writer.submit('staff.note_complaint', (tx, at) => {
      const one = chosenComplaint({ db: tx }, caller, body.caso, at)
      // A note after the words were deleted would never be deleted.
      if (one.bare) throw refuse(CASE_REFUSALS.case_closed)
      addMessage(tx, deps.vault, one.id, { author: 'note', form: 'text', words: body.nota, clerk: actorOf(caller) }, at)
      addAuditEntry(call, tx, { detail: { case: one.id } }, at)
      return one
    })
    return { resumen: `Anotado en la denuncia ${done.number}.`, denuncia: cardNow(call, done, now) }
  },
})

const RESULTS = { resolved: 'resuelto', refused: 'no procede', no_contact: 'no se localizó a la persona' } as const

export const closeOneComplaint = operation({
  method: 'POST',
  path: '/admin/denuncias/cerrar',
  tag: 'Denuncias',
  rank: 50,
  least: 'administrator',
  ofEachAgency: true,
  also: ['comptroller'],
  ownLogbook: true,
  summary: 'Cerrar una denuncia',
  explanation:
    'El resultado no se le dice a la persona: para eso está «Contestar una denuncia». Lo que se escribió, y la conversación que se guardó con ella, se borran después, según la regla de las denuncias; queda la cuenta.',
  body: z.object({ caso: complaintNumber, resultado: z.enum(RESULTS).describe('Cómo terminó.'), clave: key }),
  answer: proposalAnswer({ denuncia: complaintCard }),
  example: { resumen: 'Se cerraría la denuncia C-7K4M2Q: resuelto.' },
  refusals: { ...COMPLAINT_REFUSALS, ...only(CASE_REFUSALS, 'case_closed'), ...KEY_REFUSALS },
  deed: { name: 'cerrar_denuncia', said: 'Cerró una denuncia', members: { case: APART } },
  async run(call) {
    const { deps, body, now } = call
    const outcome = await change(call, (tx, one, at) => closeComplaint(tx, { one, result: codeOf(RESULTS, body.resultado) }, at))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ number }) => `Se cerraría la denuncia ${number}: ${body.resultado}.`,
      did: ({ number }) => `Cerrada la denuncia ${number}: ${body.resultado}.`,
      more: (one) => ({ denuncia: cardNow(call, one, now) }),
    })
  },
})

function change<T, W extends string>(
  call: Call<unknown, { caso: string; clave?: string | undefined }, NoInfer<W>, 'case'>,
  work: (tx: Tx, one: CaseView, at: Instant) => Worked<T, W>,
): Promise<Planned<T>> {
  return propose(call, (tx, at) => {
    const one = chosenComplaint({ db: tx }, call.caller, call.body.caso, at)
    return { work: (inner) => work(inner, one, at), deed: () => ({ detail: { case: one.id } }), resolved: { caso: one.number } }
  })
}

const cardNow = (call: Call<unknown, unknown>, one: CaseView, now: Instant) =>
  toComplaintCard(call, chosenComplaint(call.deps, call.caller, one.number, now), now)
