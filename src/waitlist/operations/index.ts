import type { Operation } from '../../admin/operation.ts'
import { waitAtCounter } from './counter.ts'
import { waitingList } from './list.ts'
import { takeMonth } from './month-file.ts'
import { leaveTheLine } from './removal.ts'

export const WAITLIST_OPERATIONS: Operation[] = [waitingList, waitAtCounter, leaveTheLine, takeMonth]
