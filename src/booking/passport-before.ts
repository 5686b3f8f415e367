import type { Db } from '../../db/open.ts'
import type { Vault } from '../vault.ts'
import { findPerson, personKey } from './people.ts'
import type { PersonDraft } from './types.ts'

/**
 * The number of the previous passport that this contact last wrote for this person, whatever became of that booking. Undefined
 * when there is none, or once it was deleted after the day of the visit (expired-data.ts).
 */
export function passportBefore(db: Db, vault: Vault, contactId: number, person: PersonDraft): string | undefined {
  const personId = findPerson(db, personKey(vault, person))
  if (personId === undefined) return undefined
  const found = db.client
    .query<{ sealed: Uint8Array }, { person: number; contact: number }>(
      `select old_passport_sealed as sealed from appointments
       where person_id = +$person and contact_id = +$contact and old_passport_sealed is not null order by id desc limit 1`,
    )
    .get({ person: personId, contact: contactId })
  return found ? vault.open(found.sealed) : undefined
}
