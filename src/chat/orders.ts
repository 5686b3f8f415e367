import { listAgencies, ownerId, theAgency } from '../catalogue/institution.ts'
import { proceduresOffered } from '../catalogue/offices.ts'
import { fieldsOf } from '../catalogue/procedures.ts'
import { rule } from '../catalogue/rules.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { Command } from '../reading/acts.ts'
import { agencyInMind } from './agency.ts'
import { type Answer, again, ask, askAbout, inBetween, next, tell } from './answer.ts'
import { thanked } from './courtesy.ts'
import { type Draft, hasProgress } from './draft.ts'
import { telephoneFor } from './moments.ts'
import { isQuestionName, type Order, questionOf, type Told } from './part.ts'
import { lines, paragraphs } from './prompt.ts'
import type { Scene } from './scene.ts'
import { wayBack } from './ways-on.ts'

/** Typed or tapped. Without an implementor it is not understood. */
export function obey(command: Command, scene: Scene, state: Told): Answer {
  return scene.session.deps.chat.orders[command]?.(scene, state) ?? again(scene.draft, scene.t.common.missed)
}

export const orders: Partial<Record<Command, Order>> = {
  menu: ({ draft }) => ask('menu', draft),
  start: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  assistant: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  privacy: tellPrivacy,
  park,
  // "seguir" after a case's warning goes on.
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

/** Once more; a second time shorter sentences are offered, or a person. */
function unclear(scene: Scene, { misses }: Told): Answer {
  const { draft, language, t } = scene
  if (misses === 0) return again(draft, t.language.unclear)
  if (language === 'es-MX') return askAbout('language', 'easy', draft)
  return again(draft, t.common.missedAgain(telephoneFor(scene)))
}

/** Of the agency in mind and its procedures in hand, if any; with several agencies, also the others and who runs the number. */
function tellPrivacy(scene: Scene): Answer {
  const { t, session, language } = scene
  const { tx } = session
  const inMind = agencyInMind(scene)
  const owner = ownerId(tx)
  const agencyId = inMind ?? owner
  const { name, address, legalBasis, privacyContact, privacyUrl } = theAgency(tx, agencyId)
  const ofAgency = (some: readonly Procedure[]) => some.filter((one) => one.agencyId === agencyId)
  const inHand = ofAgency(session.deps.chat.frame.inHand(scene))
  const own = inHand.length > 0 ? inHand : ofAgency(proceduresOffered(tx))
  const asked = new Set(
    own.flatMap((one) =>
      fieldsOf(tx, one.id).map(({ label, keptDays }) => t.privacy.thing(label[language].toLowerCase(), keptDays)),
    ),
  )
  const others = listAgencies(tx).flatMap((one) => (one.id === owner ? [] : one.name))
  const told = tell({
    body: paragraphs(
      lines(
        t.privacy.title,
        t.privacy.responsible(name, address),
        agencyId !== owner && t.privacy.onBehalf(theAgency(tx, owner).name),
      ),
      lines(
        t.privacy.use(own.length === 0 || own.some((one) => one.identity === 'curp')),
        asked.size > 0 && t.privacy.asks(t.listed([...asked])),
        t.privacy.transfer,
      ),
      t.privacy.basis(legalBasis),
      t.privacy.rights(privacyContact),
      t.privacy.keep(rule(tx, 'draft_days')),
      privacyUrl && t.privacy.full(privacyUrl),
      inMind === undefined && others.length > 0 && t.privacy.others(t.listed(others)),
    ),
    options: [wayBack(scene)],
  })
  return inBetween(told)
}
