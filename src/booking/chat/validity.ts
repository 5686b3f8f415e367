import type { Quote } from '../../catalogue/types.ts'
import { type Answer, next } from '../../chat/answer.ts'
import { type Draft, headcount, isSeveral, whoCome, withEach, withPerson } from '../../chat/draft.ts'
import type { Prompt, PromptOption } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { BUTTONS_MAX } from '../../chat/speak.ts'
import { calledIn } from '../../chat/understanding/names.ts'
import { lostValidity } from './age-notes.ts'
import { markOfAll, positionOf } from './changed-group.ts'
import { isValidityOpen, lacksYears, offersYears, type Payer, payers, paysHalf, pricesOf, toPay } from './prices.ts'
import { isPassport, procedureOf } from './procedures.ts'
import { combinations } from './validity-combined.ts'
import { hearValidity } from './validity-in-words.ts'
import { discountFor, yearsFor } from './validity-values.ts'

/**
 * Validity, price and discount in one message. Values: `all:10` (whoever comes), `all:10,6:<everybody>` (years for each of these
 * who pay, in order), `<person>:10`, `discount` and `discount:<person>`, `each` to be asked one by one. People stand in them by
 * their mark (changing-group.ts).
 */
export const validity: AnsweredQuestion = {
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
  hear(text, scene) {
    const all = payers(scene)
    const value = hearValidity(text, scene.draft, all, oneAsked(scene.draft, all))
    return value === undefined ? undefined : this.choose(value, scene)
  },
  explained: {
    words: /\b(?:diferencia|anos|vigencia|dura\w*|mejor|conviene|difference|years|better)\b/,
    says: ({ t }) => t.validity.explained,
  },
  corrected: {
    rows: ({ session, draft, t }) => (hasChoice({ session, draft }) ? [{ value: 'validity', ...t.correct.rows.validity }] : []),
    words: /\b(?:anos|vigencia|precio|descuento|years|price|discount)\b/,
    reopen: ({ draft }) =>
      next({ ...withEach(draft, { years: undefined, halfFee: undefined }), discountAsked: undefined, yearsEach: undefined }),
  },
}

/** Whether anybody could choose other years. */
const hasChoice = ({ session, draft }: Booking): boolean =>
  whoCome(draft).some((person) => (pricesOf(session, draft, person)?.quotes.length ?? 0) > 1)

/** Of several, the one who is asked about alone; undefined while all are asked about together. */
function oneAsked({ yearsEach }: Draft, all: Payer[]): Payer | undefined {
  const unknown = all.filter(lacksYears)
  if (yearsEach) return unknown[0] ?? all[0]
  return unknown.length === 1 ? unknown[0] : undefined
}

/** Anything but a passport is asked for in words that fit whatever it is. */
function questionFor({ session, draft, t }: Scene, { person }: Payer): string {
  const procedure = procedureOf(session, draft, person)
  if (!procedure || !isPassport(procedure)) return t.validity.askAnything
  return draft.who === 'self' ? t.validity.ask : t.validity.askOther
}

/** Each of these gets the years in the same position; one number is for all of them. */
function takeYears({ draft, t }: Scene, chosen: Payer[], years: number[]): Answer {
  const yearsAt = (i: number) => years[i] ?? years[0] ?? 0
  const canHave = chosen.length > 0 && chosen.every((one, i) => offersYears(one, yearsAt(i)))
  if (!canHave) return next(draft, t.validity.notThat)
  return next(chosen.reduce((kept, one, i) => withPerson(kept, one.index, { years: yearsAt(i) }), draft))
}

/** Of one person it is known whose discount it is; of several it is asked, unless the value says it. */
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
    const title = (quote: Quote) => t.validity.button(t.years(quote.years), t.money(quote.half, prices.currency))
    return { body, options: quotes.map((quote) => ({ value: yearsFor(draft, payer, quote.years), title: title(quote) })) }
  }
  const rows = quotes.map((quote) => ({
    value: yearsFor(draft, payer, quote.years),
    title: t.years(quote.years),
    description: t.validity.price(t.amount(toPay(prices, person, quote), prices.currency)),
  }))
  return { body, open: t.validity.open, options: [...rows, ...discountRow(scene, [payer], discountFor(draft, payer))] }
}

/** Everybody in one list, as far as a list has room. */
function askAll(scene: Scene, all: Payer[]): Prompt {
  const { t, draft } = scene
  const { rows, isWhole } = combinations(scene, all)
  const oneByOne = isWhole ? [] : [{ value: 'each', ...t.validity.rows.oneByOne }]
  const discount = draft.discountAsked ? [] : discountRow(scene, all, 'discount')
  return { body: withNotes(t.validity.askGroup, scene, all), open: t.validity.open, options: [...rows, ...oneByOne, ...discount] }
}

/** Where somebody could still pay half. */
const discountRow = ({ t }: Scene, all: Payer[], value: string): PromptOption[] =>
  all.some(({ prices, person }) => prices.halfPrice && !paysHalf(prices, person)) ? [{ value, ...t.validity.rows.discount }] : []

/** What has to be known with these prices, below the question. */
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

/** Age counts on the day of the visit: who will have turned three by then has no passport for one year any more. */
function byThen(scene: Scene, { person, quotes }: Payer): string | undefined {
  const { session, draft } = scene
  const day = draft.slot?.day
  const procedure = procedureOf(session, draft, person)
  if (!day || !procedure || !person.birthDate) return undefined
  return lostValidity(scene, { birthDate: person.birthDate, procedure, name: person.name }, { day, quotes })
}
