import type { Quote } from '../../agenda/types.ts'
import { lostValidity } from '../age-notes.ts'
import { markOf, markOfAll, positionOf } from '../changing-group.ts'
import type { Desk } from '../desk.ts'
import { type Draft, headcount, isSeveral, withPerson } from '../draft.ts'
import { fit, isPassport, paysHalf, procedureOf } from '../facts.ts'
import { next, type Prompt, type PromptOption, paragraphs, type Question, type Scene } from '../question.ts'
import { BUTTONS_MAX } from '../speak.ts'
import { calledIn, firstName } from '../understanding/names.ts'
import { hearCount, plain } from '../understanding/words.ts'
import { byPrice, isOpen, offers, type Payer, payers, yearsFor, yearsForAll } from './payers.ts'

/** Two validities each for three minors: eight rows and the two that lead on. */
const COMBINATIONS_MAX = 8
const DESCRIPTION_MAX = 72

export const validityIsOpen = (scene: { desk: Desk; draft: Draft }): boolean => payers(scene).some(isOpen)

/** Validity, price and discount in one message. */
export const validity: Question = {
  isNeeded: validityIsOpen,
  ask(scene): Prompt {
    const { draft, t } = scene
    const all = payers(scene)
    const open = oneAsked(draft, all)
    const [first, second] = all
    if (!first) return { body: t.validity.ask }
    if (open && second) return askOne(scene, open, t.validity.askFor(calledIn(draft.people, open.index)))
    return second ? askAll(scene, all) : askOne(scene, first, questionFor(scene, first))
  },
  choose(value, scene) {
    const { draft, t } = scene
    if (value === 'each') return next({ ...draft, yearsEach: true })
    const [who = '', years = '', of] = value.split(':')
    if (who === 'discount') {
      return payers(scene).some(({ prices }) => prices.halfPrice) ? takeDiscount(scene, years) : next(draft, t.validity.noDiscount)
    }
    const all = payers(scene)
    const wanted = years.split(',').map(Number)
    const chosen = who === 'all' ? all : all.filter((one) => one.index === positionOf(draft, who))
    const isOfOthers = who === 'all' ? wanted.length > 1 && of !== markOfAll(draft) : chosen.length === 0
    if (isOfOthers) return next(draft, t.groupChange.notThisGroup)
    const fits = chosen.length > 0 && chosen.every((one, i) => one.quotes.some((quote) => quote.years === (wanted[i] ?? wanted[0])))
    if (!fits) return next(draft, t.validity.notThat)
    return next(chosen.reduce((kept, one, i) => withPerson(kept, one.index, { years: wanted[i] ?? wanted[0] }), draft))
  },
  hear(text, scene) {
    const words = plain(text).replace(EVERYBODY, ' ')
    const all = payers(scene)
    if (/\b(?:descuento|inapam|discapacidad|discount|disability)\b/.test(words))
      return this.choose(discountOf(scene.draft, oneAsked(scene.draft, all)), scene)
    const priced = byPrice(text, all, scene.draft)
    if (priced) return this.choose(priced, scene)
    const numbers = words.split(' ').flatMap((word) => hearCount(word) ?? [])
    if (numbers.length === 0 || numbers.length > all.length || AN_HOUR.test(words)) return undefined
    const unknown = all.filter(isOpen)
    const open = scene.draft.yearsEach || (unknown.length === 1 && numbers.length === 1) ? unknown[0] : undefined
    const { draft } = scene
    return this.choose(open ? yearsFor(draft, open, numbers[0] ?? 0) : yearsForAll(draft, forEach(all, numbers)), scene)
  },
}

/** "10 y 6": one number for each class of people who may choose among the same years. */
/** "a las 12" is another hour, and no years. */
const AN_HOUR = /\b(?:a|de) las? \w+|\bat \d/
/** "10 los dos": they are counted, not their years. */
const EVERYBODY = /\bl[oa]s (?:dos|tres|cuatro|cinco)\b/g

function forEach(all: Payer[], numbers: number[]): number[] {
  const classes = [...new Set(all.map(yearsOf))]
  if (numbers.length !== classes.length || classes.length === 1) return numbers
  return all.map((one) => numbers[classes.indexOf(yearsOf(one))] ?? 0)
}

/** Anything but a passport is asked for in words that fit whatever it is. */
function questionFor({ desk, draft, t }: Scene, { person }: Payer): string {
  const procedure = procedureOf(desk, draft, person)
  if (!procedure || !isPassport(procedure)) return t.validity.askAnything
  return draft.who === 'self' ? t.validity.ask : t.validity.askOther
}

/** Of several, the one who is asked about alone; undefined while all are asked about together. */
function oneAsked({ yearsEach }: Draft, all: Payer[]): Payer | undefined {
  const unknown = all.filter(isOpen)
  if (yearsEach) return unknown[0] ?? all[0]
  return unknown.length === 1 ? unknown[0] : undefined
}

/** That a discount applies, to the one who is asked about or to whom is still to be said. */
const discountOf = (draft: Draft, payer: Payer | undefined): string =>
  payer ? `discount:${markOf(draft, payer.index)}` : 'discount'

/** Of one person it is known whose discount it is (`mark`); of several it is asked. */
function takeDiscount({ draft, t }: Scene, mark: string) {
  if (mark === '' && headcount(draft) > 1)
    return next({ ...draft, discountAsked: true, people: draft.people.map(({ years, halfFee, ...one }) => one) })
  const only = mark === '' ? 0 : positionOf(draft, mark)
  return only < 0 ? next(draft, t.groupChange.notThisGroup) : next(withPerson(draft, only, { halfFee: true, years: undefined }))
}

function askOne(scene: Scene, payer: Payer, question: string): Prompt {
  const { t, draft } = scene
  const { person, prices, quotes } = payer
  const half = paysHalf(prices, person)
  const amount = (quote: Quote) => (half ? quote.half : quote.full)
  const notes = paragraphs(
    byThen(scene, [payer]),
    discountNote(scene, [payer]),
    prices.mayChange && t.validity.mayChange(prices.tariffYear),
  )
  const body = question + (notes ? `\n${notes.replaceAll('\n\n', ' ')}` : '')
  if (half && quotes.length <= BUTTONS_MAX && !isSeveral(draft)) {
    return {
      body,
      options: quotes.map((quote) => ({
        value: yearsFor(draft, payer, quote.years),
        title: t.validity.button(t.years(quote.years), t.money(amount(quote), prices.currency)),
      })),
    }
  }
  const rows = quotes.map((quote) => ({
    value: yearsFor(draft, payer, quote.years),
    title: t.years(quote.years),
    description: t.validity.price(t.amount(amount(quote), prices.currency)),
  }))
  return {
    body,
    open: t.validity.open,
    options: [...rows, ...discountRow(scene, half || !prices.halfPrice, discountOf(draft, payer))],
  }
}

const discountRow = ({ t }: Scene, has: boolean, value = 'discount'): PromptOption[] =>
  has ? [] : [{ value, ...t.validity.rows.discount }]

function discountNote({ t, draft }: Scene, all: Payer[]): string | undefined {
  const byAge = all.filter((one) => one.prices.halfByAge).map((one) => calledIn(draft.people, one.index))
  if (byAge.length > 0 && all.length > 1) return (byAge.length > 1 ? t.group.halfByAgeSeveral : t.group.halfByAge)(t.listed(byAge))
  if (byAge.length > 0) return draft.who === 'self' ? t.validity.halfByAge : t.validity.halfByAgeOther
  return all.some((one) => one.person.halfFee) ? t.validity.discounted : undefined
}

/** Age counts on the day of the visit: who will have turned three by then has no passport for one year any more. */
function byThen(scene: Scene, all: Payer[]): string {
  const { desk, draft } = scene
  const day = draft.slot?.day
  return all
    .flatMap(({ person, quotes }) => {
      const procedure = procedureOf(desk, draft, person)
      if (!day || !procedure || !person.birthDate) return []
      return lostValidity(scene, { birthDate: person.birthDate, procedure, name: person.name }, { day, quotes }) ?? []
    })
    .join(' ')
}

/**
 * Everybody in one list: the same for all first, then the mixtures. Where those are too many, people who may choose among the
 * same years choose together: the parents 10, the children 6.
 */
function askAll(scene: Scene, all: Payer[]): Prompt {
  const { t } = scene
  const singly = all.reduce((sum, one) => sum * one.quotes.length, 1) <= COMBINATIONS_MAX
  const same = all[0]?.quotes.flatMap(({ years }) => (all.every((one) => offers(one, years)) ? [all.map(() => years)] : [])) ?? []
  const listed = combinationsOf(all, singly ? all.map((_, i) => i) : all.map(yearsOf))
  const mixed = listed.length <= COMBINATIONS_MAX ? listed.filter((one) => new Set(one).size > 1) : []
  const [first] = all
  const notes = [
    byThen(scene, all),
    discountNote(scene, all),
    first?.prices.mayChange && t.validity.mayChange(first.prices.tariffYear),
  ]
    .filter(Boolean)
    .join(' ')
  const body = t.validity.askGroup + (notes ? `\n${notes}` : '')
  const options = distinct([...same, ...mixed].map((years) => combination(scene, all, years)))
  const oneByOne = mixed.length === 0 || !singly ? [{ value: 'each', ...t.validity.rows.oneByOne }] : []
  const asked = scene.draft.discountAsked === true || all.every((one) => !one.prices.halfPrice || paysHalf(one.prices, one.person))
  return { body, open: t.validity.open, options: [...options, ...oneByOne, ...discountRow(scene, asked)] }
}

/** Rows that a short title cannot tell apart are left to be chosen one by one. */
const distinct = (rows: PromptOption[]): PromptOption[] =>
  rows.filter((one) => rows.filter((other) => other.title === one.title).length === 1)

const yearsOf = ({ quotes }: Payer): string => quotes.map((one) => one.years).join(',')

/** Years for everybody, in all mixtures in which those of one class have the same. */
function combinationsOf(all: Payer[], classes: unknown[]): number[][] {
  return all.reduce<number[][]>(
    (made, one, i) => {
      const like = classes.indexOf(classes[i])
      return like < i
        ? made.map((left) => [...left, left[like] ?? 0])
        : made.flatMap((left) => one.quotes.map((quote) => [...left, quote.years]))
    },
    [[]],
  )
}

function combination({ draft, t }: Scene, all: Payer[], years: number[]): PromptOption {
  const prices = all.map((one, i) => {
    const quote = one.quotes.find((two) => two.years === years[i])
    return quote ? (paysHalf(one.prices, one.person) ? quote.half : quote.full) : 0
  })
  const { currency } = all[0]?.prices ?? {}
  const total = t.amount(
    prices.reduce((sum, one) => sum + one, 0),
    currency,
  )
  const same = new Set(years).size === 1
  const parts = all.map((one, i) => `${calledIn(draft.people, one.index)} ${years[i]}`).join(', ')
  const title = same ? t.validity.eachTitle(t.years(years[0] ?? 0)) : t.validity.mixedTitle(t.listed(years.map(String)))
  const description =
    same && new Set(prices).size === 1 ? t.validity.each(t.money(prices[0] ?? 0, currency), total) : t.validity.total(parts, total)
  // Long names give way to what is to be paid.
  const told = description.length <= DESCRIPTION_MAX ? description : t.group.total(total)
  return { value: yearsForAll(draft, years), title: fit(title, 24), description: told }
}

/** Whose discount it is; never why. */
export const discount: Question = {
  numbered: true,
  isNeeded: ({ draft }) =>
    draft.discountAsked === true && headcount(draft) > 1 && !draft.people.some((one) => one.halfFee !== undefined),
  ask({ draft, t }) {
    const names = draft.people.slice(0, headcount(draft)).map((one, i) => ({
      value: markOf(draft, i),
      title: fit(one.name ?? '', 22),
      description: t.discount.one,
    }))
    const titles = new Set(names.map((one) => one.title))
    const told =
      titles.size === names.length ? names : names.map((one, i) => ({ ...one, title: `${i + 1}. ${fit(one.title, 20)}` }))
    return { body: t.discount.ask, options: [{ value: 'all', ...t.discount.all }, ...told], open: t.common.open }
  },
  choose(value, { draft, t }) {
    const whose = positionOf(draft, value)
    if (value !== 'all' && whose < 0) return next(draft, t.groupChange.notThisGroup)
    const people = draft.people.map((one, i) => ({ ...one, halfFee: value === 'all' || i === whose }))
    return next({ ...draft, people })
  },
  hear(text, scene) {
    const words = plain(text)
    if (/\b(?:tod[oa]s|ambos|los dos|all|both)\b/.test(words)) return this.choose('all', scene)
    const index = scene.draft.people.findIndex((one) => one.name !== undefined && words.includes(plain(firstName(one.name))))
    return index >= 0 ? this.choose(markOf(scene.draft, index), scene) : undefined
  },
}
