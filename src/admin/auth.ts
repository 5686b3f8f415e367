import { isLookOnly } from '../../db/open.ts'
import { noteReading } from '../../db/reads.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { problemOf, problemResponse } from '../http/errors.ts'
import { peerOf } from '../http/origin.ts'
import { describeError } from '../log.ts'
import { EDGE } from '../texts/admin-edge.ts'
import { type Caller, noteUse, recogniseCaller, useIsStale } from './access.ts'
import type { AdminDeps } from './deps.ts'

/** One for each set of admin routes. */
export interface Doorkeeper {
  /** 401 without a valid token. A wrong one is answered late (wrong-keys.ts). `orCode`: a code that is exchanged for one will do. */
  demandKey(request: Request, orCode?: boolean): Promise<Response | undefined>
  /** Where no key is required: undefined without one; the refusal of a wrong one. */
  lookAt(request: Request): Promise<Caller | Response | undefined>
  /** A request that was never let in is refused, so that a forgotten hook opens nothing. */
  callerOf(request: Request): Caller
}

export function createDoorkeeper(deps: AdminDeps): Doorkeeper {
  const callers = new WeakMap<Request, Caller>()
  const keeper: Doorkeeper = {
    async demandKey(request, orCode = false) {
      const token = bearer(request.headers.get('authorization'))
      if (token === undefined) return REFUSED()
      const found = recogniseCaller(deps, token, deps.clock.now())
      if (found.kind === 'valid') {
        if (found.caller.byCode && !orCode) return REFUSED()
        callers.set(request, found.caller)
        rememberUse(deps, found.caller)
        return undefined
      }
      if (found.kind === 'over') {
        const refused = OVER[found.what]()
        await noteOldKey(deps, found.keyId, refused.code)
        return problemResponse(problemOf(refused))
      }
      if ((await deps.wrongKeys.wait(peerOf(request))) === 'full') return problemResponse(problemOf(EDGE.tooManyKeys()))
      return REFUSED()
    },
    async lookAt(request) {
      if (!request.headers.has('authorization')) return undefined
      return (await keeper.demandKey(request)) ?? keeper.callerOf(request)
    },
    callerOf(request) {
      const caller = callers.get(request)
      if (!caller) throw EDGE.unauthorized()
      return caller
    },
  }
  return keeper
}

const OVER = { key: EDGE.unauthorized, code_used: EDGE.codeUsed, code_late: EDGE.codeLate }

const REFUSED = () => problemResponse(problemOf(EDGE.unauthorized()))

const bearer = (header: string | null): string | undefined => header?.match(/^Bearer +(\S+)\s*$/i)?.[1]

/** Written after the answer; it may fail without harm. */
function rememberUse(deps: AdminDeps, caller: Caller): void {
  const { keyId } = caller
  if (keyId === null || !useIsStale(deps.db, keyId, deps.clock.now())) return
  deps.writer
    .submit('staff.seen', (tx, now) => noteUse(tx, keyId, now))
    .catch((error) => isLookOnly(error) || deps.log.warn('staff.seen_failed', describeError(error)))
}

/** The holder of a key or code that is over is known: no delay, and the log-book names the key. */
async function noteOldKey(deps: AdminDeps, keyId: number, code: string): Promise<void> {
  await deps.writer
    .submit('staff.old_key', (tx, now) =>
      noteReading(
        tx,
        {
          ...{ keyId, byClock: false, named: false, people: 0, isTry: true, list: undefined, officeId: undefined, day: undefined },
          ...{ operation: 'clave', form: 'screen', outcome: 'refused', code },
          onDay: dayOf(now, institutionZone(tx)),
        },
        now,
      ),
    )
    .catch((error) => deps.log.warn('staff.old_key_failed', describeError(error)))
}
