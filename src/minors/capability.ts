import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { limitPassed } from './limits.ts'
import { closeOwnAnswer, followChild } from './permissions.ts'
import { personalData } from './personal-data.ts'

export const minors = {
  name: 'minors',
  tables: ['permissions'],
  booking: {
    limitPassed,
    /** A permission follows its child to another chat. */
    groupChanged(tx, { vault }, change, now) {
      if (change.what === 'member_left') followChild(tx, vault, change, now)
      if (change.what === 'passed_on') closeOwnAnswer(tx, change.groupId)
    },
  },
  personalData,
  chat,
} satisfies Capability
