import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { STILL_LIVE } from './expiry.ts'
import { mayHaveMore, mayHoldAgainAt } from './limits.ts'
import { minorsRefused } from './minor-limits.ts'
import { findPerson } from './people.ts'
import { findProcedure } from './procedures.ts'
import type { AppointmentView, Held } from './types.ts'
import { liveOf } from './views.ts'
import { type KeyedMember, type SlotState, unfit } from './wishes.ts'

/** Why this contact may not hold these places, whatever is free; undefined when it may. */
export function refusalOf(
  tx: Tx,
  vault: Vault,
  contactId: number,
  slot: SlotState,
  members: KeyedMember[],
  now: Instant,
): Extract<Held, { ok: false }> | undefined {
  if (slot.closed) return { ok: false, why: 'closed' }
  if (now > slot.bookableUntil) return { ok: false, why: 'too_soon' }
  const why = unfit(tx, slot, members)
  if (why) return { ok: false, why }
  const mine = ownLive(tx, vault, contactId, members, now)
  if (mine) return { ok: false, why: 'own_live', mine }
  const unverified = members.filter((member) => !member.person.curp).length
  const keys = members.map((member) => member.key)
  if (!mayHaveMore(tx, contactId, { people: members.length, unverified, keys }, now)) return { ok: false, why: 'phone_limit' }
  const minors = members.filter((member) => findProcedure(tx, member.procedureId)?.audience === 'minor')
  const known = minors.flatMap((member) => findPerson(tx, member.key) ?? [])
  const tooMany = minorsRefused(tx, contactId, { count: minors.length, known }, now)
  if (tooMany) return { ok: false, why: tooMany }
  const until = mayHoldAgainAt(tx, contactId, now)
  return until === undefined ? undefined : { ok: false, why: 'lapses', until }
}

/** The live appointment that one of these people already has from this same phone. */
function ownLive(tx: Tx, vault: Vault, contactId: number, members: KeyedMember[], now: Instant): AppointmentView | undefined {
  const known = members.flatMap((member) => findPerson(tx, member.key) ?? [])
  if (known.length === 0) return undefined
  const live = tx.client
    .query<{ id: number }, { ids: string; contact: number; now: number }>(
      `select id from appointments where contact_id = +$contact and ${STILL_LIVE}
         and person_id in (select value from json_each(+$ids))`,
    )
    .get({ ids: JSON.stringify(known), contact: contactId, now })
  return live ? liveOf(tx, vault, contactId, now).find((view) => view.id === live.id) : undefined
}
