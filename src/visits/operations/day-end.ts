import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, key, office, proposalAnswer } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { parseDay, TYPED_DAY } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { settleDay } from '../day-end.ts'

const CAME = { served: 'se atendieron', unknown: 'no se sabe' } as const
const OTHERS = { absent: 'no vinieron', nobody: 'no vino nadie', unknown: 'no se sabe' } as const

const REFUSALS = refusals({
  not_over: [
    'dia_sin_terminar',
    'conflict',
    'Todavía hay citas a las que pueden llegar.',
    'Termine el día después de la última cita y de los minutos que se guarda el lugar.',
  ],
  no_arrivals: [
    'sin_llegadas',
    'conflict',
    'Ese día no se anotó que llegara alguien: de eso no se puede concluir quién no vino.',
    'Si de verdad no vino nadie, elija «no vino nadie»; si no lo sabe, «no se sabe».',
  ],
  somebody_came: ['si_llego_alguien', 'conflict', 'Ese día está anotado que alguien llegó.', 'Elija «no vinieron» o «no se sabe».'],
  coming: ['dia_por_venir', 'conflict', 'Ese día todavía no llega.', 'Elija hoy o un día que ya pasó.'],
})

export const endDay = operation({
  method: 'POST',
  path: '/admin/mostrador/terminar-dia',
  tag: 'Mostrador',
  rank: 110,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Terminar el día',
  explanation:
    'Anota qué pasó con quienes no tienen resultado. Primero dice cuántas personas son; se anota cuando usted confirma. A nadie se le avisa.',
  body: z.object({
    oficina: office,
    dia: dayField('', 'hoy'),
    quienes_llegaron: z
      .enum(CAME)
      .default('se atendieron')
      .describe('De quienes llegaron y no tienen resultado.')
      .meta({ title: 'Quienes llegaron' }),
    los_demas: z
      .enum(OTHERS)
      .default('no vinieron')
      .describe(
        'De quienes no se anotó que llegaron. «no vinieron», si ese día se anotó a alguien; «no vino nadie», solo si usted lo vio así.',
      )
      .meta({ title: 'Los demás' }),
    clave: key,
  }),
  answer: proposalAnswer({}),
  example: {
    resumen:
      'El jueves 3 de diciembre de 2026 en Toluca: se anotaría de 2 personas que llegaron, «se atendieron»; y de 3 personas más, «no vinieron».',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...TYPED_DAY,
    ...REFUSALS,
    ...only(COMMON_REFUSALS, 'nothing'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'terminar_dia',
    attends: true,
    said: 'Terminó el día de la oficina',
    members: { appointments: APART, day: 'día', came: 'llegaron', others: 'los demás' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const day = parseDay(body.dia, 'dia', where.zone, now)
    if (day > dayOf(now, where.zone)) throw refuse(REFUSALS.coming, 'dia')
    const how = { came: codeOf(CAME, body.quienes_llegaron), others: codeOf(OTHERS, body.los_demas) }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => settleDay(inner, deps, { officeId: where.id, day, how }, actorOf(caller), at),
      deed: ({ came, others, appointments }) => ({ officeId: where.id, detail: { day, came, others, appointments } }),
      resolved: { dia: day },
    }))
    const head = `El ${spanishDates.long(day)} en ${where.name}:`
    const parts = (verb: string) => (impact: { came: number; others: number }) => {
      const came =
        impact.came > 0 && `de ${count(impact.came, 'persona que llegó', 'personas que llegaron')}, «${body.quienes_llegaron}»`
      const others = impact.others > 0 && `de ${count(impact.others, 'persona', 'personas')} más, «${body.los_demas}»`
      return `${head} ${verb} ${[came, others].filter(Boolean).join('; y ')}.`
    }
    return answerProposal(outcome, where.zone, { would: parts('se anotaría'), did: parts('se anotó'), more: () => ({}) })
  },
})
