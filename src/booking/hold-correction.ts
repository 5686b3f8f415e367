import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { touch, type Worked } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import { stillRuns } from './expiry.ts'
import { heldRows } from './holds.ts'
import { changePerson, type PersonChange, type PersonRefusal } from './person-change.ts'
import { type AppointmentDetail, appointmentsById } from './views.ts'

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>

/** By digits with country code. */
export function heldByPhone(db: Db, deps: Deps, phone: string, now: Instant): AppointmentDetail[] {
  const contactId = deps.citizens.findContact(db, phone)
  const rows = contactId === undefined ? [] : heldRows(db, contactId).filter((row) => stillRuns(row, now))
  return appointmentsById(
    db,
    deps.vault,
    rows.map((row) => row.id),
  )
}

export interface PutRight {
  before: AppointmentDetail
  after: AppointmentDetail
}

/**
 * Corrects a hold's person where the telephone alone may not (name-correction.ts); from then on the telephone cannot change that person.
 * For `proposeOrApply`.
 */
export function putHoldRight(tx: Tx, deps: Deps, asked: PersonChange, now: Instant): Worked<PutRight, PersonRefusal | 'same'> {
  const { before, person } = asked
  if (before.curp === person.curp && before.name === person.name) return { ok: false, why: 'same' }
  const done = changePerson(tx, deps, asked, now)
  return done.ok ? { ok: true, touched: touch([before]), impact: { before, after: done.after } } : done
}

const HOLDS_PUT_RIGHT = statement(
  `select count(*) as n from appointments a where a.retold >= 4 and a.first_held_as is null and a.created_at >= ?
   and a.office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'appointments_retold_by_office' },
)

/** Holds corrected by an agency's offices, from `since` on. */
export const holdsPutRight = (db: Db, agencyId: number, since: Instant): number => HOLDS_PUT_RIGHT.get(db, since, agencyId)?.n ?? 0
