import type { Db } from '../../db/open.ts'
import { type Clock, drawBetween, HOUR, MINUTE } from '../clock.ts'
import { remember } from './catalogue.ts'

/** Numbers that an institution may change by a row in `rules`; these hold when there is no row. The unit is in the name. */
export const DEFAULT_RULES = {
  live_people_a_phone: 4,
  /** From the first to the last hour of a group that does not fit into one; 0: everybody in one hour. */
  group_span_minutes: 120,
  /** Minors with an appointment to come, and different minors within a year: what a family has, not what a broker has. */
  live_minors_a_phone: 4,
  minors_a_year: 6,
  curps_a_day: 8,
  /** Answers to one contact within 24 hours, because each one is charged; a family's whole booking takes twenty. 0: no limit. */
  answers_a_day: 200,
  /** Holds of a phone that ran out, went back to a place by privilege, or were confirmed and cancelled, within 24 hours. */
  lapses_a_day: 4,
  /** Holds of a phone within 24 hours, so that nobody keeps places cooling by choosing for ever. */
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
  /** For so long a person may undo a cancellation; its place is given to nobody meanwhile. 0: never. */
  undo_minutes: 5,
  /** A cancellation with less time left is late: accepted, and counted. */
  late_cancel_hours: 24,
  /** So long after its day a visit keeps its name, and a contact that wrote nothing since keeps its telephone. */
  keep_visits_days: 90,
  /** What the channel charges the institution for a message; 0: nobody has written it down yet. */
  message_price_centavos: 0,
  /** Messages of a month that the channel does not charge. */
  free_messages_a_month: 1_000,
  /** Working days within which a request about personal data is answered (LGPDPPSO art. 46), and then put into effect. */
  rights_answer_days: 20,
  rights_effect_days: 15,
  /** Working days within which the office means to answer any other case. */
  case_answer_days: 5,
  /** For so long after a person of the office answered the assistant is silent; before the first answer, until the office closes. */
  person_pause_hours: 23,
  /** Office hours after which somebody who waits for a person becomes an alert. */
  person_wait_alert_hours: 2,
  /** Claims of a phone within 180 days, and days after which a claim without proof is closed. */
  claims_a_phone: 2,
  claim_proof_days: 10,
  /** So long after a case is closed its words are kept. */
  keep_case_words_days: 30,
  /** Between these hours of the office's wall nothing is said that was not asked for; the same hour twice: never silent. */
  quiet_from_hour: 20,
  quiet_until_hour: 8,
  /** Hours before a visit at which it is said again, three times at most; 0: that one not at all. */
  reminder_first_hours: 168,
  reminder_second_hours: 48,
  reminder_last_hours: 3,
  /** For so long after an appointment was booked, changed or answered nobody is reminded of it. */
  reminder_rest_hours: 12,
  /** Reminders of one hour are spread over so many minutes before it, so that they do not all go at once. */
  reminder_spread_minutes: 60,
  /** Hours before a visit at which it lapses unanswered, in an office that does that. */
  lapse_hours: 24,
  /** For how long a place is kept for one person of the waiting list; less when the visit is near, and then at least so long. */
  offer_minutes: 120,
  offer_least_minutes: 15,
  /** Offers after which a wish rests until its person asks to go on. */
  offers_a_wish: 3,
  /** For so long a wish waits. */
  wish_days: 60,
  /** A first free day so far away that the waiting list is shown beside the hours. */
  late_date_days: 14,
} as const

export type Rule = keyof typeof DEFAULT_RULES

const written = remember((db) => {
  const rows = db.client.query<{ name: string; value: number }, []>('select name, value from rules').all()
  return new Map(rows.map((row) => [row.name, row.value]))
})

/** The number in force. */
export const rule = (db: Db, name: Rule): number => written(db).get(name) ?? DEFAULT_RULES[name]

/** For how long the place of a hold that was let go cools: a moment that nobody can know. */
export function drawHoldCooling(db: Db, clock: Pick<Clock, 'random'>): number {
  const [least, most] = [rule(db, 'hold_cooling_min_minutes'), rule(db, 'hold_cooling_max_minutes')]
  return drawBetween(clock, least * MINUTE, most * MINUTE)
}

/** For how long a cancelled place cools: at most half of the time that is left, so that it is not lost. */
export function drawCancelCooling(db: Db, clock: Pick<Clock, 'random'>, timeLeftMs: number): number {
  const [least, most] = [rule(db, 'cancel_cooling_min_hours'), rule(db, 'cancel_cooling_max_hours')]
  return Math.max(0, Math.min(drawBetween(clock, least * HOUR, most * HOUR), Math.floor(timeLeftMs / 2)))
}
