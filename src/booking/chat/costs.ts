import { notDoneHere, unsaid, withPapers } from '../../catalogue/chat/part.ts'
import { officesThatDo, proceduresOffered } from '../../catalogue/offices.ts'
import { isPassport, requirementsOn } from '../../catalogue/procedures.ts'
import type { Procedure } from '../../catalogue/types.ts'
import { type Answer, ask, askAbout, inBetween, saying, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { isOnlyRecord } from '../../chat/finder.ts'
import { today } from '../../chat/moments.ts'
import { capital, fitRow, lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { call, say } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack, withWayBack } from '../../chat/ways-on.ts'
import type { Command, Faq } from '../../reading/acts.ts'
import { yearsNamed } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { ROWS_MAX } from '../../texts/lengths.ts'
import { OFFICES_MAX, whereDone } from './faq.ts'
import { sayUnknown } from './menu.ts'
import { hearPlace } from './named-offices.ts'
import { ASKED_OF_PAYMENT, ownPrice, quotesMeant, tellAsked, whetherFree } from './payment.ts'
import { headed, KINDS, priceLines, pricesForAdults, procedureBooked, procedureFor } from './price-lines.ts'
import { askListed, isListed, NONE_OF_THESE } from './procedure-list.ts'

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
    const begins = reading.says('wants an appointment') || hearPlace(reading.placesNamed, scene)
    return begins ? undefined : tellNamed(reading, scene)
  },
}

/** The person says nothing of the procedure: "¿tiene que ir mi esposo?" asks for no prices. */
function tellNamed({ aim }: Reading, scene: Scene): Answer | undefined {
  const key = aim?.who === 'minor' ? 'minor' : aim?.family
  if (key === undefined) return undefined
  if (!scene.beside) return costs.choose(key, scene)
  const procedure = procedureNamed(scene, key)
  return procedure && tell({ body: lines(headed(scene, procedure), priceLines(scene, procedure, key === 'minor')) })
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
  const procedure = procedureNamed(scene, key)
  if (!procedure) return undefined
  const { t } = scene
  const isMinor = key === 'minor'
  const book = { question: 'menu' as const, value: isMinor ? 'minor' : `self:${key}`, title: t.costs.buttons.book }
  const rest = paragraphs(of && notInRecord(scene, procedure, of.asked), !hasProgress(scene.draft) && t.costs.askNext)
  if (of?.sure !== false) return tellCosts(scene, procedure, isMinor, rest, (payment) => [book, ...payment, wayBack(scene)])
  const none = { question: 'costs' as const, value: NONE_OF_THESE, title: t.menu.noneOfThese }
  return saying(
    t.costs.nearest,
    tellCosts(scene, procedure, isMinor, rest, (payment) => [book, ...payment, none]),
  )
}

function procedureNamed(scene: Scene, key: string): Procedure | undefined {
  const kind = KINDS.find((one) => one === key)
  return kind ? procedureFor(scene, kind) : proceduresOffered(scene.session.tx).find((one) => one.id === key)
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

/** In a sentence that may name the procedure, or ask whether it is free. */
export function costsAsked(reading: Reading, scene: Scene): Answer | undefined {
  const asks = paymentAsked(reading, scene)
  if (!reading.says('whether free')) return tellNamed(reading, scene) ?? asks
  if (scene.beside) return tell({ body: whetherFree(scene) })
  const prices = reading.says('how much it is') ? tellAsked(['how much it is'], [], { ...scene, beside: true }) : undefined
  const ways = [order('costs', scene.t.wishes.costs), order('payment', scene.t.costs.buttons.payment), wayBack(scene)]
  return saying(whetherFree(scene), prices ?? asks ?? inBetween(tell({ body: '', options: ways })))
}

export function paymentAsked(reading: Reading, scene: Scene): Answer | undefined {
  const asks = ASKED_OF_PAYMENT.filter((one) => reading.says(one))
  const years = yearsNamed(reading, (one) => quotesMeant(scene).some((quote) => quote.years === one))
  return tellAsked(asks, years, scene)
}

/** Of the booking, else everything. */
export const costsOrAll = (scene: Scene): Answer => costsOfBooking(scene) ?? ask('costs', scene.draft, ownPrice(scene))

export const otherCosts = ({ t }: Scene): PromptOption => ({ question: 'costs', value: 'others', title: t.costs.buttons.others })

function tellCosts(
  scene: Scene,
  procedure: Procedure,
  minor: boolean,
  asks: string,
  options: (payment: PromptOption[]) => PromptOption[],
): Answer {
  const { t } = scene
  if (scene.beside) return tell({ body: paragraphs(headed(scene, procedure), toBring(scene, procedure) || t.costs.bringNothing) })
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

const others = ({ session, t, language }: Scene): PromptOption[] =>
  proceduresOffered(session.tx)
    .filter((one) => !isPassport(one))
    .map((one) => ({
      value: one.id,
      title: fitRow(capital(one.name[language])),
      description: t.costs.other(one.feeTable !== undefined),
    }))

/** Beside what the booking takes. Of passports: Acuerdo de simplificación, DOF 31-01-2025, in force from 20-02-2025. */
export function certificatesAsked(scene: Scene): Answer | undefined {
  const booked = procedureBooked(scene)
  const bring = booked ? toBring(scene, booked) : ''
  const { papers, actaAfterAll } = scene.t.faq
  if (!booked || isPassport(booked)) return withPapers(scene, papers, bring, actaAfterAll)
  return bring ? say(scene, bring) : undefined
}

/** For the booking's case; else the usual papers. */
function toBring({ session, t, language, draft }: Scene, procedure: Procedure): string {
  const items = requirementsOn(session.tx, procedure.id, today(session))
    .filter((one) => ['always', 'fee', `minor:${draft.minorCase ?? 'both_parents'}`].includes(one.applies))
    .map((one, i) => `${i + 1}. ${one.text[language]}`)
  return items.length > 0 ? lines(t.costs.bring, ...items) : ''
}
