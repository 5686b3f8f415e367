import { isPassport } from '../../catalogue/procedures.ts'
import type { Quote } from '../../catalogue/types.ts'
import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount, isSeveral, onlyOne, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import { capital, fitRow, lines, type Prompt, type PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { say } from '../../chat/questions/faq.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { calledIn } from '../../reading/called.ts'
import { plain } from '../../reading/engine/words.ts'
import { parseAmount, parseExtreme, yearsCounted, yearsMeant, yearsNamed } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { isMereNumber, parseRow } from '../../reading/rows.ts'
import { BUTTONS_MAX, DESCRIPTION_MAX } from '../../texts/lengths.ts'
import { lostValidity } from './ages.ts'
import { markOf, markOfAll, positionOf } from './changed-group.ts'
import { headed, proceduresMeant, whoPaysHalf } from './price-lines.ts'
import { isValidityOpen, lacksYears, offersYears, type Payer, payers, paysHalf, pricesOf, quoteWords, toPay } from './prices.ts'
import { procedureOf } from './procedures.ts'
import { yearsByOwner } from './whose-years.ts'

/**
 * Values: `all:10`, `all:10,6:<everybody>` (years of each payer, in order), `<person>:10`, `discount` and `discount:<person>`, `each` to be
 * asked singly. People by their mark (changing-group.ts).
 */
export const validity: AnsweredQuestion = {
  entities: [],
  mereQuestion: 'fills nothing',
  isNeeded: isValidityOpen,
  ask(scene): Prompt {
    const { draft, t } = scene
    const all = payers(scene)
    const [first, second] = all
    if (!first) return { body: t.validity.ask }
    const one = oneAsked(draft, all)
    if (one && second) return askOne(scene, one, t.validity.askFor(calledIn(draft.people, one.index)))
    return second ? askAll(scene, all) : askOne(scene, first, questionFor(scene, first))
  },
  choose(value, scene) {
    const { draft } = scene
    if (value === 'each') return next({ ...draft, yearsEach: true })
    const [who = '', detail = '', of] = value.split(':')
    if (who === 'discount') return takeDiscount(scene, detail)
    const all = payers(scene)
    const years = detail.split(',').map(Number)
    const chosen = who === 'all' ? all : all.filter((one) => one.index === positionOf(draft, who))
    const isOfOthers = who === 'all' ? years.length > 1 && of !== markOfAll(draft) : chosen.length === 0
    return isOfOthers ? next(draft, scene.t.groupChange.notThisGroup) : takeYears(scene, chosen, years)
  },
  hear(reading, scene) {
    const { draft } = scene
    const all = payers(scene)
    const asked = oneAsked(draft, all)
    const hear = (one: Reading) => hearYears(one, draft, all, asked)
    const years = hear(reading.corrected(hear))
    if (years === undefined && yearsMeant(reading).length < yearsCounted(reading.bare).length)
      return ask('validity', draft, scene.t.validity.refused)
    const payHalf = (asked ? [asked] : all).every(({ prices, person }) => paysHalf(prices, person))
    // Half payers are told by the question.
    const isOld = (asked ? [asked] : all).some(
      ({ person }) =>
        yearsNamed(reading, (age) => age >= (procedureOf(scene.session, draft, person)?.halfAge ?? age + 1)).length > 0,
    )
    const isHalf = (reading.says('discount') && !reading.says('claims no half')) || isOld
    if (!isHalf || (payHalf && years !== undefined)) return years === undefined ? undefined : this.choose(years, scene)
    const half = this.choose(discountFor(draft, asked), scene)
    return asked && years !== undefined && half.kind === 'next' ? this.choose(years, { ...scene, draft: half.draft }) : half
  },
  miss: (reading, { t }) => (isMereNumber(reading.bare) ? { note: t.validity.notThat } : undefined),
  explained: {
    about: 'about the years',
    says: ({ t }) => t.validity.explained,
  },
  corrected: {
    statedAs: 'years',
    rows: ({ session, draft, t }) => (hasChoice({ session, draft }) ? [{ value: 'validity', ...t.correct.rows.validity }] : []),
    said: 'the years are wrong',
    reopen: ({ draft }) =>
      next({ ...withEach(draft, { years: undefined, halfFee: undefined }), discountAsked: undefined, yearsEach: undefined }),
  },
}

const hasChoice = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => (pricesOf(session, draft, person)?.quotes.length ?? 0) > 1)

/** Undefined while all are asked together. */
function oneAsked({ yearsEach }: Draft, all: Payer[]): Payer | undefined {
  const unknown = all.filter(lacksYears)
  if (yearsEach) return unknown[0] ?? all[0]
  return unknown.length === 1 ? unknown[0] : undefined
}

/** Other procedures need neutral words. */
function questionFor({ session, draft, t }: Scene, { person, quotes }: Payer): string {
  if (quotes.every(({ years }) => years === 0)) return t.validity.askPrice
  if (quotes.some(({ title }) => title)) return t.validity.askOption
  const procedure = procedureOf(session, draft, person)
  if (!procedure || !isPassport(procedure)) return t.validity.askAnything
  return draft.who === 'self' ? t.validity.ask : t.validity.askOther
}

/** In order; one number is for all. */
function takeYears({ draft, t }: Scene, chosen: Payer[], years: number[]): Answer {
  const yearsAt = (i: number) => years[i] ?? years[0] ?? 0
  const canHave = chosen.length > 0 && chosen.every((one, i) => offersYears(one, yearsAt(i)))
  if (!canHave) return next(draft, t.validity.notThat)
  return next(chosen.reduce((kept, one, i) => withPerson(kept, one.index, { years: yearsAt(i) }), draft))
}

/** Of several people it is asked, unless the value says it. */
function takeDiscount(scene: Scene, mark: string): Answer {
  const { draft, t } = scene
  if (!payers(scene).some(({ prices }) => prices.halfPrice)) return next(draft, t.validity.noDiscount)
  if (mark === '' && headcount(draft) > 1)
    return next({ ...draft, discountAsked: true, people: draft.people.map(({ years, halfFee, ...one }) => one) })
  const index = mark === '' ? 0 : positionOf(draft, mark)
  if (index < 0) return next(draft, t.groupChange.notThisGroup)
  return next(withPerson(draft, index, { halfFee: true, years: undefined }))
}

function askOne(scene: Scene, payer: Payer, question: string): Prompt {
  const { t, draft } = scene
  const { person, prices, quotes } = payer
  const half = paysHalf(prices, person)
  const body = withNotes(question, scene, [payer])
  if (half && quotes.length <= BUTTONS_MAX && !isSeveral(draft)) {
    const title = (quote: Quote) => t.validity.button(quoteWords(scene, quote), t.money(quote.half, prices.currency))
    return { body, options: quotes.map((quote) => ({ value: yearsFor(draft, payer, quote.years), title: title(quote) })) }
  }
  const rows = quotes.map((quote) => ({
    value: yearsFor(draft, payer, quote.years),
    title: fitRow(capital(quoteWords(scene, quote))),
    description: t.validity.price(t.amount(toPay(prices, person, quote), prices.currency)),
  }))
  return { body, open: t.validity.open, options: [...rows, ...discountRow(scene, [payer], discountFor(draft, payer))] }
}

/** As far as a list has room. */
function askAll(scene: Scene, all: Payer[]): Prompt {
  const { t, draft } = scene
  const { rows, isWhole } = combinations(scene, all)
  const oneByOne = isWhole ? [] : [{ value: 'each', ...t.validity.rows.oneByOne }]
  const discount = draft.discountAsked ? [] : discountRow(scene, all, 'discount')
  return { body: withNotes(t.validity.askGroup, scene, all), open: t.validity.open, options: [...rows, ...oneByOne, ...discount] }
}

const discountRow = ({ t }: Scene, all: Payer[], value: string): PromptOption[] =>
  all.some(mayPayHalf) ? [{ value, ...t.validity.rows.discount }] : []

const mayPayHalf = ({ prices, person }: Payer): boolean => prices.halfPrice && !paysHalf(prices, person)

/** Who does, by the records, with its proof where the law says it. Under a held hour it may be taken at once. */
export function halfPrice(scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const meant = proceduresMeant(scene).filter((one) => one.feeTable)
  const told = [...new Set(meant.map((one) => whoPaysHalf(scene, one)))]
  if (!told.some(Boolean)) return hasProgress(draft) ? say(scene, t.validity.noDiscount) : undefined
  const each = meant.flatMap((one) => (whoPaysHalf(scene, one) ? `${headed(scene, one)}: ${whoPaysHalf(scene, one)}` : []))
  const parts = [lines(...(told.length === 1 ? told : each)), meant.some(isPassport) ? t.faq.halfPriceProof : '']
  return payers(scene).some(mayPayHalf) ? ask('validity', withEach(draft, { years: undefined }), ...parts) : say(scene, ...parts)
}

function withNotes(question: string, scene: Scene, all: Payer[]): string {
  const { t } = scene
  const notes = [
    ...all.flatMap((one) => byThen(scene, one) ?? []),
    discountNote(scene, all),
    all[0]?.prices.mayChange && t.validity.mayChange(all[0].prices.tariffYear),
  ]
  const said = notes.filter(Boolean).join(' ')
  return said ? `${question}\n${said}` : question
}

function discountNote({ t, draft }: Scene, all: Payer[]): string | undefined {
  const byAge = all.filter((one) => one.prices.halfByAge).map((one) => calledIn(draft.people, one.index))
  if (byAge.length > 0 && all.length > 1) return (byAge.length > 1 ? t.group.halfByAgeSeveral : t.group.halfByAge)(t.listed(byAge))
  if (byAge.length > 0) return draft.who === 'self' ? t.validity.halfByAge : t.validity.halfByAgeOther
  return all.some((one) => one.person.halfFee) ? t.validity.discounted : undefined
}

/** By the day of the visit: from three years on there is no one-year passport. */
function byThen(scene: Scene, { person, quotes }: Payer): string | undefined {
  const { session, draft } = scene
  const day = draft.slot?.day
  const procedure = procedureOf(session, draft, person)
  if (!day || !procedure || !person.birthDate) return undefined
  return lostValidity(scene, { birthDate: person.birthDate, procedure, name: person.name }, { day, quotes })
}

const yearsFor = (draft: Draft, { index }: Payer, years: number): string => `${markOf(draft, index)}:${years}`

/** Only a mixture is bound to who comes. */
const yearsForAll = (draft: Draft, years: readonly number[]): string =>
  new Set(years).size === 1 ? `all:${years[0]}` : `all:${years.join(',')}:${markOfAll(draft)}`

/** Without a person: still to be asked. */
const discountFor = (draft: Draft, payer: Payer | undefined): string =>
  payer ? `discount:${markOf(draft, payer.index)}` : 'discount'

/** Two validities each for three minors: eight rows and the two that lead on. */
const COMBINATIONS_MAX = 8

/**
 * The same for all first, then mixtures. With too many, people with the same choices choose together. `isWhole`: every choice has its row.
 */
function combinations(scene: Scene, all: Payer[]): { rows: PromptOption[]; isWhole: boolean } {
  const singly = all.reduce((product, one) => product * one.quotes.length, 1) <= COMBINATIONS_MAX
  const listed = yearsCombined(all, singly ? all.map((_, i) => i) : all.map(yearsOf))
  const mixed = listed.length <= COMBINATIONS_MAX ? listed.filter((years) => new Set(years).size > 1) : []
  return {
    rows: toldApartByTitle([...sameForAll(all), ...mixed].map((years) => row(scene, all, years))),
    isWhole: singly && mixed.length > 0,
  }
}

const sameForAll = (all: Payer[]): number[][] =>
  all[0]?.quotes.flatMap(({ years }) => (all.every((one) => offersYears(one, years)) ? [all.map(() => years)] : [])) ?? []

/** People with the same choices are a class. */
const yearsOf = ({ quotes }: Payer): string => quotes.map((one) => one.years).join(',')

function yearsCombined(all: Payer[], classes: unknown[]): number[][] {
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

/** Indistinguishable rows are left for asking singly. */
const toldApartByTitle = (rows: PromptOption[]): PromptOption[] =>
  rows.filter((one) => rows.filter((other) => other.title === one.title).length === 1)

function row(scene: Scene, all: Payer[], years: number[]): PromptOption {
  const { draft, t } = scene
  const quoteOf = ({ quotes }: Payer, i: number) => quotes.find((one) => one.years === years[i])
  const words = all.map((one, i) => {
    const quote = quoteOf(one, i)
    return quote?.title ? quoteWords(scene, quote) : undefined
  })
  const amounts = all.map((one, i) => {
    const quote = quoteOf(one, i)
    return quote ? toPay(one.prices, one.person, quote) : 0
  })
  const { currency } = all[0]?.prices ?? {}
  const total = t.amount(
    amounts.reduce((sum, one) => sum + one, 0),
    currency,
  )
  const same = new Set(years).size === 1
  const parts = all.map((one, i) => `${calledIn(draft.people, one.index)} ${words[i] ?? years[i]}`).join(', ')
  const [first] = words
  const mixed = first === undefined ? t.validity.mixedTitle(t.listed(years.map(String))) : t.listed(words.map((one) => one ?? ''))
  const title = same ? t.validity.eachTitle(first ?? t.years(years[0] ?? 0)) : mixed
  const description =
    same && new Set(amounts).size === 1
      ? t.validity.each(t.money(amounts[0] ?? 0, currency), total)
      : t.validity.total(parts, total)
  // Long names give way to the price.
  const told = description.length <= DESCRIPTION_MAX ? description : t.group.total(total)
  return { value: yearsForAll(draft, years), title: fitRow(title), description: told }
}

/** `asked`: the person asked about alone. */
function hearYears(reading: Reading, draft: Draft, all: Payer[], asked: Payer | undefined): string | undefined {
  // "2, el de seis": its row may stand beside it.
  const named = asked ? yearsNamed(reading, (years) => offersYears(asked, years)) : []
  const meant = yearsMeant(reading)
  const numbers = named.length === 1 && meant.length > 1 ? named : meant
  const isCounted =
    numbers.length === 1 && parseAmount(reading.text) === undefined && all.every((one) => offersYears(one, numbers[0] ?? 0))
  const choosing = asked ? [asked] : all
  const priced =
    isCounted || numbers.length > 1 ? undefined : (byTitle(reading, draft, choosing) ?? byPrice(reading, draft, choosing))
  if (priced) return priced
  // No number of years: a row of the list.
  if (numbers.length === 0 || numbers.length > all.length || (asked && isMereNumber(reading.bare) && !isCounted)) return undefined
  if (asked && (draft.yearsEach || numbers.length === 1)) return yearsFor(draft, asked, numbers[0] ?? 0)
  const each = yearsByOwner(reading, draft, all, numbers)
  return each && yearsForAll(draft, numberForEach(all, each))
}

/** By what the record calls it. */
function byTitle(reading: Reading, draft: Draft, choosing: Payer[]): string | undefined {
  const words = reading.plain
  const named = (choosing[0]?.quotes ?? []).filter(({ title }) =>
    Object.values(title ?? {}).some((one) => words.includes(plain(one))),
  )
  const [only, another] = named
  if (!only || another) return undefined
  const [payer, second] = choosing
  return payer && !second ? yearsFor(draft, payer, only.years) : yearsForAll(draft, [only.years])
}

/** "el más barato", "el de 1,795": by price or length. */
function byPrice(reading: Reading, draft: Draft, choosing: Payer[]): string | undefined {
  const only = onlyOne(choosing)
  const answer = (years: number[]) => (only ? yearsFor(draft, only, years[0] ?? 0) : yearsForAll(draft, years))
  const counted = choosing.flatMap(({ quotes }) => byOrder(reading, quotes)?.years ?? [])
  if (counted.length > 0 && counted.length === choosing.length) return answer(counted)
  const amount = parseAmount(reading.text)
  const years =
    choosing[0]?.quotes.map((quote) => quote.years).filter((one) => amount !== undefined && costs(choosing, one, amount)) ?? []
  return years.length === 1 ? answer(years) : undefined
}

/** "el más barato", "el de en medio", "el segundo": more years always cost more. */
function byOrder(reading: Reading, quotes: Quote[]): Quote | undefined {
  const extreme = parseExtreme(reading.text)
  if (extreme) return quotes.at(extreme === 'least' ? 0 : -1)
  const words = reading.plain
  if (reading.says('the one in the middle')) return quotes.length % 2 === 1 ? quotes[(quotes.length - 1) / 2] : undefined
  const row = parseRow(words, quotes.length, 'ordinals')
  return row === undefined ? undefined : quotes[row - 1]
}

/** For each of them, or in all. */
function costs(choosing: Payer[], years: number, amount: number): boolean {
  const prices = choosing.flatMap(({ quotes, prices, person }) => {
    const quote = quotes.find((one) => one.years === years)
    return quote ? [toPay(prices, person, quote)] : []
  })
  if (prices.length !== choosing.length) return false
  return prices.every((one) => one === amount) || prices.reduce((sum, one) => sum + one, 0) === amount
}

/** "10 y 6": one number for each class. */
function numberForEach(all: Payer[], numbers: number[]): number[] {
  const classes = [...new Set(all.map(yearsOf))]
  if (numbers.length !== classes.length || classes.length === 1) return numbers
  return all.map((one) => numbers[classes.indexOf(yearsOf(one))] ?? 0)
}
