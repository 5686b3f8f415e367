import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { type NoticeName, type NoticeWords, SAMPLE } from '../notice-words.ts'

const { where: WHERE, folio: FOLIO } = SAMPLE
const WHEN = 'Thursday 3 December 2026, 12:00 pm'
const REMINDED = [
  WHEN,
  'Guadalupe H.: renew a licence',
  WHERE,
  FOLIO,
  'Arrive 15 minutes early. *Bring:* 1. Your old licence. 2. Your payment receipt.',
]

/** What is said unasked, in English. */
export const notices: Record<NoticeName, NoticeWords> = {
  appointment_cancelled_by_office: {
    body: 'We are sorry: the office has cancelled your appointment on *{{1}}* at {{2}}. Its folio was {{3}}.\n\nReason: {{4}}\n\nYou can book another one here, free and without brokers. To start, write *Hello*.',
    examples: [WHEN, 'Toluca', FOLIO, 'a power cut at the office'],
  },
  appointment_given_by_office: {
    body: 'The office has given you an appointment on *{{1}}*.\n\nWhere: {{2}}\n*Folio: {{3}}*\n\nTo see what to bring, change or cancel it, write *MY APPOINTMENTS*.',
    examples: [WHEN, WHERE, FOLIO],
  },
  appointment_passed_on: {
    body: 'The office has passed the appointment of {{1}} to ‹this phone›: *{{2}}*.\n\nWhere: {{3}}\n*Folio: {{4}}*\n\nFrom now on it can be seen, changed or cancelled only here. To see it, write *MY APPOINTMENTS*.',
    examples: ['Guadalupe H.', WHEN, WHERE, FOLIO],
  },
  appointment_left_phone: {
    body: 'The office has passed the appointment of {{1}} to another chat: *{{2}}*, folio {{3}}. It saw an official identification first.\n\nThe appointment stands. From ‹this phone› it can no longer be seen, changed or cancelled.\n\nIf that is right, you need not do anything. If you think it is a mistake, give the office that folio: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'at 55 0000 0000', 'Monday to Friday, 9:00 am to 3:00 pm'],
  },
  appointment_taken_back: {
    body: 'The appointment of {{1}}, *{{2}}*, folio {{3}}, went back to the chat that had sent it.\n\nThe appointment stands. From ‹this phone› it can no longer be seen, changed or cancelled.\n\nIf you think it is a mistake, give the office that folio: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'at 55 0000 0000', 'Monday to Friday, 9:00 am to 3:00 pm'],
  },
  appointment_curp_corrected: {
    body: 'The office has corrected the CURP of {{1}} in the appointment on *{{2}}*, folio {{3}}. It saw an official identification first.\n\nThe day, the hour, the office and the folio are the same.\n\nIf that is right, you need not do anything. If you think it is a mistake, give the office that folio: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'at 55 0000 0000', 'Monday to Friday, 9:00 am to 3:00 pm'],
  },
  appointment_moved_by_office: {
    body: 'The office has changed your appointment on *{{1}}*.\n\nIt is now on *{{2}}*.\nWhere: {{3}}\nThe folio is the same: {{4}}\n\nReason: {{5}}\n\nIf you cannot come that day, tap a button and choose another one.',
    examples: [WHEN, 'Friday 4 December 2026, 10:00 am', WHERE, FOLIO, 'the system is down on that day'],
    buttons: ['Change', 'Cancel'],
  },
  appointment_reminder: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nWhere: {{3}}\nFolio: {{4}}\n\nPlease remember: {{5}}\n\nTo see or change it, write *MY APPOINTMENTS*.\n\n*Will you be there?*',
    examples: REMINDED,
    buttons: ['Yes, I will come', 'Change', 'Cancel'],
  },
  appointment_reminder_or_lapse: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nWhere: {{3}}\nFolio: {{4}}\n\nPlease remember: {{5}}\n\nTo see or change it, write *MY APPOINTMENTS*.\n\nPlease answer before {{6}}. If you do not, it will be cancelled and somebody else will get the slot.\n\n*Will you be there?*',
    examples: [...REMINDED, 'Wednesday 2 December, 12:00 pm'],
    buttons: ['Yes, I will come', 'Change', 'Cancel'],
  },
  appointment_reminder_answered: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nWhere: {{3}}\nFolio: {{4}}\n\nPlease remember: {{5}}\n\nTo see or change it, write *MY APPOINTMENTS*.\n\nYou told me you will come, thank you. If something has changed, tap a button.',
    examples: REMINDED,
    buttons: ['Change', 'Cancel'],
  },
  appointment_lapsed: {
    body: 'Your appointment on *{{1}}* at {{2}} was cancelled, because nobody answered the reminders. Its folio was {{3}}.\n\nIf you come on that day all the same and there is room, you go before those without an appointment. You can also book another one here, free and without brokers. To start, write *Hello*.',
    examples: [WHEN, 'Toluca', FOLIO],
  },
  visit_not_noted: {
    body: 'It was not noted that you came to your appointment: *{{1}}*, in {{2}}. If nobody answers within two days, it counts as not attended.\n\n*What happened?*',
    examples: ['Wednesday, December 2, 9:00 AM', 'Toluca'],
    buttons: ['I did come', 'I could not', 'No longer wanted it'],
  },
  visit_missing_paper: {
    body: 'At your visit of today, with folio {{1}}, this paper was missing: *{{2}}*\n\nYou can take another place in {{3}}, with the same details. It does not count as a change of yours.',
    examples: [FOLIO, 'Your old licence.', 'Toluca'],
    buttons: ['See another place'],
  },
  case_answered: {
    body: 'The office has answered your case *{{1}}*.\n\nTo read the answer, tap the button.',
    examples: ['C-K7M4QX'],
    buttons: ['Read the answer'],
  },
  data_erased: {
    body: 'The office has erased the personal data that you asked it to erase. Your request *{{1}}* is closed.\n\nFigures without a name stay: office, hour, procedure and price. The backup copies still hold the data. They are deleted by themselves, as a rule within some 8 weeks.',
    examples: ['C-K7M4QX'],
  },
  phone_erased: {
    body: 'The office is carrying out your request *{{1}}*: after this message it erases from its records ‹your number›, your profile name and what was written in this chat.\n\nThe name in a past appointment is erased separately, by its CURP. The backup copies are deleted by themselves, as a rule within some 8 weeks. The messages stay in ‹your own WhatsApp›: delete them if you like.\n\nIf you write again, we begin as if it were the first time.',
    examples: ['C-K7M4QX'],
  },
  consent_to_cancel: {
    body: 'The office in {{1}} wants to cancel the appointment of {{2}} on *{{3}}*. The folio is {{4}}. It is cancelled only if you say yes, before {{5}}. If you do not answer, nothing changes.\n\n*Shall we cancel it?*',
    examples: ['Toluca', 'Guadalupe P.', 'Tuesday 1 December, 9:00 am', FOLIO, '8:00 am on Tuesday 1 December'],
    buttons: ['Yes, cancel it', 'No, I did not ask'],
  },
  consent_to_move: {
    body: 'The office in {{1}} wants to change the appointment of {{2}} on *{{3}}*. The folio is {{4}} and stays.\n\nThe new time would be *{{5}}*, at the office in {{6}}. It is changed only if you say yes, before {{7}}. If you do not answer, nothing changes.\n\n*Shall we change it?*',
    examples: [
      'Toluca',
      'Guadalupe P.',
      'Tuesday 1 December, 9:00 am',
      FOLIO,
      'Thursday 3 December 2026, 9:00 am',
      'Toluca',
      '8:00 am on Tuesday 1 December',
    ],
    buttons: ['Yes, change it', 'No, I did not ask'],
  },
  rebooking_offer: {
    body: 'At {{1}} they cannot see you on *{{2}}*: {{3}}. It is not because of anything you did.\n\nWe are keeping *{{4}}* for you, at {{5}}, until *{{6}}*. Your details are still here and this does not count as a change.\n\n*Will you keep that time?*',
    examples: [
      'Toluca',
      'Tuesday 1 December, 9:00 am',
      'a power cut at the office',
      'Thursday 3 December 2026, 9:00 am',
      'Toluca',
      'Tuesday 1 December, 8:00 pm',
    ],
    buttons: ['Keep this one', 'See others', 'I do not want it'],
  },
  rebooking_reminder: {
    body: 'At {{1}} they could not see you on {{2}}: {{3}}.\n\nWe are still keeping *{{4}}* for you, at {{5}}, until *{{6}}*.\n\n*Will you keep that time?*',
    examples: [
      'Toluca',
      'Tuesday 1 December, 9:00 am',
      'a power cut at the office',
      'Thursday 3 December 2026, 9:00 am',
      'Toluca',
      'Tuesday 1 December, 8:00 pm',
    ],
    buttons: ['Keep this one', 'See others', 'I do not want it'],
  },
  rebooking_owed: {
    body: 'At {{1}} they cannot see you on *{{2}}*: {{3}}. It is not because of anything you did.\n\nThere is no other free time today. The office will look for one for you before anybody else, and tell you. Your details are still here.',
    examples: ['Toluca', 'Tuesday 1 December, 9:00 am', 'a power cut at the office'],
  },
  rebooking_restored: {
    body: 'At {{1}} they can see you after all. Your appointment is on *{{2}}* again.\n\nThe folio is the same: {{3}}. You need not do anything.',
    examples: ['Toluca', 'Tuesday 1 December 2026, 9:00 am', FOLIO],
  },
  rebooking_may_return: {
    body: 'At {{1}} they do open that day: you can go back to your earlier time, *{{2}}*, if it is still free. Your appointment now is on {{3}} and stays so if you do nothing.\n\n*Which one will you keep?*',
    examples: ['Toluca', 'Monday 7 December 2026, 9:00 am', 'Thursday 10 December, 9:00 am'],
    buttons: ['Go back to it', 'Keep this one'],
  },
  waiting_offer: {
    body: 'A slot is free and we are keeping it for you: *{{1}}*, at {{2}}.\nFor: {{3}}\n\nIt is only yours until *{{4}}*. After that it is offered to the next person.\n\n*Do you want it?*',
    examples: [WHEN, 'Toluca', 'Guadalupe H.', '2:05 pm today, Tuesday 24 November'],
    buttons: ['Yes, I want it', 'It does not suit me', 'Leave the list'],
  },
  waiting_earlier_offer: {
    body: 'An earlier slot is free and we are keeping it for you: *{{1}}*, at {{2}}.\nFor: {{3}}\n\nIt is only yours until *{{4}}*. Your appointment is on {{5}}; it only changes if you accept.\n\n*Would you like to change it?*',
    examples: [WHEN, 'Toluca', 'Guadalupe H.', '2:05 pm today, Tuesday 24 November', 'Tuesday 15 December, 9:00 am'],
    buttons: ['Yes, change it', 'It does not suit me', 'Leave the list'],
  },
  waiting_rests: {
    body: 'We have offered you {{1}} slots from the waiting list for {{2}}, so your request is now on hold.\n\nIf you still want an appointment, tap the button and you rejoin the list. The first time you rejoin you keep the day you joined. After that, the day you rejoin counts.',
    examples: ['3', 'Toluca'],
    buttons: ['Back to the list'],
  },
  waiting_hour_closed: {
    body: 'We are sorry: at {{1}} they closed the hour that was kept for you, on {{2}}.\n\nYou keep your position on the waiting list, and that hour does not count among those we offer you. To see the list or leave it, write *MY LIST*.',
    examples: ['Toluca', WHEN],
  },
  waiting_office_rests: {
    body: 'At {{1}} they have stopped giving appointments for now, and you are on its waiting list.\n\nReason: {{2}}\n\nYou keep your position on the list: if it gives appointments again and a slot is free, we will tell you. If you prefer another office, write *Hello*. To leave the list, write *MY LIST*.',
    examples: ['Toluca', 'change of address'],
  },
  waiting_removed_by_office: {
    body: 'The office took off the waiting list for {{1}} the request that was made from ‹this phone› for {{2}}: one of these people asked for it, and the office saw their identification.\n\nIf that is right, there is nothing to do. If somebody else still wants to wait, write *Hello*. If you think that it is a mistake, tell the office: {{3}}, {{4}}.',
    examples: ['Toluca', 'Guadalupe H.', 'at 55 0000 0000', 'Monday to Friday, 9:00 am to 3:00 pm'],
  },
  waiting_over: {
    body: 'Your request on the waiting list for {{1}} has ended, because its time is over or because there is an appointment now.\n\nIf you still want to wait, tap the button and you will see where you stand.',
    examples: ['Toluca'],
    buttons: ['Back to the list'],
  },
}

export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'we were not told why',
  requested: 'you asked the office for it',
  no_power: 'the office has no electricity',
  no_system: 'the computers of the office are down',
  no_staff: 'there is not enough staff',
  building: 'there are works or a problem in the building',
  safety: 'for the safety of people',
  closed: 'the office is closed at that hour',
  relocation: 'the office is moving to another address',
  repeated: 'there is another appointment for the same person',
  not_proved: 'it could not be shown that the CURP is of that person',
  mistake: 'the office made a mistake',
}
