import type { Command } from '../reading/commands.ts'
import type { Texts } from '../texts/texts.ts'
import { hasProgress } from './draft.ts'
import { isQuestionName, type QuestionName, questionOf } from './part.ts'
import type { PromptOption } from './prompt.ts'
import { TOPICS, type Topic } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { order } from './ways-on.ts'

/** Orders that are proposed to whoever was not understood; those that would act at once, or say little, are not. */
const ORDERS = [
  'appointments',
  'move',
  'cancelAppointment',
  'bring',
  'way',
  'receipt',
  'attending',
  'start',
  'costs',
  'payment',
  'person',
  'complaint',
  'claim',
  'privacy',
  'waitForPlace',
  'myList',
  'leaveList',
  'otherOffice',
  'otherDay',
  'moreTime',
  'soFar',
  'park',
  'erase',
  'restart',
  'easy',
  'english',
  'permission',
  'rights',
  'stop',
] as const satisfies readonly Command[]

/** Whom a booking is for and what for: rows of the menu. */
const BOOKINGS = {
  renewal: 'self:renewal',
  first: 'self:first',
  lost: 'self:lost',
  minor: 'minor',
  other: 'other',
  group: 'group',
} as const

/** An answer of the booking under way that is to be another one. */
const CORRECTIONS = {
  otherName: 'name',
  otherCurp: 'curp',
  otherHour: 'slot',
  otherYears: 'validity',
} as const satisfies Record<string, QuestionName>

type Ordered = (typeof ORDERS)[number]
type Booked = keyof typeof BOOKINGS
type Corrected = keyof typeof CORRECTIONS

type Told = `faq:${Topic}`

/** What somebody may want, as a button does it. `noCurp`: to go on without a CURP where it is asked. */
export type Wish = Ordered | Booked | Corrected | Told | 'noCurp'

/** A button that only this installation has: an answer of its own to a common question. */
export type OwnWish = `own:${string}`

export const isOwnWish = (word: string): word is OwnWish => word.startsWith('own:')

const isOrdered = (wish: Wish): wish is Ordered => ORDERS.some((one) => one === wish)
const isBooked = (wish: Wish): wish is Booked => Object.hasOwn(BOOKINGS, wish)
const isCorrected = (wish: Wish): wish is Corrected => Object.hasOwn(CORRECTIONS, wish)

const isTold = (wish: Wish): wish is Told => wish.startsWith('faq:')

/** Every wish there is, in an order in which somebody may look through them. */
export const WISHES: readonly Wish[] = [
  ...ORDERS,
  ...(Object.keys(BOOKINGS) as Booked[]),
  ...(Object.keys(CORRECTIONS) as Corrected[]),
  'noCurp',
  ...TOPICS.map((topic): Told => `faq:${topic}`),
]

/** Whether a word names a wish. */
export const isWish = (word: string): word is Wish => WISHES.some((one) => one === word)

/** What the button of a wish says. */
export const titleOf = (wish: Wish, t: Pick<Texts, 'wishes' | 'topics'>): string =>
  isTold(wish) ? t.topics[wish.slice('faq:'.length) as Topic] : t.wishes[wish]

/** Those whose button may frighten: it cancels nothing yet, and that is said. */
export const SOUNDS_FINAL: ReadonlySet<Wish> = new Set<Wish>(['cancelAppointment', 'leaveList', 'erase'])

/** The button of a wish; undefined where it makes no sense just now. */
export function buttonOf(wish: Wish, scene: Scene): PromptOption | undefined {
  const { draft, t } = scene
  const title = titleOf(wish, t)
  if (isTold(wish)) {
    const topic = wish.slice('faq:'.length)
    return Object.hasOwn(scene.session.deps.chat.answers, topic) ? { question: 'faq', value: topic, title } : undefined
  }
  if (isOrdered(wish)) return makesSense(wish, scene) ? order(wish, title) : undefined
  if (isBooked(wish)) return isBookedAlready(wish, scene) ? undefined : { question: 'menu', value: BOOKINGS[wish], title }
  if (!hasProgress(draft)) return undefined
  if (!isCorrected(wish)) return draft.people[0]?.curp ? undefined : { question: 'curp', value: 'none', title }
  const name = CORRECTIONS[wish]
  const { corrected } = isQuestionName(scene, name) ? questionOf(scene, name) : {}
  const isGiven = corrected && 'rows' in corrected && corrected.rows(scene).length > 0
  return isGiven && !questionOf(scene, name).isNeeded?.(scene) ? { question: 'correct', value: name, title } : undefined
}

const isBookedAlready = (wish: Booked, { draft }: Scene): boolean => wish === draft.family || wish === draft.who

/** Of a booking under way, or of what stands. */
const OF_A_BOOKING: ReadonlySet<Wish> = new Set<Wish>(['otherOffice', 'otherDay', 'moreTime', 'soFar', 'park', 'restart', 'erase'])

const makesSense = (wish: Ordered, { draft }: Scene): boolean => !OF_A_BOOKING.has(wish) || hasProgress(draft)
