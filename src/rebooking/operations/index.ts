import type { Operation } from '../../admin/operation.ts'
import { closeDay } from './close-day.ts'
import { endAgenda } from './end-schedule.ts'
import { liftClosures } from './lift.ts'
import { rebooked } from './rebooked.ts'
import { takeBack } from './take-back.ts'
import { changeUsualWeek } from './week-change.ts'

export const REBOOKING_OPERATIONS: Operation[] = [closeDay, liftClosures, rebooked, changeUsualWeek, takeBack, endAgenda]
