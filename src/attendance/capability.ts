import type { Capability } from '../capability.ts'
import { lookAtMissed } from './asking.ts'
import { chat } from './chat/part.ts'
import { isRuled, limitPassed, spend } from './missed-visits.ts'
import { state } from './operations/state.ts'
import { worklist } from './operations/worklist.ts'
import { personalData } from './personal-data.ts'

/** Whether people come to what they ask for. Off until an office switches it on. */
export const attendance = {
  name: 'attendance',
  tables: ['attendance_rules', 'missed_visits'],
  booking: {
    limitPassed,
    groupChanged(tx, _deps, { what, groupId }) {
      if (what === 'booked' && isRuled(tx)) spend(tx, groupId)
    },
  },
  jobs: [{ name: 'missed-visits', pattern: '*/10 * * * *', look: lookAtMissed }],
  personalData,
  worklist,
  state,
  operations: () => import('./operations/index.ts').then((office) => office.ATTENDANCE_OPERATIONS),
  chat,
} satisfies Capability
