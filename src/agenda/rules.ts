import type { Db } from '../../db/open.ts'
import { type Clock, drawBetween, HOUR, MINUTE } from '../clock.ts'
import { remember } from './catalogue.ts'

/** Numbers that an institution may change by a row in `rules`; these are the defaults. The unit is in the name. */
export const DEFAULT_RULES = {
  live_people_a_phone: 4,
  /** From the first to the last hour of a group that does not fit into one; 0: everybody in one hour. */
  group_span_minutes: 120,
  /** Minors with an appointment to come, and different minors within a year: what a family has, not a broker. */
  live_minors_a_phone: 4,
  minors_a_year: 6,
  curps_a_day: 8,
  /** Answers to one contact within 24 hours: each costs money. A family's whole booking takes twenty. 0: no limit. */
  answers_a_day: 200,
  /** Holds of a phone that expired, took their place back, or were confirmed and cancelled, within 24 hours. */
  lapses_a_day: 4,
  /** All holds of a phone within 24 hours: nobody keeps places cooling by choosing for ever. */
  holds_a_day: 24,
  hold_renewals: 1,
  take_back_minutes: 30,
  half_fee_age: 60,
  adult_age: 18,
  arrive_minutes_early: 15,
  hold_cooling_min_minutes: 2,
  hold_cooling_max_minutes: 20,
  cancel_cooling_min_hours: 2,
  cancel_cooling_max_hours: 26,
  /** How often a person may move an appointment. When the office moves it, the count starts again. */
  moves_an_appointment: 2,
  /** How long a person may undo a cancellation; its place goes to nobody meanwhile. 0: never. */
  undo_minutes: 5,
  /** A cancellation with less time left is late: accepted, and counted. */
  late_cancel_hours: 24,
  /** How long a visit keeps its name, and a silent contact its telephone. */
  keep_visits_days: 90,
  /** What the channel charges for a message; 0: not written down yet. */
  message_price_centavos: 0,
  /** Messages of a month that cost nothing. */
  free_messages_a_month: 1_000,
  /** Working days within which a request about personal data is answered (LGPDPPSO art. 46), and then put into effect. */
  rights_answer_days: 20,
  rights_effect_days: 15,
  /** Working days within which the office means to answer any other case. */
  case_answer_days: 5,
  /** How long the assistant is silent after the office answered. Before the first answer: until the office closes. */
  person_pause_hours: 23,
  /** After so many office hours, a citizen who waits for a person raises an alert. */
  person_wait_alert_hours: 2,
  /** Claims of a phone within 180 days, and days after which a claim without proof is closed. */
  claims_a_phone: 2,
  claim_proof_days: 10,
  /** How long the words of a closed case are kept. */
  keep_case_words_days: 30,
  /** Between these hours, on the office's clock, we say nothing on our own. Twice the same hour: never silent. */
  quiet_from_hour: 20,
  quiet_until_hour: 8,
  /** Hours before a visit at which we remind of it, three times at most; 0: not that time. */
  reminder_first_hours: 168,
  reminder_second_hours: 48,
  reminder_last_hours: 3,
  /** How long nobody is reminded after an appointment was booked, changed or answered. */
  reminder_rest_hours: 12,
  /** Reminders of one hour are spread over so many minutes before it. */
  reminder_spread_minutes: 60,
  /** Hours before a visit at which it lapses without an answer, in offices that want that. */
  lapse_hours: 24,
  /**
   * How long a place is kept for one person of the waiting list; less when the visit is near, but at least
   * `offer_least_minutes`.
   */
  offer_minutes: 120,
  offer_least_minutes: 15,
  /** After so many offers a wish rests until its person asks to go on. */
  offers_a_wish: 3,
  /** How long a wish waits. */
  wish_days: 60,
  /** When the first free day is so far away, the waiting list is shown too. */
  late_date_days: 14,
} as const

export type Rule = keyof typeof DEFAULT_RULES

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
