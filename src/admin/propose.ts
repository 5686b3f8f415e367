import { createHash } from 'node:crypto'
import { rehearse, type Tx } from '../../db/open.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { problemOf, problemResponse } from '../http/errors.ts'
import type { Vault } from '../vault.ts'
import type { Caller } from './access.ts'
import { type AuditFields, audit, auditName, type Marks, marksOf } from './audit.ts'
import type { Call } from './operation.ts'
import { isoAt } from './parse.ts'
import { type Refusals, refusals, refuse } from './refusals.ts'

/** A row with its version before: the change is done only while it is unchanged. */
export interface Touched {
  what: string
  id: number
  version: number
}

/** The touched rows, the impact and what people will be sent by a later step, if anything; or why it refused. */
export type Worked<T, Why extends string> =
  | { ok: true; touched: Touched[]; impact: T; saidLater?: string[] }
  | { ok: false; why: Why }

export type Proposed<T, Why extends string> =
  | { kind: 'done'; impact: T }
  /**
   * Nothing was changed. asked: no key was sent; changed: what this touches has changed; expired: the key is older than 10 minutes; other:
   * the key belongs to another request. `key` does this request until `until`.
   */
  | { kind: 'proposed'; because: 'asked' | 'changed' | 'expired' | 'other'; key: string; until: Instant; impact: T }
  | { kind: 'refused'; why: Why }

export interface Request<T> {
  /** Its name in the log-book. */
  operation: string
  marks?: Marks
  caller: Caller
  /** Without the key. Days are already resolved, so that "tomorrow" cannot become another day. */
  input: Record<string, unknown>
  key: string | undefined
  deed(impact: T): AuditFields
}

/**
 * Rehearses a change and says whom it touches. With the key of a rehearsal, and while what it touches is unchanged, does it and writes the
 * log-book. The key is stateless: its expiry, a MAC of the request and a MAC of the touched rows. `work` is the real change; it must change
 * nothing when it refuses.
 */
export function proposeOrApply<T, Why extends string>(
  tx: Tx,
  vault: Vault,
  request: Request<T>,
  work: (tx: Tx) => Worked<T, Why>,
  now: Instant,
): Proposed<T, Why> {
  const trial = rehearse(tx, work)
  if (!trial.ok) return { kind: 'refused', why: trial.why }
  const verdict = judge(vault, request, trial.touched, now)
  if (verdict === 'right') {
    const real = work(tx)
    if (!real.ok) throw new Error('a change refused what its rehearsal had done')
    audit(tx, vault, request.caller, { operation: request.operation, ...request.marks, ...request.deed(real.impact) }, now)
    return { kind: 'done', impact: real.impact }
  }
  const expiry = Math.floor((now + VALID_MS) / MINUTE)
  return {
    kind: 'proposed',
    because: verdict,
    key: makeKey(vault, request, trial.touched, expiry),
    until: expiry * MINUTE,
    impact: trial.impact,
  }
}

type Signed = Pick<Request<never>, 'operation' | 'caller' | 'input' | 'key'>

const VALID_MS = 10 * MINUTE + MINUTE - 1 // Whole minutes are kept, so this gives ten to eleven.
/** Without letters and digits that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const EXPIRY_CHARS = 2
const REQUEST_CHARS = 4
const TOUCHED_CHARS = 6
const KEY_CHARS = EXPIRY_CHARS + REQUEST_CHARS + TOUCHED_CHARS
/** Minutes that two characters can count (16 hours) before they wrap. */
const EXPIRY_ROUND = ALPHABET.length ** EXPIRY_CHARS

function makeKey(vault: Vault, request: Signed, touched: Touched[], expiry: number): string {
  const plain = spell(expiry % EXPIRY_ROUND, EXPIRY_CHARS) + macRequest(vault, request, expiry) + macTouched(vault, touched, expiry)
  return [plain.slice(0, 4), plain.slice(4, 8), plain.slice(8)].join('-')
}

function judge(
  vault: Vault,
  request: Signed,
  touched: Touched[],
  now: Instant,
): 'right' | 'asked' | 'changed' | 'expired' | 'other' {
  if (request.key === undefined) return 'asked'
  const plain = request.key.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (plain.length !== KEY_CHARS) return 'other'
  const expiry = nearestExpiry(plain.slice(0, EXPIRY_CHARS), Math.floor(now / MINUTE))
  if (expiry === undefined) return 'other'
  if (plain.slice(EXPIRY_CHARS, EXPIRY_CHARS + REQUEST_CHARS) !== macRequest(vault, request, expiry)) return 'other'
  if (expiry * MINUTE <= now) return 'expired'
  return plain.slice(EXPIRY_CHARS + REQUEST_CHARS) === macTouched(vault, touched, expiry) ? 'right' : 'changed'
}

/** The minute nearest to now with these characters. */
function nearestExpiry(chars: string, minute: number): number | undefined {
  const digits = [...chars].map((char) => ALPHABET.indexOf(char))
  if (digits.some((digit) => digit < 0)) return undefined
  const rest = digits.reduce((sum, digit) => sum * ALPHABET.length + digit, 0)
  const base = minute - (((minute % EXPIRY_ROUND) + EXPIRY_ROUND) % EXPIRY_ROUND) + rest
  return [base - EXPIRY_ROUND, base, base + EXPIRY_ROUND].sort((a, b) => Math.abs(a - minute) - Math.abs(b - minute))[0]
}

function macRequest(vault: Vault, request: Signed, expiry: number): string {
  const input = JSON.stringify(Object.entries(request.input).sort(([a], [b]) => (a < b ? -1 : 1)))
  return mac(vault, `request:${expiry}:${request.operation}:${request.caller.keyId}:${input}`, REQUEST_CHARS)
}

function macTouched(vault: Vault, touched: Touched[], expiry: number): string {
  const rows = touched.map((one) => `${one.what}:${one.id}:${one.version}`).sort()
  const digest = createHash('sha256').update(rows.join('\n')).digest('hex')
  return mac(vault, `rows:${expiry}:${digest}`, TOUCHED_CHARS)
}

function mac(vault: Vault, text: string, chars: number): string {
  const bytes = vault.index('touched', text)
  return spell(Buffer.from(bytes).readUIntBE(0, 6) % ALPHABET.length ** chars, chars)
}

function spell(value: number, chars: number): string {
  let text = ''
  for (let rest = value; text.length < chars; rest = Math.floor(rest / ALPHABET.length))
    text = ALPHABET[rest % ALPHABET.length] + text
  return text
}

/** By what became of the key. */
export const KEY_REFUSALS = refusals({
  changed: [
    'cambio_mientras_tanto',
    'conflict',
    'Algo cambió mientras usted decidía; no se hizo nada.',
    'Lea lo que pasaría ahora y confirme con la clave nueva.',
  ],
  expired: [
    'clave_vencida',
    'conflict',
    'La clave venció: vale diez minutos. No se hizo nada.',
    'Lea de nuevo lo que pasaría y confirme con la clave nueva.',
  ],
  other: [
    'clave_de_otra_cosa',
    'conflict',
    'La clave no es de esta petición: se copió mal o cambió algún dato. No se hizo nada.',
    'Lea lo que pasaría y confirme con la clave nueva.',
  ],
})

/** A change that touches people, ready for admin/propose.ts. */
interface Plan<T, W extends string, Name extends string> {
  deed(impact: T): AuditFields<Name>
  work(tx: Tx): Worked<T, W>
  /** Parsed fields, where the key must hold for their meaning and not for the words. */
  resolved?: Record<string, unknown>
  /** The message names a person whom the caller may not see. */
  isPrivate?: true
}

/** In one step of the writer; throws the operation's refusal for its reason. */
export async function propose<T, W extends string, Name extends string>(
  call: Call<unknown, { clave?: string | undefined }, NoInfer<W>, NoInfer<Name>>,
  plan: (tx: Tx, at: Instant) => Plan<T, W, Name>,
): Promise<Planned<T>> {
  const { deps, caller, body } = call
  const { clave, ...input } = body
  const operation = auditName(call.operation)
  const outcome = await deps.writer.submit(`staff.${operation}`, (tx, at) => {
    const { work, resolved, isPrivate, ...rest } = plan(tx, at)
    const request = { operation, marks: marksOf(call.operation), caller, input: { ...input, ...resolved }, key: clave, ...rest }
    const heard: { words: string[] } = { words: [] }
    const listening = (inner: Tx) => {
      const { done, words } = deps.citizens.overhear(inner, () => work(inner))
      heard.words = isPrivate ? [] : [...words, ...((done.ok && done.saidLater) || [])]
      return done
    }
    return { ...proposeOrApply(tx, deps.vault, request, listening, at), ...heard }
  })
  return accepted(outcome, call.operation.refusals)
}

/** With the messages that people read, or would read. */
export type Planned<T> = Exclude<Proposed<T, never>, { kind: 'refused' }> & { words: string[] }

/** Throws a refusal in the words of this table. */
export function accepted<T, W extends string>(
  outcome: Proposed<T, W> & { words: string[] },
  refusals: Refusals<NoInfer<W>>,
): Planned<T> {
  if (outcome.kind === 'refused') throw refuse(refusals[outcome.why])
  return outcome
}

/** What would happen, with its key; what happened; or 409 with the new impact and a new key, when the given key no longer fits. */
export function answerProposal<T, More extends object>(
  outcome: Planned<T>,
  zone: string,
  say: { would: (impact: T) => string; did: (impact: T) => string; more: (impact: T) => More },
) {
  const more = say.more(outcome.impact)
  if (outcome.kind === 'done')
    return { resumen: say.did(outcome.impact), hecho: true, clave: null, vale_hasta: null, va_a_leer: outcome.words, ...more }
  const proposal = { resumen: say.would(outcome.impact), hecho: false, ...keyOf(outcome, zone), va_a_leer: outcome.words, ...more }
  if (outcome.because === 'asked') return proposal
  return problemResponse(problemOf(refuse(KEY_REFUSALS[outcome.because])), proposal)
}

const keyOf = (outcome: { key: string; until: Instant }, zone: string) => ({
  clave: outcome.key,
  vale_hasta: isoAt(outcome.until, zone),
})

/** A record without a version, as before the change; undefined: none. */
export const touchRecord = (what: string, before: unknown): Touched => ({
  what,
  id: 0,
  version: Bun.hash.crc32(JSON.stringify(before ?? null)),
})

/** As before the change. */
export const touch = (appointments: { id: number; version: number }[]): Touched[] =>
  appointments.map(({ id, version }) => ({ what: 'appointment', id, version }))
