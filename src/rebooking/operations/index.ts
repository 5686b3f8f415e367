import type { Operation } from '../../admin/operation.ts'
import { closeDay } from './close-day.ts'

/** What the office can do here. */
export const REBOOKING_OPERATIONS: Operation[] = [closeDay]
