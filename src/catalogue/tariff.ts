import type { Db } from '../../db/open.ts'
import { rule } from './rules.ts'

/** What Meta charges, as the institution wrote it down from its invoice: centavos (0: not yet), and answers of a month that are free. */
export interface MessageTariff {
  answer: number
  notice: number
  free: number
}

export function messageTariff(db: Db): MessageTariff {
  const answer = rule(db, 'message_price_centavos')
  return { answer, notice: rule(db, 'template_price_centavos') || answer, free: rule(db, 'free_messages_a_month') }
}
