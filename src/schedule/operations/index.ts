import type { Operation } from '../../admin/operation.ts'
import { closures } from './closures.ts'
import { morePlaces } from './more-places.ts'
import { closeForAll, nonWorkingDays, openForAll } from './non-working-days.ts'
import { changeOffice } from './office-change.ts'
import { agendas, changeAgenda, newAgenda } from './schedules.ts'
import { usualWeek } from './usual-week.ts'

export const SCHEDULE_OPERATIONS: Operation[] = [
  closures,
  morePlaces,
  usualWeek,
  changeOffice,
  nonWorkingDays,
  closeForAll,
  openForAll,
  agendas,
  newAgenda,
  changeAgenda,
]
