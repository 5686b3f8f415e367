import { agencyInMind } from '../../chat/agency.ts'
import { type Answer, inBetween, tell } from '../../chat/answer.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack } from '../../chat/ways-on.ts'
import { listAgencies, ownerId, theAgency } from '../institution.ts'
import { proceduresOffered } from '../offices.ts'
import { fieldsOf } from '../procedures.ts'
import { rule } from '../rules.ts'
import type { Procedure } from '../types.ts'

/** Of the agency in mind and its procedures in hand, if any; with several agencies, also the others and who runs the number. */
export function tellPrivacy(scene: Scene): Answer {
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
      ...session.deps.chat.parts.map((part) => part.privacy?.(scene, agencyId)),
      privacyUrl && t.privacy.full(privacyUrl),
      inMind === undefined && others.length > 0 && t.privacy.others(t.listed(others)),
    ),
    options: [wayBack(scene)],
  })
  return inBetween(told)
}
