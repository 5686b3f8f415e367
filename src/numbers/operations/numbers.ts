import { z } from 'zod'
import {
  amongAllProcedures,
  chosenOffice,
  type NamedOffice,
  OFFICE_REFUSALS,
  officesOf,
  officesText,
  onlyOffice,
  ownProcedures,
  PROCEDURE_REFUSALS,
} from '../../admin/choices.ts'
import { choice, dayField, EVERY_OFFICE, EVERY_PROCEDURE, summaryField } from '../../admin/fields.ts'
import { type Call, fileAnswer, operation } from '../../admin/operation.ts'
import { daysText, parseDay, SPAN_REFUSALS, TYPED_DAY } from '../../admin/parse.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { addDays, dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { count } from '../../texts/admin.ts'
import { toCsv } from '../../texts/day-list.ts'
import { FEWEST_SHOWN } from '../../texts/small-groups.ts'
import { DEFINITIONS, FIGURE_LIST, FIGURES, FIRST_FREE, type FigureName, type Figures, SMALL_GROUPS, waitText } from '../figures.ts'
import { opinionsOf } from '../how-it-went.ts'
import { lastOf } from '../month.ts'
import { firstFree } from '../places.ts'
import { type Grouping, readNumbers } from '../read-model.ts'
import { emptyTally, figuresOf, type Tally, withoutSmall } from '../tally.ts'
import { definitionsField, figureFields, firstFreeField } from './fields.ts'

const REFUSALS = refusals({
  too_many_days: ['numeros_muchos_dias', 'invalid', 'Son más de 400 días seguidos.', 'Elija un último día más cercano.'],
})
const DAYS_MAX = 400

const BY = { day: 'día', hour: 'hora', month: 'mes', procedure: 'trámite', office: 'oficina' } as const

const form = z.object({
  oficina: choice(EVERY_OFFICE, 'En blanco: todas las suyas.').optional(),
  tramite: choice(EVERY_PROCEDURE, 'En blanco: todos.').optional(),
  desde_dia: dayField('En blanco: el primero de este mes.').optional().meta({ title: 'Desde el día', example: '' }),
  hasta_dia: dayField('En blanco: el último de ese mes.').optional().meta({ title: 'Hasta el día', example: '' }),
  por: z.enum(BY).default(BY.day).describe('Qué cuenta cada renglón.'),
  formato: z.enum(['pantalla', 'excel']).default('pantalla').describe('Cómo los quiere.'),
})

const line = z.object({ renglon: z.string().meta({ title: 'Renglón' }), ...figureFields, primera_fecha_libre: firstFreeField })
type Line = { renglon: string; primera_fecha_libre: LocalDay | null } & Figures

export const numbers = operation({
  method: 'GET',
  path: '/admin/numeros',
  tag: 'Números',
  rank: 10,
  least: 'manager',
  also: ['auditor'],
  ofEachAgency: true,
  summary: 'Ver los números',
  explanation:
    'Cuántos lugares se publicaron, cuántas citas hubo y de dónde vinieron, cuántas personas llegaron, cuánto esperaron y en cuántos días tuvieron su cita. Sin datos de personas: lo que es de menos de diez se suma con lo demás. Con la página /numeros se ve dibujado. No cambia nada.',
  query: form,
  answer: z.object({
    resumen: summaryField,
    desde: z.iso.date(),
    hasta: z.iso.date(),
    total: line,
    renglones: z.array(line),
    como_les_fue: z
      .object({ bien: z.number().int(), mal: z.number().int(), dinero: z.number().int().meta({ title: 'Les pidieron dinero' }) })
      .nullable()
      .describe('Lo dicho en el chat. Vacío: menos de diez.')
      .meta({ title: 'Cómo les fue' }),
    juntos: line.nullable().describe(SMALL_GROUPS).meta({ title: 'Grupos pequeños, juntos' }),
    definiciones: definitionsField,
  }),
  otherAnswers: ['text/csv'],
  example: {
    resumen:
      'En Toluca, del domingo 1 al lunes 30 de noviembre de 2026: 840 citas; llegaron 700 personas y la mitad esperó 12 minutos o menos.',
    renglones: [],
    como_les_fue: { bien: 96, mal: 7, dinero: 1 },
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...TYPED_DAY,
    ...only(SPAN_REFUSALS, 'days_reversed'),
    ...REFUSALS,
  },
  async run(call) {
    const { deps, query, now, seen } = call
    const { offices, procedureId, from, until } = understand(call)
    seen.asked({ officeId: onlyOffice(offices), day: from === until ? from : undefined })
    const { all, lines: read } = await readNumbers(
      deps.db,
      { offices, from, until, procedureId },
      { all: () => 'all', lines: KEYS[query.por] },
      now,
    )
    const free = new Map(offices.map(({ id }) => [id, firstFree(deps.db, id, procedureId, now)]))
    const soonest = [...free.values()].filter((day) => day !== undefined).sort()[0]
    const total: Line = {
      renglon: 'Total',
      ...figuresOf(all.get('all') ?? emptyTally()),
      primera_fecha_libre: soonest ?? null,
    }
    const { lines, others } = linesOf(call, read, { offices, free })
    const resumen = summarise({ total, where: officesText(offices), when: daysText({ from, until }) })
    if (query.formato === 'excel') {
      seen.asked({ form: 'file' })
      return fileAnswer({
        text: csvOf(query.por, [...lines, ...(others ? [others] : []), total]),
        type: 'text/csv',
        name: `numeros-${from}-${until}.csv`,
        summary: resumen,
      })
    }
    const como_les_fue = opinionsOf(deps.db, { offices, from, until })
    return { resumen, desde: from, hasta: until, total, renglones: lines, como_les_fue, juntos: others, definiciones: DEFINITIONS }
  },
})

type Asked = Call<z.output<typeof form>, undefined, 'days_reversed' | 'too_many_days'>

function understand({ deps, caller, query, now }: Omit<Asked, 'operation'>) {
  const chosen = query.oficina === undefined ? undefined : chosenOffice(deps, caller, query.oficina)
  const zone = chosen?.zone ?? institutionZone(deps.db)
  const from =
    query.desde_dia === undefined ? `${dayOf(now, zone).slice(0, 7)}-01` : parseDay(query.desde_dia, 'desde_dia', zone, now)
  const until = query.hasta_dia === undefined ? lastOf(from.slice(0, 7)) : parseDay(query.hasta_dia, 'hasta_dia', zone, now)
  if (until < from) throw refuse(SPAN_REFUSALS.days_reversed, 'desde_dia', 'hasta_dia')
  if (until >= addDays(from, DAYS_MAX)) throw refuse(REFUSALS.too_many_days, 'hasta_dia')
  const procedureId = query.tramite === undefined ? undefined : amongAllProcedures(deps, caller, query.tramite).id
  return { offices: chosen ? [chosen] : officesOf(deps, caller), procedureId, from, until }
}

const KEYS: Record<z.output<typeof form>['por'], Grouping> = {
  día: ({ day }) => day,
  hora: ({ minute }) => `${Math.floor(minute / 60)}`,
  mes: ({ day }) => day.slice(0, 7),
  trámite: ({ procedureId }) => procedureId,
  oficina: ({ officeId }) => String(officeId),
}

interface Known {
  offices: readonly NamedOffice[]
  free: ReadonlyMap<number, LocalDay | undefined>
}

/** In their order; every office stands there, also one of which there is nothing to say. */
function linesOf(
  { deps, caller, query }: Omit<Asked, 'operation'>,
  read: ReadonlyMap<string, Tally>,
  { offices, free }: Known,
): { lines: Line[]; others: Line | null } {
  const officesNamed = offices.map(({ id, name }) => [String(id), name] as const)
  const proceduresNamed = ownProcedures(deps.db, caller).map(({ id, name }) => [id, name] as const)
  const named =
    query.por === 'oficina'
      ? officesNamed
      : query.por === 'trámite'
        ? proceduresNamed.filter(([id]) => read.has(id))
        : [...read.keys()].sort(inOrder).map((key) => [key, query.por === 'hora' ? `${key}:00` : key] as const)
  const { lines, others } = withoutSmall(named.map(([key, renglon]) => ({ key, renglon, tally: read.get(key) ?? emptyTally() })))
  const freeAt = (key: string) => (query.por === 'oficina' ? (free.get(Number(key)) ?? null) : null)
  return {
    lines: lines.map(({ key, renglon, figures }) => ({ renglon, ...figures, primera_fecha_libre: freeAt(key) })),
    others: others ? { renglon: OTHERS[query.por], ...others, primera_fecha_libre: null } : null,
  }
}

const inOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)

const OTHERS: Record<z.output<typeof form>['por'], string> = {
  día: 'Los demás días',
  hora: 'Las demás horas',
  mes: 'Los demás meses',
  trámite: 'Los demás trámites',
  oficina: 'Las demás oficinas',
}

function summarise({ total, where, when }: { total: Line; where: string; when: string }): string {
  const head = `En ${where}, ${when}:`
  if (total.citas === null) return `${head} son menos de ${FEWEST_SHOWN} personas, y así no se muestran.`
  const { citas, llegaron, espera_mitad: half } = total
  const came = llegaron ? `; ${llegaron === 1 ? 'llegó 1 persona' : `llegaron ${count(llegaron, 'persona', 'personas')}`}` : ''
  const waited = half === null ? '' : ` y la mitad esperó ${waitText(half)}`
  return `${head} ${count(citas, 'cita', 'citas', 'ninguna cita')}${came}${waited}.`
}

/** Numbers as numbers, and an empty cell for what is not shown. */
function csvOf(by: string, lines: readonly Line[]): string {
  const names = FIGURE_LIST.map(([name]) => name)
  const head = [by, ...names.map((name: FigureName) => FIGURES[name].name), FIRST_FREE.name]
  return toCsv([head, ...lines.map((one) => [one.renglon, ...names.map((name) => cell(one[name])), cell(one.primera_fecha_libre)])])
}

const cell = (value: string | number | null): string => (value === null ? '' : String(value))
