import type { Job, JobDeps } from '../jobs/job.ts'
import { forgetLearnt, isLearnt, keepLearnt, listLessons, restLesson, taughtHere } from './lessons.ts'

/**
 * What is taught is learnt: after a lesson was taken back, an answer of the office was changed, or another release brought other
 * weights. The reader's thread learns.
 */
export const learning: Job = { name: 'learning', pattern: '* * * * *', look: learnAnew }

export async function learnAnew({
  db,
  writer,
  reader,
  messaging,
  log,
}: Pick<JobDeps, 'db' | 'writer' | 'reader' | 'messaging' | 'log'>): Promise<void> {
  const buttons = messaging.chat.parts.flatMap(({ own }) => own ?? [])
  for (let rest = listLessons(db).length; rest >= 0 && !isLearnt(db, buttons); rest--) {
    const taught = taughtHere(db, buttons)
    if (taught.lessons.length + taught.own.length === 0) return writer.submit('lessons.forget', (tx) => forgetLearnt(tx))
    const learnt = await reader.ask('learn', taught)
    const breaking = learnt.breaks && listLessons(db).findLast(({ state }) => state === 'used')
    await writer.submit('lessons.learn', (tx, now) => {
      // Beside sentences of another release the newest lesson gives way first.
      if (breaking) restLesson(tx, breaking.id)
      else if (JSON.stringify(taughtHere(tx, buttons)) === JSON.stringify(taught)) keepLearnt(tx, buttons, learnt, now)
    })
    log('lessons.learnt', { lessons: taught.lessons.length, rests: breaking ? 1 : 0 })
  }
}
