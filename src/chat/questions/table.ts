import { correct } from '../../booking/chat/correct.ts'
import { costs } from '../../booking/chat/costs.ts'
import { heldForOther } from '../../booking/chat/held-for-other.ts'
import { limit } from '../../booking/chat/limit.ts'
import { officeFull } from '../../booking/chat/office.ts'
import { ownLive } from '../../booking/chat/refusals.ts'
import { appointments } from '../../booking/chat/standing/appointments.ts'
import { cancelling } from '../../booking/chat/standing/cancelling.ts'
import { folio } from '../../booking/chat/standing/folio.ts'
import { moving } from '../../booking/chat/standing/moving.ts'
import { movingTo } from '../../booking/chat/standing/moving-to.ts'
import { papers } from '../../booking/chat/standing/papers.ts'
import { reminder } from '../../booking/chat/standing/reminder.ts'
import { undo } from '../../booking/chat/standing/undo.ts'
import { left, summary } from '../../booking/chat/summary.ts'
import { claim } from '../../cases/chat/claim.ts'
import { dataRights } from '../../cases/chat/data-rights.ts'
import { forOffice } from '../../cases/chat/for-office.ts'
import { grievance } from '../../cases/chat/grievance.ts'
import { handOff } from '../../cases/chat/hand-off.ts'
import { report } from '../../cases/chat/report.ts'
import { forward } from '../../minors/chat/forward.ts'
import { permission } from '../../minors/chat/permission.ts'
import { revoking } from '../../minors/chat/revoking.ts'
import { leavingList, waitingList } from '../../waitlist/chat/list.ts'
import { waitOffer } from '../../waitlist/chat/offer.ts'
import type { Question } from '../question.ts'
import { ASKED_IN_TURN, type AskedInTurn, type QuestionName } from '../question-names.ts'
import type { Scene } from '../scene.ts'
import { ANSWERED } from './answered.ts'
import { go } from './go.ts'
import { language } from './language.ts'
import { erase, quit } from './leaving.ts'
import { resume } from './resume.ts'

/** Every question: the compiler lists what is missing here. */
export const TABLE: Record<QuestionName, Question> = {
  ...ANSWERED,
  summary,
  left,
  correct,
  officeFull,
  ownLive,
  limit,
  heldForOther,
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
  grievance,
  claim,
  go,
  folio,
}

/** What the draft leaves open first; the summary when nothing is. */
export const firstNeeded = (scene: Scene): AskedInTurn => ASKED_IN_TURN.find((one) => TABLE[one].isNeeded?.(scene)) ?? 'summary'
