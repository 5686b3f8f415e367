import { amountIn, money } from '../amounts.ts'
import { spanishDates as dates } from '../dates.ts'
import { accounts } from './accounts.ts'
import * as appointments from './appointments.ts'
import { attendance } from './attendance.ts'
import * as booking from './booking.ts'
import { callback } from './callback.ts'
import * as cases from './cases.ts'
import * as chat from './chat.ts'
import { collections } from './collections.ts'
import { consent } from './consent.ts'
import * as documents from './documents.ts'
import * as groups from './group.ts'
import { handover } from './handover.ts'
import * as minors from './minors.ts'
import * as prices from './money.ts'
import { needs } from './needs.ts'
import { officeReasons } from './notices.ts'
import { opinions } from './opinions.ts'
import { rebooking } from './rebooking.ts'
import * as reminders from './reminders.ts'
import * as understanding from './understanding.ts'
import { urgent } from './urgent.ts'
import { villageTelephone } from './village-telephone.ts'
import { visits } from './visits.ts'
import { waiting } from './waiting.ts'

/**
 * Every sentence that a citizen reads, in Spanish. Usted; everyday words; at most 25 words a sentence; one question a
 * message, in bold, last or next to last. `rows` and `buttons` are what people tap, with WhatsApp's limits: a button 20
 * characters, a row 24 and 72.
 */
export const esMX = {
  dates,
  money,
  amount: amountIn({ MXN: 'pesos', USD: 'dólares' }),
  /** "Ana, Luis y Eva" */
  listed,
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, de ${from} a ${until}`,
  years: (years: number) => (years === 0 ? 'Precio único' : years === 1 ? '1 año' : `${years} años`),
  ...chat,
  ...minors,
  ...groups,
  ...booking,
  ...reminders,
  ...appointments,
  ...prices,
  officeReasons,
  ...understanding,
  ...documents,
  visits,
  waiting,
  callback,
  accounts,
  attendance,
  urgent,
  villageTelephone,
  handover,
  rebooking,
  consent,
  collections,
  needs,
  opinions,
  ...cases,
}

/** What a language must say. Spanish is the measure: the compiler lists what another one lacks. */
export type Texts = typeof esMX

/** "e" before the sound of an "i". */
function listed(words: string[]): string {
  const last = words.at(-1) ?? ''
  const and = /^h?[ií](?!a|e)/i.test(last) ? 'e' : 'y'
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`
}
