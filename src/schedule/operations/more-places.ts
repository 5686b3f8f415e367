import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, key, lastDay, office, proposalAnswer, reason } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import {
  DAYS_REFUSALS,
  daysText,
  parseDays,
  parseSpan,
  parseWeekdays,
  SPAN_REFUSALS,
  spanText,
  TYPED_HOUR,
  TYPED_REFUSALS,
} from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, readAll, refusals } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { type AddedPlaces, addPlacesByOffice } from '../opening-hours.ts'
import { readUsualWeek } from '../usual-week.ts'
import { AGENDA_REFUSALS, agendaText, noted, ofWindows, SCHEDULE_MEMBER, scheduleOrWindows } from './agenda.ts'
import { publishOn } from './usual-week.ts'

const REFUSALS = refusals({
  no_places: [
    'lugares_sin_efecto',
    'conflict',
    'Así no se abre ningún lugar; no se hizo nada.',
    'Revise las horas. Si ese día hay un cierre, levántelo primero.',
  ],
})

export const morePlaces = operation({
  method: 'POST',
  path: '/admin/lugares',
  tag: 'Cerrar y abrir',
  rank: 40,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Agregar ventanillas unos días',
  explanation:
    'Abre más ventanillas unas horas de un día o de varios, además del horario de siempre. Un solo día puede ser sábado o inhábil; de varios se saltan los inhábiles. Primero dice cuántos lugares serían; se abren cuando usted confirma. A quien espera en la lista se le ofrecen. Se quitan con «Quitar un cambio del horario».',
  body: z.object({
    oficina: office,
    agenda: ofWindows,
    dia: dayField(''),
    hasta_dia: lastDay,
    dias: z
      .string()
      .trim()
      .min(3)
      .max(80)
      .optional()
      .describe('Para varios días: cuáles. Por ejemplo lunes a viernes. En blanco: los días en que ya atiende.')
      .meta({ example: 'lunes a viernes' }),
    desde: hourField('Desde qué hora.').default('9:00'),
    hasta: hourField('Hasta qué hora.').default('13:00'),
    ventanillas: z.coerce.number().int().min(1).max(100).default(1).describe('Cuántas ventanillas más.'),
    motivo: reason('hay personal de apoyo'),
    clave: key,
  }),
  answer: proposalAnswer({
    lugares_nuevos: z.number().int().meta({ example: 16 }),
    lugares_en_total: z.number().int().describe('Los de esos días que ya se ven, también los ocupados.').meta({ example: 16 }),
  }),
  example: {
    resumen: 'Toluca tendría 16 lugares más el sábado 5 de diciembre de 2026, de 9:00 h a 13:00 h. En todo el día serían 16.',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...DAYS_REFUSALS,
    ...TYPED_HOUR,
    ...only(TYPED_REFUSALS, 'weekdays_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: {
    name: 'agregar_lugares',
    said: 'Agregó lugares',
    members: { agenda: SCHEDULE_MEMBER, day: 'día', until: 'hasta el', places: 'lugares' },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const schedule = scheduleOrWindows(deps.db, where, body.agenda)
    const called = agendaText(deps.db, where, schedule.id)
    const { days, span, typed } = readAll({
      days: () => parseDays(body, where.zone, now),
      span: () => parseSpan(body),
      typed: () => (body.dias === undefined ? undefined : parseWeekdays(body.dias, 'dias')),
    })
    const { from: day, until } = days
    const outcome = await propose(call, (tx, at) => {
      const weekdays =
        typed ?? readUsualWeek(tx, where.id, day, schedule).hours.flatMap(({ weekday, nth }) => (nth === 0 ? [weekday] : []))
      const more = { officeId: where.id, scheduleId: schedule.id, day, lastDay: until, weekdays: [...new Set(weekdays)] }
      const order = { ...more, ...span, windows: body.ventanillas, reason: body.motivo }
      return {
        work: (inner) => addPlacesByOffice(inner, deps, order, at),
        deed: ({ added }) => ({
          officeId: where.id,
          detail: { ...noted(tx, schedule), day, ...(until > day && { until }), places: added },
          reason: body.motivo,
        }),
        resolved: { dia: day, hasta_dia: until },
      }
    })
    if (outcome.kind === 'done') await publishOn(deps, caller, where.id, outcome.impact.next)
    const when = `${daysText({ from: day, until })}, ${spanText(span)}`
    const more = (impact: AddedPlaces) =>
      `${count(impact.added, 'lugar más', 'lugares más')} ${when}. ${until > day ? 'Entre todos esos días' : 'En todo el día'}`
    return answerProposal(outcome, where.zone, {
      would: (impact) =>
        `${called} tendría ${more(impact)} serían ${impact.total}.${laterText(impact, false)}${seatedText(impact, 'tendría', 'tendrían')}`,
      did: (impact) =>
        `${called} tiene ${more(impact)} son ${impact.total}.${laterText(impact, true)}${seatedText(impact, 'tiene', 'tienen')}`,
      more: ({ added, total }) => ({ lugares_nuevos: added, lugares_en_total: total }),
    })
  },
})

const laterText = ({ later }: AddedPlaces, done: boolean): string =>
  later === 0
    ? ''
    : ` ${count(later, 'lugar', 'lugares')} de los nuevos se ${done ? 'abren' : 'abrirían'} cuando se publiquen sus días.`

/** Some new windows may be for people without one. */
const seatedText = ({ forSeated }: AddedPlaces, one: string, many: string): string =>
  forSeated === 0
    ? ''
    : ` Ya ${forSeated === 1 ? one : many} ventanilla ${count(forSeated, 'cita que se había quedado', 'citas que se habían quedado')} sin ella.`
