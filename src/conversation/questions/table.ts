import type { Question } from '../question.ts'
import { QUESTIONS, type QuestionName } from '../question-names.ts'
import type { Scene } from '../scene.ts'
import { correct } from './correct.ts'
import { costs } from './costs.ts'
import { curp } from './curp.ts'
import { details } from './details.ts'
import { discount } from './discount.ts'
import { go } from './go.ts'
import { language } from './language.ts'
import { erase, quit } from './leaving.ts'
import { limit } from './limit.ts'
import { menu } from './menu.ts'
import { attendant } from './minors/attendant.ts'
import { child } from './minors/child.ts'
import { courtPapers } from './minors/court-papers.ts'
import { forward } from './minors/forward.ts'
import { hadPassport } from './minors/had-passport.ts'
import { howMany } from './minors/how-many.ts'
import { permission } from './minors/permission.ts'
import { revoking } from './minors/revoking.ts'
import { advice, whoAttends } from './minors/who-attends.ts'
import { name } from './name.ts'
import { noCurp } from './no-curp.ts'
import { office, officeFull } from './office.ts'
import { oldPassport } from './old-passport.ts'
import { claim } from './person/claim.ts'
import { dataRights } from './person/data-rights.ts'
import { forOffice } from './person/for-office.ts'
import { handOff } from './person/hand-off.ts'
import { report } from './person/report.ts'
import { place } from './place.ts'
import { purpose } from './purpose.ts'
import { elsewhere, ownLive } from './refusals.ts'
import { resume } from './resume.ts'
import { slot } from './slot.ts'
import { appointments } from './standing/appointments.ts'
import { cancelling } from './standing/cancelling.ts'
import { folio } from './standing/folio.ts'
import { moving } from './standing/moving.ts'
import { movingTo } from './standing/moving-to.ts'
import { papers } from './standing/papers.ts'
import { reminder } from './standing/reminder.ts'
import { undo } from './standing/undo.ts'
import { left, summary } from './summary.ts'
import { validity } from './validity.ts'
import { leavingList, waitingList } from './waiting/list.ts'
import { waitOffer } from './waiting/offer.ts'
import { waitWhen } from './waiting/when.ts'
import { wrongAge } from './wrong-age.ts'

/** Every question, in the order of QUESTIONS: the compiler lists what is missing here. */
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
  elsewhere,
  waitWhen,
  slot,
  discount,
  validity,
  summary,
  left,
  correct,
  officeFull,
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
export const firstNeeded = (scene: Scene): QuestionName => QUESTIONS.find((one) => TABLE[one].isNeeded?.(scene)) ?? 'summary'
