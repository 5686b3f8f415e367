import { statement } from '../../db/statements.ts'
import type { Job } from '../jobs/job.ts'
import { offer } from './review.ts'

const WHOSE_DAY_CAME = statement('select id from procedures where offers_at <= +?', {
  row: { id: 'text' },
  params: ['int'],
  uses: 'procedures_offers',
})

/** Offers drafts from their day on; a day that came while the machine was off is made up for at the start. */
export const offering: Job = {
  name: 'offering',
  pattern: '* * * * *',
  async look({ db, clock, writer }) {
    if (!WHOSE_DAY_CAME.finds(db, clock.now())) return
    await writer.submit('procedures.offer', (tx, now) => {
      for (const { id } of WHOSE_DAY_CAME.all(tx, now)) offer(tx, id)
    })
  },
}
