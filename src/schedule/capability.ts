import { freeWords } from '../../db/free-words.ts'
import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { state } from './operations/state.ts'
import { publishing, publishOpened } from './publication.ts'

export const schedule = {
  name: 'schedule',
  tables: ['slots', 'closures', 'schedule_plans', 'schedules', 'schedule_procedures', 'schedule_hours'],
  booking: {
    happened(tx, event, now) {
      if (event.what === 'office_opens') publishOpened(tx, event.officeId, now)
    },
  },
  jobs: [publishing],
  personalData: {
    freeWords: [
      freeWords('closures', 'reason_sealed', 'created_at', '(select o.agency_id from offices o where o.rowid = office_id)'),
      freeWords(
        'schedule_plans',
        'reason_sealed',
        'created_at',
        '(select o.agency_id from schedules s join offices o on o.rowid = s.office_id where s.rowid = schedule_id)',
      ),
    ],
  },
  chat,
  state,
  operations: () => import('./operations/index.ts').then((office) => office.SCHEDULE_OPERATIONS),
} as const satisfies Capability
