import type { Capability } from '../capability.ts'
import { state } from './operations/state.ts'
import { worklist } from './operations/worklist.ts'

export const calls = {
  name: 'calls',
  tables: ['calls'],
  state,
  worklist,
  operations: (all) => import('./operations/index.ts').then((office) => office.callOperations(all)),
} satisfies Capability
