import { type Clock, SECOND } from '../clock.ts'
import { BODY_BYTES_MAX } from './serve.ts'

/** Room for the bytes of all bodies that are being read or worked on. Whoever takes some gives them back. */
export interface Room {
  /** False when so many bytes are not free; then nothing was taken. */
  take(bytes: number): boolean
  giveBack(bytes: number): void
}

export function createRoom(most: number): Room {
  let taken = 0
  return {
    take(bytes) {
      if (taken + bytes > most) return false
      taken += bytes
      return true
    },
    giveBack(bytes) {
      taken -= bytes
    },
  }
}

/** How long a body may take. One of 3 MiB needs 25 s on a line of 1 Mbit/s; who sends a byte a second is no line but an attack. */
const READING_MS = 30 * SECOND

/** `cut_off`: the connection ended first. `too_slow`: it did not end in time. `no_room`: too much else is being read. */
export type BodyFault = 'cut_off' | 'too_large' | 'too_slow' | 'no_room'

/**
 * Reads a whole body of at most 3 MiB, taking room for each byte as it comes: what is only announced takes none from anybody. The room of
 * a body that was read belongs to the caller; that of one that was not is given back.
 */
export async function readBody(request: Request, room: Room, clock: Pick<Clock, 'after'>): Promise<Uint8Array | BodyFault> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return 'too_large'
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  let fault: BodyFault | undefined
  const give = (why: BodyFault) => {
    fault ??= why
    return reader.cancel().catch(() => undefined) // It may have ended by itself.
  }
  const callOff = clock.after(READING_MS, () => void give('too_slow'))
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || fault) break
      if (length + value.length > BODY_BYTES_MAX) await give('too_large')
      else if (!room.take(value.length)) await give('no_room')
      else {
        parts.push(value)
        length += value.length
      }
    }
  } catch {
    fault ??= 'cut_off'
  } finally {
    callOff()
  }
  if (!fault) return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
  room.giveBack(length)
  return fault
}
