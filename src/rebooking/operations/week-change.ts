import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, key, office, proposalAnswer } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, hourIn, parseComingDay, SPAN_REFUSALS, TYPED_HOUR, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, readAll, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import type { OpenHours } from '../../schedule/day-plan.ts'
import {
  AGENDA_REFUSALS,
  agendaText,
  noted,
  ofWindows,
  SCHEDULE_MEMBER,
  scheduleOrWindows,
} from '../../schedule/operations/agenda.ts'
import { parseRecurrence } from '../../schedule/operations/recurrence.ts'
import { holdersText, publishOn, toWeek, weekCard, weekText } from '../../schedule/operations/usual-week.ts'
import { comingPlans } from '../../schedule/plans.ts'
import { nextWeekFrom, readUsualWeek, withDays } from '../../schedule/usual-week.ts'
import { capital } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { changeWeek } from '../week-change.ts'
import { CHOICE, LEFT, LEFT_EXAMPLE, LEFT_MEMBERS, leftFields, leftText, visitsChosen } from './left-without-window.ts'

const HOW = { replace: 'cambiar esas horas', add: 'agregar otras horas', 'take away': 'no atender esos días' } as const

const REFUSALS = refusals({
  overlap: [
    'horas_encimadas',
    'conflict',
    'Esas horas se enciman con otras del mismo día.',
    'Escriba horas que empiecen cuando terminan las otras, o cambie cuántas ventanillas hay en esas.',
  ],
  at_once: [
    'cambia_enseguida',
    'invalid',
    'Los minutos por cita y los días publicados cambian enseguida, no desde un día.',
    'Cámbielos aparte, sin decir desde qué día.',
  ],
})

export const changeUsualWeek = operation({
  method: 'POST',
  path: '/admin/horario',
  tag: 'Cerrar y abrir',
  rank: 60,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Cambiar el horario de siempre',
  explanation:
    'Cambia los días que diga, desde hoy o desde el día que elija; los demás, y lo que deje en blanco, siguen igual. Primero muestra quién se quedaría sin ventanilla. Esas personas reciben otra hora y dicen si se quedan con ella, o conservan la suya, como usted elija. Los días inhábiles y los cierres siguen mandando.',
  body: z.object({
    oficina: office,
    agenda: ofWindows,
    dias: z
      .string()
      .trim()
      .min(3)
      .max(80)
      .optional()
      .describe('Qué días. Por ejemplo sábado, o primer sábado de cada mes. En blanco: lunes a viernes.'),
    desde_dia: dayField('Desde qué día vale. En blanco: desde hoy.')
      .optional()
      .meta({ title: 'Desde el día', example: '4/1/2027' }),
    que: z
      .enum(HOW)
      .default(HOW.replace)
      .describe('Qué se hace con esos días. Para un descanso a mediodía, agregue las horas de la tarde.'),
    desde: hourField('Desde qué hora.').optional(),
    hasta: hourField('Hasta qué hora.').optional(),
    ventanillas: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('Cuántas ventanillas dan cita a la vez.')
      .meta({ example: 2 }),
    minutos_por_cita: z.coerce.number().int().min(5).max(240).optional(),
    dias_publicados: z.coerce.number().int().min(1).max(180).optional().describe('Para cuántos días se publican lugares.'),
    ...CHOICE,
    clave: key,
  }),
  answer: proposalAnswer({
    horario: weekCard,
    ...LEFT,
  }),
  example: {
    resumen:
      'Toluca atendería de lunes a viernes de 9:00 h a 15:00 h (3 ventanillas); cada cita dura 15 minutos y se publican lugares para 30 días. Nadie se queda sin ventanilla.',
    ...LEFT_EXAMPLE,
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...TYPED_HOUR,
    ...only(TYPED_REFUSALS, 'weekdays_unclear'),
    ...REFUSALS,
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...only(COMMON_REFUSALS, 'missing', 'no_changes'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'cambiar_horario',
    said: 'Cambió el horario de siempre',
    members: {
      agenda: SCHEDULE_MEMBER,
      days: 'días',
      from: 'desde el',
      ...LEFT_MEMBERS,
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const schedule = scheduleOrWindows(deps.db, where, body.agenda)
    const called = agendaText(deps.db, where, schedule.id)
    const today = dayOf(now, where.zone)
    const { days, from, fromMinute, untilMinute } = readAll({
      days: () => parseRecurrence(body.dias ?? 'lunes a viernes', 'dias'),
      from: () => (body.desde_dia === undefined ? today : parseComingDay(body.desde_dia, 'desde_dia', where.zone, now)),
      fromMinute: () => hourIn(body.desde, 'desde'),
      untilMinute: () => hourIn(body.hasta, 'hasta'),
    })
    if (from > today && (body.minutos_por_cita ?? body.dias_publicados) !== undefined) throw refuse(REFUSALS.at_once, 'desde_dia')
    const asked = { fromMinute, untilMinute, windows: body.ventanillas, namesDays: body.dias !== undefined }
    const how = codeOf(HOW, body.que)
    if (how === 'add' && (body.desde === undefined || body.hasta === undefined)) throw refuseMissing('desde', 'hasta')
    const visits = visitsChosen(body)
    const keeps = visits === 'keep'
    const outcome = await propose(call, (tx, at) => {
      const before = readUsualWeek(tx, where.id, from, schedule)
      const wanted = withDays(before, days, asked, how)
      if (wanted.hours.some((one) => one.untilMinute <= one.fromMinute))
        throw refuse(SPAN_REFUSALS.hours_reversed, 'desde', 'hasta')
      if (overlaps(wanted.hours)) throw refuse(REFUSALS.overlap, 'desde', 'hasta')
      const week = {
        ...wanted,
        slotMinutes: body.minutos_por_cita ?? before.slotMinutes,
        daysAhead: body.dias_publicados ?? before.daysAhead,
      }
      if (JSON.stringify(week) === JSON.stringify(before))
        throw week.hours.length === 0 ? refuseMissing('desde', 'hasta') : refuse(COMMON_REFUSALS.no_changes)
      const order = { officeId: where.id, scheduleId: schedule.id, week, from, actor: actorOf(caller), visits }
      return {
        work: (inner) => changeWeek(inner, deps, order, at),
        deed: ({ people, moved, owed }) => {
          const outside = people.map((one) => one.id)
          const rebooked = keeps ? {} : { moved: moved.length, owed: owed.length }
          return {
            officeId: where.id,
            detail: {
              ...noted(tx, schedule),
              days: spanishDates.recurring(days),
              from,
              outside,
              ...(outside.length > 0 && rebooked),
            },
          }
        },
        resolved: { desde_dia: from },
      }
    })
    const later = outcome.kind === 'done' ? await publishOn(deps, caller, where.id, outcome.impact.next) : 0
    const since = from > today ? `desde el ${spanishDates.long(from)}` : ''
    const addedDays = () => comingPlans(deps.db, deps.vault, schedule.id, today)
    const next = nextWeekFrom(deps.db, schedule.id, from)
    const then = next === undefined ? '' : ` Vale hasta el ${spanishDates.long(next)}, en que empieza otro que ya está anotado.`
    return answerProposal(outcome, where.zone, {
      would: (impact) =>
        `${since && `${capital(since)}, `}${weekText(called, impact.week, addedDays()).replace(' atiende ', ' atendería ')}${then} ${leftText(impact, keeps, false)}`,
      did: (impact) =>
        `Cambió el horario. ${since && `${capital(since)}, `}${weekText(called, impact.week, addedDays())}${then} ${leftText(impact, keeps, true)}${holdersText(impact.holds + later)}`,
      more: (impact) => ({
        horario: toWeek(impact.week.hours),
        ...leftFields(call, impact, body, now),
      }),
    })
  },
})

/** One after the other in the same day: their windows would add up where two lie over each other. */
const overlaps = (hours: readonly OpenHours[]): boolean =>
  hours.some((one, at) => {
    const before = hours[at - 1]
    return before?.weekday === one.weekday && before.nth === one.nth && one.fromMinute < before.untilMinute
  })
