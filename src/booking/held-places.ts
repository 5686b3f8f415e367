import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import type { Actor } from './events.ts'
import { correctHold, heldBy } from './hold-correction.ts'
import { touch } from './staff-changes.ts'
import type { PersonDraft } from './types.ts'
import type { AppointmentDetail } from './views.ts'

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'hooks' | 'citizens'>

/** What the telephone with this number (digits with country code) holds just now. */
export function heldByPhone(tx: Tx, deps: Deps, phone: string, now: Instant): AppointmentDetail[] {
  const contactId = deps.citizens.findContact(tx, phone)
  return contactId === undefined ? [] : heldBy(tx, deps, contactId, now)
}

export interface PutRight {
  before: AppointmentDetail
  after: AppointmentDetail
}

export type PutRightRefusal = 'no_hold' | 'same' | 'twice' | 'live' | 'age'

/** Puts right for whom a held place is, by the identification that a clerk saw. For `proposeOrApply`. */
export function putHoldRight(
  tx: Tx,
  deps: Deps,
  held: AppointmentDetail,
  order: { person: PersonDraft & { curp: string }; actor: Actor },
  now: Instant,
): Worked<PutRight, PutRightRefusal> {
  const asked = { contactId: held.contactId ?? 0, appointmentId: held.id, ...order }
  const done = correctHold(tx, deps, asked, now)
  return done.ok ? { ok: true, touched: touch([held]), impact: { before: done.before, after: done.after } } : done
}

const HOLDS_PUT_RIGHT = statement(
  'select count(*) as n from appointments a where a.retold >= 4 and a.first_held_as is null and a.created_at >= ?',
  { row: { n: 'int' }, params: ['int'], uses: 'appointments_retold_by_office' },
)

/** For how many held places the office said who it is, from `since` on. */
export const holdsPutRight = (db: Db, since: Instant): number => HOLDS_PUT_RIGHT.get(db, since)?.n ?? 0
