import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { state } from './operations/state.ts'

export const answers = {
  name: 'answers',
  tables: ['office_answers'],
  operations: () => import('./operations/index.ts').then((office) => office.ANSWERS_OPERATIONS),
  state,
  chat,
} satisfies Capability
