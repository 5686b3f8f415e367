import { forgetNeeds, forgetNeedsOfGroup } from '../booking/visit-needs.ts'
import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { personalData, visitsOver } from './personal-data.ts'

/** What a visit needs: noted by a tap, shown to staff, deleted after the visit. */
export const needs = {
  name: 'needs',
  tables: ['visit_needs'],
  booking: {
    groupChanged(tx, _deps, { what, groupId }) {
      if (what !== 'past') return
      forgetNeedsOfGroup(tx, groupId)
      for (const contactId of visitsOver(tx, groupId)) forgetNeeds(tx, contactId)
    },
  },
  personalData,
  chat,
  operations: () => import('./operations/note.ts').then((office) => [office.noteWhatIsNeeded]),
} satisfies Capability
