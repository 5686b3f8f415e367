import { actingTime } from '../../db/acting-time.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import { record } from './events.ts'
import { VISIT_IS_DUE } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'

const VISITS_OVER_OF_PERSON = statement(
  `select id, version from appointments where person_id = +$person and live = 1 and ${VISIT_IS_DUE}`,
  {
    row: { id: 'int', version: 'int' },
    params: { person: 'int', now: 'int' },
    uses: 'appointments_person',
  },
)

const VISITS_OVER_OF_CONTACT = statement(
  `select id, version from appointments where contact_id = +$contact and live = 1 and ${VISIT_IS_DUE}`,
  { row: { id: 'int', version: 'int' }, params: { contact: 'int', now: 'int' }, uses: 'appointments_contact' },
)

/** So that they block nothing, even before the job runs. */
export function endVisitsOf(tx: Tx, deps: BookingDeps, personIds: number[], contactId: number | undefined, now: Instant): void {
  // One ended for its person is no longer found for its contact.
  for (const person of new Set(personIds))
    for (const row of VISITS_OVER_OF_PERSON.all(tx, { person, now })) makePast(tx, deps, row, now)
  if (contactId === undefined) return
  for (const row of VISITS_OVER_OF_CONTACT.all(tx, { contact: contactId, now })) makePast(tx, deps, row, now)
}

const MAKE_PAST = statement(
  `update appointments set state = 'past', live = 0, version = version + 1, updated_at = $now
   where id = +$id and version = +$version and ${VISIT_IS_DUE} returning group_id`,
  { row: { group_id: 'text' }, params: { now: 'int', id: 'int', version: 'int' } },
)

/** It no longer blocks its person, and keeps its place. */
export function makePast(tx: Tx, deps: BookingDeps, row: { id: number; version: number }, now: Instant): boolean {
  const over = MAKE_PAST.get(tx, { ...row, now: actingTime(tx, now) }) // A clerk's step knows only this computer's clock, and this is for ever.
  if (!over) return false
  record(tx, row.id, 'past', 'clock', now)
  deps.hooks.groupChanged(tx, deps, { what: 'past', groupId: over.group_id }, now)
  return true
}
