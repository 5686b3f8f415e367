import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { cancel } from './cancellation.ts'
import { record } from './events.ts'
import { STILL_LIVE, stillRuns } from './expiry.ts'
import { stampNow } from './groups.ts'
import { type HeldRow, heldRows } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { inTheWay, mostLive, type Rival, rivalOf, type Wanted } from './rivals.ts'
import { type AppointmentDetail, appointmentsById } from './views.ts'

/**
 * Ownership of a CURP. Knowing one is enough to make an appointment with it, and a person has one at a time. Where that name does not fit
 * (curp-name.ts), a claimant with a fitting name gets an appointment beside it. Both stand until an identification is seen; then the other
 * one ends. A claim takes nothing away: a mother who wrote a pet name keeps her hour, and identifies the child at the window.
 */

const MAY_GIVE_WAY = statement(
  `select 1 from appointments where person_id = +$person and contested_by is not null and ${STILL_LIVE}`,
  { params: { person: 'int', now: 'int' }, uses: 'appointments_person' },
)

/** Its name does not fit the CURP, and the hold's does. Once for a person: at most two appointments with one CURP. */
export const mayGiveWay = (
  db: Db,
  rival: Rival,
  held: Pick<HeldRow, 'person_id' | 'unverified' | 'name_differs'>,
  now: Instant,
): boolean =>
  rival.name_differs === 1 &&
  held.name_differs === 0 &&
  held.unverified === 0 &&
  !MAY_GIVE_WAY.finds(db, {
    person: held.person_id,
    now,
  })

/** Whether this contact's hold may be confirmed beside the person's appointment. */
export function heldMayStandBeside(db: Db, contactId: number, personId: number, now: Instant): boolean {
  const held = heldRows(db, contactId).find((row) => row.person_id === personId && stillRuns(row, now))
  const rival = held && rivalOf(db, { personId, procedureId: held.procedure_id }, now)
  return rival !== undefined && held !== undefined && mayGiveWay(db, rival, held, now)
}

const GIVE_WAY = statement(
  `update appointments set contested_by = $to, version = version + 1, updated_at = $now
   where id = +$id and version = +$version and contested_by is null and state = 'confirmed'`,
  { params: { to: 'int?', now: 'int', id: 'int', version: 'int' } },
)

/** It keeps place and folio, and blocks no one any more. */
export function giveWay(tx: Tx, deps: BookingDeps, rival: Rival, to: number, now: Instant): void {
  const { changes } = GIVE_WAY.run(tx, { to, id: rival.id, version: rival.version, now })
  if (changes !== 1) throw new Error('an appointment changed while it gave way')
  record(tx, rival.id, 'gave_way', 'clock', now)
  deps.hooks.groupChanged(tx, deps, { what: 'gave_way', groupId: rival.group_id }, now)
}

const LIVE_WITH_CURP = statement(
  `select id, exclusive_group as exclusiveGroup, most_live as mostLive, name_differs, contested_by from appointments
   where person_id = +$person and ${STILL_LIVE}`,
  {
    row: { id: 'int', exclusiveGroup: 'text?', mostLive: 'int', name_differs: 'int', contested_by: 'int?' },
    params: { person: 'int', now: 'int' },
    uses: 'appointments_person',
  },
)

/**
 * Live appointments of this person that leave no room for one more of this procedure. `ids`: of them, those that end for one whose
 * identification was seen; `doubtful`: one gave way, or has a name that does not fit.
 */
export function liveWithCurp(db: Db, { personId, procedureId }: Wanted, now: Instant): { ids: number[]; doubtful: boolean } {
  const rows = inTheWay(db, LIVE_WITH_CURP.all(db, { person: personId, now }), procedureId)
  const isDoubted = (row: (typeof rows)[number]) => row.name_differs === 1 || row.contested_by !== null
  const [doubted, certain] = [rows.filter(isDoubted), rows.filter((row) => !isDoubted(row))]
  const others = mostLive(db, procedureId) - 1
  return {
    ids: [...doubted, ...certain.slice(others)].map((row) => row.id),
    doubtful: doubted.length > 0,
  }
}

/** The CURP's owner showed an identification. Returns them as they were. */
export function letRivalsGo(
  tx: Tx,
  deps: BookingDeps,
  ids: readonly number[],
  { actor, reason }: { actor: Actor; reason: string },
  now: Instant,
): AppointmentDetail[] {
  const found = appointmentsById(tx, deps.vault, [...ids])
  for (const { groupId, member } of found) {
    const stamp = stampNow(tx, groupId, now)
    if (!cancel(tx, deps, { groupId, stamp, members: [member], actor, reason }, now).ok)
      throw new Error('an appointment changed while it was let go')
  }
  return found
}

const IDENTIFY = statement(
  `select person_id, procedure_id from appointments where id = +$id and version = +$version and ${STILL_LIVE}`,
  {
    row: { person_id: 'int', procedure_id: 'text' },
    params: { id: 'int', version: 'int', now: 'int' },
  },
)

const UPDATE_APPOINTMENTS = statement(
  `update appointments set name_differs = 0, contested_by = null, version = version + 1, updated_at = $now where id = +$id`,
  { params: { now: 'int', id: 'int' } },
)

/**
 * A clerk saw the identification: doubts are settled, and other appointments with the CURP end. Returns those, as they were; `stale`: the
 * appointment changed, or is no longer live.
 */
export function identify(
  tx: Tx,
  deps: BookingDeps,
  asked: { appointmentId: number; version: number; actor: Actor; reason: string },
  now: Instant,
): AppointmentDetail[] | 'stale' {
  const { appointmentId, version } = asked
  const row = IDENTIFY.get(tx, { id: appointmentId, version, now })
  if (!row) return 'stale'
  const { ids } = liveWithCurp(tx, { personId: row.person_id, procedureId: row.procedure_id }, now)
  const others = letRivalsGo(
    tx,
    deps,
    ids.filter((id) => id !== appointmentId),
    asked,
    now,
  )
  UPDATE_APPOINTMENTS.run(tx, { id: appointmentId, now })
  record(tx, appointmentId, 'identified', asked.actor, now)
  return others
}

/** Several people with names that do not fit have an appointment or wait from it. */
export interface DoubtfulPhone {
  contactId: number
  people: number
  /** Of the appointments; entries of the waiting list have none. */
  folios: string[]
}

/** One slip is common; two from one telephone are worth a look. */
const SEVERAL = 2

const DOUBTFUL_PHONES = statement(
  `select contact_id, sum(people) as people, json_group_array(hex(folio)) filter (where folio is not null) as folios
   from (
     select contact_id, 1 as people, folio_sealed as folio from appointments
       where name_differs = 1 and contact_id is not null and ${STILL_LIVE} and office_id in (
         select o.id from offices o where o.agency_id = +$agency)
     union all
     select w.contact_id, w.names_differ, null from wait_wishes w where w.live = 1 and w.moves_group is null and w.names_differ > 0 and +w.contact_id is not null
       and exists (select 1 from wait_lines l join offices f on f.id = l.office_id where l.wish_id = w.id and f.agency_id = +$agency))
   group by contact_id having sum(people) >= +$several order by people desc, contact_id limit +$limit`,
  {
    row: { contact_id: 'int', people: 'int', folios: 'text' },
    params: { now: 'int', several: 'int', limit: 'int', agency: 'int' },
    uses: 'appointments_name_differs wait_wishes_expire',
    because: 'appointments whose name differs are few, and an administrator asks',
  },
)

/** At an agency's offices, at most `limit`, most people first. */
export const doubtfulPhones = (
  db: Db,
  vault: Vault,
  { agencyId: agency, limit }: { agencyId: number; limit: number },
  now: Instant,
): DoubtfulPhone[] =>
  DOUBTFUL_PHONES.all(db, { now, several: SEVERAL, limit, agency }).map((row) => ({
    contactId: row.contact_id,
    people: row.people,
    folios: opened(vault, row.folios),
  }))

/** Members of a group have one folio, each sealed separately. */
const opened = (vault: Vault, folios: string): string[] => [
  ...new Set((JSON.parse(folios) as string[]).map((sealed) => vault.open(Buffer.from(sealed, 'hex')))),
]
