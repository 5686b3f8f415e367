import type { Capability } from '../capability.ts'
import { personalData } from './personal-data.ts'

/** People under age: who comes with them, and the other parent's word. */
export const minors: Capability = { name: 'minors', tables: ['permissions'], personalData }
