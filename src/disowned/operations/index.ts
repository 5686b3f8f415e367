import type { Operation } from '../../admin/operation.ts'
import { settleUnrecognised, unrecognised } from './unrecognised.ts'

export const DISOWNED_OPERATIONS: Operation[] = [unrecognised, settleUnrecognised]
