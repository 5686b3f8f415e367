import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, key, lastDay, office, proposalAnswer, reasonBeside } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import {
  COMING_DAY_REFUSALS,
  DAYS_REFUSALS,
  daysText,
  parseComingDay,
  parseDays,
  parseSpan,
  SPAN_REFUSALS,
  spanText,
  TYPED_HOUR,
} from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, readAll } from '../../admin/refusals.ts'
import { SECOND_KEY_REFUSALS, takeSecondKey } from '../../admin/second-key.ts'
import { appointmentCard, toCard } from '../../booking/operations/cards.ts'
import { reasonFor, toldReason } from '../../catalogue/operations/told-reasons.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { AGENDA_REFUSALS, agenda, agendaText, chosenSchedule, SCHEDULE_MEMBER } from '../../schedule/operations/agenda.ts'
import { count, whoIs } from '../../texts/admin.ts'
import { type ClosureImpact, type ClosureOrder, closeHoursByOffice } from '../closing.ts'
import type { Rebooked } from '../rebook.ts'
import { costOf, NEW_HOURS, newHourOf } from './told.ts'

export const OFFER = 'ofrecerles otra hora'

export const closeDay = operation({
  method: 'POST',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  rank: 10,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Cerrar un día, unas horas o una ventanilla',
  explanation:
    'Primero muestra a quiénes afecta y qué hora recibe cada quien, y no cambia nada; se cierra cuando usted confirma. Con menos ventanillas, conserva su hora quien la tiene desde hace más tiempo. Cada persona conserva su folio y sus datos, y dice por WhatsApp o Messenger si se queda con la hora nueva. Para pasarlas todas a un día, por ejemplo a un sábado, primero ábralo con «Agregar ventanillas unos días» y escríbalo abajo. Para vacaciones, escriba también el último día.',
  body: z.object({
    oficina: office,
    agenda: agenda('En blanco: toda la oficina, o las ventanillas si dice cuántas.'),
    dia: dayField('', 'mañana'),
    hasta_dia: lastDay,
    desde: hourField('Desde qué hora. En blanco: desde que abre.').optional(),
    hasta: hourField('Hasta qué hora. En blanco: hasta que cierra.').optional(),
    ventanillas_menos: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('Cuántas no atienden, si no son todas: por ejemplo 1, si falta quien la atiende. En blanco: todas.')
      .meta({ title: 'Ventanillas de menos', example: 1 }),
    citas: z
      .enum([OFFER, 'conservar'])
      .default(OFFER)
      .describe('Qué se hace con las citas que ya no caben en esas horas. Conservar: esas personas vendrán de todos modos.'),
    pasarlas_al_dia: dayField('Todas a este día de la misma oficina. En blanco: a las primeras horas que les sirvan.')
      .optional()
      .meta({ title: 'Pasarlas al día' }),
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
    horas_cerradas: z.number().int().meta({ title: 'Horarios que cambian' }),
    citas_afectadas: z.number().int(),
    ya_llegaron: z.array(z.string()).describe('Quienes ya están en la oficina: atiéndalas hoy. Su cita sigue en pie.'),
    ...NEW_HOURS,
    citas: z.array(appointmentCard),
  }),
  example: {
    resumen:
      'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Pasaría a otra hora 1 cita; su persona dice si se queda con ella.',
    oficina: 'Toluca',
    dia: '2026-12-03',
    hasta_dia: null,
    dias_con_citas: [],
    horas_cerradas: 28,
    citas_afectadas: 1,
    ya_llegaron: [],
    horas_nuevas: [
      {
        nombre: 'Guadalupe Pérez Luna',
        folio: 'K7M-4QX',
        antes: 'jueves 3 de diciembre, 9:30 h',
        ahora: 'lunes 7 de diciembre, 9:30 h',
      },
    ],
    sin_hora: [],
    por_llamar: [],
    costo: 'Hasta 1 mensaje.',
  },
  refusals: {
    ...only(COMMON_REFUSALS, 'missing'),
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...DAYS_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...TYPED_HOUR,
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...SECOND_KEY_REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'cerrar',
    said: 'Cerró un día, unas horas o una ventanilla',
    members: {
      agenda: SCHEDULE_MEMBER,
      day: 'día',
      until: 'hasta el',
      windows: 'ventanillas de menos',
      hoursClosed: 'horarios cerrados',
      moved: 'citas con otra hora',
      owed: 'sin otra hora',
      visits: 'cuántas citas',
      appointments: APART,
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const scheduleId = body.agenda === undefined ? undefined : chosenSchedule(deps.db, where, body.agenda).id
    const called = agendaText(deps.db, where, scheduleId)
    const { days, span, toDay } = readAll({
      days: () => parseDays(body, where.zone, now),
      span: () => parseSpan(body),
      toDay: () => (body.citas === OFFER ? targetDay(body.pasarlas_al_dia, where.zone, now) : undefined),
    })
    const visits = body.citas === OFFER ? { offer: true as const, day: toDay } : 'keep'
    const reasons = { reason: reasonFor(body), told: body.motivo_que_lee }
    const fewer = body.ventanillas_menos
    const windows = fewer ?? null
    const order = { officeId: where.id, scheduleId, ...days, ...span, ...reasons, windows, actor: actorOf(caller), visits } as const
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => {
        const done = closeHoursByOffice(inner, deps, order, at)
        // Hours that are closed around one person are a change of that one. A whole day is not.
        const group =
          done.ok && visits !== 'keep' && done.impact.visits === 1 && (fewer !== undefined || isPartOfDay(body))
            ? done.impact.people
            : []
        return takeSecondKey(inner, deps, { caller, group, change: 'cancel' }, at)
          ? done
          : { ok: false, why: 'second_key' as const }
      },
      deed: ({ hoursClosed, visits: all, later, people, moved, owed }) => {
        const appointments = later ? [] : people.map((one) => one.id)
        const until = days.until > days.from ? { until: days.until } : {}
        const less = fewer === undefined ? {} : { windows: fewer }
        const detail = {
          ...(scheduleId !== undefined && { agenda: scheduleId }),
          day: days.from,
          ...until,
          ...less,
          hoursClosed,
          moved: moved.length,
          owed: owed.length,
          visits: all,
          appointments,
        }
        return { officeId: where.id, detail, reason: order.reason }
      },
      resolved: { dia: days.from, hasta_dia: days.until },
    }))
    const when = `${daysText(days)}, ${spanText(span)}`
    const less = fewer && count(fewer, 'ventanilla menos', 'ventanillas menos')
    return answerProposal(outcome, where.zone, {
      would: (impact) =>
        `${less ? `${called} tendría ${less}` : `Se cerraría ${called}`} ${when}. ${onDays(impact)}${effect(impact, order, false)}`,
      did: (impact) =>
        `${less ? `${called} tiene ${less}` : `Cerrada ${called}`} ${when}. ${onDays(impact)}${effect(impact, order, true)}`,
      more: (impact) => ({
        oficina: where.name,
        dia: days.from,
        hasta_dia: days.until > days.from ? days.until : null,
        dias_con_citas:
          days.from === days.until ? [] : impact.days.flatMap((one) => (one.visits > 0 ? { dia: one.day, citas: one.visits } : [])),
        horas_cerradas: impact.hoursClosed,
        citas_afectadas: impact.visits,
        ya_llegaron: impact.arrived.map(whoIs),
        horas_nuevas: impact.moved.slice(0, LISTED_MAX).map(newHourOf),
        sin_hora: impact.owed.map(whoIs),
        por_llamar: impact.toCall.map(whoIs),
        costo: visits === 'keep' ? null : costOf(call, impact, now),
        citas: impact.people.map((one) => toCard(call, one)),
      }),
    })
  },
})
export const LISTED_MAX = 200

function targetDay(typed: string | undefined, zone: string, now: Instant): LocalDay | undefined {
  return typed === undefined ? undefined : parseComingDay(typed, 'pasarlas_al_dia', zone, now)
}

function onDays({ days, opens }: ClosureImpact): string {
  if (!opens) return days.length === 1 ? 'Ese día no atiende de por sí. ' : 'Esos días no atiende de por sí. '
  return days.length === 1 ? '' : `Son ${days.length} días en que atiende. `
}

type Chosen = Pick<ClosureOrder, 'visits' | 'windows'>

const effect = (impact: ClosureImpact, order: Chosen, done: boolean): string =>
  [onVisits(impact, order, done), onHolds(impact.holds, done)].filter(Boolean).join(' ')

/** Holds are no appointments, and come and go by the minute. */
function onHolds(holds: number, done: boolean): string {
  if (holds === 0 || !done) return ''
  return `${count(holds, 'persona la estaba apartando', 'personas las estaban apartando')}: ya se les avisó y ven otras horas.`
}

function onVisits(impact: ClosureImpact, { visits, windows }: Chosen, done: boolean): string {
  if (impact.visits === 0) return windows === null ? 'Nadie tiene cita en esas horas.' : 'Nadie se queda sin ventanilla.'
  if (visits === 'keep')
    return `${impact.visits === 1 ? 'Se conserva' : 'Se conservan'} ${citas(impact.visits)}: esas personas vendrán.`
  if (impact.later)
    return `Son ${citas(impact.visits)}: ${done ? 'reciben' : 'recibirían'} otra hora poco a poco, primero las de hoy. Mire cuántas van en «Ver los cierres».`
  return effectText(impact, done)
}

export function effectText({ arrived, moved, owed, toCall }: Rebooked & Pick<ClosureImpact, 'arrived'>, done: boolean): string {
  return [
    moved.length > 0 &&
      `${done ? (moved.length === 1 ? 'Pasó' : 'Pasaron') : moved.length === 1 ? 'Pasaría' : 'Pasarían'} a otra hora ${citas(moved.length)}; cada persona dice si se queda con ella.`,
    arrived.length > 0 && `${count(arrived.length, 'persona ya llegó: atiéndala hoy', 'personas ya llegaron: atiéndalas hoy')}.`,
    owed.length > 0 &&
      `Para ${count(owed.length, 'persona', 'personas')} no hay otra hora: van primero en la lista y hay que llamarles.`,
    toCall.length > 0 &&
      `A ${count(toCall.length, 'persona no se le puede avisar', 'personas no se les puede avisar')} por mensaje: vea «Ver a quién llamar».`,
  ]
    .filter(Boolean)
    .join(' ')
}

const citas = (visits: number) => count(visits, 'cita', 'citas')

const isPartOfDay = ({ desde, hasta }: { desde?: string | undefined; hasta?: string | undefined }): boolean =>
  desde !== undefined || hasta !== undefined
