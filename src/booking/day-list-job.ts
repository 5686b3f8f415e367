import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clearAlert, raiseAlert } from '../../db/alerts.ts'
import { noteReading, type Reading } from '../../db/reads.ts'
import { dayOf, wallClock } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { activeOffices } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { forEach, isDone, type Job, type JobDeps, once } from '../jobs/job.ts'

/** 6:00 on the office's clock: before it opens. */
const FROM_MINUTE = 6 * 60
const LIST = /^lista-(\d{4}-\d\d-\d\d)-[a-z0-9-]+\.(csv|html)$/

/** Saves who comes today, for each office, as files that open without this program. */
export const dayLists: Job = {
  name: 'day-lists',
  pattern: '*/5 * * * *',
  async look(deps) {
    const due = officesDue(deps)
    await forEach(due, ({ officeId, day }) => once(deps, listKey(officeId, day), () => save(deps, officeId, day)))
    deleteOld(deps)
  },
}

/** The folder of the day's lists, beside the database: a disk with copies may lie in a drawer, and these hold names. */
export const listFolder = (databasePath: string): string => join(dirname(databasePath), 'listas')

const listKey = (officeId: number, day: LocalDay) => `day_list:${officeId}:${day}`

/** By the computer's own clock: a list too many does no harm, and without a network it is the only one. */
function officesDue({ db, clock, machine = clock }: JobDeps): { officeId: number; day: LocalDay }[] {
  const now = machine.now()
  return activeOffices(db)
    .map(({ id, zone }) => ({ officeId: id, ...wallClock(now, zone) }))
    .filter(({ officeId, day, minute }) => minute >= FROM_MINUTE && !isDone(db, listKey(officeId, day)))
}

async function save({ reader, writer, settings }: JobDeps, officeId: number, day: LocalDay): Promise<string> {
  try {
    const saved = await reader.ask('dayList', { officeId, day, folder: settings.listFolder })
    await writer.submit('day_list.saved', (tx, now) => {
      clearAlert(tx, 'day_list_failed')
      if (saved.lines > 0) noteReading(tx, savedBy(officeId, day, saved.lines), now)
    })
    return saved.files.length > 0 ? 'saved' : 'closed'
  } catch (error) {
    await writer.submit('day_list.failed', (tx, now) => raiseAlert(tx, 'day_list_failed', now, String(officeId)))
    throw error
  }
}

/** Nobody asked for it, and whoever opens the folder reads names: the log-book says that they lie there. */
const savedBy = (officeId: number, day: LocalDay, people: number): Reading => ({
  onDay: day,
  keyId: null,
  byClock: true,
  operation: 'lista_del_dia',
  form: 'file',
  outcome: 'shown',
  code: undefined,
  officeId,
  day,
  named: true,
  people,
  isTry: false,
  list: { asked: 'lista_del_dia', isNextPage: false },
})

/** The lists hold names: each is kept for its own day, which is over when it is over in the westernmost office too. */
function deleteOld({ db, clock, settings }: JobDeps): void {
  const now = clock.now()
  const folder = settings.listFolder
  const today = [institutionZone(db), ...activeOffices(db).map(({ zone }) => zone)].map((zone) => dayOf(now, zone)).sort()[0] ?? ''
  for (const file of listFiles(folder)) {
    const day = LIST.exec(file)?.[1]
    if (day !== undefined && day < today) rmSync(join(folder, file))
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // The folder does not exist yet.
  }
}
