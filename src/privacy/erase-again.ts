import { exists } from '../../db/ask.ts'
import { type ErasedLine, latestOfEach } from '../../db/erased-list.ts'
import type { Db, Tx } from '../../db/open.ts'
import { findPerson } from '../booking/people.ts'
import type { Instant } from '../clock.ts'
import { askErasure, type Erasure, isBeingErased, markErased } from './erasures.ts'
import { somebodyWrote } from './free-words.ts'

/**
 * For a database that was put back from a copy: asks anew for each deletion of which the copy knows nothing (the list beside the
 * copies, db/erased-list.ts). Only what is older than the deletion is erased: whoever came again since keeps what is new.
 * Returns how many deletions are to be done again; a job does them.
 */
export function eraseAgain(tx: Tx, lines: ErasedLine[], now: Instant): number {
  let asked = 0
  for (const line of latestOfEach(lines).filter((one) => !isKnown(tx, one))) {
    markErased(tx, line.kind, [line.hash], line.at)
    const whose = whoIs(tx, line)
    if (whose === undefined || isBeingErased(tx, whose)) continue
    askErasure(tx, { whose, caseId: undefined, waits: false, until: line.at, actor: 'clock' }, now)
    asked++
  }
  return asked
}

const isKnown = (db: Db, { hash, at }: ErasedLine): boolean =>
  exists(db, 'select 1 from erased_marks where hash = ? and at >= ?', hash, at)

function whoIs(db: Db, { kind, hash }: ErasedLine): Erasure['whose'] | undefined {
  if (kind === 'contact') {
    const alias = db.client
      .query<{ contact_id: number }, [Uint8Array]>('select contact_id from contact_aliases where hash = ?')
      .get(hash)
    return alias ? { kind, contactId: alias.contact_id } : undefined
  }
  // Whose CURP a claim or a sentence says is sealed, so whether it is this person's is seen when it is carried out.
  const waits = () => exists(db, 'select 1 from wait_people where person_key = ? limit 1', hash)
  return findPerson(db, hash) !== undefined || waits() || somebodyWrote(db) ? { kind, key: hash } : undefined
}
