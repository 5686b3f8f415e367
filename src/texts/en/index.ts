import { amountIn, money } from '../amounts.ts'
import { englishDates as dates } from '../dates.ts'
import type { Texts } from '../es-MX/index.ts'
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

/** The same in English, for people who read it more easily. Names of papers stay as they are called at the counter. */
export const en: Texts = {
  dates,
  money,
  amount: amountIn({ MXN: 'pesos', USD: 'US dollars' }),
  listed: (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`),
  hours: (weekdays: string, from: string, until: string) => `${weekdays}, from ${from} to ${until}`,
  years: (years: number) => (years === 0 ? 'Single price' : years === 1 ? '1 year' : `${years} years`),
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
