import { ask } from '../../chat/answer.ts'
import type { ChatPart } from '../../chat/part.ts'
import { wrongAge } from './ages.ts'
import { correct, hearWrongAnswer } from './correct.ts'
import { costs, costsOfBooking, ownPrice, tellPayment } from './costs.ts'
import { curp } from './curp.ts'
import { details } from './details.ts'
import { hadPassport } from './earlier-passports.ts'
import { firstOfAll } from './hardship.ts'
import { howMany } from './headcount.ts'
import { heldForOther } from './held-for.ts'
import { child } from './members.ts'
import { name } from './name.ts'
import { noCurp } from './no-curp.ts'
import { office, officeFull } from './office.ts'
import { oldPassport } from './old-passport.ts'
import { place } from './place.ts'
import { discount } from './prices.ts'
import { purpose } from './purpose.ts'
import { readBack } from './read-back.ts'
import { elsewhere, limit, ownLive } from './refusals.ts'
import { hearRefusedOffice } from './refused-offices.ts'
import { slot } from './slot.ts'
import { appointments } from './standing/appointments.ts'
import { cancelling } from './standing/cancellation.ts'
import { folio } from './standing/folio.ts'
import { moving } from './standing/move.ts'
import { movingTo } from './standing/move-target.ts'
import { mistaken, undo, undoLast } from './standing/undo.ts'
import { left, summary } from './summary.ts'
import { validity } from './validity.ts'

/** Asked in turn, in this order; the summary comes when nothing is open. */
const inTurn = {
  ...{ purpose, howMany, place, office, wrongAge, curp, noCurp, name, child, hadPassport, oldPassport },
  ...{ details, elsewhere, slot, discount, validity },
}

const questions = {
  ...inTurn,
  ...{ summary, left, correct, readBack, officeFull, ownLive, limit, heldForOther },
  ...{ appointments, cancelling, undo, moving, movingTo, costs, folio },
}

/** What is said and understood of bookings and appointments. */
export const chat: ChatPart<typeof questions> = {
  questions,
  inTurn: Object.keys({ ...inTurn, summary }).map((question) => ({ question })),
  hears: (text, scene) => hearRefusedOffice(text, scene) ?? hearWrongAnswer(text, scene),
  orders: {
    payment: tellPayment,
    costs: (scene) => costsOfBooking(scene) ?? ask('costs', scene.draft, ownPrice(scene)),
    undo: undoLast,
    mistake: mistaken,
  },
  firstOfAll,
  ordersNaming: { costs: (text, scene) => costs.hear?.(text, scene), bring: (text, scene) => costs.hear?.(text, scene) },
}
