import type { Db } from '../../../db/open.ts'
import type { AppointmentView } from '../../booking/types.ts'
import { wallClock } from '../../catalogue/calendar.ts'
import { optionWords } from '../../catalogue/fees.ts'
import { agencyOf } from '../../catalogue/institution.ts'
import { applying, findProcedure, isPassport, minutesEarly, preparations, requirementsOn } from '../../catalogue/procedures.ts'
import type { Institution, Language, Office } from '../../catalogue/types.ts'
import type { Clock, Instant } from '../../clock.ts'
import { TEXTS, type Texts } from '../../texts/texts.ts'
import type { Vault } from '../../vault.ts'
import { codeOf, keyIdOf, nonceOf, passWords } from '../pass.ts'

export interface Visits {
  db: Db
  language: Language
  now: Instant
  views: Views
}

export type Views = readonly [AppointmentView, ...AppointmentView[]]

/** In the order of the hours. */
export function byHour(views: Views): Views[] {
  const hours = Map.groupBy(views, (view) => view.slot.slotId)
  return [...hours.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

/** "jueves 3 de diciembre de 2026, 12:00 h (hora de Tijuana)"; the zone only where the clocks differ at that moment. */
function whenOf(t: Texts, { slot, office }: { slot: AppointmentView['slot']; office: Office }, home: Institution): string {
  const at = Temporal.Instant.fromEpochMilliseconds(slot.startsAt)
  const same = at.toZonedDateTimeISO(office.zone).offset === at.toZonedDateTimeISO(home.zone).offset
  return `${t.dates.long(slot.day)}, ${t.dates.hour(slot.minute)}${same ? '' : ` (${t.dates.zone(office.zone)})`}`
}

/** Once for all, with first names for what only some need. */
export function bringList(db: Db, t: Texts, language: Language, views: Views): string[] {
  const owners = Map.groupBy(
    views.flatMap((view) => needs(db, language, view).map((thing) => ({ thing, name: firstName(view.name) }))),
    ({ thing }) => thing,
  )
  return [...owners].map(([thing, needed]) =>
    needed.length === views.length ? thing : t.paper.bringFor(t.listed(needed.map(({ name }) => name)), thing),
  )
}

const needs = (db: Db, language: Language, view: AppointmentView): string[] =>
  applying(requirementsOn(db, view.procedureId, view.slot.day), view).map((one) => one.text[language])

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

export const unmarked = (words: string): string => words.replace(/\*([^*]+)\*/g, '$1')

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** In reading order; drawing decides nothing. */
export interface Receipt {
  /** `es-MX` or `en`, for screen readers. */
  language: string
  title: string
  madeAt: Instant
  institution: string
  accent: string
  /** That it is not the ministry, if so. */
  disclaimer: string | undefined
  sample: string | undefined
  folio: { label: string; value: string }
  visits: ReceiptVisit[]
  bring: { heading: string; items: string[] }
  pay: { heading: string; lines: string[] }
  safe: { heading: string; lines: string[] }
  foot: string[]
  page(page: number, pages: number): string
}

/** One hour of the group, with its own code. */
export interface ReceiptVisit {
  when: { label: string; value: string }
  office: { label: string; value: string; lines: string[] }
  code: { text: string; caption: string; alt: string }
  people: { heading: string; lines: { name: string; detail: string }[] }
}

export interface ReceiptNeeds extends Visits {
  vault: Vault
  clock: Pick<Clock, 'random'>
  /** For people who cannot use a telephone to speak: none is named. */
  inWriting?: boolean | undefined
}

/** No CURP, telephone or birth date: it is meant to be shown. */
export function readReceipt(needs: ReceiptNeeds): Receipt {
  const { db, language, views } = needs
  const t = TEXTS[language]
  const institution = agencyOf(db, views[0].office.id)
  const [first] = views
  return {
    language: language === 'en' ? 'en' : 'es-MX',
    title: t.paper.title,
    madeAt: needs.now,
    institution: institution.name,
    accent: institution.accent ?? 'black',
    disclaimer: institution.disclaimer?.[language === 'en' ? 'en' : 'es-MX'],
    sample: institution.sample ? t.paper.sample : undefined,
    folio: { label: t.paper.folio, value: first.folio ?? '' },
    visits: byHour(views).map((here) => visitOf(needs, t, institution, here)),
    bring: { heading: t.paper.bring, items: bringList(db, t, language, views) },
    pay: { heading: t.paper.pay, lines: payLines(needs, t, institution) },
    safe: {
      heading: t.paper.safe,
      lines: [t.paper.personal, t.paper.report(institution.complaintContact), t.paper.changes],
    },
    foot: [t.paper.who(institution.name, institution.address), t.paper.made(madeAt(needs, t, institution))],
    page: t.paper.page,
  }
}

function visitOf(needs: ReceiptNeeds, t: Texts, institution: Institution, here: Views): ReceiptVisit {
  const [{ office, agenda }] = here
  const early = minutesEarly(needs.db, here)
  return {
    when: { label: t.paper.when, value: capital(whenOf(t, here[0], institution)) },
    office: {
      label: t.paper.office,
      value: office.name,
      lines: [
        t.folio.at(office.address, agenda),
        ...(office.phone && !needs.inWriting ? [t.paper.phone(office.phone)] : []),
        ...(early > 0 ? [t.folio.arrive(early)] : []),
        ...preparations(needs.db, here).map((what) => unmarked(t.folio.prepare(what[needs.language]))),
      ],
    },
    code: { text: signedCode(needs, here), caption: t.paper.code, alt: t.paper.codeAlt },
    people: {
      heading: t.paper.people(here.length),
      lines: here.map((view) => ({ name: view.name, detail: detailOf(needs, t, view) })),
    },
  }
}

function signedCode({ vault, clock }: ReceiptNeeds, here: Views): string {
  const [{ folio = '', slot, office }] = here
  const words = passWords({
    keyId: keyIdOf(vault.publicKey()),
    folio,
    members: here.length,
    officeId: office.id,
    startsAt: slot.startsAt,
    nonce: nonceOf(clock.random(3)),
  })
  return codeOf(words, vault.sign(words))
}

function detailOf({ db, language }: ReceiptNeeds, t: Texts, view: AppointmentView): string {
  const procedure = findProcedure(db, view.procedureId)
  const parts = [
    procedure?.name[language] ?? view.procedureId,
    optionWords(db, procedure?.feeTable, view.years, { language, years: t.years }),
    view.price ? t.amount(view.price, view.currency) : undefined,
    view.unverified ? t.paper.unverified : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

const ofPassport = (db: Db, { procedureId }: AppointmentView): boolean => {
  const procedure = findProcedure(db, procedureId)
  return procedure !== undefined && isPassport(procedure)
}

/** By the procedure's record, otherwise as for a passport, or the office says. */
function payLines({ db, language, views }: ReceiptNeeds, t: Texts, institution: Institution): string[] {
  const total = views.reduce((sum, view) => sum + (view.price ?? 0), 0)
  if (total === 0) return [views.some((view) => view.isPaid) ? t.unknownPrice.told : t.paper.freeOfCharge]
  const own = findProcedure(db, views[0].procedureId)?.howToPay
  const { guide, noGuide, bank, receipt, never, atOffice } = t.payment
  const toCall = { phone: institution.phone, hours: '' }
  const passport = [institution.paymentGuide ? guide(institution.paymentGuide) : noGuide(toCall), bank, receipt, never]
  const steps = own ? [own[language]] : ofPassport(db, views[0]) ? passport : [atOffice(toCall)]
  return [t.paper.total(t.amount(total, views[0].currency)), ...steps].map(unmarked)
}

function madeAt({ now }: ReceiptNeeds, t: Texts, { zone }: Institution): string {
  const { day, minute } = wallClock(now, zone)
  return `${t.dates.long(day)}, ${t.dates.hour(minute)}`
}
