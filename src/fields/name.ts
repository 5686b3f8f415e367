import { parseNameOfWhoGoes } from '../reading/names.ts'
import type { Kind } from './kind.ts'

/** The full name of another person: who represents, who is visited, a pupil's guardian. */
export const name: Kind = {
  word: 'nombre de otra persona',
  read(text, _field, { t }) {
    const heard = parseNameOfWhoGoes(text)
    if (!heard) return { ok: false, note: t.name.short }
    return heard.ok ? { ok: true, value: heard.name } : { ok: false, note: t.name[heard.why] }
  },
}
