import { QUESTIONS, type Question, type QuestionName, type Scene } from '../question.ts'
import { appointments } from './appointments.ts'
import { attendant } from './attendant.ts'
import { cancelling } from './cancelling.ts'
import { child } from './child.ts'
import { claim } from './claim.ts'
import { correct } from './correct.ts'
import { costs } from './costs.ts'
import { courtPapers } from './court-papers.ts'
import { curp } from './curp.ts'
import { dataRights } from './data-rights.ts'
import { details } from './details.ts'
import { folio } from './folio.ts'
import { forOffice } from './for-office.ts'
import { forward } from './forward.ts'
import { hadPassport } from './had-passport.ts'
import { handOff } from './hand-off.ts'
import { howMany } from './how-many.ts'
import { erase, go, language, quit, resume } from './interruptions.ts'
import { menu } from './menu.ts'
import { moving } from './moving.ts'
import { movingTo } from './moving-to.ts'
import { name, noCurp } from './name.ts'
import { office, officeFull } from './office.ts'
import { oldPassport } from './old-passport.ts'
import { papers } from './papers.ts'
import { permission } from './permission.ts'
import { place } from './place.ts'
import { purpose } from './purpose.ts'
import { elsewhere, limit, ownLive } from './refusals.ts'
import { reminder } from './reminder.ts'
import { report } from './report.ts'
import { revoking } from './revoking.ts'
import { slot } from './slot.ts'
import { left, summary } from './summary.ts'
import { undo } from './undo.ts'
import { discount, validity } from './validity.ts'
import { waitOffer } from './wait-offer.ts'
import { waitWhen } from './wait-when.ts'
import { leavingList, waitingList } from './waiting-list.ts'
import { advice, whoAttends } from './who-attends.ts'
import { wrongAge } from './wrong-age.ts'

export const TABLE: Record<QuestionName, Question> = {
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
  waitWhen,
  slot,
  discount,
  validity,
  summary,
  left,
  correct,
  officeFull,
  elsewhere,
  ownLive,
  limit,
  resume,
  erase,
  quit,
  appointments,
  papers,
  cancelling,
  undo,
  moving,
  movingTo,
  reminder,
  waitingList,
  leavingList,
  waitOffer,
  forward,
  permission,
  revoking,
  costs,
  language,
  handOff,
  forOffice,
  dataRights,
  report,
  claim,
  go,
  folio,
}

/** What the draft leaves open first; the summary when nothing is. */
export const firstNeeded = (scene: Scene): QuestionName => QUESTIONS.find((one) => TABLE[one].isNeeded(scene)) ?? 'summary'
