import { type ErasedLine, latestOfEach } from '../../db/erased-list.ts'
import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Whose } from '../admin/data-subjects.ts'
import type { Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { askErasure, isBeingErased, markErased } from './erasures.ts'
import { somebodyWrote } from './free-words.ts'

/**
 * For a restored copy: repeats each erasure that the copy lacks (the list beside the copies, db/erased-list.ts), of older data only.
 * Returns how many; a job does them.
 */
export function eraseAgain(tx: Tx, kept: readonly PersonalData[], lines: ErasedLine[], now: Instant): number {
  let asked = 0
  for (const line of latestOfEach(lines).filter((one) => !isKnown(tx, one))) {
    const { kind, hash, agency: agencyId } = line
    markErased(tx, { kind, hashes: [hash], agencyId }, line.at)
    const whose = IS_AGENCY.finds(tx, agencyId) ? whoIs(tx, kept, line) : undefined
    if (whose === undefined || isBeingErased(tx, whose, agencyId)) continue
    askErasure(tx, { whose, agencyId, requestId: undefined, waits: false, until: line.at, actor: 'clock' }, now)
    asked++
  }
  return asked
}

/** An older copy has nothing of a newer agency. */
const IS_AGENCY = statement('select 1 from agencies where id = ?', { params: ['int'] })

const IS_KNOWN = statement('select 1 from erased_marks where hash = ? and agency_id = ? and at >= ?', {
  params: ['bytes', 'int', 'int'],
})

const isKnown = (db: Db, { hash, agency, at }: ErasedLine): boolean => IS_KNOWN.finds(db, hash, agency, at)

const WHO_IS = statement('select contact_id from contact_aliases where hash = ?', { row: { contact_id: 'int' }, params: ['bytes'] })

function whoIs(db: Db, kept: readonly PersonalData[], { kind, hash }: ErasedLine): Whose | undefined {
  if (kind === 'contact') {
    const alias = WHO_IS.get(db, hash)
    return alias ? { kind, contactId: alias.contact_id } : undefined
  }
  // A CURP within a sentence is sealed, so whose it is shows only when carried out.
  const isKnown = kept.some((one) => one.knowsPerson?.(db, hash)) || somebodyWrote(db, kept)
  return isKnown ? { kind, key: hash } : undefined
}
