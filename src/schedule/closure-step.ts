import type { Tx } from '../../db/open.ts'
import { tellHoldLost } from '../booking/lost-holds.ts'
import { letGoOfClosed } from '../booking/releases.ts'
import type { Instant } from '../clock.ts'
import { tellCancelled } from '../messaging/citizens.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { cancelAll, nextOfClosure, noteProgress, openBigClosure } from './big-closures.ts'

/** Families in one step. Each takes about 0.1 ms, so a citizen's message waits some 5 ms. */
const FAMILIES_A_STEP = 50

/**
 * One step of a closure with very many appointments: lets go of holds, cancels the next appointments, tells their contacts and
 * notes the progress, all in one transaction. So after a crash nobody is cancelled without a word, or told twice. False: no
 * closure is open.
 */
export function goOnClosing(tx: Tx, deps: MessagingDeps, now: Instant): boolean {
  const closure = openBigClosure(tx, deps.vault)
  if (!closure) return false
  const lost = letGoOfClosed(tx, deps, closure, FAMILIES_A_STEP, now)
  for (const { contactId } of lost) if (contactId !== undefined) tellHoldLost(tx, deps, contactId, 'closed', now)
  const visits = nextOfClosure(tx, deps, closure, FAMILIES_A_STEP, now)
  cancelAll(tx, deps, visits, closure, now)
  tellCancelled(tx, deps, visits, closure.toldReason, now)
  noteProgress(tx, closure, visits.length, now)
  return true
}
