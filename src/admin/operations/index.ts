import type { Contributions, Operation } from '../operation.ts'
import { exchange } from './access-codes.ts'
import { accesses, anotherCode, closeAccess, openAccess } from './accesses.ts'
import { confirmClock } from './clock.ts'
import { logbook } from './logbook.ts'
import { me } from './me.ts'
import { notDelivered, putAside, retake, sendAgain } from './messages.ts'
import { invariants, stateOf } from './status.ts'

/** `state`: parts of "¿Está todo bien?"; `waits`: work that waits for the clock. */
export const adminOperations = ({ state, waits }: Pick<Contributions, 'state' | 'waits'>): Operation[] => [
  stateOf(state),
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
  confirmClock(waits),
]
