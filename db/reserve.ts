import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { freeBytes } from './disk.ts'

/** Some hundred commits; after that the log is written from its beginning again, and the database grows by what is new alone. */
const RESERVE_BYTES = 8 * 1024 ** 2
/** Room that somebody made, and not what was freed here or is left over. */
const ROOM_BYTES = 3 * RESERVE_BYTES
const PIECE_BYTES = 1024 ** 2

/**
 * A file beside the database that only takes up room. It is emptied when the disk is full for the first time, so that the office can go
 * on: whoever stands at the door is let in, and the day's list is read (a reading leaves a line in the log-book).
 */
export interface Reserve {
  /** Frees it. False when there is none, or none any more. */
  spend(): boolean
  /** It was freed, and the disk had no room since: only the office writes. */
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
