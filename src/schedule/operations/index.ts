import type { Operation } from '../../admin/operation.ts'
import { closeDay } from './close-day.ts'
import { closures, liftClosures } from './closures.ts'
import { morePlaces } from './more-places.ts'
import { changeUsualWeek, usualWeek } from './usual-week.ts'

/** What the office can do here. */
export const SCHEDULE_OPERATIONS: Operation[] = [closeDay, liftClosures, closures, morePlaces, usualWeek, changeUsualWeek]
