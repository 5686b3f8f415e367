import type { Db, Tx } from '../../db/open.ts'
import type { StaffDeps } from '../admin/deps.ts'
import type { Worked } from '../admin/propose.ts'
import { personKey } from '../booking/people.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { openEntryOf } from './entries.ts'
import { notifyRemoved } from './notify.ts'
import { removeEntry } from './resting-offices.ts'
import { readEntry } from './wishes.ts'

/** Somebody as an identification says: the CURP, or without one the name and the birth date. */
export interface Identified {
  name: string
  birthDate: LocalDay
  curp?: string | undefined
}

/** A wish in which somebody waits; no name, because those were typed by whoever joined. */
export interface WaitsIn {
  wishId: number
  officeIds: readonly number[]
  /** Everybody in it, also the person. */
  people: number
  joinedAt: Instant
  /** The telephone that joined, as digits with country code; undefined when only a user id is known. */
  phone: string | undefined
  /** How many names cannot be those of their CURPs. */
  namesDiffer: number
  /** An earlier date for appointments that stand: those are left alone. */
  isSearch: boolean
}

type Deps = Pick<StaffDeps, 'vault' | 'citizens' | 'messaging'>

/** Where this person waits; undefined when nowhere. */
function waitsIn(db: Db, { vault, citizens }: Deps, person: Identified): (WaitsIn & { version: number }) | undefined {
  const open = openEntryOf(db, keyOf(vault, person))
  const wish = open ? readEntry(db, vault, open.id) : undefined
  if (!open || !wish) return undefined
  return {
    wishId: open.id,
    version: wish.version,
    officeIds: wish.officeIds,
    people: open.people,
    joinedAt: wish.joinedAt,
    phone: citizens.phoneOf(db, open.contactId),
    namesDiffer: wish.namesDiffer,
    isSearch: wish.movesGroup !== undefined,
  }
}

const keyOf = (vault: Vault, { name, birthDate, curp }: Identified): Uint8Array =>
  personKey(vault, { name, birthDate, ...(curp !== undefined && { curp }) })

/**
 * Takes the wish in which this person waits off the list and tells whoever joined it. Those who joined together leave together, as they
 * are offered places. Nobody inherits its place in line: otherwise places in line could be sold. For `proposeOrApply`.
 */
export function removeFromLine(tx: Tx, deps: Deps, person: Identified, now: Instant): Worked<WaitsIn, 'not_waiting'> {
  const found = waitsIn(tx, deps, person)
  if (!found) return { ok: false, why: 'not_waiting' }
  notifyRemoved(tx, deps.messaging, found.wishId, now)
  removeEntry(tx, found.wishId, now)
  return { ok: true, touched: [{ what: 'wish', id: found.wishId, version: found.version }], impact: found }
}
