import { canonical } from './addresses.ts'
import type { OurAccount } from './parse.ts'
import { envelopeSchema, list, part, text } from './schema.ts'

const entrySchema = part({ changes: list })
const changeSchema = part({ value: part({ metadata: part({ phone_number_id: text, display_phone_number: text }) }) })

/**
 * Our own number, as Meta writes it beside each message: digits with the country's code, in the form that wa.me takes.
 * Undefined when the body names none or another account's.
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
