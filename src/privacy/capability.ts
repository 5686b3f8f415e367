import type { Capability } from '../capability.ts'
import { erasing } from './erasure-job.ts'

/** What is kept about people, shown to them, erased when they ask for it, and deleted by age. */
export const privacy: Capability = {
  name: 'privacy',
  tables: ['erasures', 'erased_marks'],
  jobs: [erasing],
  operations: () => import('./operations/index.ts').then((office) => office.PRIVACY_OPERATIONS),
}
