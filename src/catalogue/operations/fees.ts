import { z } from 'zod'
import { noteDeed, ofEach } from '../../admin/audit.ts'
import { dayField, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { TYPED_REFUSALS, understandDay, understandPesos } from '../../admin/parse.ts'
import { only } from '../../admin/refusals.ts'
import { feeTableOf, feeTableWord } from '../../admin/words.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { dayOf } from '../calendar.ts'
import { quote, tariffOf } from '../fees.ts'
import { institutionZone } from '../institution.ts'
import { listFees, setFee, toldAnother } from '../settings.ts'
import { EXAMPLE_PRICE, inGroups, line, paidToday, price, priceName, toPrice, WHEN } from './fee-rows.ts'

export const fees = operation({
  method: 'GET',
  path: '/admin/precios',
  tag: 'Ajustes',
  rank: 160,
  least: 'reader',
  summary: 'Ver los precios',
  explanation:
    'Cuánto se paga, desde qué día y para qué edades, y quién paga la mitad. A cada persona se le dice el precio del día de su cita.',
  answer: z.object({ resumen: summaryField, precios: z.array(line) }),
  example: { resumen: 'Hoy se paga: pasaporte de 3 años, $1,795.', precios: [{ grupo: WHEN.today, ...EXAMPLE_PRICE }] },
  refusals: {},
  run({ deps, now }) {
    const today = dayOf(now, institutionZone(deps.db))
    const lines = inGroups(listFees(deps.db), today).map(({ row, group }) => ({ grupo: group, ...toPrice(deps, row) }))
    return { resumen: paidToday(lines), precios: lines }
  },
})

export const changeFee = operation({
  method: 'POST',
  path: '/admin/precios',
  tag: 'Ajustes',
  rank: 170,
  least: 'administrator',
  summary: 'Poner un precio',
  changesLists: true,
  explanation:
    'Escriba la cantidad exacta de la ley; el sistema la redondea. Vale desde el día que diga; los precios anteriores se conservan. El precio que ya se dijo a quien tiene cita no cambia, salvo que el nuevo empiece después de que la sacó y antes de que venga. Si se equivoca, póngalo otra vez con el mismo día: lo corrige.',
  body: z.object({
    tabla: z
      .string()
      .trim()
      .min(2)
      .max(40)
      .default('pasaporte')
      .describe('Para qué es el precio.')
      .meta({ title: 'Tabla de precios' }),
    anios: z.coerce.number().int().min(0).max(50).describe('La vigencia en años. Por ejemplo 3. Si no tiene vigencia: 0.'),
    pesos: z.string().trim().max(20).describe('La cantidad exacta. Por ejemplo 1795.29.'),
    desde_dia: dayField('Desde qué día vale.', '1/1').meta({ title: 'Desde el día' }),
    fuente: z.string().trim().min(3).max(120).describe('Dónde lo dice. Por ejemplo Anexo de la RMF, DOF 28-12-2026.'),
  }),
  answer: z.object({ resumen: summaryField, precio: price }),
  example: { resumen: 'Desde el viernes 1 de enero de 2027: pasaporte de 3 años, $1,795. Antes: $1,730.', precio: EXAMPLE_PRICE },
  refusals: { ...only(TYPED_REFUSALS, 'amount_unclear', 'day_unclear') },
  deed: {
    name: 'poner_precio',
    said: 'Puso un precio',
    members: {
      table: { words: 'tabla', said: ofEach<string>(feeTableWord) },
      years: 'años',
      centavos: { words: 'pesos', said: (centavos: number) => (centavos / 100).toFixed(2) },
      validFrom: 'desde el',
    },
  },
  async run(call) {
    const { deps, body, now } = call
    const validFrom = understandDay(body.desde_dia, 'desde_dia', institutionZone(deps.db), now)
    const fee = {
      feeTable: feeTableOf(body.tabla),
      years: body.anios,
      centavos: understandPesos(body.pesos, 'pesos'),
      validFrom,
      source: body.fuente,
    }
    const same = listFees(deps.db).filter((one) => one.feeTable === fee.feeTable)
    const before = same.findLast((one) => one.years === fee.years && one.validFrom <= validFrom)
    const saved = await deps.writer.submit('settings.fee', (tx, at) => {
      const row = setFee(tx, fee)
      const detail = { table: fee.feeTable, years: fee.years, centavos: fee.centavos, validFrom }
      noteDeed(call, tx, { detail, reason: fee.source }, at)
      return row
    })
    const made = toPrice(deps, saved)
    const told = toldAnother(deps.db, fee, quote(fee, tariffOf(deps.db, fee.feeTable)))
    return {
      resumen: `Desde el ${spanishDates.long(validFrom)}: ${priceName(made)}, ${made.se_paga}.${beforeText(before && toPrice(deps, before), same.length === 0)}${toldText(told)}`,
      precio: made,
    }
  },
})

/** A slip of the pen shows: ten times as much as before, or a table that nobody has heard of. */
function beforeText(before: z.output<typeof price> | undefined, isNewTable: boolean): string {
  if (before) return ` Antes: ${before.se_paga}.`
  return isNewTable ? ' Es una tabla nueva: revise que su nombre esté bien escrito.' : ''
}

/** So that nobody is surprised at the window: they were told that it may change, and not how much it is now. */
const toldText = (told: number): string =>
  told === 0
    ? ''
    : ` A ${count(told, 'persona', 'personas')} con cita desde ese día ${told === 1 ? 'se le dijo' : 'se les dijo'} otro precio: ${told === 1 ? 'véala' : 'véalas'} en «Ver las citas que vienen».`
