import type { Operation } from '../../admin/operation.ts'
import { archiveProcedure } from './archive.ts'
import { copyProcedure } from './copy.ts'
import { lookAtProcedure } from './look.ts'
import { publishProcedure } from './publish.ts'

export const PUBLISHING_OPERATIONS: Operation[] = [publishProcedure, lookAtProcedure, copyProcedure, archiveProcedure]
