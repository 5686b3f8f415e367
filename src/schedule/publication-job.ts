import { wallClock } from '../catalogue/calendar.ts'
import { activeOffices } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { forEach, type Job, type JobDeps, once } from '../jobs/job.ts'
import { stepByStep } from '../messaging/steps.ts'
import { type Published, publish, publishedKey } from './publication.ts'

/** 0:15: the new day has begun, and this minute exists once on every night. */
const FROM_MINUTE = 15

/** Publishes each office's places once a day, on its own clock, as many days ahead as it says; and once more after its records changed. */
export const publishing: Job = {
  name: 'publishing',
  pattern: '*/15 * * * *',
  look: publishToday,
}

type Deps = Pick<JobDeps, 'db' | 'writer' | 'clock' | 'hooks'>

export async function publishToday(deps: Deps): Promise<void> {
  await forEach(activeOffices(deps.db), async ({ id, zone }) => {
    const { day, minute } = wallClock(deps.clock.now(), zone)
    if (minute >= FROM_MINUTE) await once(deps, publishedKey(id, day), () => publishAll(deps, id))
  })
}

/** Publishes step by step. */
async function publishAll({ writer, hooks }: Deps, officeId: number): Promise<string> {
  const today = undefined
  await stepByStep<LocalDay | undefined, Published>(today, (from) =>
    writer.submit('publish', (tx, now) => publish(tx, hooks, officeId, now, from)),
  )
  return 'done'
}
