import type { Capability } from '../capability.ts'

/** The records of which everything is made: the institution, its offices and procedures, fees, days and rules. */
export const catalogue: Capability = {
  name: 'catalogue',
  operations: () => import('./operations/index.ts').then((office) => office.CATALOGUE_OPERATIONS),
}
