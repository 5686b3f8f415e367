import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { isProven } from '../messaging/contacts.ts'
import { STILL_LIVE } from './expiry.ts'
import type { Newcomer } from './hooks.ts'

const LIVE = statement(`select count(*) as n from appointments where contact_id = +$contact and ${STILL_LIVE}`, {
  row: { n: 'int' },
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact',
})

/**
 * An account that costs nothing has one person with a CURP, until it is joined to a telephone or was seen at the counter: otherwise
 * whoever collects places would make a thousand of them.
 */
export function limitPassed(db: Db, contactId: number, people: readonly Newcomer[], now: Instant): 'free_account' | undefined {
  if (isProven(db, contactId)) return undefined
  const live = LIVE.get(db, { contact: contactId, now })?.n ?? 0
  return live + people.length > 1 || people.some(({ unverified }) => unverified) ? 'free_account' : undefined
}

/** Nor has it a place in a line, also not for an earlier hour than the one it has. */
export const lineBarred = (db: Db, contactId: number): 'free_account_waits' | undefined =>
  isProven(db, contactId) ? undefined : 'free_account_waits'
