import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person: Texts['person'] = {
  call: (by: Telephone) => (by ? `You can talk to a person at *${by.phone}*, ${by.hours}.` : ''),
  words:
    'I also understand these words: *menu*, *my appointments*, *payment*, *privacy*, *my data*, *complaint*, *claim*, *language* and *erase*.',
}

export const privacy: Texts['privacy'] = {
  title: '*Privacy notice*',
  responsible: (institution: string, address: string) => `Responsible: ${institution}. Address: ${address}.`,
  use: 'We use your name, CURP, date of birth and passport number only for your appointment: to book, confirm or cancel it.',
  transfer: 'We do not give them to anybody who would need your permission. We do not use them for advertising.',
  basis: (basis: string) => `Legal basis: ${basis}.`,
  rights: (contact: string) => `To see, correct or erase your data, or to object to their use: write *MY DATA*. Also: ${contact}.`,
  keep: (days: number) => `Whatever you write and do not confirm is erased automatically after ${days} days.`,
  full: (url: string) => `Full notice: ${url}`,
}

export const complaint: Texts['complaint'] = {
  never: 'Nobody may charge you for an appointment, or book one for you in exchange for money.',
  where: (contact: string) => `If anybody charged you or tried to, report it here: ${contact}.`,
  advice: 'Do not hand over money, your INE card or your passwords. Keep the messages and the phone number of whoever charged you.',
}
