import type { Texts } from '../es-MX/index.ts'

/** The last look before the folio, and what can be corrected. */
export const summary: Texts['summary'] = {
  first: 'Please check your appointment:',
  name: (name: string) => `*Name:* ${name}`,
  member: (name: string) => `*${name}*`,
  curp: (curp: string) => `*CURP:* ${curp}`,
  noCurp: (birth: string) => `*CURP:* to be checked at the office\n*Born on:* ${birth}`,
  procedure: (name: string, years: string | undefined) => `*For:* ${name}${years ? `, ${years}` : ''}`,
  oldPassport: (number: string) => `*Old passport:* ${number}`,
  payment: (price: string, half: boolean) => `*To pay:* ${price}${half ? ', discount included' : ''}`,
  totalPayment: (price: string) => `*To pay in all:* ${price}`,
  freeOfCharge: '*To pay:* nothing, it is free',
  mayChange: (year: number) => `The price is that of ${year} and may change on 1 January ${year + 1}.`,
  attendant: (name: string) => `*Adult who will go:* ${name}`,
  office: (name: string, address: string) => `*Office:* ${name}, ${address}`,
  when: (when: string) => `*Day and hour:* ${when}`,
  until: (until: string) => `I hold the place until *${until}*. If you need more time, write *more time*.`,
  untilLast: (until: string) => `I hold the place until *${until}*.`,
  ask: '*Is everything right?* If so, tap *Confirm*.',
  buttons: { confirm: 'Confirm', correct: 'Correct something', leave: 'I do not want it' },
  changedMeanwhile: 'Something changed since that question. Please look again before you confirm.',
  left: 'All right: I let the place go and no appointment was made. Your answers are kept for a few days.',
  askLeft: '*What do you prefer?*',
  leftButtons: { another: 'Choose another time', menu: 'See the menu', erase: 'Erase my data' },
}

export const correct: Texts['correct'] = {
  ask: '*What do you want to correct?*',
  open: 'See answers',
  rows: {
    procedure: { title: 'Procedure', description: 'Renewal, first passport or another' },
    office: { title: 'Office', description: 'Choose another office' },
    slot: { title: 'Day and hour', description: 'Choose another free place' },
    curp: { title: 'CURP', description: 'Write it again' },
    name: { title: 'Name', description: 'Write it again' },
    oldPassport: { title: 'Old passport', description: 'Change the number' },
    validity: { title: 'Years and discount', description: 'How many years, and what you pay' },
    attendant: { title: 'Adult who will go', description: 'Change who comes along' },
    moreTime: { title: 'I need more time', description: 'Hold the place a while longer, once' },
    back: { title: 'Nothing, it is fine', description: 'Back to the summary' },
  },
  person: (name: string) => ({ title: name, description: 'CURP and name' }),
  hadPassport: { title: 'Who had a passport', description: 'First passport or renewal' },
}
