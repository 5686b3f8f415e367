import type { Capability } from '../capability.ts'

/** What the office knows of its days; it keeps nothing of its own. */
export const numbers = {
  name: 'numbers',
  tables: [],
  pages: [{ path: '/numeros', load: () => import('./page/numbers-page.ts').then(({ numbersPage }) => numbersPage) }],
  operations: () => import('./operations/index.ts').then((office) => office.NUMBER_OPERATIONS),
} satisfies Capability
