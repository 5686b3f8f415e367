import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { actorOf } from '../../admin/access.ts'
import { chosenOffice, namedOffices, OFFICE_REFUSALS } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { hourField, key, office, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { parseHour, parseWeekdays, SPAN_REFUSALS, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refuse, refuseMissing } from '../../admin/refusals.ts'
import { appointmentCard, FOLIOS, toCard } from '../../booking/operations/cards.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { stepByStep } from '../../messaging/writer.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import {
  changeWeek,
  publishStep,
  readUsualWeek,
  republishDay,
  type UsualWeek,
  type WeekImpact,
  withDays,
} from '../opening-hours.ts'

/** People who only hold an hour come and go by the minute, so they are counted when it is done and not named beforehand. */
export const holdersText = (holds: number): string =>
  holds === 0
    ? ''
    : ` ${count(holds, 'persona apartaba', 'personas apartaban')} una hora que se cerró: ya se les avisó y ven otras.`

/**
 * Goes on publishing an office's hours, one step of the writer after the other, so that citizens' turns come in between. Returns how
 * many people held an hour that it closed: they were told.
 */
export async function publishOn(deps: AdminDeps, caller: Caller, officeId: number, from: LocalDay | undefined): Promise<number> {
  if (from === undefined) return 0
  const order = { officeId, actor: actorOf(caller) }
  const steps = await stepByStep(from, (day) =>
    deps.writer.submit('staff.publish', (tx, now) => publishStep(tx, deps, order, now, day)),
  )
  return steps.reduce((sum, { holds }) => sum + holds, 0)
}

/** Publishes one day again in every office, each in a step of its own. Returns how many people held an hour of it and were told. */
export async function republishEverywhere(deps: AdminDeps, caller: Caller, day: LocalDay): Promise<number> {
  let holds = 0
  for (const { id } of namedOffices(deps.db)) {
    const order = { officeId: id, actor: actorOf(caller), day }
    holds += await deps.writer.submit('staff.publish_day', (tx, now) => republishDay(tx, deps, order, now))
  }
  return holds
}

const weekCard = z
  .array(z.object({ dia: z.string(), horas: z.string(), ventanillas: z.number().int() }))
  .meta({ example: [{ dia: 'lunes', horas: 'de 9:00 h a 15:00 h', ventanillas: 3 }] })

const toWeek = (week: UsualWeek): z.output<typeof weekCard> =>
  week.hours.map((one) => ({
    dia: spanishDates.weekdays([one.weekday]),
    horas: `de ${spanishDates.hour(one.fromMinute)} a ${spanishDates.hour(one.untilMinute)}`,
    ventanillas: one.windows,
  }))

export const usualWeek = operation({
  method: 'GET',
  path: '/admin/horario',
  tag: 'Cerrar y abrir',
  rank: 50,
  least: 'reader',
  summary: 'Ver el horario de siempre',
  explanation: 'Qué días y horas atiende una oficina, con cuántas ventanillas, y para cuántos días publica lugares.',
  query: z.object({ oficina: office }),
  answer: z.object({
    resumen: summaryField,
    minutos_por_cita: z.number().int(),
    dias_publicados: z.number().int(),
    horario: weekCard,
  }),
  example: {
    resumen:
      'Toluca atiende de lunes a viernes de 9:00 h a 15:00 h (3 ventanillas); cada cita dura 15 minutos y se publican lugares para 30 días.',
    minutos_por_cita: 15,
    dias_publicados: 30,
  },
  refusals: OFFICE_REFUSALS,
  run({ deps, caller, query }) {
    const where = chosenOffice(deps, caller, query.oficina)
    const week = readUsualWeek(deps.db, where.id)
    if (!week) throw refuse(OFFICE_REFUSALS.no_office, 'oficina')
    return {
      resumen: weekText(where.name, week),
      minutos_por_cita: week.slotMinutes,
      dias_publicados: week.daysAhead,
      horario: toWeek(week),
    }
  },
})

function weekText(name: string, week: UsualWeek): string {
  if (week.hours.length === 0) return `${name} todavía no tiene horario: no publica lugares.`
  return `${name} atiende ${hoursText(week)}; cada cita dura ${week.slotMinutes} minutos y se publican lugares para ${week.daysAhead} días.`
}

/** "de lunes a viernes de 9:00 h a 15:00 h (3 ventanillas), sábado de 9:00 h a 13:00 h (1 ventanilla)" */
function hoursText(week: UsualWeek): string {
  const byDay = [...Map.groupBy(toWeek(week), (one) => one.dia)].map(([, spans]) => spans)
  const said = (spans: (typeof byDay)[number]) =>
    listed(spans.map((one) => `${one.horas} (${count(one.ventanillas, 'ventanilla', 'ventanillas')})`))
  const weekdays = [...new Set(week.hours.map((one) => one.weekday))]
  const alike = Map.groupBy(weekdays, (_, index) => said(byDay[index] ?? []))
  return [...alike].map(([hours, days]) => `${spanishDates.weekdays(days)} ${hours}`).join(', ')
}

const HOW = { replace: 'cambiar esas horas', add: 'agregar otras horas', 'take away': 'no atender esos días' } as const

export const changeUsualWeek = operation({
  method: 'POST',
  path: '/admin/horario',
  tag: 'Cerrar y abrir',
  rank: 60,
  least: 'manager',
  summary: 'Cambiar el horario de siempre',
  explanation:
    'Cambia los días que diga; los demás, y lo que deje en blanco, siguen igual. Primero muestra a quién le quedaría su cita fuera del horario nuevo. Nadie pierde su cita por esto; a quien apenas apartaba una hora que se cierra se le avisa enseguida, con otras. Los días inhábiles y los cierres siguen mandando.',
  body: z.object({
    oficina: office,
    dias: z.string().trim().min(3).max(80).default('lunes a viernes').describe('Qué días. Por ejemplo lunes a viernes, o sábado.'),
    que: z
      .enum(HOW)
      .default(HOW.replace)
      .describe('Qué se hace con esos días. Para un descanso a mediodía, agregue las horas de la tarde.'),
    desde: hourField('Desde qué hora.').optional(),
    hasta: hourField('Hasta qué hora.').optional(),
    ventanillas: z.coerce.number().int().min(1).max(100).optional().describe('Cuántas ventanillas dan cita a la vez.'),
    minutos_por_cita: z.coerce.number().int().min(5).max(240).optional(),
    dias_publicados: z.coerce.number().int().min(1).max(180).optional().describe('Para cuántos días se publican lugares.'),
    clave: key,
  }),
  answer: proposalAnswer({ horario: weekCard, citas_fuera: z.array(appointmentCard).meta({ title: 'Citas fuera del horario' }) }),
  example: {
    resumen:
      'Toluca atendería de lunes a viernes de 9:00 h a 15:00 h (3 ventanillas); cada cita dura 15 minutos y se publican lugares para 30 días. Ninguna cita queda fuera del horario nuevo.',
    citas_fuera: [],
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...only(TYPED_REFUSALS, 'weekdays_unclear', 'hour_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...only(COMMON_REFUSALS, 'missing', 'no_changes'),
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'cambiar_horario',
    said: 'Cambió el horario de siempre',
    members: {
      weekdays: { words: 'días', said: spanishDates.weekdays },
      outside: { words: 'folios fuera del horario', said: FOLIOS },
    },
  },
  async run(call) {
    const { deps, caller, body } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const weekdays = parseWeekdays(body.dias, 'dias')
    const hour = (field: 'desde' | 'hasta') => (body[field] === undefined ? undefined : parseHour(body[field], field))
    const asked = { fromMinute: hour('desde'), untilMinute: hour('hasta'), windows: body.ventanillas }
    const how = codeOf(HOW, body.que)
    if (how === 'add' && (body.desde === undefined || body.hasta === undefined)) throw refuseMissing('desde', 'hasta')
    const outcome = await propose(call, (tx, at) => {
      const before = readUsualWeek(tx, where.id)
      if (!before) throw refuse(OFFICE_REFUSALS.no_office, 'oficina')
      const wanted = withDays(before, weekdays, asked, how)
      if (wanted.hours.some((one) => one.untilMinute <= one.fromMinute))
        throw refuse(SPAN_REFUSALS.hours_reversed, 'desde', 'hasta')
      const week = {
        ...wanted,
        slotMinutes: body.minutos_por_cita ?? before.slotMinutes,
        daysAhead: body.dias_publicados ?? before.daysAhead,
      }
      if (JSON.stringify(week) === JSON.stringify(before)) throw refuse(COMMON_REFUSALS.no_changes)
      const order = { officeId: where.id, week, actor: actorOf(caller) }
      return {
        work: (inner) => changeWeek(inner, deps, order, at),
        deed: ({ outside }) => ({ officeId: where.id, detail: { weekdays, outside: outside.map((one) => one.id) } }),
      }
    })
    const later = outcome.kind === 'done' ? await publishOn(deps, caller, where.id, outcome.impact.next) : 0
    return answerProposal(outcome, where.zone, {
      would: (impact) => `${weekText(where.name, impact.week).replace(' atiende ', ' atendería ')} ${outsideText(impact)}`,
      did: (impact) =>
        `Cambió el horario. ${weekText(where.name, impact.week)} ${outsideText(impact)}${holdersText(impact.holds + later)}`,
      more: ({ week, outside }) => ({ horario: toWeek(week), citas_fuera: outside.map((one) => toCard(call, one)) }),
    })
  },
})

function outsideText({ visits, outside }: WeekImpact): string {
  if (visits === 0) return 'Ninguna cita queda fuera del horario nuevo.'
  const named = outside.length < visits ? ` Abajo ve a ${outside.length} de esas personas.` : ''
  return `${count(visits, 'cita queda', 'citas quedan')} fuera del horario nuevo: ${visits === 1 ? 'esa persona la conserva y vendrá' : 'esas personas las conservan y vendrán'}, salvo que usted la cambie o cancele.${named}`
}
