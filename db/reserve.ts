import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { freeBytes } from './disk.ts'

/** Some hundred commits; then the log is rewritten from its beginning and the database grows only by new data. */
const RESERVE_BYTES = 8 * 1024 ** 2
/** More than what was freed here: real room. */
const ROOM_BYTES = 3 * RESERVE_BYTES
const PIECE_BYTES = 1024 ** 2

/**
 * A file that only takes up room. It is emptied when the disk is first full, so that the office can go on: arrivals are noted and the day's
 * list is read (each reading writes to the log-book).
 */
export interface Reserve {
  /** False when there is none left. */
  spend(): boolean
  /** Freed, with no room on the disk since: only the office writes. */
  isSpent(): boolean
  /** Makes it where there is room. True when it had been spent. */
  look(): boolean
}

/** `random`: zeros would take no room on a disk that compresses. */
export function openReserve(databasePath: string, random: (bytes: number) => Uint8Array, free = freeBytes): Reserve {
  const file = `${databasePath}.reserva`
  let bytes = existsSync(file) ? statSync(file).size : undefined
  const wasSpent = () => bytes === 0 // Also before the last start.

  function make(): boolean {
    const handle = openSync(file, 'w', 0o600)
    try {
      for (let done = 0; done < RESERVE_BYTES; done += PIECE_BYTES) writeSync(handle, random(PIECE_BYTES))
      fsyncSync(handle) // Some disks give room only then.
      return true
    } catch {
      return false
    } finally {
      closeSync(handle)
    }
  }

  return {
    spend() {
      if (bytes !== RESERVE_BYTES) return false
      truncateSync(file, 0)
      bytes = 0
      return true
    },
    isSpent: wasSpent,
    look() {
      if (bytes === RESERVE_BYTES || free(dirname(databasePath)) < ROOM_BYTES) return false
      const spent = wasSpent()
      if (make()) bytes = RESERVE_BYTES
      else if (spent) truncateSync(file, 0)
      else rmSync(file, { force: true })
      return spent && !wasSpent()
    },
  }
}
