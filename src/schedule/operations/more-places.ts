import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, hourField, key, office, proposalAnswer, reason } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, parseComingDay, parseSpan, SPAN_REFUSALS, spanText, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { only, refusals } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type AddedPlaces, addPlacesByOffice } from '../opening-hours.ts'

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
  summary: 'Agregar lugares a un día',
  explanation:
    'Abre más ventanillas unas horas de un día, además del horario de siempre. También sirve para abrir un día inhábil o un sábado. Primero dice cuántos lugares serían; se abren cuando usted confirma. A quien espera en la lista se le ofrecen por WhatsApp.',
  body: z.object({
    oficina: office,
    dia: dayField(''),
    desde: hourField('Desde qué hora.').default('9:00'),
    hasta: hourField('Hasta qué hora.').default('13:00'),
    ventanillas: z.coerce.number().int().min(1).max(100).default(1).describe('Cuántas ventanillas más.'),
    motivo: reason('hay personal de apoyo'),
    clave: key,
  }),
  answer: proposalAnswer({
    lugares_nuevos: z.number().int().meta({ example: 16 }),
    lugares_del_dia: z.number().int().meta({ title: 'Lugares de ese día', example: 16 }),
  }),
  example: {
    resumen: 'Toluca tendría 16 lugares más el sábado 5 de diciembre de 2026, de 9:00 h a 13:00 h. En todo el día serían 16.',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...only(TYPED_REFUSALS, 'hour_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: { name: 'agregar_lugares', said: 'Agregó lugares', members: { day: 'día', places: 'lugares' } },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const day = parseComingDay(body.dia, 'dia', where.zone, now)
    const span = parseSpan(body)
    const order = { officeId: where.id, day, ...span, windows: body.ventanillas, reason: body.motivo }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => addPlacesByOffice(inner, deps, order, at),
      deed: ({ added }) => ({ officeId: where.id, detail: { day, places: added }, reason: body.motivo }),
      resolved: { dia: day },
    }))
    const when = `el ${spanishDates.long(day)}, ${spanText(span)}`
    const more = (impact: AddedPlaces) => `${count(impact.added, 'lugar más', 'lugares más')} ${when}. En todo el día`
    return answerProposal(outcome, where.zone, {
      would: (impact) =>
        `${where.name} tendría ${more(impact)} serían ${impact.total}.${seatedText(impact, 'tendría', 'tendrían')}`,
      did: (impact) => `${where.name} tiene ${more(impact)} son ${impact.total}.${seatedText(impact, 'tiene', 'tienen')}`,
      more: ({ added, total }) => ({ lugares_nuevos: added, lugares_del_dia: total }),
    })
  },
})

/** Some of the new windows may be for people who had none. */
const seatedText = ({ forSeated }: AddedPlaces, one: string, many: string): string =>
  forSeated === 0
    ? ''
    : ` Ya ${forSeated === 1 ? one : many} ventanilla ${count(forSeated, 'cita que se había quedado', 'citas que se habían quedado')} sin ella.`
