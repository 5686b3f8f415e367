import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { heldMayStandBeside } from '../booking/identity.ts'
import { curpIndex } from '../booking/people.ts'
import { dayOf, endOfDay } from '../catalogue/calendar.ts'
import { normaliseCurp } from '../catalogue/curp.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { addMessage, caseToTell, closeCase, openCase } from './cases.ts'
import { workingDayFrom } from './working-days.ts'

/**
 * A person says that somebody else used their CURP. A claim proves nothing: it freezes and reveals no appointment, and ends without proof.
 * Proof is an identification seen by a clerk; then the appointment is passed on or released. Where the appointment's name does not fit the
 * CURP and the claimant's does, both may have one, and the identification decides at the window (booking/identity.ts).
 */

const COUNTED_FOR_MS = 180 * DAY

type Claimed =
  /** mayBook: the claimant's hold may be confirmed now. */
  | { kind: 'open'; number: string; until: Instant; mayBook: boolean }
  /** Made from this same telephone. */
  | { kind: 'own' }
  /** The most claims of a telephone within 180 days. */
  | { kind: 'limit'; most: number }

const OPEN_CLAIM = statement(
  `select a.id, a.contact_id, a.person_id from people p join appointments a on a.person_id = p.id and a.live = 1
   where p.curp_index = +$curp order by a.contact_id is $contact desc, a.contested_by is null desc`,
  {
    row: { id: 'int', contact_id: 'int?', person_id: 'int' },
    params: { curp: 'bytes', contact: 'int' },
    uses: 'appointments_person people_curp',
    because: 'a person has few live appointments',
  },
)

const UPDATE_CASES = statement('update cases set appointment_id = ?, version = version + 1 where id = ?', {
  params: ['int?', 'int'],
})

const OPEN_CLAIM_CASES = statement('update cases set appointment_id = ? where id = ?', { params: ['int?', 'int'] })

const OPEN_CLAIM_UPDATE_CASES = statement('update cases set due_at = ? where id = ?', { params: ['int?', 'int'] })

/**
 * Opens a claim for a well-formed CURP, or finds the open one. The answer does not depend on an appointment, unless the claimant holds a
 * place under a fitting name and the appointment's does not fit.
 */
export function openClaim(tx: Tx, vault: Vault, asked: { contactId: number; curp: string }, now: Instant): Claimed {
  const { contactId } = asked
  const curp = normaliseCurp(asked.curp)
  const live = OPEN_CLAIM.get(tx, { curp: curpIndex(vault, curp), contact: contactId })
  if (live?.contact_id === contactId) return { kind: 'own' }
  const mayBook = live ? heldMayStandBeside(tx, contactId, live.person_id, now) : false
  const claims = claimsOf(tx, vault, contactId, now)
  const known = claims.find((one) => one.isOpen && one.curp === curp)
  if (known) {
    // The appointment may be younger than the claim.
    if (live) UPDATE_CASES.run(tx, live.id, known.id)
    const { number, dueAt } = caseToTell(tx, known.id)
    return { kind: 'open', number, until: dueAt, mayBook }
  }
  const most = rule(tx, 'claims_a_phone')
  const begun = claims.find(isBegun)?.id
  if (begun === undefined && claims.length >= most) return { kind: 'limit', most }
  const id = begun ?? openCase(tx, vault, { kind: 'claim', contactId, ...(live && { appointmentId: live.id }) }, now)
  if (begun !== undefined && live) OPEN_CLAIM_CASES.run(tx, live.id, id)
  addMessage(tx, vault, id, { author: 'citizen', form: 'curp', words: curp }, now)
  const until = lastMoment(tx, now)
  OPEN_CLAIM_UPDATE_CASES.run(tx, until, id)
  return { kind: 'open', number: caseToTell(tx, id).number, until, mayBook }
}

/** Before its CURP is known; `openClaim` adds it. */
export function beginClaim(
  tx: Tx,
  vault: Vault,
  contactId: number,
  now: Instant,
): { kind: 'open'; number: string } | { kind: 'limit'; most: number } {
  const claims = claimsOf(tx, vault, contactId, now)
  const known = claims.find(isBegun)
  if (known) return { kind: 'open', number: caseToTell(tx, known.id).number }
  const most = rule(tx, 'claims_a_phone')
  if (claims.length >= most) return { kind: 'limit', most }
  const id = openCase(tx, vault, { kind: 'claim', contactId }, now)
  OPEN_CLAIM_UPDATE_CASES.run(tx, lastMoment(tx, now), id)
  return { kind: 'open', number: caseToTell(tx, id).number }
}

export const begunClaim = (db: Db, vault: Vault, contactId: number, now: Instant): number | undefined =>
  claimsOf(db, vault, contactId, now).find(isBegun)?.id

const HAS_CLAIMED = statement(
  "select 1 from cases where contact_id = +$contact and appointment_id = +$appointment and kind = 'claim' and state <> 'closed'",
  { params: { contact: 'int', appointment: 'int' }, uses: 'cases_appointment' },
)

export const hasClaimed = (db: Db, contactId: number, appointmentId: number): boolean =>
  HAS_CLAIMED.finds(db, {
    contact: contactId,
    appointment: appointmentId,
  })

/** In the institution's zone: a working day, and all of it. */
function lastMoment(db: Db, now: Instant): Instant {
  const zone = institutionZone(db)
  return endOfDay(workingDayFrom(db, dayOf(now + rule(db, 'claim_proof_days') * DAY, zone)), zone)
}

const LET_CLAIMS_DIE = statement(
  "select id from cases where kind = 'claim' and state <> 'closed' and due_at <= +$now limit +$limit",
  { row: { id: 'int' }, params: { now: 'int', limit: 'int' }, uses: 'cases_not_closed' },
)

/** Unproven in time, at most `limit`. Returns how many. */
export function letClaimsDie(tx: Tx, now: Instant, limit: number): number {
  const rows = LET_CLAIMS_DIE.all(tx, { now, limit })
  for (const { id } of rows) closeCase(tx, id, 'no_proof', now)
  return rows.length
}

const RESOLVE_CLAIMS = statement(
  `select id from cases where kind = 'claim' and state <> 'closed' and appointment_id in (select value from json_each(?))`,
  { row: { id: 'int' }, params: ['text'], uses: 'cases_not_closed' },
)

/** An identification was seen. */
export function resolveClaims(tx: Tx, appointmentIds: readonly number[], now: Instant): void {
  const rows = RESOLVE_CLAIMS.all(tx, JSON.stringify(appointmentIds))
  for (const { id } of rows) closeCase(tx, id, 'resolved', now)
}

const isBegun = ({ isOpen, curp }: { isOpen: boolean; curp: string | undefined }): boolean => isOpen && curp === undefined

const CLAIMS_OF = statement(
  `select c.id, c.state <> 'closed' as open,
     (select words_sealed from case_messages m where m.case_id = c.id and m.form = 'curp' order by m.id limit 1) as words_sealed
   from cases c where c.contact_id = +? and c.kind = 'claim' and c.opened_at > ?`,
  { row: { id: 'int', open: 'int', words_sealed: 'bytes?' }, params: ['int', 'int'], uses: 'case_messages_of cases_contact' },
)

function claimsOf(
  db: Db,
  vault: Vault,
  contactId: number,
  now: Instant,
): { id: number; isOpen: boolean; curp: string | undefined }[] {
  return CLAIMS_OF.all(db, contactId, now - COUNTED_FOR_MS).map((row) => ({
    id: row.id,
    isOpen: row.open === 1,
    curp: row.words_sealed ? vault.open(row.words_sealed) : undefined,
  }))
}
