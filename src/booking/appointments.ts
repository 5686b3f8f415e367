import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { pricesOn } from '../catalogue/fees.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { findSlot } from '../schedule/availability.ts'
import { record } from './events.ts'
import { HOLD_RUNS, stillRuns } from './expiry.ts'
import { newFolio, type SealedFolio, sealFolio } from './folio.ts'
import { freeHeld, type HeldRow, heldRows, isClosed } from './holds.ts'
import type { BookingDeps } from './hooks.ts'
import { giveWay, mayGiveWay } from './identity.ts'
import { overLimit } from './limits.ts'
import type { Confirmed } from './outcomes.ts'
import { endVisitsOf } from './past-visits.ts'
import { rivalOf, visitAtThatTime } from './rivals.ts'
import type { Choice } from './types.ts'
import { groupOf } from './views.ts'

/**
 * Confirms this contact's hold, with one choice for each member in order. Only here an appointment from another phone is revealed
 * (`elsewhere`); the hold then goes on. An appointment with that CURP and a name that does not fit gives way where this contact claimed the
 * CURP (`hasClaimed`; identity.ts). After `expired` and `closed` the hold is gone.
 */
export function confirm(tx: Tx, deps: BookingDeps, contactId: number, choices: Choice[], now: Instant): Confirmed {
  const rows = heldRows(tx, contactId)
  const [first] = rows
  if (!first) return { ok: false, why: ranOutLast(tx, contactId) ? 'expired' : 'no_hold' }
  const slot = findSlot(tx, first.slot_id)
  const gone = !stillRuns(first, now) ? 'expired' : isClosed(tx, rows) ? 'closed' : undefined
  if (gone || !slot) {
    for (const row of rows) freeHeld(tx, deps.clock, row, 'cooling', 'clock', now)
    return { ok: false, why: gone ?? 'closed' }
  }
  const people = rows.map((row) => row.person_id)
  endVisitsOf(tx, deps, people, contactId, now)
  const blocked = rows.flatMap((row) => {
    const rival = rivalOf(tx, { personId: row.person_id, procedureId: row.procedure_id }, now)
    const isClaimed = rival !== undefined && deps.hooks.hasClaimed(tx, contactId, rival.id)
    return rival ? [{ row, rival, yields: isClaimed && mayGiveWay(tx, rival, row, now) }] : []
  })
  const members = blocked.filter((one) => !one.yields).map((one) => one.row.member)
  if (members.length > 0) return { ok: false, why: 'elsewhere', members }
  const yielding = blocked.map((one) => one.rival.id)
  const [busy] = takenTimes(tx, rows, now).filter((one) => !yielding.includes(one.rival.id))
  if (busy) return busy.rival.contact_id === contactId ? { ok: false, why: 'same_time' } : elsewhereFor(busy.row)
  const tooMany = overLimit(tx, deps, contactId, rows, now)
  if (tooMany) return { ok: false, ...tooMany }

  for (const { row, rival } of blocked) giveWay(tx, deps, rival, row.id, now)
  const folio = newFolio(tx, deps)
  const sealed = sealFolio(deps.vault, folio)
  for (const [at, row] of rows.entries()) {
    const choice = choices[at]
    confirmRow(tx, row, { ...sealed, choice, price: priceOf(tx, deps, row, choice, slot.day) }, now)
  }
  deps.hooks.groupChanged(tx, deps, { what: 'booked', groupId: first.group_id }, now)
  return { ok: true, folio, appointments: groupOf(tx, deps.vault, first.group_id) }
}

const elsewhereFor = ({ member }: HeldRow): Confirmed => ({ ok: false, why: 'elsewhere', members: [member] })

/** Members with another appointment at that time. */
const takenTimes = (db: Db, rows: HeldRow[], now: Instant) =>
  rows.flatMap((row) => {
    const rival = visitAtThatTime(
      db,
      { personId: row.person_id, slotId: row.slot_id, slotCount: row.slot_count, groupId: row.group_id },
      now,
    )
    return rival ? [{ row, rival }] : []
  })

const CONFIRM_ROW = statement(
  `update appointments set state = 'confirmed', live = 1, held_until = null, folio_hash = $folioHash, folio_sealed = $folioSealed, years = $years, half_fee = $half,
     price = $price, confirmed_at = $now, updated_at = $now, version = version + 1
   where id = +$id and version = +$version and ${HOLD_RUNS}`,
  {
    params: {
      folioHash: 'text?',
      folioSealed: 'bytes?',
      years: 'int?',
      half: 'int',
      price: 'int?',
      now: 'int',
      id: 'int',
      version: 'int',
    },
  },
)

function confirmRow(
  tx: Tx,
  row: HeldRow,
  { folioHash, folioSealed, choice, price }: SealedFolio & { choice: Choice | undefined; price: number | null },
  now: Instant,
): void {
  const { changes } = CONFIRM_ROW.run(tx, {
    folioHash,
    folioSealed,
    years: choice?.years ?? null,
    half: choice?.halfFee ? 1 : 0,
    price,
    now,
    id: row.id,
    version: row.version,
  })
  if (changes !== 1) throw new Error('a hold changed while it was confirmed')
  record(tx, row.id, 'confirmed', 'citizen', now)
}

const PRICE_OF = statement('select birth_sealed from people where id = ?', { row: { birth_sealed: 'bytes?' }, params: ['int'] })

/** On the day of the visit; null when the procedure is free or no validity was chosen. */
function priceOf(tx: Tx, deps: BookingDeps, row: HeldRow, choice: Choice | undefined, day: LocalDay): number | null {
  const birth = PRICE_OF.get(tx, row.person_id)
  if (!birth?.birth_sealed || choice?.years === undefined) return null
  return priceFor(tx, row.procedure_id, deps.vault.open(birth.birth_sealed), day, choice)
}

/** In whole units of the currency; null when it is free or not offered at that age. */
export function priceFor(
  db: Db,
  procedureId: string,
  birthDate: LocalDay | undefined,
  day: LocalDay,
  choice: Choice,
): number | null {
  const { quotes } = pricesOn(db, findProcedure(db, procedureId)?.feeTable, birthDate, day)
  const quote = quotes.find((one) => one.years === choice.years)
  return (choice.halfFee ? quote?.half : quote?.full) ?? null
}

const RAN_OUT_LAST = statement('select state from appointments where contact_id = +? order by id desc limit 1', {
  row: { state: 'text' },
  params: ['int'],
  uses: 'appointments_contact',
  because: 'a contact has few appointments',
})

function ranOutLast(db: Db, contactId: number): boolean {
  const last = RAN_OUT_LAST.get(db, contactId)
  return last?.state === 'expired'
}
