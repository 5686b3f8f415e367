import { findPlace, nameOfState } from '../catalogue/places.ts'
import type { Kind } from './kind.ts'

/** The municipality where somebody lives or something is, with its state. */
export const place: Kind = {
  word: 'municipio',
  read(text, _field, { db, t }) {
    const found = findPlace(db, text)
    if (found.kind === 'place') return { ok: true, value: `${found.place.name}, ${nameOfState(db, found.place.state)}` }
    return { ok: false, note: found.kind === 'unknown' ? t.place.unknown(text.slice(0, 60)) : t.details.whichPlace }
  },
}
