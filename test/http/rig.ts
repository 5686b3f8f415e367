import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { AdminDeps, Citizens } from '../../src/admin/deps.ts'
import { createOffice } from '../../src/admin/office.ts'
import { createWrongKeys } from '../../src/admin/wrong-keys.ts'
import { comingCsv } from '../../src/booking/expected-visits.ts'
import { visitorsNamed } from '../../src/booking/names.ts'
import { REQUESTS } from '../../src/capabilities.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import { createLog } from '../../src/log.ts'
import { createVault } from '../../src/vault.ts'
import { HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { copyOf } from '../copied.ts'
import { openOffice } from '../office.ts'
import { OPERATIONS } from '../operations.ts'

const ADMIN_TOKEN = 'primer-administrador-de-prueba'

/** A house with an empty database, a writer that commits at once, and citizens who note what they are told. */
export function rig(start = '2026-11-24T16:00:00Z') {
  const clock = testClock(start)
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const db = copyOf('empty')
  const lines: string[] = []
  const told: string[] = []
  const deps: AdminDeps = {
    db,
    vault,
    hooks: HOOKS,
    clock,
    log: createLog('debug', (line) => lines.push(line), clock.now),
    adminToken: ADMIN_TOKEN,
    status: () => ({ startedAt: clock.now() - 3_600_000 }),
    checkInvariants: async () => brokenInvariants(db),
    comingCsv: async (asked) => comingCsv(db, vault, asked),
    visitorsNamed: async (asked) => visitorsNamed(db, vault, asked),
    learn: async (taught) => learn(taught),
    writer: { submit: async (_, step) => write(db, (tx) => step(tx, clock.now())) },
    citizens: citizensWho(told),
    messaging: openOffice({ db, clock }).house.messaging,
    requests: REQUESTS,
    wrongKeys: { wait: async () => 'late' },
  }
  deps.wrongKeys = createWrongKeys({ ...deps, count: () => undefined })
  const app = createOffice(deps, OPERATIONS)
  return { app, deps, db, clock, vault, lines, told, ...caller(app) }
}

function citizensWho(told: string[]): Citizens {
  return {
    overhear: (_, work) => ({ done: work(), words: [] }),
    tellMoved: () => undefined,
    tellCurpCorrected: () => undefined,
    tellHoldCorrected: () => undefined,
    tellHoldClosed: (_, contactId) => {
      told.push(`hold closed to ${contactId}`)
    },
    tellCancelled: (_, appointments) => {
      told.push(...appointments.map((one) => `cancelled ${one.folio}`))
    },
    tellGiven: (_, contactId, appointments) => {
      told.push(...appointments.map((one) => `given ${one.folio} to ${contactId}`))
    },
    tellPassedOn: (_, { to }, appointments) => {
      told.push(...appointments.map((one) => `passed on ${one.folio} to ${to}`))
    },
    contactOf: () => 1,
    findContact: () => undefined,
    phoneToCall: () => undefined,
    phoneOf: () => undefined,
    languageOf: () => 'es-MX',
    windowIsOpen: () => true,
    retakeSetAside: () => true,
    requeue: () => true,
  }
}

type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }

function caller(app: { handle(request: Request): Promise<Response> }) {
  async function ask(
    method: string,
    path: string,
    options: { token?: string; form?: Record<string, string>; json?: unknown } = {},
  ): Promise<Answer> {
    const { token = ADMIN_TOKEN, form, json } = options
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` }
    if (form) headers['content-type'] = 'application/x-www-form-urlencoded'
    if (json !== undefined) headers['content-type'] = 'application/json'
    const body = form ? new URLSearchParams(form).toString() : json === undefined ? null : JSON.stringify(json)
    const response = await app.handle(new Request(`http://localhost${path}`, { method, headers, body }))
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, text, headers: response.headers, body: isJson ? JSON.parse(text) : {} }
  }
  return {
    get: (path: string, token?: string) => ask('GET', path, token === undefined ? {} : { token }),
    post: (path: string, form: Record<string, string>, token?: string) =>
      ask('POST', path, { form, ...(token !== undefined && { token }) }),
    ask,
  }
}
