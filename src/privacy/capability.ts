import { actingTime } from '../../db/acting-time.ts'
import { write } from '../../db/open.ts'
import type { RequestWork } from '../admin/data-subjects.ts'
import type { Capability } from '../capability.ts'
import { goOnErasing, whatHinders } from './carry-out.ts'
import { eraseAgain } from './erase-again.ts'
import { erasing } from './erasure-job.ts'
import { erasureFor, forgetMarks, mergeErasures, openErasures, withdrawErasure } from './erasures.ts'
import { MESSAGE_HINDRANCES } from './operations/hindrances.ts'
import { state } from './operations/state.ts'

const requests: RequestWork = {
  underWay(db, deps, requestId, now) {
    const erasure = erasureFor(db, requestId)
    // Its own last message on the way hinders nothing.
    return erasure && { hinders: whatHinders(db, deps, erasure, actingTime(db, now)).filter(({ why }) => why !== 'messages') }
  },
  withdraw: withdrawErasure,
}

export const privacy: Capability = {
  name: 'privacy',
  tables: ['erasures', 'erased_marks'],
  jobs: [erasing],
  requests,
  state,
  erasedSince: {
    begin: eraseAgain,
    finish(db, deps, now) {
      for (const { id } of openErasures(db)) while (write(db, (tx) => goOnErasing(tx, deps, id, now))) {}
    },
  },
  personalData: {
    hindrances: MESSAGE_HINDRANCES,
    expire: { erasedMarks: forgetMarks },
    mergeContacts: (tx, _deps, { id, other }) => mergeErasures(tx, id, other),
  },
  operations: ({ personalData }) => import('./operations/index.ts').then((office) => office.privacyOperations(personalData)),
}
