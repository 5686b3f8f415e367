import { canonical } from './addresses.ts'
import type { OurAccount } from './parse.ts'
import { envelopeSchema, list, part, text } from './schema.ts'

const entrySchema = part({ changes: list })
const changeSchema = part({ value: part({ metadata: part({ phone_number_id: text, display_phone_number: text }) }) })

/**
 * Our own number, which Meta writes beside each message: digits with the country code, as in wa.me links. Undefined when the
 * body has none, or another account's.
 */
export function readOurNumber(body: unknown, ours: OurAccount): string | undefined {
  for (const entry of envelopeSchema.parse(body).entry) {
    for (const change of entrySchema.parse(entry)?.changes ?? []) {
      const metadata = changeSchema.parse(change)?.value?.metadata
      const digits = metadata?.display_phone_number?.replace(/\D/g, '') ?? ''
      if (metadata?.phone_number_id === ours.phoneNumberId && /^\d{8,15}$/.test(digits))
        return canonical({ kind: 'phone', value: digits })
    }
  }
  return undefined
}
