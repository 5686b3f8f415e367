import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { nameDiffers } from './curp-name.ts'
import { type Actor, record, recordWith, storyOf } from './events.ts'
import { STILL_LIVE } from './expiry.ts'
import type { BookingDeps } from './hooks.ts'
import { isNearly, plainText } from './names.ts'
import { forgetPeople } from './personal-data.ts'

/** What of a standing appointment was written wrong. */
export interface Correction {
  appointmentId: number
  /** As the clerk saw it. */
  version: number
  /** What it is called now. */
  nameBefore: string
  /** With which it was made; undefined: without one. */
  curp: string | undefined
  name?: string | undefined
  oldPassport?: string | undefined
  /** Whose it really is, as `rightfulPerson` found by the CURP. */
  personId?: number | undefined
  actor: Actor
}

const CORRECT = statement(
  `select group_id, person_id from appointments where id = +$id and version = +$version and ${STILL_LIVE}`,
  { row: { group_id: 'text', person_id: 'int' }, params: { id: 'int', version: 'int', now: 'int' } },
)

const UPDATE_APPOINTMENTS = statement(
  `update appointments set name_sealed = coalesce($name, name_sealed), old_passport_sealed = coalesce($passport, old_passport_sealed),
     person_id = coalesce($person, person_id), unverified = case when $person is null then unverified else 0 end,
     name_differs = coalesce($differs, name_differs), contested_by = case when $person is null then contested_by end,
     version = version + 1, updated_at = $now
   where id = +$id`,
  { params: { name: 'bytes?', passport: 'bytes?', person: 'int?', differs: 'int?', now: 'int', id: 'int' } },
)

/**
 * Corrects the name, the old passport's number or the CURP of a live appointment. `isSpelledAnew` and `rightfulPerson` have to be
 * asked before. `stale`: the appointment changed, or is no longer live.
 */
export function correct(tx: Tx, deps: BookingDeps, asked: Correction, now: Instant): 'corrected' | 'stale' {
  const { vault } = deps
  const { appointmentId, name, oldPassport, personId, actor } = asked
  const was = CORRECT.get(tx, { id: appointmentId, version: asked.version, now })
  if (!was) return 'stale'
  // The wall looks for this line.
  if (personId !== undefined) record(tx, appointmentId, 'curp_corrected', actor, now)
  UPDATE_APPOINTMENTS.run(tx, {
    name: name === undefined ? null : vault.seal(name),
    passport: oldPassport === undefined ? null : vault.seal(oldPassport),
    person: personId ?? null,
    differs: differs(asked),
    id: appointmentId,
    now,
  })
  const fields = [name !== undefined && nameField(tx, vault, asked), oldPassport !== undefined && 'old_passport'].filter(Boolean)
  if (fields.length > 0) recordWith(tx, vault, appointmentId, 'corrected', actor, now, fields.join(' '))
  if (personId !== undefined) {
    standAlone(tx, appointmentId, now)
    forgetPeople(tx, [was], now) // A CURP that nobody has an appointment with may be a stranger's.
    deps.hooks.groupChanged(tx, deps, { what: 'curp_corrected', groupId: was.group_id }, now)
  }
  return 'corrected'
}

const STAND_ALONE = statement(
  'update appointments set contested_by = null, version = version + 1, updated_at = ? where contested_by = ?',
  { params: ['int', 'int'], uses: 'appointments_contested' },
)

/** What gave way to this appointment has its CURP to itself again. */
function standAlone(tx: Tx, appointmentId: number, now: Instant): void {
  STAND_ALONE.run(tx, now, appointmentId)
}

/** A CURP comes from an identification that was seen, and the name with it. A name alone is compared again. */
function differs({ personId, name, curp }: Correction): number | null {
  if (personId !== undefined) return 0
  return name === undefined ? null : Number(nameDiffers({ name, ...(curp !== undefined && { curp }) }))
}

const FIRST = 'name='

/** The first correction keeps the name before it. It goes with the words of clerks (expired-data.ts, privacy/erase-visits.ts). */
const nameField = (db: Db, vault: Vault, { appointmentId, nameBefore }: Correction): string =>
  firstName(db, vault, appointmentId) === undefined ? FIRST + encodeURIComponent(nameBefore) : 'name'

/** The name under which an appointment was made; undefined when it was never corrected. */
export function firstName(db: Db, vault: Vault, appointmentId: number): string | undefined {
  const [first] = storyOf(db, vault, appointmentId, 'corrected').flatMap(({ detail }) =>
    (detail ?? '').split(' ').filter((field) => field.startsWith(FIRST)),
  )
  return first && decodeURIComponent(first.slice(FIRST.length))
}

/**
 * Whether one name is the other, spelled anew, in another order or with a name more. An appointment that could be renamed
 * freely could be sold: each word of the shorter one has to be found in the longer one, cut off or with at most two letters
 * changed.
 */
export function isSpelledAnew(was: string, becomes: string): boolean {
  const [shorter = [], longer = []] = [was, becomes]
    .map((name) => plainText(name).split(' ').filter(Boolean))
    .toSorted((a, b) => a.length - b.length)
  const left = [...longer]
  return shorter.every((word) => {
    const at = left.findIndex((other) => isNearly(word, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
