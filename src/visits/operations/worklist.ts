import { statement } from '../../../db/statements.ts'
import type { WorklistPart } from '../../admin/worklist.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { MINUTE } from '../../clock.ts'

/** Longer than a visit takes: the window may have forgotten to note what came of it. */
const CALLED_LONG_MS = 45 * MINUTE

const WAITING = statement(
  `select count(*) filter (where v.state in ('arrived', 'late')) as waiting, count(*) filter (where v.state = 'called' and v.called_at <= +$since) as called
   from json_each(+$places) p join visits v on v.office_id = p.value ->> 0 and v.day = p.value ->> 1
   where v.state in ('arrived', 'late', 'called')`,
  {
    row: { waiting: 'int', called: 'int' },
    params: { since: 'int', places: 'text' },
    uses: 'visits_day',
  },
)

export const worklist: WorklistPart[] = [
  {
    shownBy: '/admin/mostrador',
    count({ db, offices, now }) {
      const places = JSON.stringify(offices.map(({ id, zone }) => [id, dayOf(now, zone)]))
      const { waiting = 0, called = 0 } = WAITING.get(db, { since: now - CALLED_LONG_MS, places }) ?? {}
      return [
        { what: 'turns', many: waiting, said: ['turno sin ventanilla', 'turnos sin ventanilla'] },
        {
          what: 'called',
          many: called,
          said: ['turno llamado hace mucho, sin resultado', 'turnos llamados hace mucho, sin resultado'],
        },
      ]
    },
  },
]
