import type { Db } from '../../db/open.ts'
import { type Clock, drawBetween, HOUR, MINUTE } from '../clock.ts'
import { remember } from './memory.ts'

/** A number, and between which others an institution may choose. `orNone`: 0 as well, which means without. */
interface Span {
  value: number
  least: number
  most: number
  orNone?: boolean
}

const span = (value: number, least: number, most: number): Span => ({ value, least, most })
const spanOrNone = (value: number, least: number, most: number): Span => ({ value, least, most, orNone: true })

/**
 * Numbers that an institution may change by a row in `rules`: the default, the least and the most. The unit is in the name. Beyond
 * them the product would stop doing what it promises: nobody could book, a broker could wait for a place, a deadline would be
 * longer than the law's.
 */
const RULES = {
  live_people_a_phone: span(4, 1, 20),
  /** From the first to the last hour of a group that does not fit into one; 0: everybody in one hour. */
  group_span_minutes: span(120, 0, 480),
  /** Minors with an appointment to come, and different minors within a year: what a family has, not a broker. */
  live_minors_a_phone: span(4, 1, 20),
  minors_a_year: span(6, 1, 60),
  curps_a_day: span(8, 1, 60),
  /** Answers to one contact within 24 hours: each costs money. A family's whole booking takes twenty. 0: no limit. */
  answers_a_day: spanOrNone(200, 40, 5_000),
  /** Holds of a phone that expired, took their place back, or were confirmed and cancelled, within 24 hours. */
  lapses_a_day: span(4, 1, 50),
  /** All holds of a phone within 24 hours: nobody keeps places cooling by choosing for ever. */
  holds_a_day: span(24, 2, 200),
  hold_renewals: span(1, 0, 5),
  take_back_minutes: span(30, 0, 240),
  half_fee_age: span(60, 18, 120),
  /** One in so many folios is changed by an office only with the yes of a second key (admin/second-key.ts). */
  second_key_one_in: span(10, 2, 50),
  /** Between these hours, on the office's clock, banks serve from Monday to Friday. */
  bank_from_hour: span(9, 6, 12),
  bank_until_hour: span(16, 12, 22),
  /** So much of their time somebody needs to pay and to come: earlier hours are not offered to who has not paid. 0: any hour is. */
  pay_minutes: span(60, 0, 480),
  adult_age: span(18, 16, 21),
  arrive_minutes_early: span(15, 0, 120),
  /** Of 0 everybody would know the moment at which a freed place returns. */
  hold_cooling_min_minutes: span(2, 1, 120),
  hold_cooling_max_minutes: span(20, 2, 240),
  cancel_cooling_min_hours: span(2, 1, 72),
  cancel_cooling_max_hours: span(26, 2, 168),
  /** How often a person may move an appointment. When the office moves it, the count starts again. */
  moves_an_appointment: span(2, 0, 20),
  /** How long a person may undo a cancellation; its place goes to nobody meanwhile. 0: never. */
  undo_minutes: span(5, 0, 60),
  /** A cancellation with less time left is late: accepted, and counted. */
  late_cancel_hours: span(24, 0, 168),
  /** How long a visit keeps its name, and a silent contact its telephone. */
  keep_visits_days: span(90, 7, 730),
  /** What the channel charges for a message; 0: not written down yet. */
  message_price_centavos: span(0, 0, 5_000),
  /** Messages of a month that cost nothing. */
  free_messages_a_month: span(1_000, 0, 1_000_000),
  /** Working days within which a request about personal data is answered (LGPDPPSO art. 46), and then put into effect. */
  rights_answer_days: span(20, 1, 20),
  rights_effect_days: span(15, 1, 15),
  /** Working days within which the office means to answer any other case. */
  case_answer_days: span(5, 1, 60),
  /** How long the assistant is silent after the office answered. Before the first answer: until the office closes. */
  person_pause_hours: span(23, 1, 72),
  /** How many office hours a citizen may wait for a person before an alert is raised. */
  person_wait_alert_hours: span(2, 1, 48),
  /** Claims of a phone within 180 days, and days after which a claim without proof is closed. */
  claims_a_phone: span(2, 1, 20),
  claim_proof_days: span(10, 2, 60),
  /** How long the words of a closed case are kept. */
  keep_case_words_days: span(30, 1, 365),
  /** The same for a complaint, with what was said in the chat that it is about. */
  keep_complaints_days: span(365, 30, 1_825),
  /** Between these hours, on the office's clock, we say nothing on our own. Twice the same hour: never silent. */
  quiet_from_hour: span(20, 0, 23),
  quiet_until_hour: span(8, 0, 23),
  /** Hours before a visit at which we remind of it, three times at most; 0: not that time. */
  reminder_first_hours: spanOrNone(168, 2, 720),
  reminder_second_hours: spanOrNone(48, 2, 336),
  reminder_last_hours: spanOrNone(3, 1, 48),
  /** How long nobody is reminded after an appointment was booked, changed or answered. */
  reminder_rest_hours: span(12, 0, 72),
  /** Over how many minutes before an hour its reminders are spread. */
  reminder_spread_minutes: span(60, 0, 240),
  /** Hours before a visit at which it lapses without an answer, in offices that want that. */
  lapse_hours: span(24, 2, 120),
  /**
   * How long a place is kept for one person of the waiting list; less when the visit is near, but at least
   * `offer_least_minutes`.
   */
  offer_minutes: span(120, 15, 1_440),
  offer_least_minutes: span(15, 5, 240),
  /** How many offers a wish gets before it rests until its person asks to go on. */
  offers_a_wish: span(3, 1, 20),
  /** How long a wish waits. */
  wish_days: span(60, 7, 365),
  /** When the first free day is so far away, the waiting list is shown too. */
  late_date_days: span(14, 1, 180),
  /** How many people's names one key may read in a day, and how often it may look in vain, before somebody is told to look. */
  people_read_a_day: span(500, 20, 50_000),
  tries_a_day: span(40, 5, 1_000),
} as const satisfies Record<string, Span>

export type Rule = keyof typeof RULES

export const DEFAULT_RULES = Object.fromEntries(Object.entries(RULES).map(([name, { value }]) => [name, value])) as Record<
  Rule,
  number
>

/** The first of each pair is always less than the second: between both, chance draws. */
const PAIRS: [less: Rule, more: Rule][] = [
  ['hold_cooling_min_minutes', 'hold_cooling_max_minutes'],
  ['cancel_cooling_min_hours', 'cancel_cooling_max_hours'],
  ['offer_least_minutes', 'offer_minutes'],
]

export type Allowed = Omit<Span, 'value'>

/** Between which numbers this rule may be chosen now; undefined for a rule that this release does not know. */
export function allowedFor(db: Db, name: string): Allowed | undefined {
  const known: Span | undefined = Object.hasOwn(RULES, name) ? RULES[name as Rule] : undefined
  if (!known) return undefined
  const { value: _, ...allowed } = known
  for (const [less, more] of PAIRS) {
    if (name === less) allowed.most = Math.min(allowed.most, rule(db, more) - 1)
    if (name === more) allowed.least = Math.max(allowed.least, rule(db, less) + 1)
  }
  return allowed
}

/** Whether an institution may choose this number. */
export const isAllowed = ({ least, most, orNone }: Allowed, value: number): boolean =>
  (value >= least && value <= most) || (value === 0 && orNone === true)

const written = remember((db) => {
  const rows = db.client.query<{ name: string; value: number }, []>('select name, value from rules').all()
  return new Map(rows.map((row) => [row.name, row.value]))
})

/** The number in force. */
export const rule = (db: Db, name: Rule): number => written(db).get(name) ?? DEFAULT_RULES[name]

/** How long the place of an ended hold cools, in milliseconds: by chance, so that nobody knows the moment. */
export function drawHoldCooling(db: Db, clock: Pick<Clock, 'random'>): number {
  const [least, most] = [rule(db, 'hold_cooling_min_minutes'), rule(db, 'hold_cooling_max_minutes')]
  return drawBetween(clock, least * MINUTE, most * MINUTE)
}

/** How long a cancelled place cools, in milliseconds: at most half of the time that is left, so that it is not lost. */
export function drawCancelCooling(db: Db, clock: Pick<Clock, 'random'>, timeLeftMs: number): number {
  const [least, most] = [rule(db, 'cancel_cooling_min_hours'), rule(db, 'cancel_cooling_max_hours')]
  return Math.max(0, Math.min(drawBetween(clock, least * HOUR, most * HOUR), Math.floor(timeLeftMs / 2)))
}
