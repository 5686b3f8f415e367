/**
 * What is said to a citizen without having been asked. The same words go out as plain text inside the 24-hour window and
 * as a template of the channel outside of it, so that both say the same.
 */
export interface NoticeWords {
  /** `{{1}}`, `{{2}}` ... stand for the parameters. It neither begins nor ends with one, and words stand between two of them. */
  body: string
  /** One for each parameter: the channel approves no template without. */
  examples: string[]
  /** What can be tapped, in the order of the options that the notice carries. */
  buttons?: string[]
}

export const NOTICE_NAMES = [
  'appointment_cancelled_by_office',
  'appointment_given_by_office',
  'appointment_passed_on',
  'appointment_left_phone',
  'appointment_taken_back',
  'appointment_curp_corrected',
  'appointment_moved_by_office',
  'appointment_reminder',
  'appointment_reminder_or_lapse',
  'appointment_reminder_answered',
  'appointment_lapsed',
  'consent_to_cancel',
  'consent_to_move',
  'rebooking_offer',
  'rebooking_reminder',
  'rebooking_owed',
  'rebooking_restored',
  'rebooking_may_return',
  'visit_missing_paper',
  'visit_not_noted',
  'case_answered',
  'data_erased',
  'phone_erased',
  'waiting_offer',
  'waiting_earlier_offer',
  'waiting_rests',
  'waiting_over',
  'waiting_hour_closed',
  'waiting_office_rests',
  'waiting_removed_by_office',
] as const
export type NoticeName = (typeof NOTICE_NAMES)[number]

/** What stands for the place and the folio in the examples of a template, in every language. */
export const SAMPLE = { where: 'Toluca, Calle de la Muestra 1, Centro', folio: 'K7M-4QX' }
