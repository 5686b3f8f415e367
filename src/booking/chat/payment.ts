import { theInstitution } from '../../catalogue/institution.ts'
import { isPassport } from '../../catalogue/procedures.ts'
import type { Procedure, Quote } from '../../catalogue/types.ts'
import { institutionOf } from '../../chat/agency.ts'
import { type Answer, inBetween, tell } from '../../chat/answer.ts'
import { telephoneFor, wall, whenPlain } from '../../chat/moments.ts'
import { capital, lines, paragraphs } from '../../chat/prompt.ts'
import { say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import { groupsOf, momentOf, proceduresInHand } from './bookings.ts'
import { headed, priceLines, pricesAt, pricesForAdults, procedureBooked, proceduresMeant, TYPICAL } from './price-lines.ts'
import { totalOf } from './prices.ts'

/** Of the booking and the appointments, else of all that is offered. */
export function tellPayment(scene: Scene): Answer {
  const { t, session, draft } = scene
  const booked = procedureBooked(scene)
  const amounts = paragraphs(
    booked && lines(headed(scene, booked), priceLines(scene, booked, draft.who === 'minor')),
    lines(...groupsOf(session).map(({ views }) => payable(scene, views, totalOf(views)))),
  )
  const meant = proceduresMeant(scene)
  const paid = meant.filter((one) => one.feeTable)
  const nothing = proceduresInHand(scene).length > 0 ? t.costs.freeOfCharge : t.payment.allFree
  const body =
    paid.length > 0 && paid.every(isPaidAtBank)
      ? paragraphs(t.payment.first, bankSteps(scene), amounts, newYearComes(scene) && t.payment.newYear, t.payment.never)
      : paragraphs(waysToPay(scene, paid, meant), amounts || (paid.length === 0 && nothing), t.payment.neverOther)
  return inBetween(tell({ body, options: [wayBack(scene)] }))
}

export const ASKED_OF_PAYMENT = ['how much it is', 'where it is paid', 'with what it is paid', 'when it is paid'] as const
type AskedOfPayment = (typeof ASKED_OF_PAYMENT)[number]

/** What is asked of it and no more; undefined where that is all, or the price alone, by itself and without its years. */
export function tellAsked(asks: readonly AskedOfPayment[], years: readonly number[], scene: Scene): Answer | undefined {
  const isPrice = asks.every((one) => one === 'how much it is')
  if (asks.length === 0 || (isPrice && years.length === 0 && !scene.beside)) return undefined
  const much = asks.includes('how much it is') && amountsOf(scene, years)
  const how = wayOfPaying(scene, asks)
  if (!much && how.length === 0) return undefined
  return inBetween(
    tell({ body: paragraphs(much, ...how), options: [order('payment', scene.t.costs.buttons.payment), wayBack(scene)] }),
  )
}

export const quotesMeant = (scene: Scene): Quote[] => {
  const [first] = procedureBooked(scene) ? [procedureBooked(scene)] : proceduresMeant(scene).filter((one) => one.feeTable)
  return first ? pricesAt(scene, first, scene.draft.who === 'minor' ? TYPICAL.minor : TYPICAL.adult).quotes : []
}

/** Of the booking or the appointments, else for adults. */
function amountsOf(scene: Scene, years: readonly number[]): string | undefined {
  const { t, draft } = scene
  const booked = procedureBooked(scene)
  if (booked) return lines(headed(scene, booked), priceLines(scene, booked, draft.who === 'minor', t.costs.prices, years))
  const owed = years.length === 0 && lines(...groupsOf(scene.session).map(({ views }) => payable(scene, views, totalOf(views))))
  return owed || pricesForAdults(scene, years)
}

function wayOfPaying(scene: Scene, asks: readonly AskedOfPayment[]): (string | false | undefined)[] {
  const { t } = scene
  const meant = proceduresMeant(scene)
  const paid = meant.filter((one) => one.feeTable)
  const [where, withWhat, when] = ASKED_OF_PAYMENT.slice(1).map((one) => asks.includes(one))
  if (!where && !withWhat && !when) return []
  if (paid.length === 0 || !paid.every(isPaidAtBank)) return [waysToPay(scene, paid, meant), t.payment.neverOther]
  return [
    lines(
      where && t.payment.where,
      withWhat && t.payment.withWhat,
      when && t.payment.when,
      when && newYearComes(scene) && t.payment.newYear,
    ),
    (where || withWhat) && t.payment.never,
  ]
}

/** Where no record of an office says it; undefined where nothing is known. */
export function cardsAnswer(scene: Scene): Answer | undefined {
  const paid = proceduresMeant(scene).filter((one) => one.feeTable)
  const isKnown = paid.every((one) => isPaidAtBank(one) || one.howToPay)
  return isKnown ? say(scene, ...wayOfPaying(scene, ['with what it is paid']).filter((one) => typeof one === 'string')) : undefined
}

/** A passport, which the law covers, unless its record says otherwise. */
const isPaidAtBank = (one: Procedure): boolean => isPassport(one) && !one.howToPay

/** With the names, unless one way serves all that are meant. */
function waysToPay(scene: Scene, paid: readonly Procedure[], meant: readonly Procedure[]): string {
  const { t, language } = scene
  if (paid.length === 0) return t.payment.free
  const ways = [...Map.groupBy(paid, (one) => howToPay({ ...scene, agencyId: one.agencyId }, one))]
  const isSame = ways.length === 1 && paid.length === meant.length
  const nameOf = (those: Procedure[]) => capital(t.listed(those.map((one) => one.name[language])))
  return paragraphs(t.payment.firstOther, ...ways.map(([how, those]) => (isSame ? how : lines(`*${nameOf(those)}*`, how))))
}

/** By its record. */
const howToPay = (scene: Scene, one: Procedure): string =>
  one.howToPay?.[scene.language] ?? (isPassport(one) ? bankSteps(scene) : scene.t.payment.atOffice(telephoneFor(scene)))

/** Empty without a single appointment, or when free. */
export function ownPrice(scene: Scene): string {
  const [only, another] = groupsOf(scene.session)
  const total = only && !another ? totalOf(only.views) : 0
  return only && total > 0 ? payable(scene, only.views, total) : ''
}

function bankSteps(scene: Scene): string {
  const { t } = scene
  const { paymentGuide } = institutionOf(scene)
  const first = paymentGuide ? t.payment.guide(paymentGuide) : t.payment.noGuide(telephoneFor(scene))
  return lines(first, t.payment.bank, t.payment.receipt)
}

/** From November on a visit may be in January, when fees change. */
const newYearComes = ({ session }: Scene): boolean =>
  Number(wall(session.now, theInstitution(session.tx).zone).day.slice(5, 7)) >= 11

function payable(scene: Scene, views: ReturnType<typeof groupsOf>[number]['views'], total: number): string {
  const when = whenPlain(scene, momentOf(views))
  const { t } = scene
  if (total > 0) return t.payment.amount(t.amount(total, views[0].currency), when)
  return views.some((one) => one.isPaid) ? t.unknownPrice.told : t.payment.freeOfCharge(when)
}

/** "¿es gratis?": the appointment always is; the rest depends on the procedures. */
export function whetherFree(scene: Scene): string {
  const { t } = scene
  const meant = proceduresMeant(scene)
  const paid = meant.filter((one) => one.feeTable)
  if (paid.length === 0) return t.costs.allFree
  if (paid.every(isPaidAtBank)) return t.costs.passportPaid
  return paid.length === meant.length ? t.costs.procedurePaid : t.costs.somePaid
}
