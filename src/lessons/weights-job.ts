import type { Job, JobDeps } from '../jobs/job.ts'
import { forgetLearnt, keepLearnt, listLessons, nextToLearn, restLesson, taughtHere } from './lessons.ts'

/** Learns after a lesson was removed, an office's answer changed, or another release brought other weights; in the reader's thread. */
export const learning: Job = { name: 'learning', pattern: '* * * * *', look: learnAnew }

export async function learnAnew({
  db,
  writer,
  reader,
  messaging,
  log,
}: Pick<JobDeps, 'db' | 'writer' | 'reader' | 'messaging' | 'log'>): Promise<void> {
  const buttons = messaging.chat.parts.flatMap(({ own }) => own ?? [])
  // Each round learns, forgets or rests something.
  for (let rest = 2 * listLessons(db).length + 1; rest >= 0; rest--) {
    const next = nextToLearn(db, buttons)
    if (!next) return
    const { scope, taught } = next
    if (taught.lessons.length + taught.own.length === 0) {
      await writer.submit('lessons.forget', (tx) => forgetLearnt(tx, scope))
      continue
    }
    const learnt = await reader.ask('learn', taught)
    const breaking =
      learnt.breaks &&
      listLessons(db).findLast(
        ({ state, agencyId, officeId }) =>
          state === 'used' &&
          agencyId === scope.agencyId &&
          (officeId === null || scope.officeId === null || officeId === scope.officeId),
      )
    await writer.submit('lessons.learn', (tx, now) => {
      // The newest lesson gives way to another release's sentences.
      if (breaking) restLesson(tx, breaking.id)
      else if (JSON.stringify(taughtHere(tx, buttons, scope)) === JSON.stringify(taught))
        keepLearnt(tx, buttons, learnt, scope, now)
    })
    log('lessons.learnt', { lessons: taught.lessons.length, rests: breaking ? 1 : 0 })
  }
}
