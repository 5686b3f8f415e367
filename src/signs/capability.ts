import type { Capability } from '../capability.ts'

/** What the office hangs on its wall, so that people find the chat. */
export const signs = {
  name: 'signs',
  tables: [],
  operations: () => import('./operations/sign.ts').then(({ printSign }) => [printSign]),
} satisfies Capability
