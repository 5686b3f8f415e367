import type { Operation } from '../../admin/operation.ts'
import { decideMissed, missedVisits } from './decide.ts'
import { attendanceRule } from './rule.ts'

export const ATTENDANCE_OPERATIONS: Operation[] = [missedVisits, decideMissed, attendanceRule]
