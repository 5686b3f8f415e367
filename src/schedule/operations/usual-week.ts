import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { actorOf } from '../../admin/access.ts'
import { chosenOffice, namedOffices, OFFICE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { office, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { daysText, spanText } from '../../admin/parse.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { stepByStep } from '../../messaging/writer.ts'
import { count, someOf } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import type { OpenHours } from '../day-plan.ts'
import { publishStep, republishDay } from '../opening-hours.ts'
import { type ComingPlan, comingPlans } from '../plans.ts'
import { schedulesOf, windowsOf } from '../schedules.ts'
import { readUsualWeek, type UsualWeek } from '../usual-week.ts'
import { AGENDA_REFUSALS, agendaText, chosenSchedule, ofWindows } from './agenda.ts'

/** Holds come and go by the minute, so they are counted afterwards and not named beforehand. */
export const holdersText = (holds: number): string =>
  holds === 0
    ? ''
    : ` ${count(holds, 'persona apartaba', 'personas apartaban')} una hora que se cerró: ya se les avisó y ven otras.`

/**
 * Publishes an office's hours in steps of the writer, so that citizens' turns come in between. Returns how many people held a closed hour
 * and were told.
 */
export async function publishOn(deps: AdminDeps, caller: Caller, officeId: number, from: LocalDay | undefined): Promise<number> {
  if (from === undefined) return 0
  const order = { officeId, actor: actorOf(caller) }
  const steps = await stepByStep(from, (day) =>
    deps.writer.submit('staff.publish', (tx, now) => publishStep(tx, deps, order, now, day)),
  )
  return steps.reduce((sum, { holds }) => sum + holds, 0)
}

/** Each office in a step of its own. Returns how many people held an hour of it and were told. */
export async function republishEverywhere(deps: AdminDeps, caller: Caller, day: LocalDay): Promise<number> {
  let holds = 0
  for (const { id } of namedOffices(deps.db)) {
    const order = { officeId: id, actor: actorOf(caller), day }
    holds += await deps.writer.submit('staff.publish_day', (tx, now) => republishDay(tx, deps, order, now))
  }
  return holds
}

export const weekCard = z
  .array(z.object({ dia: z.string(), horas: z.string(), ventanillas: z.number().int() }))
  .meta({ example: [{ dia: 'lunes', horas: 'de 9:00 h a 15:00 h', ventanillas: 3 }] })

export const toWeek = (hours: readonly OpenHours[]): z.output<typeof weekCard> =>
  hours.map((one) => ({
    dia: spanishDates.recurring([one]),
    horas: `de ${spanishDates.hour(one.fromMinute)} a ${spanishDates.hour(one.untilMinute)}`,
    ventanillas: one.windows,
  }))

export const planNumber = z.coerce
  .number()
  .int()
  .positive()
  .meta({ title: 'Número del cambio', example: 3, page: 'carried', record: 'plan' })

const planCard = z.object({
  numero_de_cambio: planNumber,
  que: z.string(),
  desde_dia: z.iso.date().meta({ title: 'Desde el día' }),
  hasta_dia: z.iso.date().nullable().meta({ title: 'Hasta el día' }),
  avance: z.string().nullable().meta({ title: 'Cuántas van' }),
})

const daysOf = ({ fromDay, untilDay, hours: [first] }: ComingPlan): string =>
  [daysText({ from: fromDay, until: untilDay ?? fromDay }), first && spanText(first)].filter(Boolean).join(', ')

export function planText({ untilDay, fromDay, hours }: ComingPlan): string {
  const [first] = hours
  if (untilDay === null) return hours.length === 0 ? 'no atiende' : `otro horario: ${hoursText(hours)}`
  if (!first) return ''
  const days = untilDay > fromDay ? `${spanishDates.recurring(hours)}, ` : ''
  return `${count(first.windows, 'ventanilla', 'ventanillas')} más, ${days}${spanText(first)}`
}

export const usualWeek = operation({
  method: 'GET',
  path: '/admin/horario',
  tag: 'Cerrar y abrir',
  rank: 50,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver el horario de siempre',
  explanation:
    'Qué días y horas atiende una oficina, con cuántas ventanillas, para cuántos días publica lugares, y qué cambia después.',
  query: z.object({ oficina: office, agenda: ofWindows }),
  answer: z.object({
    resumen: summaryField,
    minutos_por_cita: z.number().int(),
    dias_publicados: z.number().int(),
    horario: weekCard,
    cambios: z.array(planCard).describe('Lo que se puede quitar.'),
  }),
  example: {
    resumen:
      'Toluca atiende de lunes a viernes de 9:00 h a 15:00 h (3 ventanillas); cada cita dura 15 minutos y se publican lugares para 30 días.',
    minutos_por_cita: 15,
    dias_publicados: 30,
    cambios: [
      {
        numero_de_cambio: 3,
        que: '2 ventanillas más, de lunes a viernes, de 9:00 h a 13:00 h',
        desde_dia: '2026-12-01',
        hasta_dia: '2026-12-20',
        avance: null,
      },
    ],
  },
  refusals: { ...OFFICE_REFUSALS, ...AGENDA_REFUSALS },
  run({ deps, caller, query, now }) {
    const where = chosenOffice(deps, caller, query.oficina)
    // Also one that ended: its people may still be getting other hours.
    const all = schedulesOf(deps.db, where.id).toSorted((a, b) => Number(a.endsOn !== null) - Number(b.endsOn !== null))
    const schedule = query.agenda === undefined ? windowsOf(deps.db, where.id) : chosenSchedule(deps.db, where, query.agenda, all)
    const today = dayOf(now, where.zone)
    const week = readUsualWeek(deps.db, where.id, today, schedule)
    const plans = comingPlans(deps.db, deps.vault, schedule.id, today)
    return {
      resumen: weekText(agendaText(deps.db, where, schedule.id), week, plans),
      minutos_por_cita: week.slotMinutes,
      dias_publicados: week.daysAhead,
      horario: toWeek(week.hours),
      cambios: plans.map((plan) => ({
        numero_de_cambio: plan.id,
        que: planText(plan),
        desde_dia: plan.fromDay,
        hasta_dia: plan.untilDay,
        avance: plan.progress && `${plan.progress.done} de ${count(plan.progress.total, 'cita', 'citas')} con aviso de otra hora`,
      })),
    }
  },
})

/** `plans`: also those of some days, which a mobile unit has alone. */
export function weekText(name: string, week: UsualWeek, plans: readonly ComingPlan[]): string {
  const days = plans.filter(({ untilDay, hours }) => untilDay !== null && hours.length > 0)
  if (week.hours.length === 0 && days.length === 0)
    return `${name} todavía no tiene horario: no publica lugares. Cada cita dura ${week.slotMinutes} minutos.`
  const hours = week.hours.length > 0 ? hoursText(week.hours) : `solo los días que se agregaron: ${someOf(days.map(daysOf))}`
  return `${name} atiende ${hours}; cada cita dura ${week.slotMinutes} minutos y se publican lugares para ${week.daysAhead} días.`
}

export function hoursText(hours: readonly OpenHours[]): string {
  const byDay = [...Map.groupBy(hours, (one) => `${one.weekday} ${one.nth}`).values()]
  const said = (spans: OpenHours[]) =>
    listed(toWeek(spans).map((one) => `${one.horas} (${count(one.ventanillas, 'ventanilla', 'ventanillas')})`))
  const alike = Map.groupBy(byDay, said)
  return [...alike]
    .map(([text, days]) => `${spanishDates.recurring(days.flatMap((spans) => spans.slice(0, 1)))} ${text}`)
    .join(', ')
}
