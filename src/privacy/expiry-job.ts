import { type FactName, readFact, writeFact } from '../../db/facts.ts'
import type { Tx } from '../../db/open.ts'
import { keepVisitsDays } from '../booking/expired-data.ts'
import { keepCaseWordsDays, keepComplaintsDays } from '../cases/expired-data.ts'
import { type Rule, rule } from '../catalogue/rules.ts'
import { CHUNK_ROWS, inChunks } from '../jobs/chunks.ts'
import type { JobRooms } from '../jobs/rooms.ts'
import { stepByStep } from '../messaging/steps.ts'
import { forgetQuiet } from './expired-contacts.ts'

/** A forgotten appointment may also forget its person. */
const APPOINTMENTS_A_STEP = CHUNK_ROWS / 2
/** A forgotten contact is a few rows: aliases, conversation, itself. Most that are looked at are not forgotten. */
const CONTACTS_A_STEP = CHUNK_ROWS / 5

/** Forgets people, visits, contacts and other personal data that nobody needs. Returns how many rows. */
export async function forget(rooms: Pick<JobRooms, 'writer' | 'personalData'>): Promise<number> {
  let done = 0
  for (const [name, step] of rooms.personalData.flatMap(({ expire = {} }) => Object.entries(expire))) {
    done += await inChunks(rooms, `forgetting.${name}`, (tx, now) => step(tx, now, APPOINTMENTS_A_STEP), APPOINTMENTS_A_STEP)
  }
  done += await forgetContacts(rooms)
  await rooms.writer.submit('forgetting.done', (tx) => {
    measureBy(tx, 'body_hours', rule(tx, 'body_hours')) // jobs/cleaning.ts has just forgotten by them.
    measureBy(tx, 'draft_days', rule(tx, 'draft_days'))
    measureBy(tx, 'keep_visits_days', keepVisitsDays(tx))
    measureBy(tx, 'keep_case_words_days', keepCaseWordsDays(tx))
    measureBy(tx, 'keep_complaints_days', keepComplaintsDays(tx))
  })
  return done
}

async function forgetContacts({ writer }: Pick<JobRooms, 'writer'>): Promise<number> {
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
