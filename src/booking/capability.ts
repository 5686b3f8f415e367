import type { Capability } from '../capability.ts'
import { due } from './due.ts'

/** People, holds, appointments and what becomes of them. */
export const booking: Capability = { name: 'booking', due }
