import { distance } from 'fastest-levenshtein'
import type { Bindings, Db, Tx } from '../../../db/open.ts'
import type { Instant } from '../../clock.ts'
import type { Vault } from '../../vault.ts'
import { type Actor, record } from '../events.ts'
import { STILL_LIVE } from '../expiry.ts'
import { plainText } from '../names.ts'

/** What of a standing appointment was written wrong. */
export interface Correction {
  appointmentId: number
  /** As the clerk saw it. */
  version: number
  /** What it is called now. */
  nameBefore: string
  name?: string | undefined
  oldPassport?: string | undefined
  actor: Actor
}

/**
 * Corrects the name or the old passport's number of a live appointment. The person stays: whoever has a CURP keeps it, and
 * `isSpelledAnew` has to be asked before. `stale`: the appointment changed, or is no longer live.
 */
export function correct(tx: Tx, { vault }: { vault: Vault }, asked: Correction, now: Instant): 'corrected' | 'stale' {
  const { changes } = tx.client
    .query<unknown, Bindings>(
      `update appointments set name_sealed = coalesce($name, name_sealed), old_passport_sealed = coalesce($passport, old_passport_sealed),
         version = version + 1, updated_at = $now
       where id = +$id and version = +$version and ${STILL_LIVE}`,
    )
    .run({
      name: asked.name === undefined ? null : vault.seal(asked.name),
      passport: asked.oldPassport === undefined ? null : vault.seal(asked.oldPassport),
      id: asked.appointmentId,
      version: asked.version,
      now,
    })
  if (changes !== 1) return 'stale'
  const fields = [asked.name !== undefined && nameField(tx, vault, asked), asked.oldPassport !== undefined && 'old_passport']
  record(tx, asked.appointmentId, 'corrected', asked.actor, now, fields.filter(Boolean).join(' '))
  return 'corrected'
}

const FIRST = 'name='

/** The first correction keeps the name before it, sealed. It goes with the words of clerks (forgetting.ts, erasing/visits.ts). */
const nameField = (db: Db, vault: Vault, { appointmentId, nameBefore }: Correction): string =>
  firstName(db, vault, appointmentId) === undefined ? FIRST + Buffer.from(vault.seal(nameBefore)).toString('base64') : 'name'

/** The name under which an appointment was made; undefined when it was never corrected. */
export function firstName(db: Db, vault: Vault, appointmentId: number): string | undefined {
  const [, sealed] =
    db.client
      .query<{ detail: string }, [number, string]>(
        "select detail from appointment_events where appointment_id = ? and what = 'corrected' and detail glob ? order by id limit 1",
      )
      .get(appointmentId, `${FIRST}*`)
      ?.detail.match(/=(\S+)/) ?? []
  return sealed === undefined ? undefined : vault.open(Buffer.from(sealed, 'base64'))
}

/** Letters that may differ in a word that is still the same one: "Hernandes", "Hernández". */
const SLIPS = 2

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

/** In a short word fewer letters may differ: Ana is not Eva. */
const isNearly = (word: string, other: string): boolean =>
  distance(word, other) <= Math.min(SLIPS, Math.floor(word.length / 3)) ||
  (Math.min(word.length, other.length) >= 3 && (word.startsWith(other) || other.startsWith(word)))
