import { type Json, text } from '../json.ts'
import type { Directory } from '../people.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { EmulatedPerson } from '../types.ts'

/** Whom a message is for. Somebody without an account is found out only later, by a `failed` status. */
export interface Recipient {
  input: string
  /** What was written to: a phone in digits or a user id. */
  address: { kind: 'phone' | 'user_id'; value: string }
  person: EmulatedPerson | undefined
}

const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/
/** Put in front of a number without `+`, as Meta may do with the business's own country. */
const OWN_COUNTRY = '52'

/** `to` wins over `recipient`. */
export function readRecipient(message: Json, people: Directory): Recipient | { refusal: Refusal } {
  if (message.to !== undefined) return readPhone(message.to, people)
  if (message.recipient !== undefined) return readUserId(message.recipient, people)
  return { refusal: refuse(131008, 'to or recipient is required') }
}

function readPhone(raw: unknown, people: Directory): Recipient | { refusal: Refusal } {
  const input = text(raw) ?? ''
  const digits = input.replace(/[\s+()-]/g, '')
  if (!/^\d{7,15}$/.test(digits)) return { refusal: refuse(131009, 'to is not a valid phone number') }
  const value = input.startsWith('+') || digits.length > 10 ? digits : OWN_COUNTRY + digits
  return { input, address: { kind: 'phone', value }, person: people.byPhone(value) }
}

function readUserId(raw: unknown, people: Directory): Recipient | { refusal: Refusal } {
  const input = text(raw) ?? ''
  if (!USER_ID.test(input)) return { refusal: refuse(131009, 'recipient is not a valid business-scoped user id') }
  const person = people.byUserId(input)
  if (!person) return { refusal: refuse(131026, 'recipient belongs to another business portfolio') }
  return { input, address: { kind: 'user_id', value: input }, person }
}
