import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { slotsOf } from '../schedule/slots.ts'
import type { Vault } from '../vault.ts'
import type { HeldRow } from './holds.ts'
import { type HeldFor, retoldFor } from './name-correction.ts'
import { findPerson, type KeyedMember } from './people.ts'

/** The origin of a member's place that was the same person's before. */
export interface Lineage {
  /** The row with which it was first held for this person. */
  firstHeldAs: number | null
  /** The person's corrections since (`RETOLD`). */
  retold: number
  offerId: number | null
  /** As the row before told it. */
  personId: number
}

/** Released by this contact lately, and still cooling. */
interface CoolingOwn extends HeldFor {
  cooling: number
  slot_id: number
  offer_id: number | null
}

/** A member, and what its row takes over. */
interface Match<Row> {
  row: Row
  retold: number
}

/** What a contact already has of some hours, for the same people only. */
export interface OwnPlaces {
  /** Places of this slot for the members beyond the free ones. At most; see `claimFor`. */
  countIn(slotId: number): number
  /** If the running hold were for anyone: tells a full hour from one held for another person. */
  heldIn(slotId: number): number
  heldOf(member: number): Match<HeldRow> | undefined
  coolingOf(member: number, slotId: number): Match<CoolingOwn> | undefined
  /** The offer from which that place, held or cooling, came. */
  offerOf(member: number, slotId: number): number | undefined
  rowsIn(slotId: number): HeldRow[]
  /** Without the members' rows. */
  ofOthers(): HeldRow[]
}

/** Reads each slot once. `earlier`: the contact's running hold. */
export function ownPlacesOf(
  db: Db,
  vault: Vault,
  asked: { contactId: number; members: readonly KeyedMember[]; earlier: readonly HeldRow[] },
  now: Instant,
): OwnPlaces {
  const { earlier, members, contactId } = asked
  const held = matchesOf(db, vault, earlier, members)
  const sitting = earlier.map((row) => ({ row, slots: slotsOf(db, row) }))
  const rowsIn = (slotId: number) => sitting.flatMap(({ row, slots }) => (slots.includes(slotId) ? [row] : []))
  const cooling = once((slotId) => matchesOf(db, vault, placesToTakeBack(db, contactId, slotId, now), members))
  return {
    countIn: (slotId) => Math.min(rowsIn(slotId).length, held.size) + cooling(slotId).size,
    heldIn: (slotId) => rowsIn(slotId).length,
    heldOf: (member) => held.get(member),
    coolingOf: (member, slotId) => cooling(slotId).get(member),
    offerOf: (member, slotId) => (held.get(member) ?? cooling(slotId).get(member))?.row.offer_id ?? undefined,
    rowsIn,
    ofOthers: () => earlier.filter((row) => ![...held.values()].some((match) => match.row === row)),
  }
}

function once<T>(read: (slotId: number) => T): (slotId: number) => T {
  const known = new Map<number, T>()
  return (slotId) => {
    const found = known.get(slotId) ?? read(slotId)
    known.set(slotId, found)
    return found
  }
}

/** One row a member; unchanged people first. */
function matchesOf<Row extends HeldFor>(
  db: Db,
  vault: Vault,
  rows: readonly Row[],
  members: readonly KeyedMember[],
): Map<number, Match<Row>> {
  const matches = new Map<number, Match<Row>>()
  if (rows.length === 0) return matches
  const fitting = members.flatMap(({ person, key }, at) => {
    const known = findPerson(db, key)
    return rows.flatMap((row) => {
      const retold = retoldFor(db, vault, row, { person, known })
      return retold === undefined ? [] : [{ at, row, retold, isAnew: known !== row.person_id }]
    })
  })
  for (const { at, row, retold } of fitting.toSorted((a, b) => Number(a.isAnew) - Number(b.isAnew))) {
    if (!matches.has(at) && ![...matches.values()].some((one) => one.row === row)) matches.set(at, { row, retold })
  }
  return matches
}

const PLACES_TO_TAKE_BACK = statement(
  `select c.id as cooling, c.slot_id, a.id, a.person_id, a.first_held_as, a.retold, a.offer_id
   from cooling_places c join appointments a on a.id = c.appointment_id
   where c.slot_id = +$slot and c.freed_by = +$contact and c.freed_at > +$since and a.state in ('expired', 'released')`,
  {
    row: row<CoolingOwn>({
      cooling: 'int',
      slot_id: 'int',
      id: 'int',
      person_id: 'int',
      first_held_as: 'int?',
      retold: 'int',
      offer_id: 'int?',
    }),
    params: { slot: 'int', contact: 'int', since: 'int' },
    uses: 'cooling_slot',
  },
)

/** For the people for whom the contact held them. */
function placesToTakeBack(db: Db, contactId: number, slotId: number, now: Instant): CoolingOwn[] {
  return PLACES_TO_TAKE_BACK.all(db, { slot: slotId, contact: contactId, since: now - rule(db, 'take_back_minutes') * MINUTE })
}

export interface KeptSeat {
  row: HeldRow
  slotId: number
}

export interface Claim {
  kept: KeptSeat[]
  reopened: { id: number }[]
  /** At least one of them was free for no one else. */
  takenBack: boolean
  /** For each member; undefined: a place that is free for all. */
  lineages: (Lineage | undefined)[]
}

/**
 * Own places first, hour by hour: a place of the running hold goes to its people (who may change seats), a cooling one to its person.
 * `freeIn`: places that are free for all. Undefined when somebody would take another person's place. `visits`: each member's slots.
 */
export function claimFor(
  visits: readonly (readonly { slotId: number }[])[],
  own: OwnPlaces,
  freeIn: (slotId: number) => number,
): Claim | undefined {
  const claim: Claim = { kept: [], reopened: [], takenBack: false, lineages: visits.map(() => undefined) }
  const taken = visits.flatMap((visit, member) => visit.map(({ slotId }) => ({ slotId, member })))
  for (const [slotId, inIt] of Map.groupBy(taken, (one) => one.slotId)) {
    const sitting = inIt.map((one) => one.member)
    const rows = own.rowsIn(slotId)
    const open = [...rows]
    // Members with their own row go first, so that no relative takes it.
    const inOrder = sitting.toSorted((a, b) => Number(isOwnIn(own, b, rows)) - Number(isOwnIn(own, a, rows)))
    let others = 0
    let fromFree = 0
    for (const member of inOrder) {
      const held = own.heldOf(member)
      const row = held && (takeOut(open, (one) => one === held.row) ?? takeOut(open, (one) => !isWanted(own, one, sitting)))
      const cooling = row ? undefined : own.coolingOf(member, slotId)
      if (row) claim.kept.push({ row, slotId })
      else others++
      if (cooling) claim.reopened.push({ id: cooling.row.cooling })
      else if (!row) fromFree++
      const match = row ? held : cooling
      if (match) claim.lineages[member] ??= lineageOf(match)
    }
    if (fromFree > freeIn(slotId)) return undefined
    claim.takenBack ||= others > freeIn(slotId)
  }
  return claim
}

const isOwnIn = (own: OwnPlaces, member: number, rows: HeldRow[]): boolean => {
  const row = own.heldOf(member)?.row
  return row !== undefined && rows.includes(row)
}

const isWanted = (own: OwnPlaces, row: HeldRow, sitting: number[]): boolean =>
  sitting.some((member) => own.heldOf(member)?.row === row)

function takeOut<T>(from: T[], wanted: (one: T) => boolean): T | undefined {
  const at = from.findIndex(wanted)
  return at < 0 ? undefined : from.splice(at, 1)[0]
}

const lineageOf = ({ row, retold }: Match<HeldFor & { offer_id: number | null }>): Lineage => ({
  firstHeldAs: row.first_held_as ?? row.id,
  retold,
  offerId: row.offer_id,
  personId: row.person_id,
})
