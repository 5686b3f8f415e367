import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { problemOf, problemResponse } from '../../http/errors.ts'
import { count } from '../../texts/admin.ts'
import { nameOfDeed } from '../audit.ts'
import { key, nextCursor, numberCursor, proposalAnswer } from '../fields.ts'
import type { Stuck, Wanted } from '../messages.ts'
import type { Call } from '../operation.ts'
import { accepted, answerProposal, KEY_REFUSALS } from '../proposals.ts'
import { proposeOrApply, type Worked } from '../propose.ts'
import { type Refusal, refusals, refuse } from '../refusals.ts'

const FAILS_AGAIN = refusals({
  fails_again: [
    'sigue_fallando',
    'conflict',
    'Se intentó otra vez y volvió a fallar: no cambió nada.',
    'Avise a quien mantiene el sistema y dígale el error que sale en la lista. Mientras tanto, llame a esas personas.',
  ],
})

/** What an operation that lets stuck messages go again is asked and answers. */
export const againForm = z.object({
  mensaje: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('El número de uno solo. En blanco: todos, del más antiguo al más nuevo.')
    .meta({ title: 'Número del mensaje' }),
  cursor: numberCursor,
  clave: key,
})
export const againAnswer = proposalAnswer({
  mensajes: z.number().int(),
  siguen_fallando: z.number().int().meta({ title: 'Volvieron a fallar' }),
  quedan: z.number().int().describe('Los que siguen después de estos.'),
  siguiente: nextCursor,
})
export const AGAIN_REFUSALS = { ...FAILS_AGAIN, ...KEY_REFUSALS }
export const EXAMPLE_AGAIN = { siguen_fallando: 0, quedan: 0, siguiente: null }

interface Again {
  /** How many in one step, so that no citizen waits long behind them. Pressing again does the rest. */
  atOnce: number
  /** The refusal when there is nothing to do. */
  none: Refusal
  /** Those whose text is still there: the one that is named, or the oldest behind a number. */
  stuck(tx: Tx, wanted: Wanted): Stuck
  act(tx: Tx, id: number, at: Instant): boolean
  would(messages: number): string
  did(messages: number): string
}

/**
 * Lets stuck messages go again: counted first, done with the key, those without a text left alone. Many are done page by page, so that
 * some which fail again do not keep the others from their turn.
 */
export async function letGoAgain(
  { operation: asked, deps, caller, body }: Call<undefined, z.output<typeof againForm>, never, 'messages'>,
  what: Again,
) {
  const operation = nameOfDeed(asked)
  const { clave, ...input } = body
  const { outcome, ids, left } = await deps.writer.submit(`staff.${operation}`, (tx, at) => {
    const wanted = what.stuck(tx, { only: body.mensaje, after: body.cursor, limit: what.atOnce })
    if (wanted.ids.length === 0) throw refuse(what.none)
    const work = (inner: Tx) => doEach(wanted.ids, (id) => what.act(inner, id, at))
    const deed = (messages: number[]) => ({ detail: { messages } })
    const request = { operation, caller, input, key: clave, deed }
    // What goes again is between its person and the assistant: its words are shown to nobody here.
    return { outcome: { ...proposeOrApply(tx, deps.vault, request, work, at), words: [] }, ...wanted }
  })
  const next = left > 0 ? String(ids.at(-1)) : null
  if (outcome.kind === 'refused' && next !== null)
    return problemResponse(problemOf(refuse(FAILS_AGAIN[outcome.why])), { siguiente: next })
  return answerProposal(accepted(outcome, FAILS_AGAIN), institutionZone(deps.db), {
    would: (done) => `${what.would(done.length)}${left > 0 ? ` Son los más antiguos; después quedan ${plainly(left)}.` : ''}`,
    did: (done) => `${what.did(done.length)}${failedText(ids.length - done.length)}${left > 0 ? ` Quedan ${plainly(left)}.` : ''}`,
    more: (done) => ({
      mensajes: done.length,
      siguen_fallando: ids.length - done.length,
      quedan: left,
      siguiente: outcome.kind === 'done' ? next : null,
    }),
  })
}

const plainly = (many: number): string => many.toLocaleString('es-MX')

const failedText = (failed: number): string =>
  failed === 0 ? '' : ` ${count(failed, 'volvió a fallar y sigue en la lista', 'volvieron a fallar y siguen en la lista')}.`

/** The numbers of those for which it worked. */
function doEach(wanted: number[], act: (id: number) => boolean): Worked<number[], 'fails_again'> {
  const done = wanted.filter(act)
  if (done.length === 0) return { ok: false, why: 'fails_again' }
  return { ok: true, touched: done.map((id) => ({ what: 'message', id, version: 0 })), impact: done }
}
