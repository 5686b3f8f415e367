import type { Bindings, Db, Tx } from '../../db/open.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

// What somebody told of a wrong and did not send. It waits in their own chat and nowhere else: no case, no list, no copy that an
// office makes has it.

/** How long it waits. */
const KEPT_MS = 72 * HOUR
/** When it is asked about once more: the window for free text is still open then. */
const ASKED_AGAIN_MS = 3 * HOUR

/** Keeps the words until their author says yes or no, in the place of what was told before. */
export function keepTold(tx: Tx, vault: Vault, contactId: number, words: string, now: Instant): void {
  tx.client
    .query<unknown, Bindings>(
      `insert into told_reports (contact_id, words_sealed, told_at, ask_at, expires_at) values ($contact, $words, $now, $ask, $end)
       on conflict (contact_id) do update set words_sealed = $words, told_at = $now, ask_at = $ask, expires_at = $end`,
    )
    .run({ contact: contactId, words: vault.seal(words), now, ask: now + ASKED_AGAIN_MS, end: now + KEPT_MS })
}

/** What this contact told and did not send; undefined when there is nothing, or its time is over. */
export function toldBy(db: Db, vault: Vault, contactId: number, now: Instant): string | undefined {
  const row = db.client
    .query<{ words_sealed: Uint8Array }, [number, Instant]>(
      'select words_sealed from told_reports where contact_id = ? and expires_at > ?',
    )
    .get(contactId, now)
  return row ? vault.open(row.words_sealed) : undefined
}

/** Deletes what this contact told: it was sent, or is not to be sent. */
export const eraseTold = (tx: Tx, contactId: number): boolean =>
  tx.client.query<unknown, [number]>('delete from told_reports where contact_id = ?').run(contactId).changes > 0

/** When somebody is next asked once more. */
export const nextTold = (db: Db): Instant | undefined =>
  db.client.query<{ at: Instant | null }, []>('select min(ask_at) as at from told_reports where ask_at is not null').get()?.at ??
  undefined

/** Whom to ask once more now, at most `limit`. */
export const dueToAsk = (db: Db, now: Instant, limit: number): { contactId: number; toldAt: Instant }[] =>
  db.client
    .query<{ contactId: number; toldAt: Instant }, { now: Instant; limit: number }>(
      `select contact_id as contactId, told_at as toldAt from told_reports
       where ask_at is not null and ask_at <= +$now order by ask_at limit +$limit`,
    )
    .all({ now, limit })

/** Asks later, or, without a moment, never again. */
export function askTold(tx: Tx, contactId: number, at: Instant | undefined): void {
  tx.client.query<unknown, Bindings>('update told_reports set ask_at = $at where contact_id = $contact').run({
    at: at ?? null,
    contact: contactId,
  })
}

/** Deletes what nobody said yes to in its time, at most `limit`. Returns how many. */
export const forgetTold = (tx: Tx, now: Instant, limit: number): number =>
  tx.client
    .query<unknown, Bindings>(
      'delete from told_reports where contact_id in (select contact_id from told_reports where expires_at <= $now limit $limit)',
    )
    .run({ now, limit }).changes

/** Two contacts became one: what was told last stays. */
export function mergeTold(tx: Tx, into: number, from: number): void {
  tx.client
    .query<unknown, [number, number]>(
      `delete from told_reports where contact_id in (?1, ?2)
         and told_at < (select max(told_at) from told_reports where contact_id in (?1, ?2))`,
    )
    .run(into, from)
  tx.client
    .query<unknown, [number, number]>(
      `update told_reports set contact_id = ?1 where contact_id = ?2 and not exists (select 1 from told_reports where contact_id = ?1)`,
    )
    .run(into, from)
  eraseTold(tx, from)
}
