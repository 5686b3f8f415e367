import { whenPlain } from '../../chat/moments.ts'
import type { ChatPart, Frame } from '../../chat/part.ts'
import type { Scene } from '../../chat/scene.ts'
import { findCode } from '../codes.ts'
import { concernedAgency, groupsOf, proceduresInHand } from './bookings.ts'
import { card } from './card.ts'
import { consent } from './consent.ts'
import { correct } from './correct.ts'
import { certificatesAsked, costs, paymentAsked } from './costs.ts'
import { curp, noCurp } from './curp.ts'
import { details } from './details.ts'
import { answers, officesMeant } from './faq.ts'
import { soonest } from './first-dates.ts'
import { firstOfAll } from './first-of-all.ts'
import { hadPassport } from './had-passport.ts'
import { heldForOther } from './held-for-other.ts'
import { settle } from './hold.ts'
import { child, howMany, whom } from './members.ts'
import { menu, purpose } from './menu.ts'
import { name } from './name.ts'
import { office, officeFull } from './office.ts'
import { giveUp, orders, ordersNaming, stands } from './orders.ts'
import { cardsAnswer } from './payment.ts'
import { hearLocation, place } from './place.ts'
import { discount } from './prices.ts'
import { erase, quit, resume, welcomeBack } from './progress.ts'
import { readBack } from './read-back.ts'
import { elsewhere, limit, ownLive } from './refusals.ts'
import { slot } from './slot.ts'
import { appointments } from './standing/appointments.ts'
import { cancelling } from './standing/cancellation.ts'
import { folio } from './standing/folio.ts'
import { anotherPlace, lastVisit } from './standing/last-visit.ts'
import { lostOld } from './standing/lost-old.ts'
import { moving } from './standing/move.ts'
import { movingTo } from './standing/move-target.ts'
import { otherPrice } from './standing/price.ts'
import { undo } from './standing/undo.ts'
import { hearBeside, steps } from './steps.ts'
import { left, summary } from './summary.ts'
import { halfPrice, validity } from './validity.ts'
import { wrongAge } from './wrong-age.ts'

/** In this order; the summary comes when nothing is open. */
const inTurn = {
  ...{ whom, purpose, howMany, place, office, wrongAge, curp, noCurp, name, child, hadPassport },
  ...{ details, elsewhere, slot, discount, validity },
}

const questions = {
  ...inTurn,
  ...{ resume, erase, quit },
  ...{ summary, left, card, correct, readBack, officeFull, ownLive, limit, heldForOther },
  ...{ appointments, cancelling, undo, moving, movingTo, otherPrice, lostOld, costs, folio },
  ...{ anotherPlace, soonest, consent },
}

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  inTurn: Object.keys({ ...inTurn, summary }).map((question) => ({ question })),
  menu,
  answers: {
    ...answers,
    halfPrice,
    papers: certificatesAsked,
    cards: (scene, _said, reading) => (reading && paymentAsked(reading, scene)) ?? cardsAnswer(scene),
  },
  steps,
  orders,
  firstOfAll,
  ordersNaming,
  limits: {
    free_account: ({ t, session }) => (session.onWhatsApp ? t.accounts.onlyOne : t.accounts.here.onlyOne),
    free_account_share: ({ t }) => t.accounts.share,
    free_account_waits: ({ t, session }) => (session.onWhatsApp ? t.accounts.waits : t.accounts.here.wait),
  },
  hearsAlways: (text) => findCode(text) !== undefined,
  stands,
  keeps: ({ session, t }) => (groupsOf(session).length > 0 || lastVisit(session) ? t.erase.what.appointments : undefined),
  services: { hearBeside, leaveAlone: giveUp, officesMeant },
}

export const frame: Frame = {
  settles: settle,
  concerns: concernedAgency,
  inHand: proceduresInHand,
  locates: hearLocation,
  greets,
  welcomesBack: welcomeBack,
}

/** Without names. */
function greets(scene: Scene): string | undefined {
  const { session, t } = scene
  const groups = groupsOf(session)
  const [first, second] = groups
  if (!first) return undefined
  const { slot, office } = first.views[0]
  return second ? t.greeting.hasAppointments(groups.length) : t.greeting.hasAppointment(whenPlain(scene, slot), office.name)
}
