import type { Capability } from '../capability.ts'
import { closing } from './closures.ts'
import { publishing } from './publication.ts'

/** When the offices give appointments. */
export const schedule: Capability = {
  name: 'schedule',
  tables: ['slots', 'closures', 'extra_places', 'office_hours', 'big_closures'],
  jobs: [closing, publishing],
  personalData: {
    freeWords: [
      { table: 'closures', column: 'reason_sealed', at: 'created_at' },
      { table: 'extra_places', column: 'reason_sealed', at: 'created_at' },
    ],
  },
  operations: () => import('./operations/index.ts').then((office) => office.SCHEDULE_OPERATIONS),
}
