import { theInstitution } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import type { Command } from '../reading/acts.ts'
import { type Answer, again, ask, askAbout, inBetween, next, tell } from './answer.ts'
import { thanked } from './courtesy.ts'
import { type Draft, hasProgress } from './draft.ts'
import { telephoneFor } from './moments.ts'
import { isQuestionName, type Order, questionOf, type Told } from './part.ts'
import { lines, paragraphs } from './prompt.ts'
import type { Scene } from './scene.ts'
import { wayBack } from './ways-on.ts'

/** Does what a command asks for; the words and the button of the same command lead here. What nobody does is not understood. */
export function obey(command: Command, scene: Scene, state: Told): Answer {
  return scene.session.deps.chat.orders[command]?.(scene, state) ?? again(scene.draft, scene.t.common.missed)
}

/** What belongs to no capability. */
export const orders: Partial<Record<Command, Order>> = {
  menu: ({ draft }) => ask('menu', draft),
  start: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  assistant: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  privacy: tellPrivacy,
  park,
  // Whoever was told what the case needs and says "seguir" goes on in spite of it.
  goOn: (scene, { asked }) => (hasProgress(scene.draft) ? next(passed(scene, asked?.question)) : ask('menu', scene.draft)),
  language: ({ draft }) => ask('language', draft),
  english: () => ({ kind: 'speak', language: 'en' }),
  spanish: () => ({ kind: 'speak', language: 'es-MX' }),
  easy: () => ({ kind: 'speak', language: 'es-facil' }),
  unclear,
  thanks: (scene, { asked }) => thanked(scene, asked),
}

const passed = (scene: Scene, name = ''): Draft =>
  (isQuestionName(scene, name) && questionOf(scene, name).passed?.(scene.draft)) || scene.draft

function park(scene: Scene): Answer {
  const { draft, session, t } = scene
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  return tell({ body: t.common.parked(rule(session.tx, 'draft_days')), options: [wayBack(scene)] })
}

/** Asked once more; whoever says so again is offered shorter sentences, and who has them already a person. */
function unclear(scene: Scene, { misses }: Told): Answer {
  const { draft, language, t } = scene
  if (misses === 0) return again(draft, t.language.unclear)
  if (language === 'es-MX') return askAbout('language', 'easy', draft)
  return again(draft, t.common.missedAgain(telephoneFor(scene)))
}

function tellPrivacy(scene: Scene): Answer {
  const { t, session } = scene
  const { name, address, legalBasis, privacyContact, privacyUrl } = theInstitution(session.tx)
  const told = tell({
    body: paragraphs(
      lines(t.privacy.title, t.privacy.responsible(name, address)),
      lines(t.privacy.use, t.privacy.transfer),
      t.privacy.basis(legalBasis),
      t.privacy.rights(privacyContact),
      t.privacy.keep(rule(session.tx, 'draft_days')),
      privacyUrl && t.privacy.full(privacyUrl),
    ),
    options: [wayBack(scene)],
  })
  return inBetween(told)
}
