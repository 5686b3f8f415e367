import { statfsSync } from 'node:fs'

/** Free bytes for an ordinary user in this folder; unlimited when it does not exist yet. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
