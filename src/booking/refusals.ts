import type { Db } from '../../db/open.ts'
import { ageOn } from '../catalogue/calendar.ts'
import { offeredAt } from '../catalogue/offices.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import { minorsRefused } from '../minors/limits.ts'
import type { SlotState } from '../schedule/slot-state.ts'
import type { Vault } from '../vault.ts'
import { STILL_LIVE } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'
import { mayHaveMore, mayHoldAgainAt } from './limits.ts'
import type { Held } from './outcomes.ts'
import { findPerson, type KeyedMember } from './people.ts'
import type { AppointmentView } from './types.ts'
import { liveOf } from './views.ts'

/** Why this contact may not hold these places, free or not; undefined when it may. `offerIds`: of which they come. */
export function refusalOf(
  db: Db,
  deps: BookingDeps,
  contactId: number,
  slot: SlotState,
  { members, offerIds }: { members: KeyedMember[]; offerIds: readonly number[] },
  now: Instant,
): Extract<Held, { ok: false }> | undefined {
  if (slot.closed) return { ok: false, why: 'closed' }
  if (now > slot.bookableUntil) return { ok: false, why: 'too_soon' }
  const why = unfit(db, slot, members)
  if (why) return { ok: false, why }
  const mine = ownLive(db, deps.vault, contactId, members, now)
  if (mine) return { ok: false, why: 'own_live', mine }
  const unverified = members.filter((member) => !member.person.curp).length
  const keys = members.map((member) => member.key)
  if (!mayHaveMore(db, deps, contactId, { people: members.length, unverified, keys, offerIds }, now))
    return { ok: false, why: 'phone_limit' }
  const minors = members.filter((member) => findProcedure(db, member.procedureId)?.audience === 'minor')
  const known = minors.flatMap((member) => findPerson(db, member.key) ?? [])
  const tooMany = minorsRefused(db, contactId, { count: minors.length, known }, now)
  if (tooMany) return { ok: false, why: tooMany }
  const until = mayHoldAgainAt(db, contactId, now)
  return until === undefined ? undefined : { ok: false, why: 'lapses', until }
}

/** Why this contact may not have these appointments too: the limits of a phone, then those of minors. Undefined when it may. */
export function overLimit(
  db: Db,
  deps: Pick<BookingDeps, 'hooks'>,
  contactId: number,
  rows: readonly { person_id: number; procedure_id: string; unverified: number; offer_id?: number | null }[],
  now: Instant,
): 'phone_limit' | 'minors_live' | 'minors_year' | undefined {
  const personIds = rows.map((row) => row.person_id)
  const offerIds = rows.flatMap((row) => row.offer_id ?? [])
  const unverified = rows.filter((row) => row.unverified === 1).length
  if (!mayHaveMore(db, deps, contactId, { people: rows.length, unverified, personIds, offerIds }, now)) return 'phone_limit'
  const minors = rows.filter((row) => findProcedure(db, row.procedure_id)?.audience === 'minor')
  return minorsRefused(db, contactId, { count: minors.length, known: minors.map((row) => row.person_id) }, now)
}

/** The live appointment that one of these people has from this same phone. */
function ownLive(db: Db, vault: Vault, contactId: number, members: KeyedMember[], now: Instant): AppointmentView | undefined {
  const known = members.flatMap((member) => findPerson(db, member.key) ?? [])
  if (known.length === 0) return undefined
  const live = db.client
    .query<{ id: number }, { ids: string; contact: number; now: number }>(
      `select id from appointments where contact_id = +$contact and ${STILL_LIVE}
         and person_id in (select value from json_each(+$ids))`,
    )
    .get({ ids: JSON.stringify(known), contact: contactId, now })
  return live ? liveOf(db, vault, contactId, now).find((view) => view.id === live.id) : undefined
}

type Unfit = Extract<Held, { ok: false }>['why'] & ('not_offered' | 'age' | 'own_live')

/**
 * Why these people cannot have these procedures in that slot: the office does not do one of them, somebody has not the age on
 * the day of the visit, or somebody is named twice (`own_live`). Undefined when all is well.
 */
export function unfit(db: Db, slot: SlotState, members: KeyedMember[]): Unfit | undefined {
  const offered = offeredAt(
    db,
    slot.offer.officeId,
    members.map((member) => member.procedureId),
  )
  for (const { person, procedureId } of members) {
    const procedure = offered.find((one) => one.id === procedureId)
    if (!slot.officeOpen || !procedure) return 'not_offered'
    const age = ageOn(person.birthDate, slot.offer.day)
    if (age < procedure.minAge || age > (procedure.maxAge ?? age)) return 'age'
  }
  const keys = members.map((member) => Buffer.from(member.key).toString('hex'))
  return new Set(keys).size < keys.length ? 'own_live' : undefined
}
