import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { noteOutsideTime } from '../../db/acting-time.ts'
import { type Db, write } from '../../db/open.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import type { Clock, Instant } from '../../src/clock.ts'
import type { Timeline } from '../../src/demo/lived/timeline.ts'
import { createLog } from '../../src/log.ts'
import { finishErasures } from '../../src/privacy/erasure-job.ts'
import { prepareDatabase } from '../../src/start/prepare.ts'
import type { Vault } from '../../src/vault.ts'
import { buildHouse } from '../../src/wiring.ts'
import { openCopy } from '../copied.ts'
import type { Deletions } from './deletions.ts'
import { type Erased, isFree, judgeErased, kindOf, reachOf } from './erased-law.ts'
import { ACCOUNT, ADMIN_TOKEN, CONFIG } from './setting.ts'
import { keptIn } from './traces.ts'

interface Deps {
  db: Db
  vault: Vault
  clock: Clock
  timeline: Timeline
  folder: string
  wrong(what: string): void
  count(what: string): void
}

/** Copies of the database as they were at these moments, put back at the end: what was deleted since comes back in none. */
export function keepCopies(deps: Deps, moments: number[]): { check(done: Deletions['done']): Promise<void> } {
  const copies: { at: Instant; bytes: Uint8Array }[] = []
  for (const after of moments)
    deps.timeline.after(after, () => void copies.push({ at: deps.clock.now(), bytes: deps.db.client.serialize() }))
  return {
    async check(done) {
      for (const { at, bytes } of copies) {
        const since = done.filter((one) => one.at > at)
        if (since.length > 0) await putBack(deps, bytes, since)
      }
    },
  }
}

/** A start on the copy, and the job's look. Who still lives in the copy has to be ended there first, by a person. */
async function putBack(deps: Deps, bytes: Uint8Array, since: Deletions['done']): Promise<void> {
  const { vault, clock, folder, wrong, count } = deps
  const db = openCopy(bytes)
  const log = createLog('error', () => undefined, clock.now)
  const config = { ...CONFIG, databasePath: join(folder, 'unused.db'), backupDir: folder }
  // Read before the start, which writes down that they are to be deleted again.
  const targets = since.flatMap((one) => inCopy(db, one))
  const underWay = underWayIn(db)
  prepareDatabase(db, config, vault, log, clock)
  // Meta's answers say that it is as late as the computer's clock says: nothing of then can still be undone.
  write(db, (tx) => void noteOutsideTime(tx, clock.now(), clock.now()))
  const house = houseOn(db, vault, clock, log)
  for (let flush = 0; flush < 5; flush++) house.writer.flush()
  const reaches = targets.map((erased) => ({
    erased,
    reach: reachOf(db, vault, erased),
    free: isFree(db, vault, erased, clock.now()),
  }))
  const may = new Set(
    [...reaches.map(({ reach }) => reach), ...underWay.map((one) => reachOf(db, vault, one))].flatMap((reach) => [...reach.may]),
  )
  const before = keptIn(db)
  // What is done in this copy is noted beside it alone: otherwise the next one would be put back after it, and not instead of it.
  const beside = mkdtempSync(join(folder, 'put-back-'))
  const settings = { backupDir: beside, listFolder: beside }
  const { writer, messaging } = house
  await finishErasures({ db, writer, clock, settings, messaging })
  for (const { erased, reach, free } of reaches) {
    if (!free) count('put back: still lives in the copy')
    // The list says a person. That a CURP was typed for which nobody stands goes by its age.
    else if (reach.known) {
      count('put back: deleted again')
      for (const problem of judgeErased(db, vault, before, { ...reach, may }, kindOf(erased)).slice(0, 3))
        wrong(`in a copy that was put back, after a deletion by ${Object.keys(erased).join()} ${problem}`)
    }
  }
  db.close()
}

/** Telephones whose deletion the copy itself had still to do: it is done there, whatever was decided later. */
const underWayIn = (db: Db): Erased[] =>
  db.client
    .query<{ contact: number }, []>(
      'select contact_id as contact from erasures where done_at is null and withdrawn_at is null and contact_id is not null',
    )
    .all()

/** The same ones in the copy: contacts by what they had for an address later. */
function inCopy(db: Db, { erased, hashes }: Deletions['done'][number]): Erased[] {
  if (!('contact' in erased)) return [{ ...erased, keys: hashes }]
  const found = hashes.flatMap((hash) =>
    db.client
      .query<{ contact: number }, [Uint8Array]>('select contact_id as contact from contact_aliases where hash = ?')
      .all(hash),
  )
  return [...new Set(found.map((row) => row.contact))].map((contact) => ({ contact }))
}

const houseOn = (db: Db, vault: Vault, clock: Clock, log: ReturnType<typeof createLog>) =>
  buildHouse(CONFIG, {
    ...{ db, vault, clock, log, accounts: { whatsapp: ACCOUNT }, adminToken: ADMIN_TOKEN },
    schedule: (flush) => queueMicrotask(flush),
    stopwatch: () => 0,
    crew: { free: () => 0, post: () => undefined },
    longReads: {
      checkInvariants: async () => [],
      comingCsv: async () => '',
      visitorsNamed: async () => [],
      learn: async (taught) => learn(taught),
    },
    status: (startedAt) => ({ startedAt }),
  })
