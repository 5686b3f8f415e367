import type { Operation } from '../../admin/operation.ts'
import { tellFacts } from './facts.ts'
import { allow, list, remove, save } from './own-answers.ts'

export const ANSWERS_OPERATIONS: readonly Operation[] = [list, tellFacts, save, allow, remove]
