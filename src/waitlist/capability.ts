import type { Capability } from '../capability.ts'
import { chainHeads } from './chain-job.ts'
import { chat } from './chat/part.ts'
import { due, stillOffers } from './due.ts'
import { lineSizes } from './figures.ts'
import { hooks } from './hooks.ts'
import { personalData } from './personal-data.ts'

export const waitlist = {
  name: 'waitlist',
  tables: [
    'wait_wishes',
    'wait_lines',
    'wait_ages',
    'wait_looks',
    'wait_people',
    'wait_offers',
    'wait_offer_people',
    'untold_rests',
  ],
  booking: hooks,
  due,
  personalData,
  jobs: [chainHeads],
  calls: () => import('./operations/waiting-calls.ts').then((office) => office.calls),
  mayGo: stillOffers,
  figures: [lineSizes],
  operations: () => import('./operations/index.ts').then((office) => office.WAITLIST_OPERATIONS),
  chat,
} satisfies Capability
