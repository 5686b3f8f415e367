import type { Tx } from '../../db/open.ts'
import { deleteUnreferenced } from '../../db/pointers.ts'
import { statement } from '../../db/statements.ts'
import { DAY, type Instant } from '../clock.ts'
import type { PersonalData } from '../messaging/deps.ts'

/**
 * Forgets contacts silent for `days` days that nothing needs: addresses, profile name and conversation, and the row when unreferenced.
 * Looks at the next `limit` contacts after number `after`, so that no step is long. `next`: where to go on; undefined at the end.
 */
export function forgetQuiet(
  tx: Tx,
  kept: readonly PersonalData[],
  asked: { days: number; after: number; limit: number },
  now: Instant,
): { next: number | undefined; forgotten: number } {
  const seen = FORGET_QUIET.all(tx, { before: now - asked.days * DAY, after: asked.after, limit: asked.limit })
  const isNeeded = (id: number) => kept.some((one) => one.needsContact?.(tx, id))
  const quiet = seen.filter((one) => one.quiet === 1 && !isNeeded(one.id)).map((one) => one.id)
  return { next: seen.length < asked.limit ? undefined : seen.at(-1)?.id, forgotten: forget(tx, kept, quiet) }
}

/** Silent since before `$before`, with no message under way. */
const QUIET = `max(c.last_inbound_at, c.created_at) < +$before
  and not exists (select 1 from outbox o where o.contact_id = c.id and o.body_sealed is not null
    and o.state in ('queued', 'sending', 'in_doubt', 'parked'))`

const FORGET_QUIET = statement(`select c.id, ${QUIET} as quiet from contacts c where c.id > +$after order by c.id limit +$limit`, {
  row: { id: 'int', quiet: 'int' },
  params: { after: 'int', before: 'int', limit: 'int' },
  uses: 'outbox_contact',
})

const FORGET = statement('delete from contact_aliases where contact_id in (select value from json_each(?)) returning contact_id', {
  row: { contact_id: 'int' },
  params: ['text'],
  uses: 'contact_aliases_of',
})

const FORGET_CONVERSATIONS = statement('delete from conversations where contact_id in (select value from json_each(?))', {
  params: ['text'],
})

const FORGET_CONTACTS = statement(
  'update contacts set profile_sealed = null where id in (select value from json_each(?)) and profile_sealed is not null',
  { params: ['text'] },
)

/** Returns how many of them had an address. */
function forget(tx: Tx, kept: readonly PersonalData[], quiet: number[]): number {
  if (quiet.length === 0) return 0
  const ids = JSON.stringify(quiet)
  for (const id of quiet) for (const one of kept) one.forgetContact?.(tx, id)
  FORGET_CONVERSATIONS.run(tx, ids)
  FORGET_CONTACTS.run(tx, ids)
  const named = FORGET.all(tx, ids)
  deleteUnreferenced(tx, 'contacts', quiet)
  return new Set(named.map((row) => row.contact_id)).size
}
