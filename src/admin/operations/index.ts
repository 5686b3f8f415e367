import type { Contributions, Operation } from '../operation.ts'
import { exchange } from './access-codes.ts'
import { accesses, anotherCode, closeAccess, openAccess } from './accesses.ts'
import { confirmClock } from './clock.ts'
import { logbook } from './logbook.ts'
import { me } from './me.ts'
import { notDelivered, putAside, retake, sendAgain } from './messages.ts'
import { invariants, stateOf } from './status.ts'
import { worklist } from './worklist.ts'

/** `state`: parts of "¿Está todo bien?"; `waits`: work that waits for the clock. */
export const adminOperations = (parts: Pick<Contributions, 'state' | 'waits' | 'worklist'>): Operation[] => [
  worklist(parts.worklist),
  stateOf(parts.state),
  notDelivered,
  sendAgain,
  putAside,
  retake,
  me,
  accesses,
  openAccess,
  anotherCode,
  exchange,
  closeAccess,
  logbook,
  invariants,
  confirmClock(parts.waits),
]
