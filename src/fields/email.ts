import { plain } from '../reading/engine/words.ts'
import type { Kind } from './kind.ts'

const ADDRESS = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/i
/** As it is dictated: "rosa punto perez arroba gmail punto com". */
const dictated = (text: string): string =>
  plain(text)
    .replaceAll(/ ?\b(?:arroba|at) /g, '@')
    .replaceAll(/ ?\b(?:punto|dot) /g, '.')
    .replaceAll(/ ?\bguion bajo /g, '_')

export const email: Kind = {
  word: 'correo',
  read(text, _field, { t }) {
    const found = ADDRESS.exec(text)?.[0] ?? ADDRESS.exec(dictated(text))?.[0]
    return found ? { ok: true, value: found.toLowerCase() } : { ok: false, note: t.details.noEmail }
  },
}
