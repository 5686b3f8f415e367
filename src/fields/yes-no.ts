import { parseYesNo } from '../reading/agreement.ts'
import type { Kind } from './kind.ts'

export const yesNo: Kind = {
  word: 'sí o no',
  offers: (_field, { t }) => [
    { value: 'yes', title: t.details.buttons.yes },
    { value: 'no', title: t.details.buttons.no },
  ],
  read(text) {
    const value = parseYesNo(text)
    return value && { ok: true, value }
  },
  say: (value, _field, { t }) => (value === 'yes' ? t.details.buttons.yes : t.details.buttons.no),
}
