import { amountIn, money } from '../amounts.ts'
import { englishDates as dates } from '../dates.ts'
import type { Texts } from '../es-MX/index.ts'
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

/** The same in English, for people who read it more easily. Names of papers stay as they are called at the counter. */
export const en: Texts = {
  dates,
  money,
  amount: amountIn({ MXN: 'pesos', USD: 'US dollars' }),
  listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`),
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, from ${from} to ${until}`,
  years: (years: number) => (years === 1 ? '1 year' : `${years} years`),
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
