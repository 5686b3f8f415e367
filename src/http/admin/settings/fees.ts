import { z } from 'zod'
import { quote } from '../../../agenda/fees.ts'
import { institutionZone } from '../../../agenda/institution.ts'
import { tariffOf } from '../../../agenda/tariffs.ts'
import type { LocalDay } from '../../../agenda/types.ts'
import { audit } from '../../../staff/audit.ts'
import { type FeeRow, listFees, setFee, toldAnother } from '../../../staff/settings.ts'
import { count } from '../../../texts/admin.ts'
import { spanishDates } from '../../../texts/dates.ts'
import { dayField, summaryField } from '../fields.ts'
import { operation } from '../operation.ts'
import type { AdminRooms } from '../rooms.ts'
import { understandDay, understandPesos } from '../understand.ts'
import { feeTableOf, feeTableWord } from '../words.ts'

const card = z.object({
  tabla: z.string(),
  vigencia: z.string(),
  en_la_ley: z.string().describe('La cantidad exacta.'),
  se_paga: z.string().describe('Redondeada a múltiplos de cinco pesos.'),
  mitad: z.string(),
  desde_el: z.iso.date(),
  fuente: z.string(),
})

const pesos = (amount: number, decimals = 0) =>
  `$${amount.toLocaleString('es-MX', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`

function toCard(
  rooms: AdminRooms,
  row: Pick<FeeRow, 'feeTable' | 'years' | 'centavos' | 'validFrom' | 'source'>,
): z.output<typeof card> {
  const { full, half } = quote(row, tariffOf(rooms.db, row.feeTable))
  return {
    tabla: feeTableWord(row.feeTable),
    vigencia: row.years === 1 ? '1 año' : `${row.years} años`,
    en_la_ley: pesos(row.centavos / 100, 2),
    se_paga: pesos(full),
    mitad: pesos(half),
    desde_el: row.validFrom,
    fuente: row.source,
  }
}

const EXAMPLE = {
  tabla: 'pasaporte',
  vigencia: '3 años',
  en_la_ley: '$1,795.29',
  se_paga: '$1,795',
  mitad: '$900',
  desde_el: '2026-01-01',
  fuente: 'LFD art. 20',
}

/** Of each table and validity the newest that has begun; the table below has the old ones and those to come as well. */
function paidToday(cards: z.output<typeof card>[], today: LocalDay): string {
  const begun = cards.filter((one) => one.desde_el <= today).sort((a, b) => (a.desde_el < b.desde_el ? -1 : 1))
  const newest = new Map(begun.map((one) => [`${one.tabla} de ${one.vigencia}`, one.se_paga]))
  if (newest.size === 0) return 'Hoy no hay ningún precio que valga.'
  const said = cards.map((one) => `${one.tabla} de ${one.vigencia}`).filter((name) => newest.has(name))
  return `Hoy se paga: ${[...new Set(said)].map((name) => `${name}, ${newest.get(name)}`).join('; ')}.`
}

export const fees = operation({
  method: 'GET',
  path: '/admin/precios',
  tag: 'Ajustes',
  least: 'reader',
  summary: 'Ver los precios',
  explanation: 'Todos los precios con el día desde el que valen. A cada persona se le dice el precio del día de su cita.',
  answer: z.object({ resumen: summaryField, precios: z.array(card) }),
  example: { resumen: 'Hoy se paga: pasaporte de 3 años, $1,795.', precios: [EXAMPLE] },
  refusals: [],
  run({ rooms, now }) {
    const cards = listFees(rooms.db).map((row) => toCard(rooms, row))
    return { resumen: paidToday(cards, understandDay('hoy', '', institutionZone(rooms.db), now)), precios: cards }
  },
})

export const changeFee = operation({
  method: 'POST',
  path: '/admin/precios',
  tag: 'Ajustes',
  least: 'administrator',
  summary: 'Poner un precio',
  explanation:
    'Escriba la cantidad exacta de la ley; el sistema la redondea. Vale desde el día que diga; los precios anteriores se conservan. El precio que ya se dijo a quien tiene cita no cambia, salvo que el nuevo empiece después de que la sacó y antes de que venga.',
  body: z.object({
    tabla: z.string().trim().min(2).max(40).default('pasaporte').describe('Para qué es el precio.'),
    anios: z.coerce.number().int().min(0).max(50).describe('La vigencia en años. Por ejemplo 3.'),
    pesos: z.string().trim().max(20).describe('La cantidad exacta. Por ejemplo 1795.29.'),
    desde_dia: dayField('Desde qué día vale.', '1/1'),
    fuente: z.string().trim().min(3).max(120).describe('Dónde lo dice. Por ejemplo Anexo de la RMF, DOF 28-12-2026.'),
  }),
  answer: z.object({ resumen: summaryField, precio: card }),
  example: { resumen: 'Desde el viernes 1 de enero de 2027: pasaporte de 3 años, $1,795.', precio: EXAMPLE },
  refusals: ['cantidad_no_se_entiende', 'dia_no_se_entiende'],
  async run({ rooms, caller, body, now }) {
    const validFrom = understandDay(body.desde_dia, 'desde_dia', institutionZone(rooms.db), now)
    const fee = {
      feeTable: feeTableOf(body.tabla),
      years: body.anios,
      centavos: understandPesos(body.pesos, 'pesos'),
      validFrom,
      source: body.fuente,
    }
    await rooms.writer.submit('settings.fee', (tx, at) => {
      setFee(tx, fee)
      const detail = { table: fee.feeTable, years: fee.years, centavos: fee.centavos, validFrom }
      audit(tx, caller, { operation: 'poner_precio', detail, reason: fee.source }, at)
    })
    const made = toCard(rooms, fee)
    const told = toldAnother(rooms.db, fee, quote(fee, tariffOf(rooms.db, fee.feeTable)))
    return {
      resumen: `Desde el ${spanishDates.long(validFrom)}: ${made.tabla} de ${made.vigencia}, ${made.se_paga}.${toldText(told)}`,
      precio: made,
    }
  },
})

/** So that nobody is surprised at the window: they were told that it may change, and not how much it is now. */
const toldText = (told: number): string =>
  told === 0
    ? ''
    : ` A ${count(told, 'persona', 'personas')} con cita desde ese día ${told === 1 ? 'se le dijo' : 'se les dijo'} otro precio: ${told === 1 ? 'véala' : 'véalas'} en «Ver las citas que vienen».`
