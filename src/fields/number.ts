import type { Kind } from './kind.ts'

/** Whole; limits are its least and greatest value. */
export const number: Kind = {
  word: 'número',
  isLimited: true,
  read(text, { least, most }, { t }) {
    const digits = text.replace(/[\s.,$]/g, '')
    if (!/^-?\d{1,12}$/.test(digits)) return { ok: false, note: t.details.noNumber }
    const value = Number(digits)
    if (least !== undefined && value < least) return { ok: false, note: t.details.tooSmall(String(least)) }
    if (most !== undefined && value > most) return { ok: false, note: t.details.tooLarge(String(most)) }
    return { ok: true, value: String(value) }
  },
}
