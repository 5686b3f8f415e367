import { rule } from '../../catalogue/rules.ts'
import { agencyInMind, institutionOf } from '../../chat/agency.ts'
import { type Answer, again, askAbout, tell } from '../../chat/answer.ts'
import { lastDay } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { afterTheWord, parseRight } from '../../reading/complaints.ts'
import type { Reading } from '../../reading/reading.ts'
import { fileCase, fileComplaint } from '../citizen-cases.ts'
import { beginClaim } from '../claims.ts'
import { whoHears } from '../complaints.ts'
import { claimCurp } from './claim.ts'
import { sceneOfCase, whereIfKnown } from './for-office.ts'
import { registered } from './registered.ts'
import { AGAIN, addToComplaint, addToOpen, keep, report } from './report.ts'

/**
 * Words that open a case while a person has the chat, and interrupt nothing: complaint, data rights, a claim; the CURP of a begun claim;
 * the answer to an unsent report.
 */
export type AtOnce = 'complaint' | 'words' | 'rights' | 'claim' | 'curp' | 'told'

/** The reply is no question to the person who has the chat, who learns nothing of a complaint. */
export function openAtOnce(what: AtOnce, reading: Reading, scene: Scene): Answer {
  switch (what) {
    case 'complaint':
      return complain(reading, scene)
    case 'words':
      return addToComplaint(afterTheWord(reading.text) ?? reading.text, scene)
    case 'rights':
      return askRights(reading, scene)
    case 'claim':
      return openEmptyClaim(scene)
    case 'curp':
      return claimCurp(scene, reading.curp?.typed ?? '')
    case 'told':
      return report.hear?.(reading, { ...scene, about: AGAIN }) ?? again(scene.draft)
  }
}

/**
 * With its words it is registered at once if somebody can read it; otherwise that is said first, and the words wait in this chat for a yes.
 * The word alone only opens the case.
 */
function complain(reading: Reading, from: Scene): Answer {
  const words = afterTheWord(reading.text) ?? reading.text
  const where = whereIfKnown(from, words)
  const scene = sceneOfCase(from, where)
  const { session, draft, t } = scene
  if (reading.command === 'complaint') {
    const left = fileComplaint(session, where)
    return tell({ body: paragraphs(registered(scene, left, false), t.complaints.askWords) })
  }
  const added = addToOpen(words, scene)
  if (added) return added
  if (whoHears(session.tx, session.now, agencyInMind(scene)) === 'comptroller') {
    const left = fileComplaint(session, { words, ...where })
    return tell({ body: registered(scene, left, true) })
  }
  keep(words, scene)
  return askAbout('report', AGAIN, draft, t.complaints.notTheClerk)
}

function askRights(reading: Reading, from: Scene): Answer {
  const where = whereIfKnown(from, reading.text)
  const scene = sceneOfCase(from, where)
  const { t, session } = scene
  const subject = parseRight(reading.text) ?? 'any'
  const left = fileCase(session, { kind: 'rights', subject, ...where })
  if (left.kind === 'full') return tell({ body: t.complaints.goesOn })
  const opened = left.kind === 'known' ? t.dataRights.known(left.number) : t.complaints.rights(left.number)
  return tell({
    body: paragraphs(
      opened,
      t.dataRights.prove(institutionOf(scene).privacyContact),
      t.dataRights.deadline(lastDay(scene, left.dueAt), rule(session.tx, 'rights_answer_days')),
      t.complaints.goesOn,
    ),
  })
}

function openEmptyClaim(scene: Scene): Answer {
  const { t, session } = scene
  const { tx, deps, contact, now } = session
  const begun = beginClaim(tx, deps.vault, contact.id, now)
  const body = begun.kind === 'open' ? t.complaints.claim(begun.number) : t.claim.limit(begun.most)
  return tell({ body: paragraphs(body, t.complaints.goesOn) })
}
