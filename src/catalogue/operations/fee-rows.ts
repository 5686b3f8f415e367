import { z } from 'zod'
import type { AdminDeps } from '../../admin/deps.ts'
import { feeTableWord } from '../../admin/words.ts'
import { money } from '../../texts/amounts.ts'
import { quote, type Tariff, tariffOf } from '../fees.ts'
import type { FeeRow } from '../settings.ts'
import { type Currency, type LocalDay, PASSPORT_FEES } from '../types.ts'

export const WHEN = { today: 'Los de hoy', coming: 'Los que vienen', before: 'Los de antes' } as const
const GROUPS = [WHEN.today, WHEN.coming, WHEN.before] as const

export const price = z.object({
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
export const line = z.object({ grupo: z.enum(GROUPS), ...price.shape })

export function toPrice(deps: AdminDeps, row: FeeRow): z.output<typeof price> {
  const tariff = tariffOf(deps.db, row.feeTable)
  const { full, half } = quote(row, tariff)
  return {
    tabla: feeTableWord(row.feeTable),
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

/** That somebody pays half is kept, never why; for a passport the law says who (LFD art. 20). */
function halfText({ feeTable, maxAge }: Pick<FeeRow, 'feeTable' | 'maxAge'>, { halfPrice, halfAge }: Tariff): string {
  if (!halfPrice) return ''
  const others = feeTable === PASSPORT_FEES ? 'personas con discapacidad' : 'quien lo comprueba en la oficina'
  return halfAge === undefined || (maxAge !== null && maxAge < halfAge) ? others : `${halfAge} años o más, y ${others}`
}

export const EXAMPLE_PRICE = {
  tabla: 'pasaporte',
  vigencia: '3 años',
  para_quien: 'todas las edades',
  en_la_ley: '$1,795.29',
  se_paga: '$1,795',
  mitad: '$900',
  quien_paga_la_mitad: '60 años o más, y personas con discapacidad',
  desde_el: '2026-01-01',
  fuente: 'LFD art. 20',
}

/** Those that are paid today come first, then those to come; the old ones are at the end. */
export function inGroups(rows: FeeRow[], today: LocalDay): { row: FeeRow; group: (typeof GROUPS)[number] }[] {
  const nameOf = (row: FeeRow) => `${row.feeTable}:${row.years}`
  const begun = rows.filter((row) => row.validFrom <= today) // In the order of their days: the last one of each is in force.
  const inForce = new Set(new Map(begun.map((row) => [nameOf(row), row])).values())
  const groupOf = (row: FeeRow) => (inForce.has(row) ? WHEN.today : row.validFrom > today ? WHEN.coming : WHEN.before)
  return rows
    .map((row) => ({ row, group: groupOf(row) }))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.group === WHEN.before ? newestFirst(a.row, b.row) : 0))
}

const newestFirst = (a: FeeRow, b: FeeRow): number => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0)

export function paidToday(lines: z.output<typeof line>[]): string {
  const today = lines.filter((one) => one.grupo === WHEN.today)
  if (today.length === 0) return 'Hoy no hay ningún precio que valga.'
  return `Hoy se paga: ${today.map((one) => `${priceName(one)}, ${one.se_paga}`).join('; ')}.`
}

/** `pasaporte de 3 años`; what has no validity is called by its table only. */
export const priceName = ({ tabla, vigencia }: z.output<typeof price>): string =>
  vigencia === '' ? tabla : `${tabla} de ${vigencia}`
