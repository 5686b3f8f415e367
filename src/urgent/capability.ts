import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { isOn } from './hours.ts'
import { atCounter } from './operations/at-counter.ts'
import { personalData } from './personal-data.ts'
import { followHold } from './urgent-visits.ts'

/** A share of each week's places for who cannot wait and brings proof. Off until an office gives it a percentage. */
export const urgent = {
  name: 'urgent',
  tables: ['urgent_visits'],
  booking: {
    groupChanged(tx, _deps, { what, groupId }) {
      if (what === 'booked' && isOn(tx)) followHold(tx, groupId)
    },
  },
  personalData,
  chat,
  atCounter,
  operations: () => import('./operations/proof.ts').then((office) => [office.noteUrgentProof]),
} satisfies Capability
