import type { Operation } from '../operation.ts'
import { accesses, closeAccess, openAccess } from './accesses.ts'
import { confirmClock } from './clock.ts'
import { logbook } from './logbook.ts'
import { me } from './me.ts'
import { putAside, retake } from './set-aside.ts'
import { invariants, state } from './status.ts'
import { notDelivered, sendAgain } from './undelivered.ts'

/** What the office can do here. */
export const ADMIN_OPERATIONS: Operation[] = [
  state,
  notDelivered,
  sendAgain,
  putAside,
  retake,
  me,
  accesses,
  openAccess,
  closeAccess,
  logbook,
  invariants,
  confirmClock,
]
