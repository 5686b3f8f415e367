import { numberSaid } from '../reading/numbers.ts'
import type { Kind } from './kind.ts'

/** Whole; limits are its least and greatest value. */
export const number: Kind = {
  word: 'número',
  isLimited: true,
  read(text, { least, most, label, question }, { t }) {
    const value = numberSaid(text, [label, question].flatMap((one) => Object.values(one)).join(' '))
    if (value === undefined) return { ok: false, note: t.details.noNumber }
    if (least !== undefined && value < least) return { ok: false, note: t.details.tooSmall(String(least)), isOut: true }
    if (most !== undefined && value > most) return { ok: false, note: t.details.tooLarge(String(most)), isOut: true }
    return { ok: true, value: String(value) }
  },
}
