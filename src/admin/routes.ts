import { BOOKING_OPERATIONS } from '../booking/operations/index.ts'
import { CASES_OPERATIONS } from '../cases/operations/index.ts'
import { CATALOGUE_OPERATIONS } from '../catalogue/operations/index.ts'
import { CHECKIN_OPERATIONS } from '../checkin/operations/index.ts'
import { PRIVACY_OPERATIONS } from '../privacy/operations/index.ts'
import { REMINDERS_OPERATIONS } from '../reminders/operations/index.ts'
import { SCHEDULE_OPERATIONS } from '../schedule/operations/index.ts'
import { WAITLIST_OPERATIONS } from '../waitlist/operations/index.ts'
import type { Doorkeeper } from './auth.ts'
import type { AdminDeps } from './deps.ts'
import { type Operation, routesOf } from './operation.ts'
import { ADMIN_OPERATIONS } from './operations/index.ts'
import { TAGS } from './swagger/tags.ts'

const place = ({ tag }: Operation): number => TAGS.findIndex((one) => one.name === tag)

/** Every admin operation, task by task, in the order in which the page shows them. */
export const OPERATIONS: readonly Operation[] = [
  ...ADMIN_OPERATIONS,
  ...BOOKING_OPERATIONS,
  ...CASES_OPERATIONS,
  ...CATALOGUE_OPERATIONS,
  ...CHECKIN_OPERATIONS,
  ...PRIVACY_OPERATIONS,
  ...REMINDERS_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...WAITLIST_OPERATIONS,
].toSorted((a, b) => place(a) - place(b) || a.rank - b.rank)

/** The admin operations as one Elysia instance; its doorkeeper is asked before routing, so the order of `use` is free. */
export const adminRoutes = (deps: AdminDeps, door: Doorkeeper) => routesOf(OPERATIONS, deps, door)
