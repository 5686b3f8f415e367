import { type Clock, SECOND } from '../clock.ts'
import { BODY_BYTES_MAX } from './serve.ts'

/** Room for the bytes of all bodies that are being read or worked on. */
export interface Room {
  /** Begins to read a body. `cut` is called when others need its room more. */
  open(cut: () => void): Share
}

interface Share {
  /** False when there is no room for so many more bytes; then nothing was taken. */
  take(bytes: number): boolean
  /** The body is whole: nobody is cut off for others any more. */
  keep(): void
  /** Gives all of it back; later calls do nothing. */
  close(): void
}

/** Nobody honest needs longer while there is no room: messages are small, and a line that brings them in pieces has none to spare. */
const PATIENCE_MS = 2 * SECOND

/**
 * Where there is no room, whoever has been sending for longer than two seconds is cut off, the longest first: so bodies that were begun
 * and left do not keep out what comes whole.
 */
export function createRoom(most: number, { now }: Pick<Clock, 'now'>): Room {
  let taken = 0
  const reading = new Set<{ since: number; close(): void; cut(): void }>() // In the order in which they began.
  const cutTheSlowest = (forWhom: object): boolean => {
    for (const one of reading) {
      if (one === forWhom || now() - one.since < PATIENCE_MS) continue
      one.close()
      one.cut()
      return true
    }
    return false
  }
  return {
    open(cut) {
      let mine = 0
      const share = {
        since: now(),
        cut,
        take(bytes: number) {
          while (taken + bytes > most) if (!cutTheSlowest(share)) return false
          taken += bytes
          mine += bytes
          return true
        },
        keep: () => void reading.delete(share),
        close() {
          reading.delete(share)
          taken -= mine
          mine = 0
        },
      }
      reading.add(share)
      return share
    },
  }
}

/** How long a body may take. One of 3 MiB needs 25 s on a line of 1 Mbit/s; who sends a byte a second is no line but an attack. */
const READING_MS = 30 * SECOND

/** `cut_off`: the connection ended first. `too_slow`: it did not end in time. `no_room`: too much else is being read. */
export type BodyFault = 'cut_off' | 'too_large' | 'too_slow' | 'no_room'

/**
 * Reads a whole body of at most 3 MiB, taking room for each byte as it comes: what is only announced takes none from anybody. The room is
 * kept until the caller closes the body.
 */
export async function readBody(
  request: Request,
  room: Room,
  clock: Pick<Clock, 'after'>,
): Promise<{ bytes: Uint8Array; close(): void } | BodyFault> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return 'too_large'
  const reader = request.body?.getReader()
  if (!reader) return { bytes: new Uint8Array(), close: () => {} }
  let fault: BodyFault | undefined
  const stop = (why: BodyFault) => {
    fault ??= why
    reader.cancel().catch(() => undefined) // It may have ended by itself.
  }
  const share = room.open(() => stop('no_room'))
  const callOff = clock.after(READING_MS, () => stop('too_slow'))
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (let next = await reader.read(); !next.done && !fault; next = await reader.read()) {
      length += next.value.length
      if (length > BODY_BYTES_MAX) stop('too_large')
      else if (!share.take(next.value.length)) stop('no_room')
      else parts.push(next.value)
    }
  } catch {
    fault ??= 'cut_off'
  }
  callOff()
  share.keep()
  if (!fault) return { bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), close: share.close }
  share.close()
  return fault
}
