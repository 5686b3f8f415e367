import type { Operation } from '../../admin/operation.ts'
import { nextDays } from './next-days.ts'
import { numbers } from './numbers.ts'

export const NUMBER_OPERATIONS: Operation[] = [numbers, nextDays]
