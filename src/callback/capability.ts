import type { Capability } from '../capability.ts'
import { askAfter } from './asking.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { personalData } from './personal-data.ts'

/** Where nothing can be sent first, asks for a telephone that the office may call. */
export const callback = {
  name: 'callback',
  tables: [],
  booking: {
    groupChanged: (tx, _deps, { what, groupId }, now) => {
      if (what === 'booked') askAfter(tx, groupId, now)
    },
  },
  due,
  personalData,
  chat,
} satisfies Capability
