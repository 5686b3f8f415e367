import { isLookOnly } from '../../db/look-only.ts'
import { describeError } from '../log.ts'
import { type Caller, noteUse, recogniseCaller, useIsStale } from '../staff/access.ts'
import { EDGE } from '../texts/admin-edge.ts'
import type { AdminRooms } from './admin/rooms.ts'
import { problemOf, problemResponse } from './errors.ts'

/** Knows who makes a request. One for each set of admin routes. */
export interface Doorkeeper {
  /** For onRequest, before routing, parsing and validation: 401 for every path under /admin without a valid token. */
  ask(request: Request): Response | undefined
  /** The caller that `ask` let in. A request that never passed it is refused, so that a forgotten hook opens nothing. */
  callerOf(request: Request): Caller
}

export function createDoorkeeper(rooms: AdminRooms): Doorkeeper {
  const callers = new WeakMap<Request, Caller>()
  return {
    ask(request) {
      if (!isAdminPath(request.url)) return undefined
      const token = bearer(request.headers.get('authorization'))
      const found = token === undefined ? undefined : recogniseCaller(rooms, token, rooms.clock.now())
      if (found?.kind !== 'valid') return problemResponse(problemOf(EDGE.unauthorized()))
      const { caller } = found
      callers.set(request, caller)
      rememberUse(rooms, caller)
      return undefined
    },
    callerOf(request) {
      const caller = callers.get(request)
      if (!caller) throw EDGE.unauthorized()
      return caller
    },
  }
}

/** Decoded and in lower case: whatever a router might take for /admin counts as /admin. */
function isAdminPath(url: string): boolean {
  const path = new URL(url).pathname
  const plain = decodeSafely(path).toLowerCase().replace(/\/+/g, '/')
  return plain === '/admin' || plain.startsWith('/admin/')
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const bearer = (header: string | null): string | undefined => header?.match(/^Bearer +(\S+)\s*$/i)?.[1]

/** The note of the last use follows the answer; it may fail without harm. */
function rememberUse(rooms: AdminRooms, caller: Caller): void {
  const { keyId } = caller
  if (keyId === null || !useIsStale(rooms.db, keyId, rooms.clock.now())) return
  rooms.writer
    .submit('staff.seen', (tx, now) => noteUse(tx, keyId, now))
    .catch((error) => isLookOnly(error) || rooms.log.warn('staff.seen_failed', describeError(error)))
}
