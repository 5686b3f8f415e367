import type { Operation } from '../../admin/operation.ts'
import { settleUnrecognised, unrecognised } from './unrecognised.ts'

/** What the office can do here. */
export const DISOWNED_OPERATIONS: Operation[] = [unrecognised, settleUnrecognised]
