import type { Capability } from '../capability.ts'
import { offering } from './offering.ts'
import { state } from './operations/state.ts'

/** Procedures from the draft to what people book, and out of the offer again. */
export const publishing = {
  name: 'publishing',
  tables: [],
  jobs: [offering],
  state,
  operations: () => import('./operations/index.ts').then((office) => office.PUBLISHING_OPERATIONS),
} satisfies Capability
