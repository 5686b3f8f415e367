import { type ErasedLine, latestOfEach } from '../../db/erased-list.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
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

const IS_KNOWN = statement('select 1 from erased_marks where hash = ? and at >= ?', { params: ['bytes', 'int'] })

const isKnown = (db: Db, { hash, at }: ErasedLine): boolean => IS_KNOWN.finds(db, hash, at)

const WHO_IS = statement('select contact_id from contact_aliases where hash = ?', { row: { contact_id: 'int' }, params: ['bytes'] })

const WHO_IS_WAIT_PEOPLE = statement('select 1 from wait_people where person_key = ? limit 1', {
  params: ['bytes'],
  because: 'after a copy was put back, once for each mark',
})

function whoIs(db: Db, { kind, hash }: ErasedLine): Erasure['whose'] | undefined {
  if (kind === 'contact') {
    const alias = WHO_IS.get(db, hash)
    return alias ? { kind, contactId: alias.contact_id } : undefined
  }
  // Whose CURP a claim or a sentence says is sealed, so whether it is this person's is seen when it is carried out.
  const waits = () => WHO_IS_WAIT_PEOPLE.finds(db, hash)
  return findPerson(db, hash) !== undefined || waits() || somebodyWrote(db) ? { kind, key: hash } : undefined
}
