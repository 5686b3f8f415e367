import { type Answer, ask, next } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import type { Scene } from '../../chat/scene.ts'
import { findCurp } from '../../chat/understanding/curps.ts'
import { findIntroducedName, nameIn } from '../../chat/understanding/names.ts'
import { judgeCurp } from '../curp.ts'
import { meetAge } from './ages.ts'
import { ownAppointmentOf } from './bookings.ts'
import { problem } from './curp-problems.ts'
import { today } from './moments.ts'

/**
 * The CURP that somebody wrote before saying whom it is for: kept, and asked about at its turn. Nothing is looked up with it.
 * Undefined when nothing looks like one.
 */
export function keepEarly(text: string, { session, draft, t }: Scene): Answer | undefined {
  const found = findCurp(text)
  if (!found) return undefined
  if (found.typed === t.curp.example || found.typed === t.child.example) return next(draft, t.curp.isExample)
  const judged = judgeCurp(found.typed, today(session))
  if (!judged.ok && judged.why !== 'confusion') return isAttempt(text, found.typed) ? next(draft, problem(judged, t)) : undefined
  const curp = judged.ok ? judged.curp : judged.proposal
  // Whoever has an appointment from this telephone and names its person means that one.
  if (ownAppointmentOf(session, [{ curp }])) return ask('appointments', draft)
  const name = findIntroducedName(text) ?? nameIn(found.rest)
  const proposal = { curp, person: 0, early: true, ...(name && { name }) }
  return next({ ...draft, proposal }, t.curp.early)
}

/** Nobody asked for a CURP: something of another length may be anything, unless it is called one. */
const isAttempt = (text: string, typed: string): boolean => typed.length === 18 || /\bcurp\b/i.test(text)

/** Whoever wrote their own CURP first and then books for a child is not asked whether the child's is an adult's. */
export function mayBeTheirs(scene: Scene, { curp, early }: NonNullable<Draft['proposal']>): boolean {
  if (!early || scene.draft.who !== 'minor') return true
  const judged = judgeCurp(curp, today(scene.session))
  return judged.ok && meetAge(scene, scene.draft, judged).kind === 'right'
}
