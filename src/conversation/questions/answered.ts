import type { AnsweredQuestion } from '../question.ts'
import type { AskedInTurn } from '../question-names.ts'
import { curp } from './curp.ts'
import { details } from './details.ts'
import { discount } from './discount.ts'
import { menu } from './menu.ts'
import { attendant } from './minors/attendant.ts'
import { child } from './minors/child.ts'
import { courtPapers } from './minors/court-papers.ts'
import { hadPassport } from './minors/had-passport.ts'
import { howMany } from './minors/how-many.ts'
import { advice, whoAttends } from './minors/who-attends.ts'
import { name } from './name.ts'
import { noCurp } from './no-curp.ts'
import { office } from './office.ts'
import { oldPassport } from './old-passport.ts'
import { place } from './place.ts'
import { purpose } from './purpose.ts'
import { elsewhere } from './refusals.ts'
import { slot } from './slot.ts'
import { validity } from './validity.ts'
import { waitWhen } from './waiting/when.ts'
import { wrongAge } from './wrong-age.ts'

/** The questions that a booking asks before its summary, in their order. The compiler lists what is missing here. */
export const ANSWERED: Record<Exclude<AskedInTurn, 'summary'>, AnsweredQuestion> = {
  menu,
  purpose,
  howMany,
  whoAttends,
  courtPapers,
  advice,
  place,
  office,
  wrongAge,
  curp,
  noCurp,
  name,
  child,
  hadPassport,
  oldPassport,
  attendant,
  details,
  elsewhere,
  waitWhen,
  slot,
  discount,
  validity,
}
