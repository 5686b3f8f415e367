import type { Capability } from '../capability.ts'

/** The day of the visit: the receipt, the door, who came. */
export const checkin: Capability = {
  name: 'checkin',
  tables: ['door_scans'],
  operations: () => import('./operations/index.ts').then((office) => office.CHECKIN_OPERATIONS),
}
