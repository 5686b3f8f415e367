import { amountIn, money } from '../amounts.ts'
import { spanishDates as dates } from '../dates.ts'
import * as appointments from './appointments.ts'
import * as cases from './cases.ts'
import * as comingBack from './coming-back.ts'
import * as common from './common.ts'
import { details } from './details.ts'
import * as documents from './documents.ts'
import { faq } from './faq.ts'
import { firstOfAll } from './first-of-all.ts'
import { greeting } from './greeting.ts'
import * as groups from './group.ts'
import * as help from './help.ts'
import { joining } from './joining.ts'
import * as menu from './menu.ts'
import * as minors from './minors.ts'
import * as prices from './money.ts'
import * as moving from './moving.ts'
import { officeReasons } from './office-reasons.ts'
import * as permissions from './permissions.ts'
import * as person from './person.ts'
import * as places from './places.ts'
import * as reminders from './reminders.ts'
import * as slots from './slots.ts'
import { standing } from './standing.ts'
import * as summary from './summary.ts'
import * as understood from './understanding.ts'
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
  listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} y ${words.at(-1)}`),
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, de ${from} a ${until}`,
  years: (years: number) => (years === 1 ? '1 año' : `${years} años`),
  greeting,
  ...common,
  ...menu,
  ...minors,
  ...permissions,
  ...groups,
  ...places,
  ...person,
  ...slots,
  ...reminders,
  standing,
  ...moving,
  ...prices,
  details,
  officeReasons,
  faq,
  firstOfAll,
  ...summary,
  ...appointments,
  ...comingBack,
  ...help,
  ...documents,
  waiting,
  joining,
  ...cases,
  ...understood,
}

/** What a language must say. Spanish is the measure: the compiler lists what another one lacks. */
export type Texts = typeof esMX
