import { z } from 'zod'
import { tariffOf } from '../../../agenda/tariffs.ts'
import { audit } from '../../../staff/audit.ts'
import { saveFeeTable } from '../../../staff/procedure-records.ts'
import { listFees } from '../../../staff/settings.ts'
import { refusal } from '../../../texts/admin.ts'
import { choice, summaryField, yesNo } from '../fields.ts'
import { operation } from '../operation.ts'
import type { AdminRooms } from '../rooms.ts'
import { feeTableOf, feeTableWord } from '../words.ts'

const CURRENCIES = { 'pesos mexicanos': 'MXN', 'dólares estadounidenses': 'USD' } as const
const CURRENCY_WORDS = ['pesos mexicanos', 'dólares estadounidenses'] as const

/** The tables that have a price or belong to a procedure, by the institution's own words. */
export const feeTableNames = (db: AdminRooms['db']): string[] => [...new Set(listFees(db).map((row) => feeTableWord(row.feeTable)))]

export const changeFeeTable = operation({
  method: 'POST',
  path: '/admin/precios/reglas',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Decir cómo se cobra una tabla de precios',
  explanation:
    'La moneda, si hay quien paga la mitad, a cuánto se redondea y dónde se paga. Lo que ya se dijo a quien tiene cita no cambia. No se guarda por qué alguien paga la mitad.',
  body: z.object({
    tabla: choice('fee_tables'),
    moneda: z.enum(CURRENCY_WORDS).default('pesos mexicanos'),
    hay_quien_paga_la_mitad: yesNo.default('no').describe('Por su edad o con un comprobante que enseña en la oficina.'),
    mitad_desde_los: z.coerce.number().int().min(1).max(120).optional().describe('Años cumplidos. En blanco: ninguna edad.'),
    redondeo: z.coerce.number().int().min(1).max(100).default(1).describe('Múltiplos de cuántos pesos; los pasaportes, de 5.'),
    como_se_paga: z.string().trim().min(5).max(200).optional().describe('Una frase, de usted: dónde y con qué.'),
    como_se_paga_en_ingles: z.string().trim().min(5).max(200).optional().describe('Lo mismo en inglés.'),
  }),
  answer: z.object({ resumen: summaryField }),
  example: { resumen: 'La tabla obras se cobra en pesos mexicanos, sin mitad.' },
  refusals: ['tabla_no_existe'],
  async run({ rooms, caller, body }) {
    const name = feeTableOf(body.tabla)
    if (!feeTableNames(rooms.db).includes(feeTableWord(name))) throw refusal('tabla_no_existe', 'tabla')
    const half = body.hay_quien_paga_la_mitad === 'sí'
    const before = tariffOf(rooms.db, name)
    await rooms.writer.submit('settings.fee_table', (tx, at) => {
      saveFeeTable(tx, {
        name,
        currency: CURRENCIES[body.moneda],
        halfPrice: half ? 1 : 0,
        halfAge: half ? (body.mitad_desde_los ?? null) : null,
        roundTo: body.redondeo * 100,
        howToPay: body.como_se_paga ?? before.howToPay?.['es-MX'] ?? null,
        howToPayEn: body.como_se_paga_en_ingles ?? before.howToPay?.en ?? null,
      })
      audit(tx, caller, { operation: 'reglas_de_precios', detail: { table: name } }, at)
    })
    return { resumen: `La tabla ${feeTableWord(name)} se cobra en ${body.moneda}, ${half ? 'con' : 'sin'} mitad.` }
  },
})
