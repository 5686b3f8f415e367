import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { personalData } from './personal-data.ts'
import { learning } from './weights-job.ts'

/** Unrecognised messages, and what an office teaches of them: only buttons come of it. */
export const lessons = {
  name: 'lessons',
  tables: ['missed_sentences', 'lessons', 'learnt_weights'],
  jobs: [learning],
  personalData,
  operations: (all) => import('./operations/index.ts').then((office) => office.lessonsOperations(all)),
  chat,
} satisfies Capability
