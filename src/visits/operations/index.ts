import type { Operation } from '../../admin/operation.ts'
import { noteWhoCame } from './arrivals.ts'
import { checkReceipt, doorKey, doorList } from './door.ts'

export const VISIT_OPERATIONS: Operation[] = [noteWhoCame, checkReceipt, doorList, doorKey]
