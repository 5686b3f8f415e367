import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Clock, Instant } from '../clock.ts'

/** The clock of the demonstration: the machine's, and so far ahead of it as somebody put it. It never goes back. */
export interface DemoClock extends Clock {
  /** Puts the clock forward to that moment; a moment that is over changes nothing. */
  putForward(to: Instant): void
}

/**
 * How far it is ahead is kept beside the demonstration's database, so that a later start does not go back behind what the
 * database has already seen; without that database it starts with the machine's. `after` waits real time: what waits for an
 * answer of the network or a thread waits as long as ever, wherever the calendar is.
 */
export function openDemoClock(databasePath: string, machine: Clock): DemoClock {
  const file = `${databasePath}.demo-clock`
  let ahead = existsSync(databasePath) ? readAhead(file) : 0
  const now = () => machine.now() + ahead
  return {
    now,
    random: machine.random,
    after: machine.after,
    putForward(to) {
      const by = to - now()
      if (by <= 0) return
      // On the disk first: a process that dies here comes back at the later hour, never at the earlier one.
      keep(file, ahead + by)
      ahead += by
    },
  }
}

function readAhead(file: string): number {
  if (!existsSync(file)) return 0
  const kept = Number(readFileSync(file, 'utf8').trim())
  return Number.isSafeInteger(kept) && kept > 0 ? kept : 0
}

/** Whole or not at all. */
function keep(file: string, ahead: number): void {
  writeFileSync(`${file}.new`, `${ahead}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
