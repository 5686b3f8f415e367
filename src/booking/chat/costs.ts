import { notDoneHere, unsaid } from '../../catalogue/chat/part.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { officesThatDo, proceduresOffered } from '../../catalogue/offices.ts'
import { isPassport, requirementsOn } from '../../catalogue/procedures.ts'
import type { Prices, Procedure, Quote } from '../../catalogue/types.ts'
import { institutionOf } from '../../chat/agency.ts'
import { type Answer, ask, askAbout, inBetween, saying, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { isOnlyRecord } from '../../chat/finder.ts'
import { telephoneFor, today, wall, whenPlain } from '../../chat/moments.ts'
import { capital, fitRow, lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { call, say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack, withWayBack } from '../../chat/ways-on.ts'
import type { Command, Faq } from '../../reading/acts.ts'
import { yearsNamed } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { groupsOf, momentOf, proceduresInHand } from './bookings.ts'
import { OFFICES_MAX, whereDone } from './faq.ts'
import { sayUnknown } from './menu.ts'
import { hearPlace } from './named-offices.ts'
import { quoteWords, totalOf } from './prices.ts'
import { askListed, isListed, NONE_OF_THESE } from './procedure-list.ts'
import { adultPassports, offeredProcedure, procedureOf } from './procedures.ts'

const KINDS = ['renewal', 'first', 'lost', 'minor'] as const
/** For the brackets of the tariff: under three, other minors, adults. */
const TYPICAL = { toddler: 1, minor: 10, adult: 30 }

/** Before anything personal is asked. */
export const costs: Question = {
  aside: true,
  numbered: true,
  ask(scene) {
    if (scene.about !== undefined) return askWhichRecord(scene, scene.about)
    const passports = KINDS.flatMap((kind) => (procedureFor(scene, kind) ? [{ value: kind, ...scene.t.costs.rows[kind] }] : []))
    const prices = pricesForAdults(scene)
    const body = prices ? paragraphs(prices, scene.t.costs.askMore) : scene.t.costs.ask
    return { body, options: [...passports, ...others(scene)].slice(0, ROWS_MAX) }
  },
  choose(value, scene) {
    if (value === 'others') return ask('costs', scene.draft)
    if (isListed(value)) return askAbout('costs', value, scene.draft)
    if (value === NONE_OF_THESE) return sayUnknown(scene)
    return tellProcedure(scene, value) ?? tell(withWayBack(scene, notDoneHere(scene)))
  },
  hear(reading, scene) {
    const aim = reading.aim
    // The person says nothing of the procedure: "¿tiene que ir mi esposo?" asks for no prices.
    if (
      !aim ||
      (aim.who !== 'minor' && !aim.family) ||
      reading.says('wants an appointment') ||
      hearPlace(reading.placesNamed, scene)
    )
      return undefined
    return this.choose(aim.who === 'minor' ? 'minor' : (aim.family ?? ''), scene)
  },
}

/** Which of these records is asked about. */
function askWhichRecord(scene: Scene, about: string): Prompt {
  const { options = [], ...prompt } = askListed(scene, about)
  return { ...prompt, options: options.map((one) => ({ ...one, value: one.value.split(':')[1] ?? one.value })) }
}

/** What the record may not know, and whether it is as good as said which one is meant. */
interface AskedOfRecord {
  asked: Command | Faq
  sure: boolean
}

/** With the button that books it. Undefined: it is not done here. */
export function tellProcedure(scene: Scene, key: string, of?: AskedOfRecord): Answer | undefined {
  const kind = KINDS.find((one) => one === key)
  const procedure = kind ? procedureFor(scene, kind) : proceduresOffered(scene.session.tx).find((one) => one.id === key)
  if (!procedure) return undefined
  const { t } = scene
  const isMinor = kind === 'minor'
  const book = { question: 'menu' as const, value: isMinor ? 'minor' : `self:${key}`, title: t.costs.buttons.book }
  const rest = paragraphs(of && notInRecord(scene, procedure, of.asked), t.costs.askNext)
  if (of?.sure !== false) return tellCosts(scene, procedure, isMinor, rest, (payment) => [book, ...payment, wayBack(scene)])
  const none = { question: 'costs' as const, value: NONE_OF_THESE, title: t.menu.noneOfThese }
  return saying(
    t.costs.nearest,
    tellCosts(scene, procedure, isMinor, rest, (payment) => [book, ...payment, none]),
  )
}

/** Undefined where the record says it. */
function notInRecord(scene: Scene, procedure: Procedure, asked: Command | Faq): string | undefined {
  const { t } = scene
  const ofAgency = { ...scene, agencyId: procedure.agencyId }
  if (IN_RECORD.has(asked)) return undefined
  if (asked === 'duration') return procedure.takes ? undefined : unsaid(ofAgency, asked)
  if (asked !== 'where') return `${t.faq.officeKnows} ${call(ofAgency)}`
  return officesOf(scene, procedure).length > OFFICES_MAX ? whereDone(scene, [procedure.id]) : undefined
}

const IN_RECORD: ReadonlySet<string> = new Set<Command | Faq>(['costs', 'bring', 'papers', 'payment'])

/** Of one person or of minors; undefined for a group or without a procedure. */
export function costsOfBooking(scene: Scene): Answer | undefined {
  const [procedure, minors] = [procedureBooked(scene), scene.draft.who === 'minor']
  return (
    procedure && inBetween(tellCosts(scene, procedure, minors, '', (payment) => [...payment, otherCosts(scene), wayBack(scene)]))
  )
}

function procedureBooked(scene: Scene): Procedure | undefined {
  const { draft, session } = scene
  if (!hasProgress(draft) || draft.who === 'group') return undefined
  return draft.who === 'minor' ? procedureFor(scene, 'minor') : procedureOf(session, draft, draft.people[0])
}

/** In a sentence that may name the procedure, or ask whether it is free. */
export function costsAsked(reading: Reading, scene: Scene): Answer | undefined {
  const named = costs.hear?.(reading, scene) ?? paymentAsked(reading, scene)
  return reading.says('whether free') ? saying(whetherFree(scene), named ?? costsOrAll(scene)) : named
}

/** Of the booking, else everything. */
export const costsOrAll = (scene: Scene): Answer => costsOfBooking(scene) ?? ask('costs', scene.draft, ownPrice(scene))

/** "¿es gratis?": the appointment always is; the rest depends on the procedures. */
function whetherFree(scene: Scene): string {
  const { t } = scene
  const meant = proceduresMeant(scene)
  const paid = meant.filter((one) => one.feeTable)
  if (paid.length === 0) return t.costs.allFree
  if (paid.every(isPaidAtBank)) return t.costs.passportPaid
  return paid.length === meant.length ? t.costs.procedurePaid : t.costs.somePaid
}

/** In hand, else all that are offered. */
function proceduresMeant(scene: Scene): readonly Procedure[] {
  const inHand = proceduresInHand(scene)
  return inHand.length > 0 ? inHand : proceduresOffered(scene.session.tx)
}

export const otherCosts = ({ t }: Scene): PromptOption => ({ question: 'costs', value: 'others', title: t.costs.buttons.others })

function tellCosts(
  scene: Scene,
  procedure: Procedure,
  minor: boolean,
  asks: string,
  options: (payment: PromptOption[]) => PromptOption[],
): Answer {
  const { t } = scene
  const payment: PromptOption[] = procedure.feeTable ? [order('payment', t.costs.buttons.payment)] : []
  return tell({
    body: paragraphs(
      headed(scene, procedure),
      priceLines(scene, procedure, minor),
      toBring(scene, procedure),
      lines(
        procedure.prepare && t.folio.prepare(procedure.prepare[scene.language]),
        procedure.takes && t.costs.takes(procedure.takes[scene.language]),
      ),
      isOnlyRecord(procedure) && wherever(scene, procedure),
      asks,
    ),
    options: options(payment),
  })
}

const officesOf = ({ session }: Scene, { id }: Procedure) => officesThatDo(session.tx, [id]).map(({ office }) => office)

/** Undefined where they are many. */
function wherever(scene: Scene, procedure: Procedure): string | undefined {
  const offices = officesOf(scene, procedure)
  const { folio, costs: says } = scene.t
  if (offices.length > OFFICES_MAX) return undefined
  return lines(says.where, ...offices.map(({ name, address, mode }) => folio.office(name, address, mode)))
}

const headed = ({ language }: Scene, { name }: Procedure): string => `*${capital(name[language])}*`

const procedureFor = ({ session }: Scene, kind: (typeof KINDS)[number]): Procedure | undefined =>
  kind === 'minor' ? offeredProcedure(session, 'first', 'minor') : offeredProcedure(session, kind, 'adult')

const others = ({ session, t, language }: Scene): PromptOption[] =>
  proceduresOffered(session.tx)
    .filter((one) => !isPassport(one))
    .map((one) => ({
      value: one.id,
      title: fitRow(capital(one.name[language])),
      description: t.costs.other(one.feeTable !== undefined),
    }))

const pricesAt = ({ session }: Scene, { feeTable }: Procedure, age: number): Prices => {
  const day = today(session)
  return pricesOn(session.tx, feeTable, Temporal.PlainDate.from(day).subtract({ years: age }).toString(), day)
}

/** Where it is one price for all passports; else undefined. */
function pricesForAdults(scene: Scene, years: readonly number[] = []): string | undefined {
  const [first, ...rest] = adultPassports(scene.session)
  if (!first?.feeTable || rest.some((one) => one.feeTable !== first.feeTable)) return undefined
  if (pricesAt(scene, first, TYPICAL.adult).quotes.length === 0) return undefined
  return priceLines(scene, first, false, scene.t.costs.pricesForAdults, years)
}

/** `years`: of these alone; empty: all. */
function priceLines(
  scene: Scene,
  procedure: Procedure,
  minor: boolean,
  heading = scene.t.costs.prices,
  years: readonly number[] = [],
): string {
  const { t } = scene
  const main = pricesAt(scene, procedure, minor ? TYPICAL.minor : TYPICAL.adult)
  const isMeant = (quote: Quote) => years.length === 0 || years.includes(quote.years)
  if (main.quotes.length === 0) return procedure.feeTable ? t.unknownPrice.told : t.costs.freeOfCharge
  const toddlers = minor ? pricesAt(scene, procedure, TYPICAL.toddler).quotes : []
  return lines(
    heading(main.tariffYear),
    ...main.quotes.filter(isMeant).map((quote) => line(scene, quote, main)),
    toddlers.length > 0 && t.costs.under3,
    ...toddlers.map((quote) => line(scene, quote, main)),
    // Minors have no discount for age.
    procedure.halfAge !== undefined && (minor ? t.costs.discountMinor : t.costs.discount(procedure.halfAge)),
  )
}

function line(scene: Scene, quote: Quote, { currency, halfPrice }: Prices): string {
  const { t } = scene
  const [words, price] = [quoteWords(scene, quote), t.amount(quote.full, currency)]
  return halfPrice ? t.costs.lineWithHalf(words, price, t.money(quote.half, currency)) : t.costs.line(words, price)
}

/** For the booking's case; else the usual papers. */
function toBring({ session, t, language, draft }: Scene, procedure: Procedure): string {
  const items = requirementsOn(session.tx, procedure.id, today(session))
    .filter((one) => ['always', 'fee', `minor:${draft.minorCase ?? 'both_parents'}`].includes(one.applies))
    .map((one, i) => `${i + 1}. ${one.text[language]}`)
  return items.length > 0 ? lines(t.costs.bring, ...items) : ''
}

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

const ASKED_OF_PAYMENT = ['how much it is', 'where it is paid', 'with what it is paid', 'when it is paid'] as const
type AskedOfPayment = (typeof ASKED_OF_PAYMENT)[number]

/** What is asked of it and no more; undefined where that is all, or the price alone without its years. */
export function paymentAsked(reading: Reading, scene: Scene): Answer | undefined {
  const asks = ASKED_OF_PAYMENT.filter((one) => reading.says(one))
  const years = yearsNamed(reading, (one) => quotesMeant(scene).some((quote) => quote.years === one))
  if (asks.length === 0 || (asks.every((one) => one === 'how much it is') && years.length === 0)) return undefined
  const much = asks.includes('how much it is') && amountsOf(scene, years)
  const how = wayOfPaying(scene, asks)
  if (!much && how.length === 0) return undefined
  return inBetween(
    tell({ body: paragraphs(much, ...how), options: [order('payment', scene.t.costs.buttons.payment), wayBack(scene)] }),
  )
}

const quotesMeant = (scene: Scene): Quote[] => {
  const [first] = procedureBooked(scene) ? [procedureBooked(scene)] : proceduresMeant(scene).filter((one) => one.feeTable)
  return first ? pricesAt(scene, first, scene.draft.who === 'minor' ? TYPICAL.minor : TYPICAL.adult).quotes : []
}

/** Of the booking or the appointments, else for adults. */
function amountsOf(scene: Scene, years: readonly number[]): string | undefined {
  const { t, draft, language } = scene
  const booked = procedureBooked(scene)
  if (booked)
    return lines(`*${capital(booked.name[language])}*`, priceLines(scene, booked, draft.who === 'minor', t.costs.prices, years))
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
function ownPrice(scene: Scene): string {
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
