import type { Capability } from '../capability.ts'
import { state } from './operations/state.ts'

/** Whom the office calls because nothing can be said to them in a chat: why, and what came of it. */
export const calls = {
  name: 'calls',
  tables: ['calls'],
  state,
  operations: (all) => import('./operations/index.ts').then((office) => office.callOperations(all)),
} satisfies Capability
