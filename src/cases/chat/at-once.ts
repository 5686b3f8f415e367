import { lastDay } from '../../booking/chat/moments.ts'
import { type Answer, again, askAbout, tell } from '../../chat/answer.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { findCommand } from '../../chat/understanding/commands.ts'
import { afterTheWord } from '../../chat/understanding/complaining.ts'
import { findCurp } from '../../chat/understanding/curps.ts'
import { hearRight } from '../../chat/understanding/telling.ts'
import { openClaim } from './claim.ts'
import { registered } from './complaint-words.ts'
import { officeConcerned } from './for-office.ts'
import { AGAIN, addToComplaint, report } from './report.ts'

/**
 * Words that open a case at once while a person has the chat, and stop nothing: complaint, rights over personal data, a claim; the
 * CURP of a claim that was begun; the answer to what was told and not sent.
 */
export type AtOnce = 'complaint' | 'words' | 'rights' | 'claim' | 'curp' | 'told'

/** Opens it. What is said back is no question to the person who has the chat, and that one hears nothing of a complaint. */
export function openAtOnce(what: AtOnce, text: string, scene: Scene): Answer {
  switch (what) {
    case 'complaint':
      return complain(text, scene)
    case 'words':
      return addToComplaint(afterTheWord(text) ?? text, scene)
    case 'rights':
      return askRights(text, scene)
    case 'claim':
      return beginClaim(scene)
    case 'curp':
      return openClaim(scene, findCurp(text)?.typed ?? '')
    case 'told':
      return report.hear?.(text, { ...scene, about: AGAIN }) ?? again(scene.draft)
  }
}

/**
 * With words of its own it is registered at once, where somebody is there to read it. Where nobody is, that is said before
 * anything is written down, and the words wait in this chat for a yes. The word alone only opens the case.
 */
function complain(text: string, scene: Scene): Answer {
  const { desk, draft, t } = scene
  const words = afterTheWord(text) ?? text
  const officeId = officeConcerned(scene)
  if (findCommand(text) === 'complaint') {
    const left = desk.complain({ officeId })
    return tell({ body: paragraphs(registered(scene, left, false), t.complaints.askWords) })
  }
  if (desk.complains()) return addToComplaint(words, scene)
  if (desk.hearer() === 'comptroller') {
    const left = desk.complain({ words, officeId })
    return tell({ body: registered(scene, left, true) })
  }
  desk.keepTold(words)
  return askAbout('report', AGAIN, draft, t.complaints.notTheClerk)
}

function askRights(text: string, scene: Scene): Answer {
  const { t, desk } = scene
  const subject = hearRight(text) ?? 'any'
  const left = desk.leaveCase({ kind: 'rights', subject, officeId: officeConcerned(scene) })
  if (left.kind === 'full') return tell({ body: t.complaints.goesOn })
  const opened = left.kind === 'known' ? t.dataRights.known(left.number) : t.complaints.rights(left.number)
  return tell({
    body: paragraphs(
      opened,
      t.dataRights.prove(desk.institution().privacyContact),
      t.dataRights.deadline(lastDay(scene, left.dueAt), desk.rule('rights_answer_days')),
      t.complaints.goesOn,
    ),
  })
}

function beginClaim(scene: Scene): Answer {
  const { t, desk } = scene
  const begun = desk.beginClaim()
  const body = begun.kind === 'open' ? t.complaints.claim(begun.number) : t.claim.limit(begun.most)
  return tell({ body: paragraphs(body, t.complaints.goesOn) })
}
