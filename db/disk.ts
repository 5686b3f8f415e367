import { statfsSync } from 'node:fs'

/** Bytes that an ordinary user may still write there; unlimited where the folder does not exist yet. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
