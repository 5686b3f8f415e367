import type { Capability } from '../capability.ts'
import { chat } from './chat/part.ts'
import { personalData } from './personal-data.ts'

/** "¿Ya está listo?": what the office notes after a visit of a procedure whose record says that something is collected later. */
export const collections = {
  name: 'collections',
  tables: ['collections'],
  personalData,
  chat,
  operations: () => import('./operations/collect.ts').then((office) => [office.noteCollected]),
} satisfies Capability
