import type { FieldOption } from '../catalogue/types.ts'
import { plain } from '../reading/engine/words.ts'
import { saysWordOf } from '../reading/finder.ts'
import type { Kind } from './kind.ts'

/** By its title, or by words that only one title has. */
export const choice: Kind = {
  word: 'opciones',
  offers: ({ options }, { language }) => options.map(({ value, title }) => ({ value, title: title[language] })),
  read(text, { options }, { language }) {
    const words = plain(text)
    const title = (one: FieldOption) => plain(one.title[language])
    const exact = options.find((one) => title(one) === words)
    if (exact) return { ok: true, value: exact.value }
    const near = words === '' ? [] : options.filter((one) => title(one).includes(words) || words.includes(title(one)))
    const [only, another] = near.length > 0 ? near : options.filter((one) => saysWordOf(words, title(one)))
    return only && !another ? { ok: true, value: only.value } : undefined
  },
  say: (value, { options }, { language }) => options.find((one) => one.value === value)?.title[language] ?? value,
}
