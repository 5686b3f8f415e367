import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { feeTables } from '../../../db/schema.ts'
import { ofEach } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, dayField, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { type Call, operation } from '../../admin/operation.ts'
import { parseDay, parsePesos, TYPED_REFUSALS } from '../../admin/parse.ts'
import { changed, proposal, SETTING } from '../../admin/proposal.ts'
import { touchRecord, type Worked } from '../../admin/propose.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { count } from '../../texts/admin.ts'
import { money } from '../../texts/amounts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { dayOf } from '../calendar.ts'
import { beginFeeTable, feeTableCalled, feeTablesOf, feeTableWord } from '../fee-tables.ts'
import { quote, type Tariff, tariffOf } from '../fees.ts'
import { institutionZone } from '../institution.ts'
import { type FeeRow, type FeeTableRow, listFees, saveFeeTable, setFee, toldAnother } from '../settings.ts'
import { type Currency, type LocalDay, PASSPORT_FEES } from '../types.ts'

const WHEN = { today: 'Los de hoy', coming: 'Los que vienen', before: 'Los de antes' } as const
const GROUPS = [WHEN.today, WHEN.coming, WHEN.before] as const

const price = z
  .object({
    tabla: z.string().meta({ title: 'Tabla de precios' }),
    vigencia: z.string(),
    para_quien: z.string().describe('La edad, el día de la cita.').meta({ title: 'Para quién' }),
    en_la_ley: z.string().describe('La cantidad exacta.').meta({ title: 'Según la ley' }),
    se_paga: z.string().describe('Ya redondeada.'),
    mitad: z.string(),
    quien_paga_la_mitad: z.string(),
    desde_el: z.iso.date(),
    fuente: z.string(),
  })
  .meta({
    example: {
      tabla: 'pasaporte',
      vigencia: '3 años',
      para_quien: 'todas las edades',
      en_la_ley: '$1,795.29',
      se_paga: '$1,795',
      mitad: '$900',
      quien_paga_la_mitad: '60 años o más, y personas con discapacidad',
      desde_el: '2026-01-01',
      fuente: 'LFD art. 20',
    },
  })
const line = z
  .object({ grupo: z.enum(GROUPS), ...price.shape })
  .meta({ example: { grupo: WHEN.today, ...(price.meta()?.example as object) } })

function toPrice(deps: AdminDeps, row: FeeRow): z.output<typeof price> {
  const tariff = tariffOf(deps.db, row.feeTable)
  const { full, half } = quote(row, tariff)
  return {
    tabla: feeTableWord(deps.db, row.feeTable),
    vigencia: row.years === 0 ? '' : row.years === 1 ? '1 año' : `${row.years} años`,
    para_quien: agesText(row),
    en_la_ley: exact(row.centavos, tariff.currency),
    se_paga: money(full, tariff.currency),
    mitad: tariff.halfPrice ? money(half, tariff.currency) : '',
    quien_paga_la_mitad: halfText(row, tariff),
    desde_el: row.validFrom,
    fuente: row.source,
  }
}

/** To the centavo, as the law has it. */
const exact = (centavos: number, currency: Currency): string =>
  `${money(Math.floor(centavos / 100), currency)}.${String(centavos % 100).padStart(2, '0')}`

function agesText({ minAge, maxAge }: Pick<FeeRow, 'minAge' | 'maxAge'>): string {
  if (maxAge !== null) return minAge === 0 ? `menores de ${maxAge + 1} años` : `de ${minAge} a ${maxAge} años`
  return minAge === 0 ? 'todas las edades' : `${minAge} años o más`
}

/** The reason is never kept; for a passport the law says who (LFD art. 20). */
function halfText({ feeTable, maxAge }: Pick<FeeRow, 'feeTable' | 'maxAge'>, { halfPrice, halfAge }: Tariff): string {
  if (!halfPrice) return ''
  const others = feeTable === PASSPORT_FEES ? 'personas con discapacidad' : 'quien lo comprueba en la oficina'
  return halfAge === undefined || (maxAge !== null && maxAge < halfAge) ? others : `${halfAge} años o más, y ${others}`
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

function paidToday(lines: z.output<typeof line>[]): string {
  const today = lines.filter((one) => one.grupo === WHEN.today)
  if (today.length === 0) return 'Hoy no hay ningún precio que valga.'
  return `Hoy se paga: ${today.map((one) => `${priceName(one)}, ${one.se_paga}`).join('; ')}.`
}

/** `pasaporte de 3 años`; without a validity the table's name only. */
const priceName = ({ tabla, vigencia }: z.output<typeof price>): string => (vigencia === '' ? tabla : `${tabla} de ${vigencia}`)

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
  example: { resumen: 'Hoy se paga: pasaporte de 3 años, $1,795.' },
  refusals: {},
  run({ deps, caller, now }) {
    const today = dayOf(now, institutionZone(deps.db))
    const own = new Set(feeTablesOf(deps.db, caller.agencyId).map((one) => one.name))
    const rows = listFees(deps.db).filter((one) => own.has(one.feeTable))
    const lines = inGroups(rows, today).map(({ row, group }) => ({ grupo: group, ...toPrice(deps, row) }))
    return { resumen: paidToday(lines), precios: lines }
  },
})

export const changeFee = proposal({
  ...SETTING,
  path: '/admin/precios',
  rank: 170,
  summary: 'Poner un precio',
  changesLists: true,
  explanation:
    'Escriba la cantidad exacta de la ley; el sistema la redondea. Primero dice cuánto se pagaba y cuánto se pagaría; se guarda cuando usted confirma. Vale desde el día que diga; los precios anteriores se conservan. El precio que ya se dijo a quien tiene cita no cambia, salvo que el nuevo empiece después de que la sacó y antes de que venga. Si se equivoca, póngalo otra vez con el mismo día: lo corrige.',
  form: z.object({
    tabla: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .optional()
      .describe('Para qué es el precio. En blanco: la única que hay, o la de pasaportes.')
      .meta({ title: 'Tabla de precios' }),
    anios: z.coerce.number().int().min(0).max(50).describe('La vigencia en años. Por ejemplo 3. Si no tiene vigencia: 0.'),
    pesos: z.string().trim().max(20).describe('La cantidad exacta. Por ejemplo 1795.29.').meta({ example: '1795.29' }),
    desde_dia: dayField('Desde qué día vale.', '1/1').meta({ title: 'Desde el día' }),
    fuente: z.string().trim().min(3).max(120).describe('Dónde lo dice. Por ejemplo Anexo de la RMF, DOF 28-12-2026.'),
  }),
  answer: { precio: price },
  example: { resumen: 'Se pagaría desde el viernes 1 de enero de 2027: pasaporte de 3 años, $1,795. Antes: $1,730.' },
  refusals: { ...only(TYPED_REFUSALS, 'amount_unclear', 'day_unclear'), ...only(COMMON_REFUSALS, 'missing') },
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
    const table = body.tabla === undefined ? usualTable(call) : feeTableCalled(deps.db, caller.agencyId, body.tabla)
    const { anios: years, fuente: source } = body
    const fee = { feeTable: table.name, years, centavos: parsePesos(body.pesos, 'pesos'), validFrom, source }
    const told = (impact: FeeImpact) => {
      const made = toPrice(deps, impact.after)
      return `${spanishDates.long(validFrom)}: ${priceName(made)}, ${made.se_paga}.${beforeText(deps, impact)}${toldText(impact.told)}`
    }
    return {
      work(tx) {
        beginFeeTable(tx, table)
        return putFee(tx, fee)
      },
      deed: () => ({ detail: { table: table.name, years, centavos: fee.centavos, validFrom }, reason: source }),
      resolved: { desde_dia: validFrom },
      would: (impact) => `Se pagaría desde el ${told(impact)}`,
      did: (impact) => `Desde el ${told(impact)}`,
      more: ({ after }) => ({ precio: toPrice(deps, after) }),
    }
  },
})

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
  told: number
}

function putFee(tx: Tx, fee: Parameters<typeof setFee>[1]): Worked<FeeImpact, never> {
  const same = listFees(tx).filter((one) => one.feeTable === fee.feeTable)
  const before = same.findLast((one) => one.years === fee.years && one.validFrom <= fee.validFrom)
  const after = setFee(tx, fee)
  const told = toldAnother(tx, fee, quote(fee, tariffOf(tx, fee.feeTable)))
  return { ok: true, touched: [touchRecord('fees', same)], impact: { before, after, isNewTable: same.length === 0, told } }
}

/** Beyond that it is rather a typing mistake than a law. */
const USUAL_FACTOR = 2

/** Shows typing mistakes: far from the old amount, or a new table. */
function beforeText(deps: AdminDeps, { before, after, isNewTable }: FeeImpact): string {
  if (!before) return isNewTable ? ' Es una tabla nueva: revise que su nombre esté bien escrito.' : ''
  const [less, more] = [before.centavos > after.centavos * USUAL_FACTOR, after.centavos > before.centavos * USUAL_FACTOR]
  const far = less || more ? ` Es ${less ? 'menos de la mitad' : 'más del doble'}: revise la cantidad.` : ''
  return ` Antes: ${toPrice(deps, before).se_paga}.${far}`
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
  moneda: typed('currency', z.enum(CURRENCIES).optional(), (word) => ({ currency: codeOf(CURRENCIES, word) })),
  hay_quien_paga_la_mitad: typed(
    'halfPrice',
    yesNo
      .optional()
      .describe('Por su edad o con un comprobante que enseña en la oficina.')
      .meta({ title: '¿Alguien paga la mitad?' }),
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
  ),
  redondeo: typed(
    'roundTo',
    z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe('Múltiplos de cuántos pesos; los pasaportes, de 5.')
      .meta({ title: 'Redondeo (pesos)' }),
    (pesos) => ({ roundTo: pesos * 100 }),
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
    'La moneda, si hay quien paga la mitad, a cuánto se redondea y dónde se paga. Lo que deje en blanco no cambia, ni lo que ya se dijo a quien tiene cita. Se guarda cuando usted confirma. No se guarda por qué alguien paga la mitad.',
  form: z.object({ tabla: choice(FEE_TABLES).meta({ title: 'Tabla de precios' }), ...TARIFF.form }),
  example: {
    resumen:
      'La tabla obras se cobraría en pesos mexicanos, de 1 en 1, sin mitad. Antes: en pesos mexicanos, de 5 en 5, sin mitad.',
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
    const { howToPay: told, halfAge = null, ...tariff } = tariffOf(deps.db, table.name)
    const paid = { howToPay: told?.['es-MX'] ?? null, howToPayEn: told?.en ?? null }
    const before: FeeTableRow = { ...tariff, ...table, title: word, halfAge, ...paid }
    const typed = TARIFF.over(before, body)
    const after = typed.halfPrice ? typed : { ...typed, halfAge: null }
    return {
      work: (tx) => changed('fee_table', before, () => saveFeeTable(tx, after)),
      deed: () => ({ detail: { table: table.name } }),
      would: () => `La tabla ${word} se cobraría en ${howItIsCharged(after)}. Antes: en ${howItIsCharged(before)}.`,
      did: () => `La tabla ${word} se cobra en ${howItIsCharged(after)}.`,
    }
  },
})

function howItIsCharged({ currency, roundTo, halfPrice, halfAge }: FeeTableRow): string {
  const half = halfPrice ? `con mitad${halfAge === null ? '' : ` desde los ${halfAge} años`}` : 'sin mitad'
  return `${CURRENCIES[currency]}, de ${roundTo / 100} en ${roundTo / 100}, ${half}`
}
