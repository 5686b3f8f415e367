import { theOffice } from '../../catalogue/offices.ts'
import { nameOfAgencyAt } from '../../chat/agency.ts'
import { type Answer, ask, askAbout, next, takeBack } from '../../chat/answer.ts'
import { adultOfGroup, comeWithMinors, headcount, type Person, withPerson } from '../../chat/draft.ts'
import { hourOf, whenLong, whenPlain } from '../../chat/moments.ts'
import type { Heard } from '../../chat/part.ts'
import { capital, lines, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order } from '../../chat/ways-on.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { confirms, yearsInParts } from '../../reading/clauses.ts'
import type { Reading } from '../../reading/reading.ts'
import { isMereNumber } from '../../reading/rows.ts'
import { yearsBeside } from '../../reading/stated.ts'
import { agendaIn } from '../../schedule/adjacent-hours.ts'
import { TEXTS } from '../../texts/texts.ts'
import { confirm } from '../appointments.ts'
import { ownAppointmentOf, standingBeside } from './bookings.ts'
import { withoutHeld, withoutSlot } from './changed-draft.ts'
import { correct } from './correct.ts'
import { detailLines, details, openBesideConfirmation, withoutOpenAnswers, withStatedAnswers } from './details.ts'
import { hearCorrectedName } from './name.ts'
import { goneHour } from './no-place.ts'
import { ownHold } from './own-hold.ts'
import { chosenWords, offersYears, payers, paysHalf, priceOf, pricesOf, totalPrice, yearsOf } from './prices.ts'
import { procedureOf } from './procedures.ts'
import { AFTER_THE_HOUR, hearSecondThought } from './slot.ts'
import { folioPrompt } from './standing/folio.ts'
import { validity } from './validity.ts'

/** What, for whom, where, when, price. If anything shown changed since, it is shown once more instead of confirmed. */
export const summary: Question = {
  mereQuestion: 'is not heard',
  fills: ['when', 'where', 'what'],
  acts: true,
  isNeeded: () => true,
  ask(scene) {
    const { t } = scene
    const { confirm, correct, leave } = t.summary.buttons
    return {
      body: paragraphs(
        lines(t.summary.first, booking(scene)),
        besides(scene),
        optional(scene),
        [t.summary.ask, ...until(scene)].join(' '),
      ),
      about: sealOf(scene),
      options: [
        { value: 'confirm', title: confirm },
        { value: 'correct', title: correct },
        { value: 'leave', title: leave },
      ],
    }
  },
  choose(value, scene) {
    if (value === 'correct') return ask('correct', scene.draft)
    if (value === 'leave') return leave(scene)
    return book(scene)
  },
  hear(reading, scene) {
    const named = hearCorrectedName(reading, scene)
    if (named) return named
    const answered = withStatedAnswers(reading, scene)
    if (answered !== scene.draft) return next(answered)
    if (reading.agrees('the summary') || confirms(reading)) return book(scene)
    if (
      reading.yesNo === undefined &&
      reading.says('no number at hand') &&
      !reading.aim?.family &&
      openBesideConfirmation(scene).length > 0
    )
      return next(withoutOpenAnswers(scene), scene.t.summary.without)
    if (reading.says('leaves the booking')) return leave(scene)
    if (reading.yesNo === 'no') return ask('correct', scene.draft)
    // "¿puedo cambiarla después?" only asks.
    if (!reading.says('something is wrong') || (reading.isAsked && reading.faq)) return undefined
    const other = hearSecondThought(reading, 'summary', scene)
    if (reading.isAsked && (reading.request ?? reading.command) === 'move') return other
    return other ?? correct.hear?.(reading, scene) ?? ask('correct', scene.draft)
  },
  explained: {
    about: 'how to confirm',
    says: (scene, reading) =>
      scene.t.summary[reading.says('how to confirm') || openBesideConfirmation(scene).length === 0 ? 'howToConfirm' : 'without'],
  },
  miss(reading, scene) {
    const { t } = scene
    const [field] = HAS_NUMBER.test(reading.text) ? openBesideConfirmation(scene) : []
    if (field?.refusal) return { note: field.refusal[scene.language] }
    // No counted rows where one of them books.
    if (reading.says('how to confirm') || isMereNumber(reading.words)) return { note: t.summary.howToConfirm }
    return reading.says('afraid of mistakes') ? { note: t.summary.mayBeChanged } : undefined
  },
}

/**
 * "mejor a las 4 y media y de 10 años": the years and another hour or office, each made or asked, and confirmed by nothing of it. At the
 * summary also the years alone.
 */
export function hearSeveralChanges({ reading, name, open }: Heard): Answer | undefined {
  const { draft, t } = open
  const [only, another] = payers(open)
  if (only && another && name === 'summary') return hearYearsOfEach(reading, open)
  if (!AFTER_THE_HOUR.has(name) || !only || another || headcount(draft) !== 1) return undefined
  const chosen = draft.people[0]?.years
  const said = yearsBeside(reading, { isOffered: (years) => offersYears(only, years), chosen })
  if (!said || (said.years === chosen && (name !== 'summary' || said.rest !== ''))) return undefined
  const changed = { ...open, draft: withPerson(draft, 0, { years: said.years }) }
  const note = t.menu.understood(t.years(said.years))
  const moved = said.rest && hearSecondThought(reading.part(said.rest), name, changed)
  if (moved && 'notes' in moved) return { ...moved, notes: [note, ...moved.notes] }
  return name === 'summary' ? next(changed.draft, note) : undefined
}

/** "no, Ana 10 y Luis 6", "al revés" of two who have different years. */
function hearYearsOfEach(reading: Reading, scene: Scene): Answer | undefined {
  const { draft } = scene
  const [one, other, third] = payers(scene)
  if (one && other && !third && reading.says('the other way round') && yearsInParts(reading).length === 0) {
    const swapped = withPerson(draft, one.index, { years: other.person.years })
    return next(withPerson(swapped, other.index, { years: one.person.years }))
  }
  const isOfYears = yearsInParts(reading).length > 1 || reading.says('about the years')
  const said = isOfYears && reading.entities.every(({ times }) => times === undefined) ? validity.hear?.(reading, scene) : undefined
  return said?.kind === 'next' && !Bun.deepEquals(said.draft, draft) ? said : undefined
}

const HAS_NUMBER = /\d{4}/

/** A short hash of what was shown, whatever its language: nothing else is confirmed by that yes. */
const sealOf = (scene: Scene): string => Bun.hash(booking({ ...scene, t: TEXTS['es-MX'], language: 'es-MX' })).toString(36)

function booking(scene: Scene): string {
  const { draft, session, t } = scene
  const { slot } = draft
  const office = slot && theOffice(session.tx, slot.officeId)
  const agency = office && nameOfAgencyAt(session, office.id)
  const several = draft.people.length > 1
  const people = draft.people.map((person, i) => personLines(scene, person, several ? { minute: slot?.minutes?.[i] } : undefined))
  const total = totalPrice(session, draft)
  const mayChange = draft.people.map((person) => pricesOf(session, draft, person)).find((prices) => prices?.mayChange)
  const rest = lines(
    several && total !== undefined && t.summary.totalPayment(t.amount(total, currencyOf(scene))),
    mayChange && total !== undefined && t.summary.mayChange(mayChange.tariffYear),
    comeWithMinors(draft) && !adultOfGroup(draft) && draft.attendant?.name && t.summary.attendant(draft.attendant.name),
    agency && t.summary.agency(agency),
    slot && `*${capital(whenLong(scene, slot))}*`,
    office && t.folio.office(office.name, t.folio.at(office.address, agendaIn(session.tx, slot.slotId)), office.mode),
  )
  return several ? paragraphs(...people, rest) : lines(...people, rest)
}

/** `among`: of several people, with the own hour where they differ. */
function personLines(scene: Scene, person: Person, among: { minute: number | undefined } | undefined): string {
  const { t, draft, session, language } = scene
  const procedure = procedureOf(session, draft, person)
  const price = priceOf(session, draft, person)
  const prices = pricesOf(session, draft, person)
  const half = prices !== undefined && paysHalf(prices, person)
  const name = person.name ?? ''
  const chosen = procedure && price !== undefined && chosenWords(scene, procedure.id, person.years)
  return lines(
    procedure ? t.folio.person(name, [procedure.name[language], chosen].filter(Boolean).join(', ')) : name,
    procedure && procedure.identity !== 'curp'
      ? undefined
      : person.curp
        ? t.summary.curp(person.curp)
        : t.summary.noCurp(person.birthDate ? t.dates.birth(person.birthDate) : ''),
    ...detailLines(scene, person),
    price !== undefined
      ? t.summary.payment(t.amount(price, prices?.currency), half)
      : procedure !== undefined && procedure.feeTable === undefined
        ? t.summary.freeOfCharge
        : t.unknownPrice.summary, // Also of a procedure that was withdrawn meanwhile.
    among?.minute !== undefined && t.group.hour(t.dates.hour(among.minute)),
  )
}

const optional = (scene: Scene): string =>
  lines(
    ...openBesideConfirmation(scene).map(({ label, example }) =>
      scene.t.summary.optional(label[scene.language].toLowerCase(), example),
    ),
  )

/** An institution has one currency. */
const currencyOf = ({ session, draft }: Scene) =>
  draft.people.map((person) => pricesOf(session, draft, person)?.currency).find((one) => one !== undefined)

function besides(scene: Scene): string | undefined {
  const other = standingBeside(scene.session, scene.draft)
  return other && scene.t.refused.mayHaveAnother(nameAndInitial(other.name), whenPlain(scene, other.slot))
}

function until(scene: Scene): string[] {
  const hold = ownHold(scene.session)
  if (!hold) return []
  const { until, moreTime } = scene.t.summary
  return [until(hourOf(scene, hold.until, hold.slot.officeId)), ...(hold.renewals === 0 ? [moreTime] : [])]
}

function book(scene: Scene): Answer {
  const { draft, session, t } = scene
  if (details.isNeeded?.(scene)) return next(draft, t.details.changed)
  if (scene.about !== undefined && scene.about !== sealOf(scene)) return next(draft, t.summary.changedMeanwhile)
  const { slot } = draft
  const choices = draft.people.map((person) => {
    const prices = pricesOf(session, draft, person)
    return {
      years: prices && prices.quotes.length > 0 ? yearsOf(prices, person) : undefined,
      halfFee: prices ? paysHalf(prices, person) : false,
    }
  })
  const { tx, deps, contact, now } = session
  const confirmed = confirm(tx, deps, contact.id, choices, now)
  if (confirmed.ok) {
    const [first, ...others] = confirmed.appointments
    if (first) return { kind: 'over', prompt: folioPrompt(scene, confirmed.folio, [first, ...others]) }
    return next(draft)
  }
  switch (confirmed.why) {
    case 'elsewhere':
      return notTwice(scene, confirmed.members ?? [0])
    case 'same_time':
      return askAbout('slot', 'still', withoutSlot(draft, session.now), slot ? t.slot.sameTime(whenPlain(scene, slot)) : '')
    case 'phone_limit':
      return askAbout('limit', 'phone', draft)
    case 'other_limit':
      return askAbout('limit', confirmed.limit ?? 'phone', draft)
    case 'closed':
      return askAbout('slot', 'still', withoutSlot(draft, session.now), slot ? goneHour(scene, slot, 'closed') : '')
    case 'expired':
    case 'no_hold':
      return takeBack(draft)
  }
}

/** Possibly this telephone's own, after an undone cancellation. */
function notTwice({ draft, session }: Scene, members: number[]): Answer {
  const people = members.flatMap((member) => draft.people[member] ?? [])
  const mine = ownAppointmentOf(session, people, draft)
  if (mine) return askAbout('ownLive', String(mine.id), draft)
  return askAbout('elsewhere', String(members), { ...draft, elsewhere: people.flatMap(({ curp }) => curp ?? []) })
}

function leave({ draft, session }: Scene): Answer {
  return ask('left', withoutHeld(withoutSlot(draft, session.now)))
}

/** The place is free again, the answers stay. */
export const left: Question = {
  ask({ t }) {
    return {
      body: paragraphs(t.summary.left, t.summary.askLeft),
      options: [
        { value: 'another', title: t.summary.leftButtons.another },
        order('menu', t.summary.leftButtons.menu),
        order('erase', t.summary.leftButtons.erase),
      ],
    }
  },
  choose: (_value, { draft }) => next(draft),
}
