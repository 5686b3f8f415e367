import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf, endOfDay, startOfDay } from '../catalogue/calendar.ts'
import { findOffice } from '../catalogue/offices.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** Planning early buys nothing: the age counts from so many days before the first day that is asked for. */
export const agesFrom = (db: Db, day: LocalDay | undefined, zone: string): Instant =>
  day === undefined ? 0 : startOfDay(addDays(day, -rule(db, 'line_age_days')), zone)

/** Six bytes: a whole number that JavaScript and SQLite know exactly. */
const LOT_BYTES = 6

/** Of these people and that day: leaving and joining again draws no other. */
function lotOf(vault: Vault, keys: readonly string[], day: LocalDay): number {
  const hash = vault.index('lot', `${day} ${keys.join(' ')}`)
  return hash.slice(0, LOT_BYTES).reduce((number, byte) => number * 256 + byte, 0)
}

interface AgeRow {
  joinedAt: Instant
  hasRested: number
  fromDay: LocalDay | null
  countsFrom: Instant
}

const READ_AGE = statement(
  'select joined_at as joinedAt, has_rested as hasRested, from_day as fromDay, counts_from as countsFrom from wait_wishes where id = ?',
  { row: row<AgeRow>({ joinedAt: 'int', hasRested: 'int', fromDay: 'text?', countsFrom: 'int' }), params: ['int'] },
)

const KEYS = statement('select hex(person_key) as key from wait_people where wish_id = +? order by key', {
  row: { key: 'text' },
  params: ['int'],
  because: 'a wish has few people',
})

const NOTE_AGE = statement(
  'insert into wait_ages (wish_id, counts_from, lot, at) select w.id, $countsFrom, $lot, w.updated_at from wait_wishes w where w.id = $wish',
  { params: { countsFrom: 'int', lot: 'int', wish: 'int' } },
)

/** It opens somewhere, or counts from another moment: without this a wall refuses the change (db/walls.sql). */
const noteAge = (tx: Tx, wish: number, age: { countsFrom: Instant; lot: number }): void => void NOTE_AGE.run(tx, { wish, ...age })

const SET_AGE = statement('update wait_wishes set counts_from = ?, lot = ? where id = ?', { params: ['int', 'int', 'int'] })

/**
 * An entry that rested before stands behind all who joined on its day. Those that were there before their age counts are ordered
 * among themselves by a keyed hash.
 */
export function setAge(tx: Tx, vault: Vault, wishId: number, officeIds: readonly number[]): void {
  const wish = READ_AGE.get(tx, wishId)
  if (!wish) return
  const zone = findOffice(tx, officeIds[0] ?? 0)?.zone ?? 'UTC'
  const { joinedAt, fromDay } = wish
  const arrived = wish.hasRested === 1 ? endOfDay(dayOf(joinedAt, zone), zone) - 1 : joinedAt
  const counted = agesFrom(tx, fromDay ?? undefined, zone)
  const isEarly = fromDay !== null && counted > arrived
  const keys = isEarly ? KEYS.all(tx, wishId).map(({ key }) => key) : []
  const age = { countsFrom: isEarly ? counted : arrived, lot: isEarly ? lotOf(vault, keys, fromDay) : 0 }
  noteAge(tx, wishId, age)
  SET_AGE.run(tx, age.countsFrom, age.lot, wishId)
}
