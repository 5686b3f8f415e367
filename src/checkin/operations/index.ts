import type { Operation } from '../../admin/operation.ts'
import { noteWhoCame } from './arrivals.ts'
import { checkReceipt, doorKey } from './door.ts'
import { doorList } from './door-list.ts'

/** What the office can do here. */
export const CHECKIN_OPERATIONS: Operation[] = [noteWhoCame, checkReceipt, doorList, doorKey]
