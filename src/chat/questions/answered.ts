import { curp } from '../../booking/chat/curp.ts'
import { details } from '../../booking/chat/details.ts'
import { discount } from '../../booking/chat/discount.ts'
import { name } from '../../booking/chat/name.ts'
import { noCurp } from '../../booking/chat/no-curp.ts'
import { office } from '../../booking/chat/office.ts'
import { oldPassport } from '../../booking/chat/old-passport.ts'
import { place } from '../../booking/chat/place.ts'
import { purpose } from '../../booking/chat/purpose.ts'
import { elsewhere } from '../../booking/chat/refusals.ts'
import { slot } from '../../booking/chat/slot.ts'
import { validity } from '../../booking/chat/validity.ts'
import { wrongAge } from '../../booking/chat/wrong-age.ts'
import { attendant } from '../../minors/chat/attendant.ts'
import { child } from '../../minors/chat/child.ts'
import { courtPapers } from '../../minors/chat/court-papers.ts'
import { hadPassport } from '../../minors/chat/had-passport.ts'
import { howMany } from '../../minors/chat/how-many.ts'
import { advice, whoAttends } from '../../minors/chat/who-attends.ts'
import { waitWhen } from '../../waitlist/chat/when.ts'
import type { AnsweredQuestion } from '../question.ts'
import type { AskedInTurn } from '../question-names.ts'
import { menu } from './menu.ts'

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
