import { esMX, type Texts } from '../es-MX/index.ts'
import * as appointments from './appointments.ts'
import * as cases from './cases.ts'
import * as comingBack from './coming-back.ts'
import * as common from './common.ts'
import { details } from './details.ts'
import { faq } from './faq.ts'
import { firstOfAll } from './first-of-all.ts'
import { greeting } from './greeting.ts'
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
import * as slots from './slots.ts'
import * as standing from './standing.ts'
import * as summary from './summary.ts'
import { topics, understanding } from './understanding.ts'
import { waiting } from './waiting.ts'

/**
 * Easy Spanish, for people who read slowly: what to do now stands first, one idea a sentence, at most 12 words, everyday
 * words, numbers as figures. It is Spanish with easier sentences in their place, so that a topic which has none yet is there
 * in plain Spanish.
 */
export const esEasy: Texts = {
  ...esMX,
  greeting,
  ...common,
  ...menu,
  ...minors,
  ...places,
  ...person,
  ...slots,
  ...prices,
  ...summary,
  ...appointments,
  ...comingBack,
  ...help,
  ...moving,
  ...permissions,
  ...standing,
  ...cases,
  details,
  waiting,
  joining,
  officeReasons,
  faq,
  topics,
  firstOfAll,
  understanding,
}
