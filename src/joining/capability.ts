import type { Capability } from '../capability.ts'
import { fullDays } from './account-share.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { limitPassed, lineBarred } from './limits.ts'
import { personalData } from './personal-data.ts'

/** One person in two channels, and what an account that costs nothing may have. */
export const joining = {
  name: 'joining',
  tables: ['joins'],
  booking: { limitPassed, lineBarred, fullDays },
  due,
  personalData,
  chat,
} satisfies Capability
