import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { due } from './due.ts'
import { personalData } from './personal-data.ts'
import { askAfter, phoneGiven } from './phones.ts'

/** A telephone on which the office may call whoever cannot be told something first where they write. */
export const callback = {
  name: 'callback',
  tables: ['callback_phones'],
  booking: {
    groupChanged: (tx, _deps, { what, groupId }, now) => {
      if (what === 'booked') askAfter(tx, groupId, now)
    },
    phoneToCall: (db, { vault }, contactId) => phoneGiven(db, vault, contactId),
  },
  due,
  personalData,
  chat,
} satisfies Capability
