import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { touch } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import { findSlot } from '../schedule/availability.ts'
import { readSlotState } from '../schedule/slots.ts'
import { endVisitsOf, hasLive } from './appointments.ts'
import { record } from './events.ts'
import { stillRuns } from './expiry.ts'
import { freeHeld, type HeldRow, heldRows, seat } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { unfit } from './limits.ts'
import { RETOLD, retoldFor } from './name-correction.ts'
import type { Lineage } from './own-places.ts'
import { findPerson, withKeys } from './people.ts'
import type { Member, PersonDraft } from './types.ts'
import { type AppointmentDetail, appointmentsById, groupOf } from './views.ts'

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
  `select count(*) as n from appointments a where a.retold >= 4 and a.first_held_as is null and a.created_at >= ?
   and a.office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'appointments_retold_by_office' },
)

/** For how many held places an agency's offices said who it is, from `since` on. */
export const holdsPutRight = (db: Db, agencyId: number, since: Instant): number => HOLDS_PUT_RIGHT.get(db, since, agencyId)?.n ?? 0

/** Whose held place is put right, and who it really is, as on the identification that a clerk saw. */
export interface HoldCorrection {
  contactId: number
  appointmentId: number
  person: PersonDraft & { curp: string }
  actor: Actor
}

export type HoldCorrected =
  | { ok: true; before: AppointmentDetail; after: AppointmentDetail }
  /**
   * no_hold: nothing is held (any more); same: it is held for this person; twice: it was put right before; live: the person has an
   * appointment, or is in this hold already; age: the procedure is not for that age.
   */
  | { ok: false; why: 'no_hold' | 'same' | 'twice' | 'live' | 'age' }

/** What this contact holds just now, opened, with the number of each row. */
const heldBy = (tx: Tx, { vault }: Pick<BookingDeps, 'vault'>, contactId: number, now: Instant): AppointmentDetail[] =>
  appointmentsById(
    tx,
    vault,
    heldRows(tx, contactId)
      .filter((row) => stillRuns(row, now))
      .map((row) => row.id),
  )

/**
 * Puts right for whom a place is held, when the telephone alone may not (name-correction.ts). Hour and end of the hold stay, and what
 * it came of. Once a place, and the telephone changes nothing about that person any more: otherwise a clerk could be talked into
 * passing a place on from one to the next.
 */
function correctHold(tx: Tx, deps: BookingDeps, asked: HoldCorrection, now: Instant): HoldCorrected {
  const rows = heldRows(tx, asked.contactId).filter((row) => stillRuns(row, now))
  const before = heldBy(tx, deps, asked.contactId, now)
  const was = before.find((one) => one.id === asked.appointmentId)
  const wrong = rows.find((row) => row.id === asked.appointmentId)
  const state = wrong && readSlotState(tx, wrong.slot_id)
  if (!was || !wrong || !state || state.closed) return { ok: false, why: 'no_hold' }
  const members = withKeys(
    deps.vault,
    rows.map(
      (row): Member =>
        row.id === wrong.id ? { ...asMember(was), person: asked.person } : asMember(before.find((one) => one.id === row.id) ?? was),
    ),
  )
  const why = refuse(tx, deps, wrong, members, state, now)
  if (why) return { ok: false, why }
  const lineages = rows.map((row, at): Lineage => {
    const { offer_id: offerId, person_id: personId } = row
    if (row.id === wrong.id) return { firstHeldAs: null, retold: RETOLD.byOffice, offerId, personId }
    const member = members[at]
    const retold = (member && retoldFor(tx, deps.vault, row, { ...member, known: findPerson(tx, member.key) })) ?? row.retold
    return { firstHeldAs: row.first_held_as ?? row.id, retold, offerId, personId }
  })
  for (const row of rows) freeHeld(tx, deps.clock, row, 'at_once', asked.actor, now)
  const { minorCase, attendant } = was
  const wish = { slotId: wrong.slot_id, members, ...(minorCase && { minorCase }), ...(attendant && { attendant }) }
  const groupId = seat(
    tx,
    deps,
    { contactId: asked.contactId, wish, members },
    {
      seats: rows.flatMap((row) => findSlot(tx, row.slot_id) ?? []),
      visitEndsAt: state.visitEndsAt,
      until: wrong.held_until,
      renewals: wrong.renewals,
      reason: null,
      lineages,
      offerId: undefined,
    },
    now,
  )
  const after = groupOf(tx, deps.vault, groupId).find((one) => one.member === wrong.member)
  if (!after) throw new Error('a hold was not kept while it was put right')
  record(tx, after.id, 'hold_corrected', asked.actor, now)
  return { ok: true, before: was, after }
}

function refuse(
  tx: Tx,
  deps: BookingDeps,
  wrong: HeldRow,
  members: ReturnType<typeof withKeys<Member>>,
  state: NonNullable<ReturnType<typeof readSlotState>>,
  now: Instant,
): Extract<HoldCorrected, { ok: false }>['why'] | undefined {
  const person = members[wrong.member]
  const known = person && findPerson(tx, person.key)
  if (known === wrong.person_id) return 'same'
  if (wrong.retold & RETOLD.byOffice) return 'twice'
  const why = unfit(tx, state, members)
  if (why) return why === 'own_live' ? 'live' : 'age'
  if (known === undefined) return undefined
  endVisitsOf(tx, deps, [known], undefined, now)
  return hasLive(tx, { personId: known, procedureId: wrong.procedure_id }, now) ? 'live' : undefined
}

const asMember = ({ name, birthDate, curp, procedureId, oldPassport, answers }: AppointmentDetail): Member => ({
  person: { name, birthDate, ...(curp && { curp }) },
  procedureId,
  ...(oldPassport && { oldPassport }),
  answers,
})
