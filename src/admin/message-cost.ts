import type { Db } from '../../db/open.ts'
import type { Charge } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import type { MessageTariff } from '../catalogue/tariff.ts'
import type { Instant } from '../clock.ts'
import { count } from '../texts/admin.ts'

/** Of WhatsApp: those of Messenger are free. */
export type MessagesSent = Record<Charge, number>

const SENT = statement(
  `select coalesce(sum(charge is null or charge = 'answer'), 0) as answer, coalesce(sum(charge = 'notice'), 0) as notice,
     coalesce(sum(charge = 'entry_point'), 0) as entry_point from outbox
   where claimed_at >= ? and claimed_at < ? and channel = 'whatsapp' and state in ('accepted', 'sent', 'delivered', 'read')`,
  {
    row: row<MessagesSent>({ answer: 'int', notice: 'int', entry_point: 'int' }),
    params: ['int', 'int'],
    uses: 'outbox_claimed',
  },
)

/** One whose bill was not reported counts as an answer. */
export const messagesSent = (db: Db, from: Instant, until: Instant): MessagesSent =>
  SENT.get(db, from, until) ?? { answer: 0, notice: 0, entry_point: 0 }

/** Undefined: the price is not written down. */
export function costOf({ answer, notice }: MessagesSent, tariff: MessageTariff): number | undefined {
  if (tariff.answer === 0) return undefined
  return Math.max(0, answer - tariff.free) * tariff.answer + notice * tariff.notice
}

export function costText(sent: MessagesSent, tariff: MessageTariff): string {
  const centavos = costOf(sent, tariff)
  if (centavos === undefined) return 'No se sabe el costo: anote su precio por mensaje en «Cambiar una regla».'
  const free = `${tariff.free.toLocaleString('es-MX')} respuestas del mes no se cobran`
  if (centavos === 0) return `Nada hasta ahora: las primeras ${free}.`
  const charged = [
    { many: Math.max(0, sent.answer - tariff.free), one: 'respuesta', several: 'respuestas', price: tariff.answer },
    { many: sent.notice, one: 'aviso', several: 'avisos', price: tariff.notice },
  ].flatMap(({ many, one, several, price }) => (many > 0 ? [`${count(many, one, several)} a ${inPesos(price)}`] : []))
  const rest = tariff.free > 0 ? `; las primeras ${free}` : ''
  return `Cerca de $${Math.round(centavos / 100).toLocaleString('es-MX')}: ${charged.join(' y ')}${rest}.`
}

export const inPesos = (centavos: number): string => `$${(centavos / 100).toFixed(2)}`

/** From here on it is worth checking whether Meta can charge further answers. */
const NEARLY = 0.8

/** The free answers are nearly used up, and no month since has shown that further ones arrive. */
export const runsOut = (now: MessagesSent, before: MessagesSent, { free }: MessageTariff): boolean =>
  now.answer >= free * NEARLY && now.answer <= free && before.answer <= free && free > 0
