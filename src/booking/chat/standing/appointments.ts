import { findProcedure } from '../../../catalogue/procedures.ts'
import { nameOfAgencyAt } from '../../../chat/agency.ts'
import { type Answer, askAbout, next } from '../../../chat/answer.ts'
import { hasProgress } from '../../../chat/draft.ts'
import { isOnlyRecord } from '../../../chat/finder.ts'
import { whenLong } from '../../../chat/moments.ts'
import { firstOf } from '../../../chat/part.ts'
import { capital, fitDescription, fitRow, lines, type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { order, toPerson, wayBack } from '../../../chat/ways-on.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import type { Reading } from '../../../reading/reading.ts'
import { ROWS_MAX, toldApart } from '../../../texts/lengths.ts'
import { cancelledLately } from '../../cancellation.ts'
import { type Group, groupOf, groupsOf, groupsToCome, isOver, momentOf, visitsOf } from '../bookings.ts'
import { roomForPeople } from '../changed-group.ts'
import { aimAt } from '../menu.ts'
import { besideAppointments } from '../orders.ts'
import { totalOf } from '../prices.ts'
import { placeKept } from '../progress.ts'
import { aboutCancelling } from './cancellation.ts'
import { arriveEarly, mayStillChange, peopleLines, wayTo } from './folio.ts'
import { changeInWords } from './in-words.ts'
import { startMoving } from './move.ts'
import { priceRow } from './price.ts'
import { undo } from './undo.ts'
import { whoseIsMeant } from './who-is-meant.ts'

/** One is shown at once, several are chosen from. `about`: the group, or `to:move` and `to:cancel` for the purpose. */
export const appointments: Question = {
  aside: true,
  lasting: true,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const groups = (wantedOf(scene) === 'see' ? groupsOf : groupsToCome)(session)
    const [first, second] = groups
    const chosen = groups.find((one) => one.groupId === about) ?? (second ? undefined : first)
    if (chosen) return show(scene, chosen)
    // It may have been cancelled by mistake a moment ago.
    const { tx, deps, contact, now } = session
    if (!first && (cancelledLately(tx, deps.vault, contact.id, now)?.until ?? 0) > now) return undo.ask(scene)
    const beside = first ? undefined : besideAppointments(scene)
    if (beside?.instead) return beside.instead()
    if (!first && hasProgress(scene.draft)) return unfinished(scene)
    if (!first) {
      const start = order('start', t.common.buttons.start)
      const before = firstOf(scene, (part) => part.formerly?.(scene))
      return {
        body: paragraphs(before?.none ?? t.appointments.none, before?.note, t.appointments.askNone),
        options: [...(before?.option ? [before.option] : []), start, toPerson(scene)],
      }
    }
    return {
      body: paragraphs(noteOfBefore(scene), t.appointments.several(groups.length), askWhich(scene)),
      options: [...whichOne(scene, groups.slice(0, ROWS_MAX - 1), wantedOf(scene)), standingRow(scene)].filter(
        (one) => one !== undefined,
      ),
      open: t.appointments.open,
    }
  },
  choose(value, scene): Answer {
    const { draft, session, t } = scene
    const [what, groupId = ''] = value.split(':')
    if (!groupOf(session, groupId)) return next(draft, t.appointments.gone)
    if (what === 'move') return startMoving(scene, groupId)
    if (what === 'join') return joining(scene, groupId)
    return askAbout(what === 'cancel' ? 'cancelling' : 'appointments', groupId, draft)
  },
  hear(reading, scene) {
    const groups = groupsOf(scene.session)
    const [only, another] = groups
    const what = wanted(reading, scene.about)
    // "cambiar mi cita al viernes" says more than the button.
    const moved = what === 'move' ? changeInWords(reading, scene) : undefined
    if (moved) return moved
    const whose = what && whoseIsMeant(reading, groups)
    if (whose) return what === 'move' ? startMoving(scene, whose.groupId, whose.members) : cancelling(scene, whose)
    const shown = groups.find((one) => one.groupId === scene.about) ?? (another ? undefined : only)
    return shown && what && (reading.says('cancels the one shown') || reading.says('only says move'))
      ? this.choose(`${what}:${shown.groupId}`, scene)
      : undefined
  },
}

/** Of visits that are over, beside those to come. */
const noteOfBefore = (scene: Scene): string | undefined =>
  firstOf(scene, ({ formerly }) => {
    const before = formerly?.(scene)
    return before?.always && before.note
  })

/** An unfinished booking may be taken for one. */
const unfinished = (scene: Scene): Prompt => ({
  body: paragraphs(scene.t.appointments.notYet, placeKept(scene), scene.t.resume.ask),
  options: [wayBack(scene), toPerson(scene)],
})

const cancelling = ({ draft }: Scene, whose: Parameters<typeof aboutCancelling>[0]): Answer =>
  askAbout('cancelling', aboutCancelling(whose), draft)

/** Said now, or before choosing. */
function wanted(reading: Reading, about: string | undefined): 'move' | 'cancel' | undefined {
  if (reading.says('cancels the one shown')) return 'cancel'
  if (reading.says('moves the one shown') || reading.says('only says move')) return 'move'
  return about === 'to:move' ? 'move' : about === 'to:cancel' ? 'cancel' : undefined
}

const wantedOf = ({ about }: Scene): string => (about === 'to:move' ? 'move' : about === 'to:cancel' ? 'cancel' : 'see')

function askWhich({ t, about }: Scene): string {
  if (about === 'to:move') return t.appointments.askMove
  return about === 'to:cancel' ? t.appointments.askCancel : t.appointments.askSeveral
}

function show(scene: Scene, group: Group): Prompt {
  const { t } = scene
  const { views } = group
  const [view] = views
  const price = totalOf(views)
  return {
    body: paragraphs(
      ...visitsOf(views).map((visit) => lines(...visitLines(scene, visit))),
      lines(
        view.folio && t.appointments.folio(view.folio),
        price > 0 && t.appointments.price(t.amount(price, view.currency)),
        price > 0 && mayStillChange(scene, views, view.slot.day),
      ),
      missing(scene, group)?.line,
      noteOfBefore(scene),
      isOver(group) ? t.visits.over : t.appointments.ask,
    ),
    options: appointmentRows(scene, group),
  }
}

/** Singly moved members in a paragraph of their own. */
function visitLines(scene: Scene, visit: Group['views']): string[] {
  const { t, session } = scene
  const { office, agenda } = visit[0]
  const agency = nameOfAgencyAt(session, office.id)
  return [
    ...peopleLines(scene, visit),
    `*${capital(whenLong(scene, momentOf(visit)))}*`,
    ...(agency ? [t.summary.agency(agency)] : []),
    t.folio.office(office.name, t.folio.at(office.address, agenda), office.mode),
    ...[arriveEarly(scene, visit)].filter((line) => line !== undefined),
  ]
}

/** Undefined where it makes no sense for that group. */
export type AppointmentRow = (scene: Scene, group: Group) => PromptOption | undefined

const move: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'appointments',
  value: `move:${groupId}`,
  ...t.standing.rows.move,
})

const cancel: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'appointments',
  value: `cancel:${groupId}`,
  ...t.standing.rows.cancel,
})

const join: AppointmentRow = ({ t, draft, session }, { groupId }) =>
  hasProgress(draft) || roomForPeople(session, draft) === 0
    ? undefined
    : { question: 'appointments', value: `join:${groupId}`, ...t.standing.rows.join }

/** A booking of its own, in the same hour or the next. The one that stands does not change. */
function joining(scene: Scene, groupId: string): Answer {
  const { draft, session, t } = scene
  const group = groupOf(session, groupId)
  if (!group || hasProgress(draft)) return next(draft)
  const { slot, office, procedureId } = group.views[0]
  const wish = { from: slot.day, until: slot.day, fromMinute: slot.minute, untilMinute: slot.minute + HOUR_AND_NEXT }
  const there = { officeIds: [office.id], wish }
  const procedure = findProcedure(session.tx, procedureId)
  if (!procedure || !isOnlyRecord(procedure)) return next({ ...draft, who: 'other', whom: '', ...there }, t.standing.joins)
  const { who, other } = aimAt(session, procedureId)
  return next({ ...draft, who: who === 'self' ? 'other' : who, family: other, ...there }, t.standing.joins)
}

const HOUR_AND_NEXT = 120

const bring: AppointmentRow = ({ t }, { groupId }) => ({ question: 'folio', value: `bring:${groupId}`, ...t.standing.rows.bring })

const way: AppointmentRow = (scene, { views: [view] }) => {
  const to = wayTo(scene, view)
  return to && { ...to, ...scene.t.standing.rows.way }
}

const missing = (scene: Scene, { groupId }: Group) => firstOf(scene, (part) => part.missing?.(scene, groupId))

const missingRow: AppointmentRow = (scene, group) => missing(scene, group)?.row

const standingRow = (scene: Scene): PromptOption | undefined => besideAppointments(scene)?.row

/** In the order of "Mis citas"; ten at most. */
const rowsOf = ({ session }: Scene): AppointmentRow[] => {
  const ofOthers = session.deps.chat.parts.flatMap((part) => part.appointmentRow ?? [])
  return [move, cancel, ...ofOthers, standingRow, missingRow, bring, way]
}

const appointmentRows = (scene: Scene, group: Group): PromptOption[] => {
  if (isOver(group)) return [standingRow(scene) ?? wayBack(scene), toPerson(scene)]
  const rows = rowsOf(scene).flatMap((row) => row(scene, group) ?? [])
  const papers = firstOf(scene, (part) => part.papers?.rows(scene, group)) ?? []
  return [...rows, ...papers, ...[priceRow(scene, group), join(scene, group)].filter((one) => one !== undefined)].slice(0, ROWS_MAX)
}

/** `what` is wanted of the tapped one. */
export function whichOne({ t, session, language }: Scene, groups: Group[], what: string): PromptOption[] {
  const differ = new Set(groups.flatMap(({ views }) => views.map(({ procedureId }) => procedureId))).size > 1
  const rows = groups.map(({ groupId, views }) => {
    const [{ slot, office, procedureId }] = views
    const procedure = differ ? findProcedure(session.tx, procedureId) : undefined
    const who = t.listed(views.map((one) => nameAndInitial(one.name)))
    return {
      value: `${what}:${groupId}`,
      title: fitRow(t.slot.title(t.dates.short(slot.day), t.dates.hour(slot.minute))),
      // An initial brings its own full stop.
      description: fitDescription(
        [
          who.replace(/\.$/, ''),
          procedure && isOnlyRecord(procedure) && capital(procedure.name[language]),
          nameOfAgencyAt(session, office.id) ?? office.name,
        ]
          .filter(Boolean)
          .join('. '),
      ),
    }
  })
  return toldApart(rows)
}
