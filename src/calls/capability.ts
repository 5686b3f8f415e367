import type { Capability } from '../capability.ts'
import { state } from './operations/state.ts'

export const calls = {
  name: 'calls',
  tables: ['calls'],
  state,
  operations: (all) => import('./operations/index.ts').then((office) => office.callOperations(all)),
} satisfies Capability
