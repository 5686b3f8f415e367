import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { feeTables, fees as table } from '../../../db/schema.ts'
import { ofEach } from '../../admin/audit.ts'
import { type Choices, choice, dayField, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { parseDay, parsePesos, TYPED_DAY, TYPED_REFUSALS } from '../../admin/parse.ts'
import { changed, proposal, SETTING } from '../../admin/proposal.ts'
import { touchRecord, type Worked } from '../../admin/propose.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { changesText } from '../../texts/admin-answers.ts'
import { money } from '../../texts/amounts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { dayOf } from '../calendar.ts'
import { beginFeeTable, feeTableCalled, feeTablesOf, feeTableWord } from '../fee-tables.ts'
import { anyHalf, quote, type Tariff, tariffOf } from '../fees.ts'
import { institutionZone } from '../institution.ts'
import { type FeeRow, type FeeTableRow, listFees, listProcedures, saveFeeTable, setFee, toldAnother } from '../settings.ts'
import { type Currency, type LocalDay, PASSPORT_FEES } from '../types.ts'

const option = (description: string) => z.string().trim().min(2).max(24).optional().describe(description)

const WHEN = { today: 'Los de hoy', coming: 'Los que vienen', before: 'Los de antes' } as const
const GROUPS = [WHEN.today, WHEN.coming, WHEN.before] as const

const tariffFor = (row: FeeRow, db: Db): Tariff => tariffOf(db, row.feeTable)

const paid = (row: FeeRow, db: Db, part: 'full' | 'half' = 'full'): string => {
  const tariff = tariffFor(row, db)
  return money(quote(row, tariff)[part], tariff.currency)
}

const PRICE = record(table, ({ column, shown, typed }) => ({
  tabla: {
    form: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .optional()
      .describe('La tabla que dice el trámite. En blanco: la única que hay.')
      .meta({ title: 'Tabla de precios' }),
    card: z.string().meta({ title: 'Tabla de precios', example: 'licencias' }),
    show: ({ feeTable }, db) => feeTableWord(db, feeTable),
  },
  anios: typed(
    'years',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(50)
      .describe('Para cuántos años es, por ejemplo 3. Si no va por años: 0.')
      .meta({ title: 'Años' }),
  ),
  opcion: typed(
    'title',
    option('Si no es por años: qué se elige. Por ejemplo urgente. En años ponga un número distinto para cada opción.').meta({
      title: 'Opción',
      example: 'urgente',
    }),
  ),
  opcion_en_ingles: typed('titleEn', option('Lo mismo en inglés.').meta({ title: 'Opción en inglés' })),
  vigencia: { card: z.string().meta({ title: 'Opción', example: '3 años' }), show: yearsText },
  para_quien: {
    card: z.string().describe('La edad, el día de la cita.').meta({ title: 'Para quién', example: 'todas las edades' }),
    show: agesText,
  },
  pesos: typed(
    'centavos',
    z
      .string()
      .trim()
      .max(20)
      .describe('Cuánto se paga. Por ejemplo 795. Con centavos, solo si la tabla se redondea a 5 o a 10.')
      .meta({ example: '795' }),
    (typed, field) => ({ centavos: parsePesos(typed, field) }),
  ),
  en_la_ley: {
    card: z.string().describe('La cantidad exacta.').meta({ title: 'Según la ley', example: '$795.00' }),
    show: (row, db) => exact(row.centavos, tariffFor(row, db).currency),
  },
  se_paga: { card: z.string().describe('Ya redondeada.').meta({ example: '$795' }), show: (row, db) => paid(row, db) },
  mitad: {
    card: z.string().meta({ example: '$397' }),
    show: (row, db) => (anyHalf(tariffFor(row, db)) ? paid(row, db, 'half') : ''),
  },
  quien_paga_la_mitad: {
    card: z.string().meta({ example: '60 años o más, y personas con discapacidad' }),
    show: (row, db) => halfText(row, tariffFor(row, db)),
  },
  desde_dia: { form: dayField('Desde qué día vale.', 'hoy').meta({ title: 'Desde el día' }) },
  desde_el: shown('validFrom', { card: z.iso.date(), example: '2026-01-01' }),
  fuente: column(
    'source',
    z.string().trim().min(3).max(120).describe('Dónde lo dice. Por ejemplo Anexo de la RMF, DOF 28-12-2026.'),
    { example: 'LFD art. 20' },
  ),
}))
const line = z.object({ grupo: z.enum(GROUPS), ...PRICE.card.shape }).meta({ example: { grupo: WHEN.today, ...PRICE.example } })

function yearsText({ years, title }: FeeRow): string {
  if (title) return title
  return years === 0 ? '' : years === 1 ? '1 año' : `${years} años`
}

/** To the centavo, as the law has it. */
const exact = (centavos: number, currency: Currency): string =>
  `${money(Math.floor(centavos / 100), currency)}.${String(centavos % 100).padStart(2, '0')}`

function agesText({ minAge, maxAge }: Pick<FeeRow, 'minAge' | 'maxAge'>): string {
  if (maxAge !== null) return minAge === 0 ? `menores de ${maxAge + 1} años` : `de ${minAge} a ${maxAge} años`
  return minAge === 0 ? 'todas las edades' : `${minAge} años o más`
}

/** For a passport the law says who (LFD art. 20). */
function halfText({ maxAge }: Pick<FeeRow, 'maxAge'>, { halfPrice, halfAge }: Pick<Tariff, 'halfPrice' | 'halfAge'>): string {
  const isOfNoAge = halfAge === undefined || (maxAge !== null && maxAge < halfAge)
  return [isOfNoAge ? '' : `${halfAge} años o más`, halfPrice ? 'personas con discapacidad' : ''].filter(Boolean).join(', y ')
}

/** Present ones first, then future, then old. */
function inGroups(rows: FeeRow[], today: LocalDay): { row: FeeRow; group: (typeof GROUPS)[number] }[] {
  const nameOf = (row: FeeRow) => `${row.feeTable}:${row.years}`
  const begun = rows.filter((row) => row.validFrom <= today) // In the order of their days: the last one of each is in force.
  const inForce = new Set(new Map(begun.map((row) => [nameOf(row), row])).values())
  const groupOf = (row: FeeRow) => (inForce.has(row) ? WHEN.today : row.validFrom > today ? WHEN.coming : WHEN.before)
  return rows
    .map((row) => ({ row, group: groupOf(row) }))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.group === WHEN.before ? newestFirst(a.row, b.row) : 0))
}

const newestFirst = (a: FeeRow, b: FeeRow): number => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0)

/** `licencias de 3 años, $795`; without a validity the table's name only. */
function priceText(row: FeeRow, db: Db): string {
  const [word, years] = [feeTableWord(db, row.feeTable), yearsText(row)]
  return `${years === '' ? word : `${word} de ${years}`}, ${paid(row, db)}`
}

/** What is paid is no exact amount where the law has centavos. */
function roundedText(row: FeeRow, db: Db): string {
  const { currency, roundTo } = tariffFor(row, db)
  const law = exact(row.centavos, currency)
  return row.centavos % roundTo === 0 ? '' : ` Son ${law}, y se redondea de ${roundTo / 100} en ${roundTo / 100}.`
}

export const fees = operation({
  ...SETTING,
  method: 'GET',
  path: '/admin/precios',
  rank: 160,
  least: 'reader',
  summary: 'Ver los precios',
  explanation:
    'Cuánto se paga, desde qué día y para qué edades, y quién paga la mitad. A cada persona se le dice el precio del día de su cita.',
  answer: z.object({ resumen: summaryField, precios: z.array(line) }),
  example: { resumen: 'Hoy se paga: licencias de 3 años, $795.' },
  refusals: {},
  run({ deps, caller, now }) {
    const today = dayOf(now, institutionZone(deps.db))
    const own = new Set(feeTablesOf(deps.db, caller.agencyId).map((one) => one.name))
    const rows = listFees(deps.db).filter((one) => own.has(one.feeTable))
    const lines = inGroups(rows, today)
    const paidToday = lines.filter(({ group }) => group === WHEN.today).map(({ row }) => priceText(row, deps.db))
    const resumen = paidToday.length === 0 ? 'Hoy no hay ningún precio que valga.' : `Hoy se paga: ${paidToday.join('; ')}.`
    return { resumen, precios: lines.map(({ row, group }) => ({ grupo: group, ...PRICE.toCard(deps, row) })) }
  },
})

const PRICE_REFUSALS = refusals({
  cents: [
    'precio_con_centavos',
    'invalid',
    'Aquí los precios se dicen sin centavos.',
    'Escriba cuánto se paga en pesos completos. Si su norma manda redondear a 5 o a 10 pesos, dígalo antes en «Decir cómo se cobra una tabla de precios», en «redondeo». Si se cobran los centavos, diga ahí que el precio se dice en la oficina.',
  ],
})

export const changeFee = proposal({
  ...SETTING,
  path: '/admin/precios',
  rank: 170,
  summary: 'Poner un precio',
  changesLists: true,
  explanation:
    'El precio se dice en pesos completos. Si su norma manda redondear (a 5 o a 10 pesos), dígalo antes en «Decir cómo se cobra una tabla de precios»; entonces escriba la cantidad exacta y el sistema la redondea. Primero dice cuánto se pagaba y cuánto se pagaría; se guarda cuando usted confirma. Vale desde el día que diga; los precios anteriores se conservan. El precio que ya se dijo a quien tiene cita no cambia, salvo que el nuevo empiece después de que la sacó y antes de que venga. Si se equivoca, póngalo otra vez con el mismo día: lo corrige.',
  form: z.object(PRICE.form),
  answer: { precio: PRICE.card },
  example: { resumen: 'Se pagaría desde el viernes 1 de enero de 2027: licencias de 3 años, $795. Antes: $730.' },
  refusals: { ...TYPED_DAY, ...only(TYPED_REFUSALS, 'amount_unclear'), ...only(COMMON_REFUSALS, 'missing'), ...PRICE_REFUSALS },
  deed: {
    name: 'poner_precio',
    said: 'Puso un precio',
    members: {
      table: { words: 'tabla', said: ofEach<string>((name, { db }) => feeTableWord(db, name)) },
      years: 'años',
      centavos: { words: 'pesos', said: (centavos: number) => (centavos / 100).toFixed(2) },
      validFrom: 'desde el',
    },
  },
  plan(call) {
    const { deps, caller, body, now } = call
    const validFrom = parseDay(body.desde_dia, 'desde_dia', institutionZone(deps.db), now)
    const priced = body.tabla === undefined ? usualTable(call) : feeTableCalled(deps.db, caller.agencyId, body.tabla)
    const fee = PRICE.over({ feeTable: priced.name, years: 0, centavos: 0, validFrom, source: '' }, body)
    refuseCents(fee, tariffOf(deps.db, priced.name))
    const told = (impact: FeeImpact) =>
      `${spanishDates.long(validFrom)}: ${priceText(impact.after, deps.db)}.${roundedText(impact.after, deps.db)}${beforeText(deps.db, impact)}${toldText(impact.told)}`
    return {
      work(tx) {
        beginFeeTable(tx, priced)
        return putFee(tx, fee)
      },
      deed: () => ({
        detail: { table: priced.name, years: fee.years, centavos: fee.centavos, validFrom },
        reason: fee.source,
      }),
      resolved: { desde_dia: validFrom },
      would: (impact) => `Se pagaría desde el ${told(impact)}`,
      did: (impact) => `Desde el ${told(impact)}`,
      more: ({ after }) => ({ precio: PRICE.toCard(deps, after) }),
    }
  },
})

/** In centavos. */
const WHOLE = 100

/** Where nothing else is rounded, what is paid would not be what the office wrote. */
function refuseCents({ centavos }: Pick<FeeRow, 'centavos'>, { roundTo, currency }: Tariff): void {
  if (roundTo > WHOLE || centavos % WHOLE === 0) return
  const what = `Aquí los precios se dicen sin centavos, y ${exact(centavos, currency)} los tiene.`
  throw refuse({ ...PRICE_REFUSALS.cents, what }, 'pesos')
}

function usualTable({ deps, caller }: Pick<Call<unknown, unknown>, 'deps' | 'caller'>) {
  const own = feeTablesOf(deps.db, caller.agencyId)
  const usual = own.find((one) => one.name === PASSPORT_FEES) ?? (own.length === 1 ? own[0] : undefined)
  if (!usual) throw refuseMissing('tabla')
  return usual
}

interface FeeImpact {
  before: FeeRow | undefined
  after: FeeRow
  isNewTable: boolean
  /** No procedure has this table. */
  isOfNone: boolean
  told: number
}

function putFee(tx: Tx, fee: Parameters<typeof setFee>[1]): Worked<FeeImpact, never> {
  const same = listFees(tx).filter((one) => one.feeTable === fee.feeTable)
  const before = same.findLast((one) => one.years === fee.years && one.validFrom <= fee.validFrom)
  const after = setFee(tx, fee)
  const told = toldAnother(tx, fee, quote(fee, tariffOf(tx, fee.feeTable)))
  return {
    ok: true,
    touched: [touchRecord('fees', same)],
    impact: { before, after, isNewTable: same.length === 0, isOfNone: isOfNone(tx, fee.feeTable), told },
  }
}

/** Beyond that it is rather a typing mistake than a law. */
const USUAL_FACTOR = 2

const isOfNone = (db: Db, table: string): boolean =>
  table !== PASSPORT_FEES && listProcedures(db).every(({ feeTable }) => feeTable !== table)
const ofNoneText = (is: boolean): string => (is ? OF_NONE : '')
const OF_NONE =
  ' OJO: esta tabla no es de ningún trámite, y a nadie se le dice este precio. Diga de cuál es con «Cambiar un trámite», en «tabla de precios».'

/** Shows typing mistakes: far from the old amount, or a new table. */
function beforeText(db: Db, { before, after, isNewTable, isOfNone }: FeeImpact): string {
  const ofNone = ofNoneText(isOfNone)
  if (!before) return isNewTable ? ` Es una tabla nueva: revise que su nombre esté bien escrito.${ofNone}` : ofNone
  const [less, more] = [before.centavos > after.centavos * USUAL_FACTOR, after.centavos > before.centavos * USUAL_FACTOR]
  const far = less || more ? ` Es ${less ? 'menos de la mitad' : 'más del doble'}: revise la cantidad.` : ''
  return ` Antes: ${paid(before, db)}.${far}${ofNone}`
}

/** Told people learn at the window how much it is now. */
const toldText = (told: number): string =>
  told === 0
    ? ''
    : ` A ${count(told, 'persona', 'personas')} con cita desde ese día ${told === 1 ? 'se le dijo' : 'se les dijo'} otro precio: ${told === 1 ? 'véala' : 'véalas'} en «Ver las citas que vienen».`

const FEE_TABLES: Choices = { name: 'fee_tables', rows: (db, agencyId) => feeTablesOf(db, agencyId).map((one) => one.word) }

const REFUSALS = refusals({
  no_table: [
    'tabla_no_existe',
    'invalid',
    'No hay una tabla de precios con ese nombre.',
    'Elija una tabla de la lista o ponga antes un precio.',
  ],
})

const CURRENCIES = { MXN: 'pesos mexicanos', USD: 'dólares estadounidenses' } as const

const howToPay = (description: string) => z.string().trim().min(5).max(200).optional().describe(description)

const TARIFF = record(feeTables, ({ typed }) => ({
  moneda: typed(
    'currency',
    z.enum(CURRENCIES).optional(),
    (word) => ({ currency: codeOf(CURRENCIES, word) }),
    ({ currency }) => CURRENCIES[currency],
  ),
  mitad_con_discapacidad: typed(
    'halfPrice',
    yesNo
      .optional()
      .describe('Con un comprobante que enseñan en la oficina.')
      .meta({ title: '¿Pagan la mitad las personas con discapacidad?' }),
  ),
  mitad_desde_los: typed(
    'halfAge',
    z.coerce
      .number()
      .int()
      .min(0)
      .max(120)
      .optional()
      .describe('Años cumplidos. 0: ninguna edad.')
      .meta({ title: 'Mitad desde los (años)' }),
    (years) => ({ halfAge: years || null }),
    ({ halfAge }) => halfAge,
  ),
  se_dice_en_la_oficina: typed(
    'toldThere',
    yesNo
      .optional()
      .describe('Si cuánto cuesta solo se sabe ahí. Entonces no hace falta poner precios.')
      .meta({ title: '¿Se dice en la oficina?' }),
  ),
  redondeo: typed(
    'roundTo',
    z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('A múltiplos de cuántos pesos se redondea: por ejemplo 1, 5 o 10.')
      .meta({ title: 'Redondeo (pesos)' }),
    (pesos) => ({ roundTo: pesos * 100 }),
    ({ roundTo }) => roundTo / 100,
  ),
  como_se_paga: typed(
    'howToPay',
    howToPay('Una frase, de usted: dónde y con qué.').meta({ example: 'En el banco, con la hoja de pago.' }),
  ),
  como_se_paga_en_ingles: typed('howToPayEn', howToPay('Lo mismo en inglés.').meta({ title: 'Cómo se paga, en inglés' })),
}))

export const changeFeeTable = proposal({
  ...SETTING,
  path: '/admin/precios/reglas',
  rank: 180,
  summary: 'Decir cómo se cobra una tabla de precios',
  changesLists: true,
  explanation:
    'La moneda, quién paga la mitad, a cuánto se redondea y dónde se paga. Lo que deje en blanco no cambia, ni lo que ya se dijo a quien tiene cita. Se guarda cuando usted confirma. No se guarda por qué alguien paga la mitad.',
  form: z.object({ tabla: choice(FEE_TABLES).meta({ title: 'Tabla de precios' }), ...TARIFF.form }),
  example: {
    resumen: 'Cambiaría en la tabla obras: Redondeo (pesos): «5» pasa a «1».',
  },
  refusals: { ...REFUSALS, ...only(COMMON_REFUSALS, 'no_changes') },
  deed: {
    name: 'reglas_de_precios',
    said: 'Dijo cómo se cobra una tabla de precios',
    members: { table: { words: 'tabla', said: ofEach<string>((name, { db }) => feeTableWord(db, name)) } },
  },
  plan({ deps, caller, body }) {
    const { isNew, word, ...table } = feeTableCalled(deps.db, caller.agencyId, body.tabla)
    if (isNew) throw refuse(REFUSALS.no_table, 'tabla')
    const { howToPay: said, halfAge = null, ...tariff } = tariffOf(deps.db, table.name)
    const paid = { howToPay: said?.['es-MX'] ?? null, howToPayEn: said?.en ?? null }
    const before: FeeTableRow = { ...tariff, ...table, title: word, halfAge, ...paid }
    const after = TARIFF.over(before, body)
    const told = `la tabla ${word}: ${changesText(TARIFF.titled(deps, before), TARIFF.titled(deps, after)) || 'nada'}.${ofNoneText(isOfNone(deps.db, table.name))}`
    return {
      work: (tx) => changed('fee_table', before, () => saveFeeTable(tx, after)),
      deed: () => ({ detail: { table: table.name } }),
      would: () => `Cambiaría en ${told}`,
      did: () => `Se guardó cómo se cobra ${told}`,
    }
  },
})
