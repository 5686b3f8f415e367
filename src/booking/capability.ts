import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { dayLists } from './day-list.ts'
import { due } from './due.ts'
import { limitPassed } from './free-accounts.ts'
import { atCounter } from './operations/at-counter.ts'
import { state } from './operations/state.ts'
import { worklist } from './operations/worklist.ts'
import { personalData } from './personal-data.ts'

export const booking = {
  name: 'booking',
  tables: [
    'people',
    'appointments',
    'appointment_more_slots',
    'appointment_events',
    'callback_phones',
    'cooling_places',
    'curps_typed',
    'second_keys',
    'consents',
    'urgent_gifts',
  ],
  booking: { limitPassed },
  due,
  jobs: [dayLists],
  personalData,
  state,
  worklist,
  atCounter,
  operations: () => import('./operations/index.ts').then((office) => office.BOOKING_OPERATIONS),
  chat,
} satisfies Capability
