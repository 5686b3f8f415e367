import { dirname } from 'node:path'
import { addToErasedList, erasedMarks } from '../../db/erased-list.ts'
import { statement } from '../../db/statements.ts'
import { forEach, type Job, type JobDeps } from '../jobs/job.ts'
import { ERASED_LIST_HEADING } from '../texts/start.ts'
import { goOnErasing } from './carry-out.ts'
import { openErasures } from './erasures.ts'

/**
 * Continues granted erasures: very many rows, a last message to arrive first, or a restored copy. Then lists them beside the database and
 * the copies.
 */
export const erasing: Job = {
  name: 'erasing',
  pattern: '*/10 * * * * *', // A manager waits for it, and a look without work is one read of an empty index.
  look: finishErasures,
}

type Deps = Pick<JobDeps, 'db' | 'writer' | 'clock' | 'settings' | 'messaging'>

export async function finishErasures(deps: Deps): Promise<void> {
  await forEach([goOn, note], (work) => work(deps))
}

async function goOn({ db, writer, messaging }: Deps): Promise<void> {
  await forEach(openErasures(db), async ({ id }) => {
    while (await writer.submit('erasing.step', (tx, now) => goOnErasing(tx, messaging, id, now))) {}
  })
}

const NOTE = statement('update erased_marks set listed_at = ? where hash = ? and agency_id = ? and at = ?', {
  params: ['int?', 'bytes', 'int', 'int'],
})

/** The disk of the copies may be away: retried at each look, with an alert. */
async function note({ db, writer, clock, settings }: Deps): Promise<void> {
  const marks = erasedMarks(db, 'unlisted')
  if (marks.length === 0) return
  const folders = [...(db.path === ':memory:' ? [] : [dirname(db.path)]), settings.backupDir]
  for (const folder of folders) addToErasedList(folder, ERASED_LIST_HEADING, marks, clock.now())
  await writer.submit('erasing.noted', (tx, now) => {
    for (const { hash, agency, at } of marks) NOTE.run(tx, now, hash, agency, at)
  })
}
