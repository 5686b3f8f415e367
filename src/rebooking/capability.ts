import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { hooks } from './hooks.ts'
import { personalData } from './personal-data.ts'
import { running } from './runs.ts'

export const rebooking = {
  name: 'rebooking',
  tables: ['rebookings', 'rebooking_seats', 'rebooking_runs'],
  booking: hooks,
  due,
  jobs: [running],
  personalData,
  calls: () => import('./operations/rebooked-calls.ts').then((office) => office.calls),
  operations: () => import('./operations/index.ts').then((office) => office.REBOOKING_OPERATIONS),
  chat,
} satisfies Capability
