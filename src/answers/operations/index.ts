import type { Operation } from '../../admin/operation.ts'
import { allow, list, remove, save } from './own-answers.ts'

export const ANSWERS_OPERATIONS: readonly Operation[] = [list, save, allow, remove]
