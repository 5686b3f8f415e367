import type { Texts } from '../es-MX/index.ts'

/** How much, and how it is paid. */
export const validity: Texts['validity'] = {
  ask: '*For how many years do you want your passport?*',
  askOther: '*For how many years do you want the passport?*',
  askAnything: '*For how many years?*',
  askGroup: '*For how many years do you want the passports?*',
  halfByAge: 'At your age you pay half. These prices include the discount.',
  halfByAgeOther: 'At that age the person pays half. These prices include the discount.',
  discounted: 'These prices include the discount. It is checked at the office.',
  mayChange: (year: number) => `These are the prices of ${year}. They may change on 1 January ${year + 1}.`,
  open: 'See prices',
  button: (years: string, price: string) => `${years}: ${price}`,
  price: (price: string) => `${price}`,
  eachTitle: (years: string) => `${years} each`,
  mixedTitle: (years: string) => `${years} years`,
  each: (price: string, total: string) => `${price} each; ${total} in all`,
  total: (parts: string, total: string) => `${parts}: ${total} in all`,
  rows: {
    discount: { title: 'I have a discount', description: 'It is checked at the office; you need not explain it here' },
    oneByOne: { title: 'Choose one by one', description: 'Other years for each person' },
  },
  askFor: (first: string) => `*For how many years do you want the passport of ${first}?*`,
  noDiscount: 'This procedure has no discount.',
  notThat: 'That option is not on the list.',
}

export const discount: Texts['discount'] = {
  ask: '*Who has the discount?*\nIt is checked at the office; you need not explain it here.',
  all: { title: 'All of them', description: 'Everybody has the discount' },
  one: 'Only this person',
}

export const payment: Texts['payment'] = {
  first: 'The appointment is free. The passport is paid at a bank, *after* you confirm the appointment:',
  guide: (guide: string) => `1. Get your payment sheet (hoja de ayuda): ${guide}`,
  noGuide: (phone: string) => `1. Get your payment sheet (hoja de ayuda). They tell you how at ${phone}.`,
  bank: '2. Pay at the counter or on the website of your bank.',
  receipt: '3. Bring the original receipt, printed, to the appointment.',
  firstOther: 'The appointment is free. This is how the procedure is paid:',
  atOffice: (phone: string) => `Where and how to pay: ask at ${phone}.`,
  neverOther: 'Nobody will ever ask you to pay through a link or by transfer to a person.',
  never: 'It is never paid in shops, by transfer to a person, through a link, or in cash at the office.',
  amount: (price: string, when: string) => `For your appointment of ${when} it is *${price}*.`,
  newYear: 'If your appointment is in January, pay in January: prices may change on the 1st.',
  freeOfCharge: (when: string) => `There is nothing to pay for your appointment of ${when}.`,
}

export const costs: Texts['costs'] = {
  ask: '*Which procedure do you want to know about?*',
  rows: {
    renewal: { title: 'Renewal', description: 'Had a passport before' },
    first: { title: 'First passport', description: 'Never had a passport' },
    lost: { title: 'Theft or loss', description: 'Replace the passport' },
    minor: { title: 'Under 18', description: 'First passport of a child or teenager' },
  },
  other: (paid: boolean): string => (paid ? 'Price and what to bring' : 'Free. What to bring'),
  heading: (name: string) => `*For ${name}*`,
  prices: (year: number) => `Prices of ${year}:`,
  line: (years: string, price: string) => `${years}: ${price}`,
  lineWithHalf: (years: string, price: string, half: string) => `${years}: ${price} (with discount, ${half})`,
  under3: 'Under 3 years of age:',
  discount: (age: number) => `People of ${age} or older and people with a disability pay half.`,
  freeOfCharge: 'There is nothing to pay for this.',
  bring: '*What to bring:*',
  askNext: '*What do you want to do?*',
  buttons: { book: 'Book this', payment: 'How to pay', menu: 'See the menu' },
}
