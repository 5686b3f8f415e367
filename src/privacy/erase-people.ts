import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Actor } from '../admin/access.ts'
import type { ErasedPerson } from '../admin/data-subjects.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { curpIndex, findPerson, personKey } from '../booking/people.ts'
import { giveToNobody } from '../booking/person-change.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { plainText } from '../collation.ts'
import type { PersonalData } from '../messaging/deps.ts'
import type { Vault } from '../vault.ts'
import { eraseVisits, KEY_BYTES, unlink, visitsToErase } from './erase-visits.ts'

/**
 * For people without a CURP, by name and birth date. After a correction the hash is of the first name: then their visits that still have a
 * name are searched.
 */
export function keyOfName(db: Db, vault: Vault, typed: { name: string; birthDate: LocalDay }): Uint8Array {
  const key = personKey(vault, typed)
  return findPerson(db, key) === undefined ? (keyOfCorrected(db, vault, typed) ?? key) : key
}

const KEY_OF_CORRECTED = statement(
  `select p.key, a.name_sealed, p.birth_sealed from appointments a join people p on p.id = a.person_id
   where a.state in ('past', 'cancelled') and a.name_sealed is not null and a.unverified = 1`,
  { row: { key: 'bytes', name_sealed: 'bytes', birth_sealed: 'bytes?' }, uses: 'appointments_named' },
)

const keyOfCorrected = (db: Db, vault: Vault, typed: { name: string; birthDate: LocalDay }): Uint8Array | undefined =>
  KEY_OF_CORRECTED.all(db).find(
    (one) =>
      plainText(vault.open(one.name_sealed)) === plainText(typed.name) &&
      one.birth_sealed !== null &&
      vault.open(one.birth_sealed) === typed.birthDate,
  )?.key

export interface AboutPerson {
  /** Visits with a name or more. */
  visits: number
  /** Visits identified by the hash alone. */
  bareVisits: number
  /** Recent typings of the CURP, for the limit. */
  typed: number
}

const ABOUT_PERSON = statement(
  `select count(*) as n from appointments where folio_hash is not null and state in ('past', 'cancelled') and person_id = +?
   and office_id in (select o.id from offices o where o.agency_id = +?)`,
  { row: { n: 'int' }, params: ['int', 'int'], uses: 'appointments_person' },
)

const ABOUT_PERSON_CURPS_TYPED = statement('select count(*) as n from curps_typed where curp_index = +?', {
  row: { n: 'int' },
  params: ['bytes'],
  because: 'an erasure; what was typed is kept for a day or two',
})

/**
 * What an agency keeps, by the person's hash, and by the CURP if any. `ofNobody`: shared data count too. `lives`: something of theirs lives
 * there. Undefined: nothing leads to this person.
 */
export function aboutPerson(
  db: Db,
  vault: Vault,
  asked: { key: Uint8Array; curp: string | undefined; agencyId: number; ofNobody: boolean; lives: boolean },
): AboutPerson | undefined {
  const { key, curp, agencyId, ofNobody, lives } = asked
  const personId = findPerson(db, key)
  const visits = personId === undefined ? 0 : visitsToErase(db, personId, { ...EVERYTHING, agency: agencyId }).length
  const bareVisits = personId === undefined ? 0 : (ABOUT_PERSON.get(db, personId, agencyId)?.n ?? 0)
  const typed = curp === undefined || !ofNobody ? 0 : (ABOUT_PERSON_CURPS_TYPED.get(db, curpIndex(vault, curp))?.n ?? 0)
  const isKnown = personId !== undefined && (ofNobody || lives || visits + bareVisits > 0)
  if (!isKnown && typed === 0) return undefined
  return { visits, bareVisits: Math.max(0, bareVisits - visits), typed }
}

const EVERYTHING = { until: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER }

const ERASE_TYPED = statement('delete from curps_typed where curp_index = ?', {
  params: ['bytes'],
  because: 'an erasure; what was typed is kept for a day or two',
})

/** That telephone's daily limit forgets it too. */
export const eraseTyped = (tx: Tx, vault: Vault, curp: string): number => ERASE_TYPED.run(tx, curpIndex(vault, curp)).changes

/**
 * Erases the person from at most `limit` ended visits with that agency, and from ended waitlist entries. `done`: nothing is left;
 * `personId`: the row that no longer identifies anyone (undefined: none, or still needed by newer visits or another agency).
 */
export function erasePerson(
  tx: Tx,
  deps: Pick<BookingDeps, 'clock' | 'vault'> & { personalData: readonly PersonalData[] },
  asked: ErasedPerson & { limit: number; actor: Actor },
  now: Instant,
): { done: boolean; personId: number | undefined } {
  const { key, until, limit, actor, agencyId: agency } = asked
  const personId = findPerson(tx, key)
  for (const one of deps.personalData) one.erasePerson?.(tx, deps, asked)
  if (personId === undefined) return { done: true, personId: undefined }
  const visits = visitsToErase(tx, personId, { until, limit, agency })
  eraseVisits(tx, deps, visits, actor, now)
  const more = visits.length === limit
  const gone = findPerson(tx, key) === undefined || (!more && unlink(tx, deps.clock, personId, now))
  if (gone) return { done: true, personId }
  return { done: !more, personId: more ? undefined : setApart(tx, deps.clock, { personId, agency }, now) }
}

const BARE_AT_AGENCY = `from appointments a where a.person_id = +$person and a.office_id in (select o.id from offices o where o.agency_id = +$agency)`

const STILL_THEIRS = statement(
  `select 1 ${BARE_AT_AGENCY} and (a.name_sealed is not null or a.state in ('held', 'confirmed')) limit 1`,
  {
    params: { person: 'int', agency: 'int' },
    uses: 'appointments_person',
  },
)

const HAS_BARE = statement(`select 1 ${BARE_AT_AGENCY} limit 1`, {
  params: { person: 'int', agency: 'int' },
  uses: 'appointments_person',
})

const INSERT_NOBODY = statement('insert into people (key, created_at, updated_at) values ($key, $now, $now) returning id', {
  row: { id: 'int' },
  params: { key: 'bytes', now: 'int' },
  uses: 'appointments_person',
})

/**
 * Another agency still knows this person: this agency's erased data move to an anonymous row. Returns that row; undefined: there is
 * nothing, or the person has come to this agency again.
 */
function setApart(
  tx: Tx,
  clock: Pick<BookingDeps['clock'], 'random'>,
  { personId: person, agency }: { personId: number; agency: number },
  now: Instant,
): number | undefined {
  const asked = { person, agency }
  if (STILL_THEIRS.finds(tx, asked) || !HAS_BARE.finds(tx, asked)) return undefined
  const nobody = INSERT_NOBODY.get(tx, { key: clock.random(KEY_BYTES), now })?.id
  if (nobody === undefined) throw new Error('a row of people has a number')
  giveToNobody(tx, { nobody, ...asked })
  return nobody
}
