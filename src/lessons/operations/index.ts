import type { Contributions, Operation } from '../../admin/operation.ts'
import { lessonOperations } from './lessons.ts'
import { missedOperations } from './missed.ts'

export const lessonsOperations = (all: Contributions): readonly Operation[] => [...missedOperations(all), ...lessonOperations(all)]
