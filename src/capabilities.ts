import { combineHooks } from './booking/hooks.ts'
import type { Capability } from './capability.ts'
import { reminders } from './reminders/capability.ts'
import { waitlist } from './waitlist/capability.ts'

/** What the product can do. Whatever happens is told to them in this order. */
const CAPABILITIES: readonly Capability[] = [reminders, waitlist]

/** What all of them do when places and appointments change hands. */
export const HOOKS = combineHooks(CAPABILITIES.map(({ booking }) => booking ?? {}))
