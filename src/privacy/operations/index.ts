import type { Operation } from '../../admin/operation.ts'
import { copyOfData } from './copy.ts'
import { eraseData } from './erase.ts'

/** What the office can do here. */
export const PRIVACY_OPERATIONS: Operation[] = [copyOfData, eraseData]
