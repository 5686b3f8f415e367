import { noteCurp } from '../../booking/limits.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import { type Answer, again, close, next } from '../../chat/answer.ts'
import { headcount } from '../../chat/draft.ts'
import { lastDay, telephoneFor, today } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { toAppointments, toMenu, toPerson, wayBack, withWayBack } from '../../chat/ways-on.ts'
import { curpProblem } from '../../fields/curp.ts'
import { openClaim } from '../claims.ts'

/** A CURP that another person may have used. Reveals nothing about an appointment: only where to prove ownership. */
export const claim: Question = {
  aside: true,
  ask: (scene) => withWayBack(scene, scene.t.claim.ask),
  choose: (_value, { draft }) => next(draft),
  hear(reading, scene) {
    const found = reading.curp
    const { draft, session, t } = scene
    if (!found) return reading.says('names a curp') && !reading.command ? again(draft, t.claim.notCurp) : undefined
    if (found.typed === t.curp.example) return again(draft, t.curp.isExample)
    const judged = judgeCurp(found.typed, today(session))
    if (judged.ok) return claimCurp(scene, judged.curp)
    return again(draft, judged.why === 'confusion' ? t.curp.check : curpProblem(judged, t))
  },
  miss: (_reading, { t }) => ({ note: t.claim.notCurp }),
}

/** Opens it, or finds the open one, and says what happens, what does not, and what to do meanwhile. */
export function claimCurp(scene: Scene, curp: string): Answer {
  const { t, session } = scene
  // The refusal before already revealed the appointment.
  const told = scene.draft.elsewhere?.includes(curp) === true
  const { tx, deps, contact, now } = session
  if (!noteCurp(tx, deps.vault, contact.id, curp, now)) return goesOn(scene, told, t.claim.daily(telephoneFor(scene)))
  const claimed = openClaim(tx, deps.vault, { contactId: contact.id, curp }, now)
  switch (claimed.kind) {
    case 'own':
      return tellOwn(scene, curp)
    case 'limit':
      return goesOn(scene, told, t.claim.limit(claimed.most))
    case 'open':
      if (told && claimed.mayBook) {
        const { elsewhere, ...draft } = scene.draft
        const others = elsewhere?.filter((one) => one !== curp) ?? []
        const rest = others.length > 0 ? { ...draft, elsewhere: others } : draft
        return next(rest, `${t.claim.opened(claimed.number, curp.slice(-4))} ${t.claim.mayBook}`)
      }
      return goesOn(
        scene,
        told,
        `${t.claim.opened(claimed.number, curp.slice(-4))} ${t.claim.notTold}`,
        `${t.claim.prove(lastDay(scene, claimed.until))} ${t.claim.atOffice}`,
        t.claim.dies,
      )
  }
}

/** Back to the booking, unless it is for that person alone and would be refused again. */
function goesOn(scene: Scene, told: boolean, ...parts: string[]): Answer {
  const { t, draft } = scene
  if (!told || headcount(draft) > 1) return close(withWayBack(scene, ...parts))
  return close({
    body: paragraphs(...parts, t.claim.meanwhile),
    options: [toMenu(scene), toPerson(scene)],
  })
}

/** One from this telephone is shown; a booking with the same CURP would be refused, so it does not go on. */
function tellOwn(scene: Scene, curp: string): Answer {
  const { t, draft } = scene
  const menu = toMenu(scene)
  const back = draft.people.some((one) => one.curp === curp) ? menu : wayBack(scene)
  const see = toAppointments(scene)
  return close({ body: t.claim.own, options: [see, back] })
}
