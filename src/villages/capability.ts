import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { state } from './operations/state.ts'
import { personalData } from './personal-data.ts'
import { limitPassed, peopleLeft } from './telephones.ts'

/** A telephone with which a promoter books for a village: a record of the office says for how many people a year. */
export const villages = {
  name: 'villages',
  tables: ['village_telephones'],
  booking: { limitPassed, peopleLeft },
  personalData,
  chat,
  state,
  operations: () => import('./operations/telephones.ts').then((office) => office.VILLAGE_OPERATIONS),
} satisfies Capability
