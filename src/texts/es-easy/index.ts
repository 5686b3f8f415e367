import { esMX, type Texts } from '../es-MX/index.ts'
import { accounts } from './accounts.ts'
import * as appointments from './appointments.ts'
import { attendance } from './attendance.ts'
import * as booking from './booking.ts'
import { callback } from './callback.ts'
import * as cases from './cases.ts'
import * as chat from './chat.ts'
import { collections } from './collections.ts'
import { consent } from './consent.ts'
import { handover } from './handover.ts'
import * as minors from './minors.ts'
import * as prices from './money.ts'
import { needs } from './needs.ts'
import { officeReasons } from './notices.ts'
import { opinions } from './opinions.ts'
import { rebooking } from './rebooking.ts'
import * as understanding from './understanding.ts'
import { urgent } from './urgent.ts'
import { villageTelephone } from './village-telephone.ts'
import { visits } from './visits.ts'
import { waiting } from './waiting.ts'

/**
 * Easy Spanish, for people who read slowly: what to do now stands first, one idea a sentence, at most 12 words, everyday
 * words, numbers as figures. It is Spanish with easier sentences in their place, so that a topic which has none yet is there
 * in plain Spanish.
 */
export const esEasy: Texts = {
  ...esMX,
  ...chat,
  ...minors,
  ...booking,
  ...prices,
  ...appointments,
  ...cases,
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
  officeReasons,
  ...understanding,
}
