import { groupsOf } from './bookings.ts'
import { EMPTY, hasProgress } from './draft.ts'
import { helpHours, hourOf, wall, whenPlain } from './facts.ts'
import { type Answer, again, ask, askAbout, lines, next, type PromptOption, paragraphs, type Scene, tell } from './question.ts'
import { totalOf } from './questions/folio.ts'
import { dayOf } from './questions/interruptions.ts'
import type { Asked } from './state.ts'
import type { Command } from './understanding/commands.ts'

/** After so long a mere greeting is a return, and what was kept is said. */
const A_WHILE_MS = 30 * 60_000

/** Does what a command asks for; the words and the button of the same command lead here. */
export function obey(command: Command, scene: Scene, asked: Asked | undefined): Answer {
  return ORDERS[command](scene, asked)
}

const ORDERS: Record<Command, (scene: Scene, asked: Asked | undefined) => Answer> = {
  greeting: welcome,
  menu: ({ draft }) => ask('menu', draft),
  start: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  person: tellPerson,
  privacy: tellPrivacy,
  payment: tellPayment,
  costs: ({ draft }) => ask('costs', draft),
  complaint: tellComplaint,
  appointments: ({ draft }) => ask('appointments', draft),
  move: ({ draft }) => ask('appointments', draft),
  cancel: (scene, asked) => (hasProgress(scene.draft) ? ask('quit', scene.draft) : cancelAppointment(scene, asked)),
  cancelAppointment,
  erase: ({ draft, t }) =>
    hasProgress(draft) || draft.near || draft.state ? ask('erase', draft) : tell({ body: t.erase.nothing }),
  park: ({ draft, desk, t }) => tell({ body: hasProgress(draft) ? t.common.parked(desk.rule('draft_days')) : t.common.bye }),
  stop: ({ t }) => tell({ body: t.common.noMessages }),
  restart({ draft, desk, t }) {
    if (draft.slot) desk.releaseHold()
    return next(EMPTY, t.resume.restarted)
  },
  goOn: ({ draft }) => (hasProgress(draft) ? next(draft) : ask('menu', draft)),
  moreTime,
  language: ({ draft }) => ask('language', draft),
  english: () => ({ kind: 'speak', language: 'en' }),
  spanish: () => ({ kind: 'speak', language: 'es-MX' }),
  thanks: ({ draft, t }) => (hasProgress(draft) ? again(draft) : tell({ body: t.common.bye })),
}

function welcome({ draft, desk }: Scene, asked: Asked | undefined): Answer {
  if (!hasProgress(draft)) return ask('menu', draft)
  const away = asked ? desk.now - asked.at : 0
  return away < A_WHILE_MS ? again(draft) : askAbout('resume', dayOf({ desk }, asked?.at ?? desk.now), draft)
}

function cancelAppointment({ draft, desk }: Scene, _asked: Asked | undefined): Answer {
  const [only, another] = groupsOf(desk)
  return only && !another ? askAbout('cancelling', only.groupId, draft) : ask('appointments', draft)
}

function moreTime(scene: Scene, _asked: Asked | undefined): Answer {
  const { draft, desk, t } = scene
  const hold = desk.currentHold()
  if (!hold) return draft.slot ? next(draft) : again(draft, t.hold.nothing)
  const renewed = desk.renewHold()
  const until = hourOf(scene, (renewed ?? hold).until, hold.slot.officeId)
  return next(draft, renewed ? t.hold.renewed(until) : t.hold.notRenewed(until))
}

/** The way back to where the conversation stands. */
function wayBack({ draft, t }: Scene): PromptOption {
  return hasProgress(draft)
    ? { question: 'go', value: 'goOn', title: t.common.buttons.goOn }
    : { question: 'go', value: 'menu', title: t.common.buttons.menu }
}

function tellPerson(scene: Scene): Answer {
  const { t, desk } = scene
  const { phone, help, zone } = desk.institution()
  const now = Temporal.Instant.fromEpochMilliseconds(desk.now).toZonedDateTimeISO(zone)
  const { minute } = wall(desk.now, zone)
  const open = help.weekdays.includes(now.dayOfWeek) && minute >= help.fromMinute && minute < help.untilMinute
  const call = t.person.call(phone, helpHours(scene))
  return tell({
    body: paragraphs(open ? call : `${call} ${t.person.closedNow}`, t.person.chat, t.person.words),
    options: [wayBack(scene)],
  })
}

function tellPrivacy(scene: Scene): Answer {
  const { t, desk } = scene
  const { name, address, legalBasis, privacyContact, privacyUrl } = desk.institution()
  return tell({
    body: paragraphs(
      lines(t.privacy.title, t.privacy.responsible(name, address)),
      lines(t.privacy.use, t.privacy.transfer),
      t.privacy.basis(legalBasis),
      t.privacy.rights(privacyContact),
      t.privacy.keep(desk.rule('draft_days')),
      privacyUrl && t.privacy.full(privacyUrl),
    ),
    options: [wayBack(scene)],
  })
}

function tellPayment(scene: Scene): Answer {
  const { t, desk } = scene
  const { paymentGuide, phone, zone } = desk.institution()
  const [group] = groupsOf(desk)
  const amount = group && payable(scene, group.views[0], totalOf(group.views))
  const newYear = wall(desk.now, zone).day.slice(5, 7) === '12' || wall(desk.now, zone).day.slice(5, 7) === '11'
  return tell({
    body: paragraphs(
      t.payment.first,
      lines(paymentGuide ? t.payment.guide(paymentGuide) : t.payment.noGuide(phone), t.payment.bank, t.payment.receipt),
      amount,
      newYear && t.payment.newYear,
      t.payment.never,
    ),
    options: [wayBack(scene)],
  })
}

function payable(scene: Scene, view: ReturnType<typeof groupsOf>[number]['views'][0], total: number): string {
  const when = whenPlain(scene, view.slot)
  return total > 0 ? scene.t.payment.amount(scene.t.money(total), when) : scene.t.payment.freeOfCharge(when)
}

function tellComplaint(scene: Scene): Answer {
  const { t, desk } = scene
  return tell({
    body: paragraphs(t.complaint.never, t.complaint.where(desk.institution().complaintContact), t.complaint.advice),
    options: [wayBack(scene)],
  })
}
