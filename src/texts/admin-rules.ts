import type { Allowed, Rule } from '../catalogue/rules.ts'

/** The rules in the order in which somebody who leads an office thinks of them. */
const GROUPS: [title: string, rules: Rule[]][] = [
  ['Límites de un teléfono', ['live_people_a_phone', 'curps_a_day', 'answers_a_day']],
  ['Lugares apartados', ['hold_renewals', 'take_back_minutes', 'lapses_a_day', 'holds_a_day']],
  [
    'Lugares en reposo',
    ['hold_cooling_min_minutes', 'hold_cooling_max_minutes', 'cancel_cooling_min_hours', 'cancel_cooling_max_hours'],
  ],
  ['Cambios y cancelaciones', ['moves_an_appointment', 'undo_minutes', 'late_cancel_hours']],
  [
    'Recordatorios y avisos',
    [
      'reminder_first_hours',
      'reminder_second_hours',
      'reminder_last_hours',
      'reminder_rest_hours',
      'reminder_spread_minutes',
      'quiet_from_hour',
      'quiet_until_hour',
      'lapse_hours',
      'arrive_minutes_early',
    ],
  ],
  ['Lista de espera', ['late_date_days', 'wish_days', 'offer_minutes', 'offer_least_minutes', 'offers_a_wish']],
  ['Grupos y menores de edad', ['group_span_minutes', 'adult_age', 'live_minors_a_phone', 'minors_a_year']],
  ['Casos', ['case_answer_days', 'person_pause_hours', 'person_wait_alert_hours', 'claims_a_phone', 'claim_proof_days']],
  [
    'Datos personales',
    ['rights_answer_days', 'rights_effect_days', 'keep_visits_days', 'keep_case_words_days', 'keep_complaints_days'],
  ],
  [
    'Precios, pago y costo de los mensajes',
    ['half_fee_age', 'bank_from_hour', 'bank_until_hour', 'pay_minutes', 'message_price_centavos', 'free_messages_a_month'],
  ],
  ['Claves de acceso', ['people_read_a_day', 'tries_a_day', 'second_key_one_in']],
]

const IN_ORDER = GROUPS.flatMap(([group, rules]) => rules.map((rule) => ({ rule: rule as string, group })))
/** Of a rule that an institution has and this release does not know. */
const OTHER = 'Otras'

export const groupOfRule = (name: string): string => IN_ORDER.find((one) => one.rule === name)?.group ?? OTHER

/** These rules as they are shown: group by group, those of no group last. */
export function inGroups<Row extends { name: string }>(rows: Row[]): Row[] {
  const place = ({ name }: Row) => IN_ORDER.findIndex((one) => one.rule === name) >>> 0 // -1 becomes the greatest.
  return rows.toSorted((a, b) => place(a) - place(b))
}

const plainly = (value: number): string => value.toLocaleString('es-MX')

/** `de 1 a 20`, `0, o de 40 a 5,000`; only one number: `solo 3`. */
export function allowedText({ least, most, orNone }: Allowed): string {
  const span = least === most ? `solo ${plainly(least)}` : `de ${plainly(least)} a ${plainly(most)}`
  return orNone ? `0, o ${span}` : span
}

/** A rule as it stands in the list from which it is chosen: what it means and what it may be. */
export const ruleChoice = (meaning: string, allowed: Allowed | undefined): string =>
  allowed ? `${meaning} (${allowedText(allowed)})` : meaning

/** Whether this choice means the rule: what it may be is left aside, because it may have changed since the list was drawn. */
export const meansRule = (choice: string, meaning: string): boolean =>
  choice === meaning || (choice.startsWith(`${meaning} (`) && choice.endsWith(')'))
