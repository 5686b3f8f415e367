import type { Operation } from '../../admin/operation.ts'
import { atRisk } from './at-risk.ts'

/** What the office can do here. */
export const REMINDERS_OPERATIONS: Operation[] = [atRisk]
