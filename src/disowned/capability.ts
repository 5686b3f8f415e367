import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { followGroup } from './disavowals.ts'
import { state } from './operations/state.ts'
import { personalData } from './personal-data.ts'

/** "Yo no saqué esta cita", "ya no es su número": the telephone gets no more messages, the appointment stays its owner's. */
export const disowned = {
  name: 'disowned',
  tables: ['disavowals'],
  booking: {
    groupChanged(tx, _deps, { what, groupId }, now) {
      if (what === 'past' || what === 'cancelled' || what === 'passed_on') followGroup(tx, groupId, now)
    },
  },
  personalData,
  state,
  operations: () => import('./operations/index.ts').then((office) => office.DISOWNED_OPERATIONS),
  chat,
} satisfies Capability
