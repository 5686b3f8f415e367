import type { Texts } from '../es-MX/index.ts'

/** Files that somebody asks for in the chat: never sent on our own. */
export const documents: Texts['documents'] = {
  rows: {
    receipt: { title: 'Receipt as PDF', description: 'To keep or to print' },
    calendar: { title: 'Add to my calendar', description: 'It reminds you one day before' },
  },
  names: {
    receipt: (folio: string) => `appointment-${folio}.pdf`,
    calendar: (folio: string) => `calendar-${folio}.ics`,
  },
  receipt: (folio: string) => `Receipt of your appointment, folio *${folio}*. You may bring it printed or show it on your phone.`,
  calendar:
    'Open this file to put the appointment into the calendar of your phone. If you change the appointment, ask for a new one.',
  gone: 'I made no file, because that appointment is gone: it was cancelled or has passed. To see yours, write *my appointments*.',
  later:
    'I could not make the file just now. Your appointment has not changed. Ask again in a few minutes: write *my appointments*.',
  askReceipt: '*For which appointment do you want the receipt?*',
  askCalendar: '*Which appointment do you want in your calendar?*',
}

/** What stands on the printed receipt, and in the calendar. */
export const paper: Texts['paper'] = {
  title: 'Appointment receipt',
  sample: 'DEMONSTRATION: this appointment is not real.',
  folio: 'Folio',
  when: 'Day and hour',
  office: 'Office',
  phone: (phone: string) => `Telephone: ${phone}`,
  arrive: (minutes: number) => `Be there ${minutes} minutes before.`,
  code: 'This code is read at the door. It holds neither your name nor your CURP.',
  codeAlt: 'Signed QR code of this appointment',
  people: (count: number) => (count === 1 ? 'Person' : `The ${count} people`),
  unverified: 'no CURP: to be verified at the office',
  bring: 'What to bring',
  bringFor: (names: string, thing: string) => `${names}: ${thing}`,
  pay: 'Payment',
  total: (price: string) => `It costs ${price} in all.`,
  freeOfCharge: 'There is nothing to pay for this appointment.',
  safe: 'Take care of your appointment',
  personal: 'The appointment is free and only for the people on this receipt. Nobody may sell it, lend it or charge you for it.',
  report: (contact: string) => `If somebody charges you or tries to, report it: ${contact}.`,
  changes: 'If you change or cancel the appointment in the chat, this receipt is no longer valid. Ask for a new one.',
  who: (institution: string, address: string) => `${institution}. Address: ${address}.`,
  made: (when: string) => `Made on ${when}.`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  event: (office: string) => `Appointment in ${office}`,
  alarm: (office: string) => `Tomorrow you have an appointment in ${office}`,
}
