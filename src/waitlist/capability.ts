import type { Capability } from '../capability.ts'
import { hooks } from './hooks.ts'

/** Those for whom there is no place yet: what becomes free is offered to whoever waits first. */
export const waitlist: Capability = { name: 'waitlist', booking: hooks }
