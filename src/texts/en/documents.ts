import type { Texts } from '../es-MX/index.ts'

/** Files that somebody asks for in the chat: never sent on our own. */
export const documents: Texts['documents'] = {
  rows: {
    receipt: { title: 'Confirmation as PDF', description: 'To keep or to print' },
    calendarSoon: 'With the day, the time and the place',
    calendar: { title: 'Add to my calendar', description: 'It reminds you the day before' },
  },
  names: {
    receipt: (folio: string) => `appointment-${folio}.pdf`,
    calendar: (folio: string) => `calendar-${folio}.ics`,
  },
  receipt: (folio: string) =>
    `Confirmation of your appointment, folio *${folio}*. Bring it printed or on your phone. If you change the appointment, ask for a new one.`,
  calendar: 'Open this file to add the appointment to your phone’s calendar. If you change the appointment, ask for a new one.',
  gone: 'I did not make the file, because that appointment is gone: it was cancelled, has passed or is with another chat. To see yours, write *my appointments*.',
  later:
    'I could not make the file just now. Your appointment has not changed. Ask again in a few minutes: write *my appointments*.',
  askReceipt: '*Which appointment do you want the confirmation for?*',
  askCalendar: '*Which appointment do you want to add to your calendar?*',
}

/** What stands on the printed receipt, and in the calendar. */
export const paper: Texts['paper'] = {
  title: 'Appointment confirmation',
  sample: 'DEMONSTRATION: this appointment is not real.',
  folio: 'Folio',
  when: 'Date and time',
  office: 'Office',
  phone: (phone: string) => `Telephone: ${phone}`,
  code: 'This code is scanned at the door. It contains neither your name nor your CURP.',
  codeAlt: 'Signed QR code of this appointment',
  people: (count: number) => (count === 1 ? 'Person' : `All ${count} people`),
  unverified: 'no CURP: to be verified at the office',
  bring: 'What to bring',
  bringFor: (names: string, thing: string) => `${names}: ${thing}`,
  pay: 'Payment',
  total: (price: string) => `The total is ${price}.`,
  freeOfCharge: 'There is nothing to pay for this appointment.',
  safe: 'Take care of your appointment',
  personal: 'The appointment is free and only for the people on this page. Nobody may sell it, lend it or charge you for it.',
  report: (contact: string) => `If somebody charges you or tries to, report it: ${contact}.`,
  changes: 'If you change or cancel the appointment in the chat, this confirmation is no longer valid. Ask for a new one.',
  who: (institution: string, address: string) => `${institution}. Address: ${address}.`,
  made: (when: string) => `Made on ${when}.`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  event: (office: string) => `Appointment at the ${office} office`,
  alarm: (office: string) => `Tomorrow you have an appointment at the ${office} office`,
}
