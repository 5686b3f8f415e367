import { type FactName, readFact, writeFact } from '../../db/facts.ts'
import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { keepVisitsDays } from '../booking/expired-data.ts'
import { keepCaseWordsDays, keepComplaintsDays } from '../cases/expired-data.ts'
import { type Rule, rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import { CHUNK_ROWS, inChunks } from '../jobs/chunks.ts'
import type { JobDeps } from '../jobs/deps.ts'
import { stepByStep } from '../messaging/steps.ts'

/** A forgotten appointment may also forget its person. */
const APPOINTMENTS_A_STEP = CHUNK_ROWS / 2
/** A forgotten contact is a few rows: aliases, conversation, itself. Most that are looked at are not forgotten. */
const CONTACTS_A_STEP = CHUNK_ROWS / 5

/** Forgets people, visits, contacts and other personal data that nobody needs. Returns how many rows. */
export async function forget(deps: Pick<JobDeps, 'writer' | 'personalData'>): Promise<number> {
  let done = 0
  for (const [name, step] of deps.personalData.flatMap(({ expire = {} }) => Object.entries(expire))) {
    done += await inChunks(deps, `forgetting.${name}`, (tx, now) => step(tx, now, APPOINTMENTS_A_STEP), APPOINTMENTS_A_STEP)
  }
  done += await forgetContacts(deps)
  await deps.writer.submit('forgetting.done', (tx) => {
    measureBy(tx, 'body_hours', rule(tx, 'body_hours')) // jobs/cleaning.ts has just forgotten by them.
    measureBy(tx, 'draft_days', rule(tx, 'draft_days'))
    measureBy(tx, 'keep_visits_days', keepVisitsDays(tx))
    measureBy(tx, 'keep_case_words_days', keepCaseWordsDays(tx))
    measureBy(tx, 'keep_complaints_days', keepComplaintsDays(tx))
  })
  return done
}

async function forgetContacts({ writer }: Pick<JobDeps, 'writer'>): Promise<number> {
  const steps = await stepByStep(0, (after) =>
    writer.submit('forgetting.contacts', (tx, now) => {
      // A contact with an unfinished conversation is not forgotten, however short the rule.
      const days = Math.max(keepVisitsDays(tx), rule(tx, 'draft_days'))
      return forgetQuiet(tx, { days, after, limit: CONTACTS_A_STEP }, now)
    }),
  )
  return steps.reduce((sum, { forgotten }) => sum + forgotten, 0)
}

/** The views measure by the rule that was last carried out: a shorter one raises no alarm before it could be. */
function measureBy(tx: Tx, name: Extract<Rule, FactName>, value: number): void {
  if (readFact(tx, name) !== String(value)) writeFact(tx, name, String(value))
}

/** A contact that has been silent since before `$before`, has no appointment to come and gets no message any more. */
const QUIET = `max(c.last_inbound_at, c.created_at) < +$before
  and not exists (select 1 from appointments a where a.contact_id = c.id and (a.live = 1 or a.state = 'held'))
  and not exists (select 1 from wait_wishes w where w.contact_id = c.id and w.live = 1)
  and not exists (select 1 from permissions p where p.answered_by = c.id)
  and not exists (select 1 from cases k where k.contact_id = c.id and k.state <> 'closed')
  and not exists (select 1 from outbox o where o.contact_id = c.id and o.body_sealed is not null
    and o.state in ('queued', 'sending', 'in_doubt', 'parked'))`

/** Nothing points at the contact's row any more. */
const UNREFERENCED = ['appointments', 'wait_wishes', 'inbox', 'outbox', 'curps_typed']
  .map((table) => `not exists (select 1 from ${table} r where r.contact_id = c.id)`)
  .join(' and ')

const FORGET_QUIET = statement(`select c.id, ${QUIET} as quiet from contacts c where c.id > +$after order by c.id limit +$limit`, {
  row: { id: 'int', quiet: 'int' },
  params: { after: 'int', before: 'int', limit: 'int' },
  uses: 'appointments_contact cases_contact outbox_contact permissions_answered wait_wishes_contact',
})

/**
 * Forgets contacts that have been silent for `days` days: their telephone, user id, profile name and conversation, and their
 * row when nothing points at it any more. Looks at the next `limit` contacts after number `after`, so that no step is long.
 * `next`: where to go on; undefined at the end.
 */
export function forgetQuiet(
  tx: Tx,
  asked: { days: number; after: number; limit: number },
  now: Instant,
): { next: number | undefined; forgotten: number } {
  const seen = FORGET_QUIET.all(tx, { before: now - asked.days * DAY, after: asked.after, limit: asked.limit })
  const quiet = seen.filter((one) => one.quiet === 1).map((one) => one.id)
  const forgotten = quiet.length > 0 ? empty(tx, JSON.stringify(quiet)) : 0
  return { next: seen.length < asked.limit ? undefined : seen.at(-1)?.id, forgotten }
}

const EMPTY = statement('delete from contact_aliases where contact_id in (select value from json_each(?)) returning contact_id', {
  row: { contact_id: 'int' },
  params: ['text'],
  uses: 'contact_aliases_of',
})

function empty(tx: Tx, quiet: string): number {
  const run = (sql: string) => tx.client.query<unknown, [string]>(sql).run(quiet).changes
  run('delete from conversations where contact_id in (select value from json_each(?))')
  run('update contacts set profile_sealed = null where id in (select value from json_each(?)) and profile_sealed is not null')
  const named = EMPTY.all(tx, quiet)
  // The words in its cases are deleted. The cases stay, without a contact. A complaint keeps its words for its own time.
  run(`delete from case_messages where case_id in
         (select id from cases where kind <> 'complaint' and contact_id in (select value from json_each(?)))`)
  run(`update cases set contact_id = null, version = version + 1,
         bare_at = iif(kind = 'complaint', bare_at, coalesce(bare_at, closed_at))
       where contact_id in (select value from json_each(?))`)
  run('delete from told_reports where contact_id in (select value from json_each(?))')
  run(`delete from contacts as c where id in (select value from json_each(?)) and ${UNREFERENCED}`)
  return new Set(named.map((row) => row.contact_id)).size
}
