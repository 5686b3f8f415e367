import type { Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { problemOf, problemResponse } from '../http/errors.ts'
import { type RefusalCode, refusal } from '../texts/admin.ts'
import type { Call } from './operation.ts'
import { type Proposed, proposeOrApply, type Request, type Worked } from './propose.ts'
import { isoAt } from './understand.ts'

/** What the staff room may refuse, and how it is said at the edge. */
const REFUSED = {
  stale: 'cita_no_vigente',
  taken: 'lugar_ocupado',
  full: 'sin_lugares',
  closed: 'hora_cerrada',
  over: 'hora_pasada',
  not_published: 'hora_no_publicada',
  no_places: 'lugares_sin_efecto',
  unverified: 'dos_sin_curp',
  live: 'persona_ya_tiene_cita',
  age: 'edad_no_permitida',
  validity: 'vigencia_no_permitida',
  not_offered: 'tramite_no_se_hace',
  nothing: 'nada_que_hacer',
  another_person: 'nombre_de_otra_persona',
  another_curp: 'curp_de_otra_persona',
  curp_twice: 'curp_ya_corregida',
  curp_age: 'curp_cambia_la_edad',
  nothing_to_send: 'nada_que_reenviar',
  nothing_to_retake: 'nada_que_retomar',
  fails_again: 'sigue_fallando',
  not_waiting: 'no_espera',
  no_hold: 'sin_apartado',
  same: 'nada_que_hacer',
  twice: 'apartado_ya_corregido',
  second_key: 'pide_segunda_clave',
  case_closed: 'caso_cerrado',
  case_taken: 'caso_de_otra_persona',
  case_nameless: 'caso_sin_nombre',
  complaint_nameless: 'denuncia_sin_nombre',
  case_not_talking: 'caso_sin_chat',
  case_grants_nothing: 'resultado_de_datos',
  case_being_erased: 'borrado_en_marcha',
} as const satisfies Record<string, RefusalCode>
export type Why = keyof typeof REFUSED

/** The refusal's error for a reason of the staff room. */
export const refused = (why: Why) => refusal(REFUSED[why])

/** What any operation with a key may refuse. */
export const KEY_REFUSALS = ['cambio_mientras_tanto', 'clave_vencida', 'clave_de_otra_cosa'] as const satisfies RefusalCode[]
const BECAUSE = { changed: 'cambio_mientras_tanto', expired: 'clave_vencida', other: 'clave_de_otra_cosa' } as const

/** A change that touches people, ready to be rehearsed and done (admin/propose.ts). */
interface Plan<T, W extends string> extends Pick<Request<T>, 'deed' | 'needsNoKey'> {
  work(tx: Tx): Worked<T, W>
  /** Fields by what their words meant at this moment, where the key must hold for that and not for the words. */
  resolved?: Record<string, unknown>
  /** What its people read names somebody whom the caller does not see. */
  isPrivate?: true
}

/** Proposes or does such a change, in one step of the writer. */
export async function propose<T, W extends string>(
  { rooms, caller, body: { clave, ...input } }: Call<unknown, { clave?: string | undefined }>,
  operation: string,
  plan: (tx: Tx, at: Instant) => Plan<T, W>,
): Promise<Planned<T, W>> {
  return rooms.writer.submit(`staff.${operation}`, (tx, at) => {
    const { work, resolved, isPrivate, ...rest } = plan(tx, at)
    const request = { operation, caller, input: { ...input, ...resolved }, key: clave, ...rest }
    const heard: { words: string[] } = { words: [] }
    const listening = (inner: Tx) => {
      const { done, words } = rooms.citizens.overhear(inner, () => work(inner))
      heard.words = isPrivate ? [] : words
      return done
    }
    return { ...proposeOrApply(tx, rooms.vault, request, listening, at), ...heard }
  })
}

/** With what its people read, or would read, in their chats. */
export type Planned<T, W extends string> = Proposed<T, W> & { words: string[] }

/**
 * The answer to a proposal: what would happen, with its key; what happened; or 409 with the new impact and a new key,
 * when the key that came does not fit (any more).
 */
export function answerProposal<T, More extends object>(
  outcome: Planned<T, Why>,
  zone: string,
  say: { would: (impact: T) => string; did: (impact: T) => string; more: (impact: T) => More },
) {
  if (outcome.kind === 'refused') throw refused(outcome.why)
  const more = say.more(outcome.impact)
  if (outcome.kind === 'done')
    return { resumen: say.did(outcome.impact), hecho: true, clave: null, vale_hasta: null, va_a_leer: outcome.words, ...more }
  const proposal = { resumen: say.would(outcome.impact), hecho: false, ...keyOf(outcome, zone), va_a_leer: outcome.words, ...more }
  if (outcome.because === 'asked') return proposal
  return problemResponse(problemOf(refusal(BECAUSE[outcome.because])), proposal)
}

const keyOf = (outcome: { key: string; until: Instant }, zone: string) => ({
  clave: outcome.key,
  vale_hasta: isoAt(outcome.until, zone),
})
