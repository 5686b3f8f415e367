import { theInstitution } from '../../catalogue/institution.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { type Answer, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack } from '../../chat/ways-on.ts'
import { groupsOf, momentOf } from './bookings.ts'
import { telephoneFor, wall, whenPlain } from './moments.ts'
import { isPassport, procedureOf } from './procedures.ts'
import { totalOf } from './standing/folio.ts'

/** What is paid, where and how: of the appointment that stands, of the booking under way, else of a passport. */
export function tellPayment(scene: Scene): Answer {
  const { t, session } = scene
  const [group] = groupsOf(session)
  const amount = group && payable(scene, group.views, totalOf(group.views))
  const how = group || hasProgress(scene.draft) ? howToPay(scene, group?.views[0].procedureId) : undefined
  return tell({
    body: how
      ? paragraphs(t.payment.firstOther, how, amount, t.payment.neverOther)
      : paragraphs(passportPayment(scene), amount, newYearComes(scene) && t.payment.newYear, t.payment.never),
    options: [wayBack(scene)],
  })
}

/** How it is paid in the words of its record; undefined for what is free, and for a passport that is paid as the law says. */
function howToPay(scene: Scene, booked: string | undefined): string | undefined {
  const { t, session, draft, language } = scene
  const one = booked ? findProcedure(session.tx, booked) : procedureOf(session, draft, draft.people[0])
  if (!one?.feeTable) return undefined
  return one.howToPay?.[language] ?? (isPassport(one) ? undefined : t.payment.atOffice(telephoneFor(scene)))
}

/** What the only appointment costs; empty where there is none, or nothing is paid. */
export function ownPrice(scene: Scene): string {
  const [only, another] = groupsOf(scene.session)
  const total = only && !another ? totalOf(only.views) : 0
  return only && total > 0 ? payable(scene, only.views, total) : ''
}

function passportPayment(scene: Scene): string {
  const { t, session } = scene
  const { paymentGuide } = theInstitution(session.tx)
  const first = paymentGuide ? t.payment.guide(paymentGuide) : t.payment.noGuide(telephoneFor(scene))
  return paragraphs(t.payment.first, lines(first, t.payment.bank, t.payment.receipt))
}

/** From November on a visit may be in January, and fees change on its first day. */
const newYearComes = ({ session }: Scene): boolean =>
  Number(wall(session.now, theInstitution(session.tx).zone).day.slice(5, 7)) >= 11

function payable(scene: Scene, views: ReturnType<typeof groupsOf>[number]['views'], total: number): string {
  const when = whenPlain(scene, momentOf(views))
  const { t } = scene
  if (total > 0) return t.payment.amount(t.amount(total, views[0].currency), when)
  return views.some((one) => one.isPaid) ? t.unknownPrice.told : t.payment.freeOfCharge(when)
}
