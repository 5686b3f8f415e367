import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { APART, addAuditEntry } from '../../admin/audit.ts'
import { key, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { answerProposal, KEY_REFUSALS, type Planned, propose, type Worked } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { spanishDates } from '../../texts/dates.ts'
import { answerByOffice, closeCaseByOffice, noteByOffice, releaseByOffice, takeByOffice } from '../staff-cases.ts'
import type { CaseView } from '../views.ts'
import { CASE_REFUSALS, CHOSEN_RESULTS, caseCard, caseNumber, chosenCase, EXAMPLE_CASE, toCaseCard } from './card.ts'

const REFUSALS = refusals({
  case_taken: [
    'caso_de_otra_persona',
    'conflict',
    'Ese caso ya lo atiende otra persona de la oficina.',
    'Vea en «Leer un caso» quién es y pregúntele. Un encargado puede tomarlo.',
    'of a person',
  ],
  case_nameless: [
    'caso_sin_nombre',
    'conflict',
    'El caso ya no tiene teléfono: no hay a quién contestar.',
    'Anote lo que se hizo y ciérrelo.',
  ],
  case_not_talking: [
    'caso_sin_chat',
    'conflict',
    'Ese caso no tiene el chat en este momento: el asistente ya contesta.',
    'No hace falta soltarlo.',
  ],
  case_grants_nothing: [
    'resultado_de_datos',
    'conflict',
    'Solo una solicitud sobre datos personales se concede.',
    'Elija «resuelto», «no procede» o «no se localizó a la persona».',
  ],
})

const answer = z.object({ resumen: summaryField, caso: caseCard })

export const takeOne = operation({
  method: 'POST',
  path: '/admin/casos/tomar',
  tag: 'Casos',
  rank: 30,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'It says who answers; nobody is told, and a manager may take it over.',
  summary: 'Tomar un caso',
  explanation:
    'Queda a su nombre, para que dos personas no contesten lo mismo. La persona no se entera. Quien tiene permiso de encargado puede tomarlo de otra persona.',
  body: z.object({ caso: caseNumber }),
  answer,
  example: { resumen: 'El caso C-K7M4QX es de usted.', caso: { ...EXAMPLE_CASE, lo_atiende: 'Ventanilla 2' } },
  refusals: { ...only(CASE_REFUSALS, 'no_case', 'case_closed'), ...only(REFUSALS, 'case_taken') },
  deed: { name: 'tomar_caso', attends: true, said: 'Tomó un caso', members: { case: APART } },
  async run(call) {
    const { deps, caller, body } = call
    const done = await deps.writer.submit('staff.take_case', (tx, at) => {
      const one = chosenCase({ db: tx }, caller, body.caso)
      const outcome = takeByOffice(tx, caller, one)
      if (outcome !== 'taken') throw refuse(call.operation.refusals[outcome])
      addAuditEntry(call, tx, { ...deedOn(one) }, at)
      return one
    })
    return { resumen: `El caso ${done.number} es de usted.`, caso: cardNow(call, done) }
  },
})

export const noteOne = operation({
  method: 'POST',
  path: '/admin/casos/anotar',
  tag: 'Casos',
  rank: 50,
  least: 'clerk',
  ofEachAgency: true,
  atOnce: 'A note that only the office reads.',
  summary: 'Anotar algo en un caso',
  explanation: 'Una nota que solo lee la oficina. La persona no la ve.',
  body: z.object({
    caso: caseNumber,
    nota: z.string().trim().min(2).max(1_000).describe('Por ejemplo: llamó por teléfono y vendrá el jueves.'),
  }),
  answer,
  example: { resumen: 'Anotado en el caso C-K7M4QX.' },
  refusals: { ...only(CASE_REFUSALS, 'no_case', 'case_closed') },
  deed: { name: 'anotar_caso', attends: true, said: 'Anotó algo en un caso', members: { case: APART } },
  async run(call) {
    const { deps, caller, body } = call
    const done = await deps.writer.submit('staff.note_case', (tx, at) => {
      const one = chosenCase({ db: tx }, caller, body.caso)
      const outcome = noteByOffice(tx, deps, caller, { one, words: body.nota }, at)
      if (outcome !== 'noted') throw refuse(call.operation.refusals[outcome])
      addAuditEntry(call, tx, { ...deedOn(one) }, at)
      return one
    })
    return { resumen: `Anotado en el caso ${done.number}.`, caso: cardNow(call, done) }
  },
})

export const answerOne = operation({
  method: 'POST',
  path: '/admin/casos/contestar',
  tag: 'Casos',
  rank: 40,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Contestar un caso',
  explanation:
    'La persona lo recibe en su chat como «Persona de la oficina», sin el nombre de usted. Desde entonces el asistente calla y lo que ella escriba llega a este caso, hasta que usted lo suelte o lo cierre, ella pida al asistente o pase un día. No escriba datos de nadie que no haya visto con identificación.',
  body: z.object({
    caso: caseNumber,
    respuesta: z.string().trim().min(2).max(2_000).describe('Lo que la persona va a leer.').meta({ page: 'of-one' }),
    clave: key,
  }),
  answer: proposalAnswer({ caso: caseCard }),
  example: { resumen: 'La persona del caso C-K7M4QX recibiría su respuesta de inmediato.' },
  refusals: { ...only(CASE_REFUSALS, 'no_case', 'case_closed'), ...only(REFUSALS, 'case_taken', 'case_nameless'), ...KEY_REFUSALS },
  deed: { name: 'contestar_caso', attends: true, said: 'Contestó un caso', members: { case: APART } },
  async run(call) {
    const { deps, caller, body } = call
    const outcome = await change(call, (tx, one, at) => answerByOffice(tx, deps, caller, { one, words: body.respuesta }, at))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ one, now: open }) =>
        open
          ? `La persona del caso ${one.number} recibiría su respuesta de inmediato.`
          : `La persona del caso ${one.number} recibiría un aviso de que hay respuesta, y la leería al contestar: pasó más de un día desde que escribió.`,
      did: ({ one, now: open }) =>
        open
          ? `Contestado el caso ${one.number}: la persona ya lo recibe.`
          : `Se avisa a la persona que hay respuesta en el caso ${one.number}.`,
      more: ({ one }) => ({ caso: cardNow(call, one) }),
    })
  },
})

export const releaseOne = operation({
  method: 'POST',
  path: '/admin/casos/soltar',
  tag: 'Casos',
  rank: 60,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Dejar el chat al asistente',
  explanation: 'El asistente vuelve a contestar y se lo dice a la persona. El caso sigue abierto.',
  body: z.object({ caso: caseNumber, clave: key }),
  answer: proposalAnswer({ caso: caseCard }),
  example: { resumen: 'El asistente volvería a contestar a la persona del caso C-K7M4QX y se lo diría.' },
  refusals: { ...only(CASE_REFUSALS, 'no_case'), ...only(REFUSALS, 'case_taken', 'case_not_talking'), ...KEY_REFUSALS },
  deed: { name: 'soltar_caso', attends: true, said: 'Dejó un chat al asistente', members: { case: APART } },
  async run(call) {
    const { deps, caller } = call
    const outcome = await change(call, (tx, one, at) => releaseByOffice(tx, deps, caller, one, at))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: ({ number }) => `El asistente volvería a contestar a la persona del caso ${number} y se lo diría.`,
      did: ({ number }) => `El asistente contesta otra vez. El caso ${number} sigue abierto.`,
      more: (one) => ({ caso: cardNow(call, one) }),
    })
  },
})

export const closeOne = operation({
  method: 'POST',
  path: '/admin/casos/cerrar',
  tag: 'Casos',
  rank: 70,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Cerrar un caso con su resultado',
  explanation:
    'El resultado no se le dice a la persona: para eso está «Contestar un caso». Si el chat estaba con la oficina, el asistente vuelve a contestar y se lo dice. Una solicitud sobre datos que se concede queda contestada, no cerrada: ciérrela como «resuelto» cuando se haya hecho efectiva. Lo que se escribió se borra después; queda la cuenta.',
  body: z.object({
    caso: caseNumber,
    resultado: z.enum(CHOSEN_RESULTS).describe('Cómo terminó.'),
    clave: key,
  }),
  answer: proposalAnswer({ caso: caseCard }),
  example: { resumen: 'Se cerraría el caso C-K7M4QX: resuelto.' },
  refusals: {
    ...only(CASE_REFUSALS, 'no_case', 'case_closed'),
    ...only(REFUSALS, 'case_taken', 'case_grants_nothing'),
    ...only(COMMON_REFUSALS, 'under_way'),
    ...KEY_REFUSALS,
  },
  deed: { name: 'cerrar_caso', attends: true, said: 'Cerró un caso', members: { case: APART } },
  async run(call) {
    const { deps, caller, body } = call
    const result = codeOf(CHOSEN_RESULTS, body.resultado)
    const outcome = await change(call, (tx, one, at) => closeCaseByOffice(tx, deps, caller, { one, result }, at))
    const zone = institutionZone(deps.db)
    return answerProposal(outcome, zone, {
      would: ({ one, effectiveBy, tells, waits, givesUp }) =>
        (effectiveBy === undefined
          ? `Se cerraría el caso ${one.number}: ${body.resultado}.${tells ? ' A la persona se le diría que contesta otra vez el asistente.' : ''}`
          : `El caso ${one.number} quedaría ${body.resultado}. Habría que hacerlo efectivo a más tardar el ${lastDay(effectiveBy, zone)}.`) +
        (givesUp ? NOT_ERASED : waits ? UNANSWERED : ''),
      did: ({ one, effectiveBy, tells }) =>
        effectiveBy === undefined
          ? `Cerrado el caso ${one.number}: ${body.resultado}.${tells ? ' A la persona se le dice que contesta otra vez el asistente.' : ''}`
          : `El caso ${one.number} quedó ${body.resultado}. Hágalo efectivo a más tardar el ${lastDay(effectiveBy, zone)}.`,
      more: ({ one }) => ({ caso: cardNow(call, one) }),
    })
  },
})

const UNANSWERED = ' La persona espera respuesta y el resultado no se le dice: si debe saberlo, use antes «Contestar un caso».'

const NOT_ERASED =
  ' A la persona ya se le dijo que se borrarían sus datos, y no se borrarían: dígaselo antes con «Contestar un caso».'

/** A deadline is the end of its last day. */
const lastDay = (until: Instant, zone: string): string => spanishDates.long(dayOf(until - 1, zone))

function change<T, W extends string>(
  call: Call<unknown, { caso: string; clave?: string | undefined }, NoInfer<W>, 'case'>,
  work: (tx: Tx, one: CaseView, at: Instant) => Worked<T, W>,
): Promise<Planned<T>> {
  return propose(call, (tx, at) => {
    const one = chosenCase({ db: tx }, call.caller, call.body.caso)
    return { work: (inner) => work(inner, one, at), deed: () => deedOn(one), resolved: { caso: one.number } }
  })
}

const deedOn = ({ id, officeId }: CaseView) => ({ officeId, detail: { case: id } })

/** As before when it is no longer there for this caller. */
const cardNow = (call: Call<unknown, unknown>, one: CaseView) =>
  toCaseCard(call, chosenCase(call.deps, call.caller, one.number), call.now)
