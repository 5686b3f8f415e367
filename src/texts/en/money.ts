import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** How much, and how it is paid. */
export const validity: Texts['validity'] = {
  explained: 'It is how long it will be valid. More years cost more now, and you renew it less often.',
  ask: '*How many years should your passport be valid?*',
  askOther: '*How many years should the passport be valid?*',
  askAnything: '*For how many years?*',
  askOption: '*Which one do you need?*',
  askPrice: '*Which price is yours?*',
  askGroup: '*How many years should the passports be valid?*',
  halfByAge: 'The discount for your age is included.',
  halfByAgeOther: 'The discount for their age is included.',
  discounted: 'The discount is included. It is checked at the office.',
  mayChange: (year: number) => `These are the ${year} prices. They may change on 1 January ${year + 1}.`,
  open: 'See prices',
  button: (years: string, price: string) => `${years}: ${price}`,
  price: (price: string) => `${price}`,
  eachTitle: (years: string) => `${years} each`,
  mixedTitle: (years: string) => `${years} years`,
  each: (price: string, total: string) => `${price} each; ${total} in all`,
  total: (parts: string, total: string) => `${parts}: ${total} in all`,
  rows: {
    discount: { title: 'I have a discount', description: 'It is checked at the office; no need to explain it here' },
    oneByOne: { title: 'Choose one by one', description: 'A different number of years for each person' },
  },
  askFor: (first: string) => `*How many years should ${first}’s passport be valid?*`,
  noDiscount: 'This procedure has no discount.',
  refused: 'All right, not that one.',
  notThat: 'That option is not on the list.',
}

export const discount: Texts['discount'] = {
  ask: '*Who is the discount for?*\nIt is checked at the office; you do not need to explain it here.',
  all: { title: 'All of them', description: 'Everybody has the discount' },
  one: 'Only this person',
  claimed: 'Noted: you pay half. It is checked at the office.',
}

export const payment: Texts['payment'] = {
  where: 'The passport is paid at a bank: at its counter or on its web page.',
  withWhat: 'Nothing is paid at the office, in cash or by card. Your bank tells you how you can pay.',
  when: 'You pay *after* you confirm the appointment and before you go: bring the receipt that day.',
  first: 'The appointment is free. You pay for the passport at a bank, *after* confirming the appointment:',
  /** The institution writes it in Spanish. */
  guide: (guide: string) => `1. Get your payment sheet (hoja de ayuda). The office says where, in Spanish:\n“${guide}”`,
  noGuide: (by: Telephone) =>
    by
      ? `1. Get your payment sheet (hoja de ayuda). Call ${by.phone} to find out how.`
      : `1. Get your payment sheet (hoja de ayuda). To find out how, ${IN_WRITING}.`,
  bank: '2. Pay at your bank, at the counter or on its website.',
  receipt: '3. Bring the original receipt, printed, to your appointment.',
  free: 'The appointment is free.',
  allFree: 'There is nothing to pay for what is offered here.',
  firstOther: 'The appointment is free. This is how you pay for the procedure:',
  atOffice: (by: Telephone) =>
    by ? `To find out where and how to pay, call ${by.phone}.` : `To find out where and how to pay, ${IN_WRITING}.`,
  neverOther:
    'Nobody will ever ask you to pay through a link or by transfer to a person. If anybody charges you for the appointment, write *COMPLAINT*.',
  never:
    'You never pay in shops, by transfer to a person, through a link, or in cash at the office. If anybody charges you for the appointment, write *COMPLAINT*.',
  amount: (price: string, when: string) => `For your appointment on ${when} the price is *${price}*.`,
  newYear: 'If your appointment is in January, pay in January: prices may change on the 1st.',
  freeOfCharge: (when: string) => `There is nothing to pay for your appointment on ${when}.`,
}

export const costs: Texts['costs'] = {
  allFree: 'Yes: it is free. Nobody may charge you for the appointment.',
  passportPaid: '*The appointment is free:* nobody may charge you for it. The passport is paid for, at a bank.',
  procedurePaid: '*The appointment is free:* nobody may charge you for it. The procedure is paid for.',
  somePaid: '*The appointment is free:* nobody may charge you for it. Some procedures are paid for.',
  ask: '*Which procedure do you want to know about?*',
  askMore: '*Which procedure do you want to know more about?*',
  rows: {
    renewal: { title: 'Renewal', description: 'You have had a passport before' },
    first: { title: 'First passport', description: 'You have never had a passport' },
    lost: { title: 'Theft or loss', description: 'Replace the passport' },
    minor: { title: 'Under 18', description: 'First passport for a child or teenager' },
  },
  other: (paid: boolean): string => (paid ? 'Price and what to bring' : 'Free. What to bring'),
  prices: (year: number) => `${year} prices:`,
  pricesForAdults: (year: number) => `Passport prices in ${year}, for an adult:`,
  line: (years: string, price: string) => `${years}: ${price}`,
  lineWithHalf: (years: string, price: string, half: string) => `${years}: ${price} (with the discount, ${half})`,
  under3: 'Under 3 years old:',
  discountForDisability: 'People with a disability pay half.',
  discountForAge: (age: number) => `People aged ${age} or over pay half.`,
  discount: (age: number) => `People aged ${age} or over and people with a disability pay half.`,
  freeOfCharge: 'There is nothing to pay for this.',
  bring: '*What to bring:*',
  bringNothing: 'Nothing has to be brought for this procedure.',
  nearest: 'This is the closest that I found.',
  takes: (words: string) => `*How long it takes:* ${words}`,
  where: '*Where:*',
  askNext: '*What would you like to do?*',
  buttons: { book: 'Book this', payment: 'How to pay', others: 'Other procedures' },
}

/** There is a fee, and nobody wrote down how much. */
export const unknownPrice = {
  told: 'There is a fee, but I do not know it yet: the office will tell you.',
  summary: '*To pay:* the office will tell you how much',
}
