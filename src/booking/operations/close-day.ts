import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, key, office, proposalAnswer, reasonBeside } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import {
  DAYS_REFUSALS,
  daysText,
  lastDay,
  parseDays,
  parseSpan,
  SPAN_REFUSALS,
  spanText,
  TYPED_REFUSALS,
} from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, takeSecondKey } from '../../admin/second-key.ts'
import { reasonFor, toldReason, toldWords } from '../../catalogue/operations/told-reasons.ts'
import { count } from '../../texts/admin.ts'
import { type ClosureImpact, closeHoursByOffice } from '../closures.ts'
import { appointmentCard, toCard } from './cards.ts'

const CANCEL = 'cancelar y avisar'

export const closeDay = operation({
  method: 'POST',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  rank: 10,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Cerrar un día o unas horas',
  explanation:
    'Primero muestra a cuántas personas afecta y no cambia nada; se cierra cuando usted confirma. Si elige conservar las citas, esas personas vendrán aunque esté cerrado para citas nuevas. Para vacaciones, o si la oficina deja de atender, escriba también el último día: se cierran todos de una vez.',
  body: z.object({
    oficina: office,
    dia: dayField('', 'mañana'),
    hasta_dia: lastDay,
    desde: hourField('Desde qué hora. En blanco: desde que abre.').optional(),
    hasta: hourField('Hasta qué hora. En blanco: hasta que cierra.').optional(),
    citas: z.enum([CANCEL, 'conservar']).default(CANCEL).describe('Qué se hace con las citas que ya hay en esas horas.'),
    motivo_que_lee: toldReason('closing'),
    motivo: reasonBeside('no hay luz, folio del reporte 1234'),
    clave: key,
  }),
  answer: proposalAnswer({
    oficina: z.string().meta({ page: 'said' }),
    dia: z.iso.date().meta({ page: 'said' }),
    hasta_dia: z.iso.date().nullable().meta({ title: 'Hasta el día' }),
    dias_con_citas: z
      .array(z.object({ dia: z.iso.date(), citas: z.number().int() }))
      .describe('De varios días, los que tienen citas.'),
    horas_cerradas: z.number().int().meta({ title: 'Horarios que se cierran' }),
    citas_afectadas: z.number().int(),
    citas: z.array(appointmentCard),
  }),
  example: {
    resumen:
      'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Se cancelaría 1 cita y se avisaría por WhatsApp a 1 persona.',
    oficina: 'Toluca',
    dia: '2026-12-03',
    hasta_dia: null,
    dias_con_citas: [],
    horas_cerradas: 28,
    citas_afectadas: 1,
  },
  refusals: {
    ...only(COMMON_REFUSALS, 'missing'),
    ...OFFICE_REFUSALS,
    ...DAYS_REFUSALS,
    ...only(TYPED_REFUSALS, 'hour_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'cerrar',
    said: 'Cerró un día o unas horas',
    members: {
      day: 'día',
      until: 'hasta el',
      hoursClosed: 'horarios cerrados',
      cancelled: 'citas canceladas',
      visits: 'cuántas citas',
      appointments: APART,
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const days = parseDays(body, where.zone, now)
    const span = parseSpan(body)
    const cancel = body.citas === CANCEL
    const reasons = { reason: reasonFor(body), told: body.motivo_que_lee }
    const order = { officeId: where.id, ...days, ...span, ...reasons, actor: actorOf(caller), cancel }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => {
        const done = closeHoursByOffice(inner, deps, order, at)
        // Hours that are closed around one person are a cancellation of that one. A whole day is not.
        const group = done.ok && cancel && done.impact.visits === 1 && isPartOfDay(body) ? done.impact.people : []
        return takeSecondKey(inner, deps, { caller, group, change: 'cancel' }, at)
          ? done
          : { ok: false, why: 'second_key' as const }
      },
      deed: ({ hoursClosed, visits, later, people }) => {
        const appointments = later ? [] : people.map((one) => one.id)
        const until = days.until > days.from ? { until: days.until } : {}
        const detail = { day: days.from, ...until, hoursClosed, cancelled: order.cancel, visits, appointments }
        return { officeId: where.id, detail, reason: order.reason }
      },
      resolved: { dia: days.from, hasta_dia: days.until },
    }))
    const what = `${where.name} ${daysText(days)}, ${spanText(span)}`
    return answerProposal(outcome, where.zone, {
      would: (impact) => `Se cerraría ${what}. ${onDays(impact)}${effect(impact, order.cancel, false)}`,
      did: (impact) => `Cerrada ${what}. ${onDays(impact)}${effect(impact, order.cancel, true)}`,
      more: ({ days: closed, hoursClosed, visits, people, later }) => ({
        oficina: where.name,
        dia: days.from,
        hasta_dia: days.until > days.from ? days.until : null,
        dias_con_citas:
          days.from === days.until ? [] : closed.flatMap((one) => (one.visits > 0 ? { dia: one.day, citas: one.visits } : [])),
        horas_cerradas: hoursClosed,
        citas_afectadas: visits,
        ...(later && { va_a_leer: [`Motivo: ${toldWords(order.told)}`] }), // Each is told in its own step.
        citas: people.map((one) => ({
          ...toCard(call, one),
          ...(outcome.kind === 'done' && order.cancel && !later && CANCELLED),
        })),
      }),
    })
  },
})

/** The rows were read before the change. */
const CANCELLED = { estado: 'cancelada' } as const
const WOULD = { one: 'Se cancelaría', many: 'Se cancelarían', tell: 'se avisaría' }
const DID = { one: 'Se canceló', many: 'Se cancelaron', tell: 'se avisa' }
const GOES_ON = { one: 'Se cancela', many: 'Se cancelan', tell: 'se avisa' }

function onDays({ days, opens }: ClosureImpact): string {
  if (!opens) return days.length === 1 ? 'Ese día no atiende de por sí. ' : 'Esos días no atiende de por sí. '
  return days.length === 1 ? '' : `Son ${days.length} días en que atiende. `
}

const effect = (impact: ClosureImpact, cancels: boolean, done: boolean): string =>
  `${onVisits(impact, cancels, done)}${onHolds(impact.holds, done)}`

/** Who was choosing an hour is no appointment, and comes and goes by the minute. */
function onHolds(holds: number, done: boolean): string {
  if (holds === 0 || !done) return ''
  return ` ${count(holds, 'persona la estaba apartando', 'personas las estaban apartando')}: ya se les avisó y ven otras horas.`
}

function onVisits({ visits, told, people, later }: ClosureImpact, cancels: boolean, done: boolean): string {
  if (visits === 0) return 'Nadie tiene cita en esas horas.'
  const named = people.length < visits ? ` Abajo ve a ${people.length} de esas personas.` : ''
  if (!cancels) return `${visits === 1 ? 'Se conserva' : 'Se conservan'} ${citas(visits)}: esas personas vendrán.${named}`
  const verb = !done ? WOULD : later ? GOES_ON : DID
  const telling = told > 0 ? ` y ${verb.tell} por WhatsApp a ${count(told, 'persona', 'personas')}` : ''
  const slowly = done && later ? ', poco a poco: mire cuántas van en «Ver los cierres»' : ''
  return `${visits === 1 ? verb.one : verb.many} ${citas(visits)}${telling}${slowly}.${untold(visits - told)}${named}`
}

const citas = (visits: number) => count(visits, 'cita', 'citas')

function untold(people: number): string {
  if (people === 0) return ''
  return ` ${count(people, 'persona no tiene WhatsApp: avísele usted', 'personas no tienen WhatsApp: avíseles usted')}.`
}

const isPartOfDay = ({ desde, hasta }: { desde?: string | undefined; hasta?: string | undefined }): boolean =>
  desde !== undefined || hasta !== undefined
