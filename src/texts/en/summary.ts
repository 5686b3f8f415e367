import type { Texts } from '../es-MX/index.ts'

/** The last look before the folio, and what can be corrected. */
export const summary: Texts['summary'] = {
  first: 'Please check your appointment:',
  name: (name: string) => `*Name:* ${name}`,
  member: (name: string) => `*${name}*`,
  curp: (curp: string) => `*CURP:* ${curp}`,
  noCurp: (birth: string) => `*CURP:* to be verified at the office\n*Born on:* ${birth}`,
  procedure: (name: string, years: string | undefined) => `*For:* ${name}${years ? `, ${years}` : ''}`,
  oldPassport: (number: string) => `*Previous passport:* ${number}`,
  payment: (price: string, half: boolean) => `*To pay:* ${price}${half ? ', discount included' : ''}`,
  totalPayment: (price: string) => `*Total to pay:* ${price}`,
  freeOfCharge: '*To pay:* nothing, it is free',
  mayChange: (year: number) => `This is the ${year} price, and it may change on 1 January ${year + 1}.`,
  attendant: (name: string) => `*Adult who will go:* ${name}`,
  office: (name: string, address: string) => `*Office:* ${name}, ${address}`,
  when: (when: string) => `*Date and time:* ${when}`,
  until: (until: string) => `I am holding the slot until *${until}*. If you need more time, write *more time*.`,
  untilLast: (until: string) => `I am holding the slot until *${until}*.`,
  ask: '*Is everything right?* If so, tap *Confirm*.',
  buttons: { confirm: 'Confirm', correct: 'Correct something', leave: 'I do not want it' },
  howToConfirm: 'It is not confirmed yet. To confirm it, tap *Confirm*, or write the word *confirm*.',
  mayBeChanged: 'If something is wrong, tap *Correct something*. Once confirmed, you can still change or cancel it here.',
  changedMeanwhile: 'Something has changed since that question. Please check again before you confirm.',
  left: 'All right: I released the slot and no appointment was made. I will keep your answers for a few days.',
  askLeft: '*What would you prefer?*',
  leftButtons: { another: 'Choose another time', menu: 'See the menu', erase: 'Erase my data' },
}

export const correct: Texts['correct'] = {
  ask: '*What would you like to correct?*',
  open: 'See answers',
  rows: {
    procedure: { title: 'Procedure', description: 'Renewal, first passport or another' },
    office: { title: 'Office', description: 'Choose another office' },
    slot: { title: 'Date and time', description: 'Choose another available time' },
    curp: { title: 'CURP', description: 'Write it again' },
    name: { title: 'Name', description: 'Write it again' },
    oldPassport: { title: 'Previous passport', description: 'Change the number' },
    validity: { title: 'Years and discount', description: 'How many years, and what you pay' },
    attendant: { title: 'Adult who will go', description: 'Change who goes along' },
    whoAttends: { title: 'Who gives permission', description: 'Both of you, or only one' },
    moreTime: { title: 'I need more time', description: 'Hold the slot a little longer, once only' },
    back: { title: 'Nothing, it is fine', description: 'Back to the summary' },
  },
  person: (name: string) => ({ title: name, description: 'CURP and name' }),
  hadPassport: { title: 'Who had a passport', description: 'First passport or renewal' },
}
