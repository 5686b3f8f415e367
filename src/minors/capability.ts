import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { limitPassed } from './limits.ts'
import { groupChanged } from './passed-on.ts'
import { personalData } from './personal-data.ts'

/** People under age: who comes with them, and the other parent's word. */
export const minors = {
  name: 'minors',
  tables: ['permissions'],
  booking: { limitPassed, groupChanged },
  personalData,
  chat,
} satisfies Capability
