import type { Operation } from '../../admin/operation.ts'
import { atRisk } from './at-risk.ts'

export const REMINDERS_OPERATIONS: Operation[] = [atRisk]
