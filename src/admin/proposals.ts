import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { problemOf, problemResponse } from '../http/errors.ts'
import { nameOfDeed } from './audit.ts'
import type { Deed } from './deeds.ts'
import type { Call } from './operation.ts'
import { type Proposed, proposeOrApply, type Request, type Worked } from './propose.ts'
import { type Refusals, refusals, refuse } from './refusals.ts'
import { isoAt } from './understand.ts'

/** What any operation with a key may refuse, by what became of the key. */
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

/** A change that touches people, ready to be rehearsed and done (admin/propose.ts). */
interface Plan<T, W extends string, Name extends string> extends Pick<Request<T>, 'needsNoKey'> {
  /** What the log-book keeps of it once it is done. */
  deed(impact: T): Deed<Name>
  work(tx: Tx): Worked<T, W>
  /** Fields by what their words meant at this moment, where the key must hold for that and not for the words. */
  resolved?: Record<string, unknown>
  /** What its people read names somebody whom the caller does not see. */
  isPrivate?: true
}

/** Proposes or does such a change, in one step of the writer; throws the refusal that the call's operation declares for its reason. */
export async function propose<T, W extends string, Name extends string>(
  call: Call<unknown, { clave?: string | undefined }, NoInfer<W>, NoInfer<Name>>,
  plan: (tx: Tx, at: Instant) => Plan<T, W, Name>,
): Promise<Planned<T>> {
  const { deps, caller, body } = call
  const { clave, ...input } = body
  const operation = nameOfDeed(call.operation)
  const outcome = await deps.writer.submit(`staff.${operation}`, (tx, at) => {
    const { work, resolved, isPrivate, ...rest } = plan(tx, at)
    const request = { operation, caller, input: { ...input, ...resolved }, key: clave, ...rest }
    const heard: { words: string[] } = { words: [] }
    const listening = (inner: Tx) => {
      const { done, words } = deps.citizens.overhear(inner, () => work(inner))
      heard.words = isPrivate ? [] : words
      return done
    }
    return { ...proposeOrApply(tx, deps.vault, request, listening, at), ...heard }
  })
  return accepted(outcome, call.operation.refusals)
}

/** What was proposed or done, with what its people read, or would read, in their chats. */
export type Planned<T> = Exclude<Proposed<T, never>, { kind: 'refused' }> & { words: string[] }

/** The outcome, unless it is a refusal: that is thrown in the words of this table. */
export function accepted<T, W extends string>(
  outcome: Proposed<T, W> & { words: string[] },
  refusals: Refusals<NoInfer<W>>,
): Planned<T> {
  if (outcome.kind === 'refused') throw refuse(refusals[outcome.why])
  return outcome
}

/**
 * The answer to a proposal: what would happen, with its key; what happened; or 409 with the new impact and a new key,
 * when the key that came does not fit (any more).
 */
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
