import { z } from 'zod'
import {
  chosenOffice,
  chosenProcedure,
  OFFICE_REFUSALS,
  officesOf,
  officesText,
  onlyOffice,
  PROCEDURE_REFUSALS,
} from '../../admin/choices.ts'
import { choice, dayField, nextCursor, numberCursor, officeOrAll, PROCEDURES, summaryField } from '../../admin/fields.ts'
import { type Call, fileAnswer, operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, parseComingDay, parseDay, SPAN_REFUSALS } from '../../admin/parse.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type ComingQuery, comingVisits, countComing } from '../expected-visits.ts'
import { appointmentCard, toCard } from './cards.ts'

const REFUSALS = refusals({
  too_long: [
    'lista_muy_larga',
    'conflict',
    'Son más de 20,000 citas: la hoja sería demasiado larga.',
    'Elija menos días o una sola oficina.',
  ],
})

/** Exact counts beyond are useless and slow. */
const COUNTED_MAX = 1_000
/** A longer spreadsheet no longer opens quickly on an old computer. */
const LINES_MAX = 20_000

const form = z.object({
  oficina: officeOrAll,
  desde_dia: dayField('El primer día.', 'hoy').meta({ title: 'Desde el día' }),
  hasta_dia: dayField('El último día. En blanco: sin límite.').optional().meta({ title: 'Hasta el día' }),
  tramite: choice(PROCEDURES, 'En blanco: todos.').optional(),
  formato: z.enum(['pantalla', 'excel']).default('pantalla').describe('Cómo las quiere.'),
  cursor: numberCursor,
})

export const coming = operation({
  method: 'GET',
  path: '/admin/citas',
  tag: 'Citas',
  rank: 10,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver las citas que vienen',
  explanation:
    'Las citas vigentes de sus oficinas, de la más próxima a la más lejana. Puede elegir una oficina, unos días o un trámite, y guardarlas para Excel.',
  query: form,
  answer: z.object({ resumen: summaryField, citas: z.array(appointmentCard), siguiente: nextCursor }),
  otherAnswers: ['text/csv'],
  example: {
    resumen: 'Vienen 38 personas a Toluca desde el jueves 3 de diciembre de 2026; la primera ese día a las 9:30 h.',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...COMING_DAY_REFUSALS,
    ...only(SPAN_REFUSALS, 'days_reversed'),
    ...REFUSALS,
  },
  async run(call) {
    const { deps, caller, query, now, seen } = call
    const { wanted, where } = understand(call)
    const day = wanted.from === wanted.until ? wanted.from : undefined
    seen.asked({ officeId: onlyOffice(wanted.officeIds.map((id) => ({ id }))), day })
    if (query.formato === 'excel') {
      const lines = countComing(deps.db, wanted, LINES_MAX + 1, now)
      if (lines > LINES_MAX) throw refuse(REFUSALS.too_long, 'desde_dia', 'hasta_dia')
      seen.asked({ form: 'file' })
      seen.people(lines)
      const text = await deps.comingCsv({ ...wanted, now, limit: LINES_MAX, named: caller.seesNames })
      return fileAnswer({ text, type: 'text/csv', name: `citas-${wanted.from}.csv`, summary: whoComes(call, wanted, where) })
    }
    const found = comingVisits(deps.db, deps.vault, wanted, { after: query.cursor, limit: PAGE_AND_ONE }, now)
    const { lines, next } = pageOf(found, (one) => one.id)
    return {
      resumen: whoComes(call, wanted, where),
      citas: lines.map((one) => toCard(call, one)),
      siguiente: next,
    }
  },
})

type Asked = Call<z.output<typeof form>, undefined>

function understand({ deps, caller, query, now }: Asked): { wanted: ComingQuery; where: string } {
  const chosen = query.oficina === undefined ? undefined : chosenOffice(deps, caller, query.oficina)
  const offices = chosen ? [chosen] : officesOf(deps, caller)
  const zone = chosen?.zone ?? institutionZone(deps.db)
  const from = parseComingDay(query.desde_dia, 'desde_dia', zone, now)
  const until = query.hasta_dia === undefined ? undefined : parseDay(query.hasta_dia, 'hasta_dia', zone, now)
  if (until !== undefined && until < from) throw refuse(SPAN_REFUSALS.days_reversed, 'desde_dia', 'hasta_dia')
  const procedureId = query.tramite === undefined ? undefined : chosenProcedure(deps, caller, query.tramite).id
  return { wanted: { officeIds: offices.map((one) => one.id), from, until, procedureId }, where: officesText(offices) }
}

function whoComes({ deps, now }: Asked, wanted: ComingQuery, where: string): string {
  const days = daysText(wanted)
  const people = countComing(deps.db, wanted, COUNTED_MAX + 1, now)
  const [first] = comingVisits(deps.db, deps.vault, wanted, { limit: 1 }, now)
  if (!first) return `No viene nadie a ${where} ${days}.`
  const many = people > COUNTED_MAX ? 'más de 1,000 personas' : count(people, 'persona', 'personas')
  const day = first.slot.day === wanted.from ? 'ese día' : `el ${spanishDates.long(first.slot.day)}`
  return `${people === 1 ? 'Viene' : 'Vienen'} ${many} a ${where} ${days}; la primera ${day} a las ${spanishDates.hour(first.slot.minute)}.`
}

function daysText({ from, until }: ComingQuery): string {
  if (until === from) return `el ${spanishDates.long(from)}`
  return `desde el ${spanishDates.long(from)}${until === undefined ? '' : ` hasta el ${spanishDates.long(until)}`}`
}
