import { judgeCurp } from '../../../agenda/curp.ts'
import { helpHours, today } from '../../facts.ts'
import { type Answer, again, type Question, type Scene } from '../../question.ts'
import { findCommand } from '../../understanding/commands.ts'
import { findCurp } from '../../understanding/curps.ts'
import { problem } from '../curp.ts'
import { done, lastDay, stay, wayBack } from './hand-off.ts'

/** "usaron mi curp y no me la sé": the answer without what it needs. */
const ABOUT_CURP = /\bcurp\b/i

/** A CURP that somebody else may have used. Nothing about an appointment is told: only where to prove whose it is. */
export const claim: Question = {
  isNeeded: () => false,
  ask: (scene) => ({ body: scene.t.claim.ask, options: [wayBack(scene)] }),
  choose: (_value, scene) => stay(scene),
  hear(text, scene) {
    const found = findCurp(text)
    const { draft, desk, t } = scene
    if (!found) return ABOUT_CURP.test(text) && !findCommand(text) ? again(draft, t.claim.notCurp) : undefined
    if (found.typed === t.curp.example) return again(draft, t.curp.isExample)
    const judged = judgeCurp(found.typed, today(desk))
    if (judged.ok) return openClaim(scene, judged.curp)
    return again(draft, judged.why === 'confusion' ? t.curp.check : problem(judged, t))
  },
  miss: (_text, { t }) => ({ note: t.claim.notCurp }),
}

/**
 * Opens it, or finds the one that is open, and says what happens and what does not. `told`: that there is an appointment was said
 * just before, because the person was refused one.
 */
export function openClaim(scene: Scene, curp: string, { told = false } = {}): Answer {
  const { t, desk } = scene
  const claimed = desk.claim(curp)
  switch (claimed.kind) {
    case 'own':
      return done(scene, t.claim.own)
    case 'limit':
      return done(scene, t.claim.limit(claimed.most))
    case 'daily':
      return done(scene, t.claim.daily(desk.institution().phone, helpHours(scene)))
    case 'open':
      return done(
        scene,
        told
          ? t.claim.opened(claimed.number, curp.slice(-4))
          : `${t.claim.opened(claimed.number, curp.slice(-4))} ${t.claim.notTold}`,
        `${t.claim.prove(lastDay(scene, claimed.until))} ${t.claim.atOffice}`,
        t.claim.dies,
      )
  }
}
