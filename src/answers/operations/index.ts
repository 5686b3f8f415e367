import type { Operation } from '../../admin/operation.ts'
import { list, remove, save } from './own-answers.ts'

/** The institution's own answers. */
export const ANSWERS_OPERATIONS: readonly Operation[] = [list, save, remove]
