import { z } from 'zod'
import { noteDeed, ofEach } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, refuseNothing, summaryField, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { codeOf, feeTableOf, feeTableWord } from '../../admin/words.ts'
import { type Tariff, tariffOf } from '../fees.ts'
import { saveFeeTable } from '../procedure-records.ts'
import { listFees } from '../settings.ts'

const FEE_TABLES: Choices = { name: 'fee_tables', rows: (db) => feeTableNames(db) }

const REFUSALS = refusals({
  no_table: [
    'tabla_no_existe',
    'invalid',
    'No hay una tabla de precios con ese nombre.',
    'Elija una tabla de la lista o ponga antes un precio.',
  ],
})

const CURRENCIES = { MXN: 'pesos mexicanos', USD: 'dólares estadounidenses' } as const

/** The tables that have a price or belong to a procedure, by the institution's own words. */
const feeTableNames = (db: AdminDeps['db']): string[] => [...new Set(listFees(db).map((row) => feeTableWord(row.feeTable)))]

const form = z.object({
  tabla: choice(FEE_TABLES).meta({ title: 'Tabla de precios' }),
  moneda: z.enum(CURRENCIES).optional(),
  hay_quien_paga_la_mitad: yesNo
    .optional()
    .describe('Por su edad o con un comprobante que enseña en la oficina.')
    .meta({ title: '¿Alguien paga la mitad?' }),
  mitad_desde_los: z.coerce
    .number()
    .int()
    .min(0)
    .max(120)
    .optional()
    .describe('Años cumplidos. 0: ninguna edad.')
    .meta({ title: 'Mitad desde los (años)' }),
  redondeo: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Múltiplos de cuántos pesos; los pasaportes, de 5.')
    .meta({ title: 'Redondeo (pesos)' }),
  como_se_paga: z.string().trim().min(5).max(200).optional().describe('Una frase, de usted: dónde y con qué.'),
  como_se_paga_en_ingles: z
    .string()
    .trim()
    .min(5)
    .max(200)
    .optional()
    .describe('Lo mismo en inglés.')
    .meta({ title: 'Cómo se paga, en inglés' }),
})
type Form = z.output<typeof form>

export const changeFeeTable = operation({
  method: 'POST',
  path: '/admin/precios/reglas',
  tag: 'Ajustes',
  rank: 180,
  least: 'administrator',
  summary: 'Decir cómo se cobra una tabla de precios',
  changesLists: true,
  explanation:
    'La moneda, si hay quien paga la mitad, a cuánto se redondea y dónde se paga. Lo que deje en blanco no cambia, ni lo que ya se dijo a quien tiene cita. No se guarda por qué alguien paga la mitad.',
  body: form,
  answer: z.object({ resumen: summaryField }),
  example: { resumen: 'La tabla obras se cobra en pesos mexicanos, de 1 en 1, sin mitad.' },
  refusals: { ...REFUSALS, ...only(COMMON_REFUSALS, 'no_changes') },
  deed: {
    name: 'reglas_de_precios',
    said: 'Dijo cómo se cobra una tabla de precios',
    members: { table: { words: 'tabla', said: ofEach<string>(feeTableWord) } },
  },
  async run(call) {
    const { deps, body } = call
    const name = feeTableOf(body.tabla)
    if (!feeTableNames(deps.db).includes(feeTableWord(name))) throw refuse(REFUSALS.no_table, 'tabla')
    const { tabla: _, ...changes } = body
    refuseNothing(changes)
    const before = tariffOf(deps.db, name)
    const after = changed(before, body)
    await deps.writer.submit('settings.fee_table', (tx, at) => {
      saveFeeTable(tx, {
        name,
        currency: after.currency,
        halfPrice: after.halfPrice,
        halfAge: after.halfAge ?? null,
        roundTo: after.roundTo,
        howToPay: body.como_se_paga ?? before.howToPay?.['es-MX'] ?? null,
        howToPayEn: body.como_se_paga_en_ingles ?? before.howToPay?.en ?? null,
      })
      noteDeed(call, tx, { detail: { table: name } }, at)
    })
    return { resumen: `La tabla ${feeTableWord(name)} se cobra en ${howItIsCharged(after)}.` }
  },
})

/** What was left blank stays: whoever writes where it is paid must not take anybody's half price away. */
function changed(before: Tariff, body: Form): Tariff {
  const halfPrice = body.hay_quien_paga_la_mitad ?? before.halfPrice
  const halfAge = body.mitad_desde_los === undefined ? before.halfAge : body.mitad_desde_los || undefined
  return {
    ...before,
    currency: body.moneda === undefined ? before.currency : codeOf(CURRENCIES, body.moneda),
    halfPrice,
    halfAge: halfPrice ? halfAge : undefined,
    roundTo: body.redondeo === undefined ? before.roundTo : body.redondeo * 100,
  }
}

function howItIsCharged({ currency, roundTo, halfPrice, halfAge }: Tariff): string {
  const half = halfPrice ? `con mitad${halfAge === undefined ? '' : ` desde los ${halfAge} años`}` : 'sin mitad'
  return `${CURRENCIES[currency]}, de ${roundTo / 100} en ${roundTo / 100}, ${half}`
}
