import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { institutionZone } from '../../agenda/institution.ts'
import type { Instant } from '../../clock.ts'
import { audit } from '../../staff/audit.ts'
import { nameOfContact } from '../../staff/messages.ts'
import { proposeOrApply, type Worked } from '../../staff/propose.ts'
import { key, proposalAnswer } from './fields.ts'
import type { Call } from './operation.ts'
import { answerProposal, KEY_REFUSALS, type Why } from './proposals.ts'
import type { AdminRooms } from './rooms.ts'
import { phoneText } from './understand.ts'

/** So many at once, so that no step of the writer is long; the rest with the next press. */
const AT_ONCE = 200

/** What an operation that lets stuck messages go again is asked and answers. */
export const againForm = z.object({
  mensaje: z.coerce.number().int().positive().optional().describe('El número de uno solo. En blanco: todos.'),
  clave: key,
})
export const againAnswer = proposalAnswer({ mensajes: z.number().int() })
export const EXAMPLE_AGAIN = { hecho: false, clave: 'K7M4-QX2P-9ABCDE', vale_hasta: '2026-11-24T10:10:00-06:00' }
export const AGAIN_REFUSALS = ['nada_que_hacer' as const, ...KEY_REFUSALS]

/** Lets stuck messages go again: counted first, done with the key, those without a text left alone. */
export async function letGoAgain(
  { rooms, caller, body }: Call<undefined, z.output<typeof againForm>>,
  what: {
    operation: string
    /** The numbers of those whose text is still there: the one that is named or all, at most `limit`. */
    stuck(tx: Tx, wanted: { only: number | undefined; limit: number }): number[]
    act(tx: Tx, id: number, at: Instant): boolean
    would(messages: number): string
    did(messages: number): string
  },
) {
  const { clave, ...input } = body
  const outcome = await rooms.writer.submit(`staff.${what.operation}`, (tx, at) => {
    const wanted = what.stuck(tx, { only: body.mensaje, limit: AT_ONCE })
    const request = { operation: what.operation, caller, input, key: clave }
    const work = (inner: Tx) => doEach(wanted, (id) => what.act(inner, id, at))
    const proposed = proposeOrApply(tx, rooms.vault, request, work, at)
    if (proposed.kind === 'done') audit(tx, caller, { operation: what.operation, detail: { messages: proposed.impact } }, at)
    return proposed
  })
  return answerProposal(outcome, institutionZone(rooms.db), {
    would: (done) => what.would(done.length),
    did: (done) => what.did(done.length),
    more: (done) => ({ mensajes: done.length }),
  })
}

/** The numbers of those for which it worked; none = nothing to do. */
function doEach(wanted: number[], act: (id: number) => boolean): Worked<number[], Extract<Why, 'nothing'>> {
  const done = wanted.filter(act)
  if (done.length === 0) return { ok: false, why: 'nothing' }
  return { ok: true, touched: done.map((id) => ({ what: 'message', id, version: 0 })), impact: done }
}

/** The name and the telephone of a contact, for somebody who will call. */
export function whoIs(rooms: AdminRooms, contactId: number | undefined): { name: string; phone: string | null } {
  if (contactId === undefined) return { name: 'no se sabe', phone: null }
  const name = nameOfContact(rooms.db, rooms.vault, contactId)
  const phone = rooms.citizens.phoneOf(rooms.db, contactId)
  return { name: name ?? 'alguien sin cita', phone: phone === undefined ? null : phoneText(phone) }
}
