import { type Answer, again, ask, close, next, tell } from '../../../chat/answer.ts'
import { hasProgress } from '../../../chat/draft.ts'
import { hourOf, whenLong, whenPlain } from '../../../chat/moments.ts'
import { firstOf } from '../../../chat/part.ts'
import { capital, lines, type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { toAppointments, wayBack, withWayBack } from '../../../chat/ways-on.ts'
import type { Instant } from '../../../clock.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import type { Reading } from '../../../reading/reading.ts'
import { findSlot } from '../../../schedule/availability.ts'
import type { FreeSlot } from '../../../schedule/slots.ts'
import { cancelledLately, noteReason, undoCancel } from '../../cancellation.ts'
import type { CancelledLately, CancelReason, MovedLately, MoveUndo, MoveUndone } from '../../outcomes.ts'
import type { AppointmentView } from '../../types.ts'
import { movedLately, undoMove } from '../../undo-move.ts'
import { findMeant, firstMoment, type Meant, membersCode, readMembers } from '../bookings.ts'

const REASONS = ['not_that_day', 'not_needed', 'found_another', 'other'] as const satisfies CancelReason[]

/** Until when it may be undone, an optional reason, and what else. */
export function cancelledPrompt(scene: Scene, meant: Meant, undoUntil: Instant | undefined): Prompt {
  const { t, draft } = scene
  const { groupId, views } = meant
  const code = `${groupId}:${membersCode(views.map((view) => view.member))}`
  const row = (value: string, words: { title: string; description: string }): PromptOption => ({
    question: 'undo',
    value: `${value}:${code}`,
    ...words,
  })
  return {
    body: paragraphs(
      said(scene, meant),
      firstOf(scene, (part) => part.goesOn?.(scene, groupId)),
      undoUntil !== undefined && t.undo.until(hourOf(scene, undoUntil, views[0].slot.officeId)),
      undoUntil !== undefined && t.undo.why,
    ),
    options:
      undoUntil === undefined
        ? [another(scene)]
        : [
            row('undo', t.undo.rows.undo),
            ...REASONS.map((reason) => row(reason, t.undo.rows[reason])),
            { ...another(scene), ...(hasProgress(draft) ? t.undo.rows.goOn : t.undo.rows.another) },
          ],
  }
}

function said(scene: Scene, { views, group }: Meant): string {
  const { t } = scene
  const when = whenPlain(scene, firstMoment(views))
  const rest = group.views.filter((view) => !views.includes(view))
  const names = (of: typeof rest) => t.listed(of.map((view) => nameAndInitial(view.name)))
  return rest.length > 0 ? t.cancel.doneFor(names(views), when, names(rest)) : t.cancel.done(when)
}

const another = ({ draft, t }: Scene): PromptOption => ({
  question: 'go',
  value: hasProgress(draft) ? 'goOn' : 'start',
  title: hasProgress(draft) ? t.common.buttons.goOn : t.common.buttons.another,
})

type Lately = ({ what: 'cancelled' } & CancelledLately) | ({ what: 'moved' } & MovedLately)

function changedLately({ session }: Scene): Lately | undefined {
  const { tx, deps, contact, now } = session
  const cancelled = cancelledLately(tx, deps.vault, contact.id, now)
  const moved = movedLately(tx, deps.vault, contact.id, now)
  if (moved && moved.until > (cancelled?.until ?? 0)) return { what: 'moved', ...moved }
  return cancelled && { what: 'cancelled', ...cancelled }
}

/** They name their people, so they work for ever; undoing itself ends after minutes. */
export const undo: Question = {
  lasting: true,
  ask(scene) {
    const { t } = scene
    const lately = changedLately(scene)
    if (!lately) return withWayBack(scene, t.undo.nothing)
    const { groupId, members, slot } = lately
    const when = whenPlain(scene, slot)
    const value = `undo:${groupId}:${membersCode(members)}`
    return {
      body: lately.what === 'moved' ? t.undo.askMove(when) : t.undo.ask(when),
      options: [
        lately.what === 'moved'
          ? {
              ...undoMoveOption(scene, groupId, { members, slotId: slot.slotId, until: lately.until }),
              title: t.undo.buttons.yesMove,
            }
          : { question: 'undo', value, title: t.undo.buttons.undo },
        { ...wayBack(scene), title: t.undo.buttons.no },
      ],
    }
  },
  choose(value, scene) {
    const [what = '', groupId = '', who = '', slotId = ''] = value.split(':')
    const members = readMembers(who) ?? []
    if (what === 'move') return takeMoveBack(scene, groupId, members, findSlot(scene.session.tx, Number(slotId)))
    return what === 'undo' ? takeBack(scene, groupId, members) : note(scene, groupId, members, what)
  },
}

export function undoLast(scene: Scene): Answer {
  const { draft, t } = scene
  const lately = changedLately(scene)
  if (lately?.what === 'moved') return takeMoveBack(scene, lately.groupId, lately.members, lately.slot)
  if (lately) return takeBack(scene, lately.groupId, lately.members, lately.slot)
  return hasProgress(draft) ? again(draft, t.undo.nothing) : tell(withWayBack(scene, t.undo.nothing))
}

/** "Me equivoqué" may mean that change or the previous answer: in a booking it is asked. */
export function mistaken(scene: Scene): Answer {
  const { session, draft, t } = scene
  if (!hasProgress(draft)) return undoLast(scene)
  if ((changedLately(scene)?.until ?? 0) > session.now) return ask('undo', draft)
  return draft.slot ? ask('correct', draft) : again(draft, t.undo.mistake)
}

/**
 * "No espere, sí la quiero", while it can be undone. In a booking, and for ambiguous words, asked first. Undefined when nothing can be
 * undone.
 */
export function hearRegret(reading: Reading, scene: Scene): Answer | undefined {
  const surely = reading.says('wants it back')
  if (!surely && !reading.says('may want it back')) return undefined
  if ((changedLately(scene)?.until ?? 0) <= scene.session.now) return undefined
  return surely && !hasProgress(scene.draft) ? undoLast(scene) : ask('undo', scene.draft)
}

function takeBack(scene: Scene, groupId: string, members: number[], slot?: FreeSlot): Answer {
  const { session, t } = scene
  const standing = findMeant(session, groupId, members)
  if (standing) return close({ body: paragraphs(t.undo.stands, asItStands(scene, standing)), options: seeIt(scene, groupId) })
  const { tx, deps, contact, now } = session
  const lately = cancelledLately(tx, deps.vault, contact.id, now)
  const undone = undoCancel(tx, deps, { contactId: contact.id, groupId, members }, now)
  if (undone.ok) {
    const back = findMeant(session, groupId, members)
    const alone = back && back.views.length < back.group.views.length
    const done = alone ? t.undo.doneFor(t.listed(back.views.map((view) => nameAndInitial(view.name)))) : t.undo.done
    return close({ body: paragraphs(done, back && asItStands(scene, back)), options: seeIt(scene, groupId) })
  }
  const cancelled = slot ?? (lately?.groupId === groupId ? lately.slot : undefined)
  const when = cancelled && whenPlain(scene, cancelled)
  const why = {
    over: when ? t.undo.over(when) : t.undo.nothing,
    closed: when ? t.undo.closed(when) : t.undo.nothing,
    live: t.undo.live,
    phone_limit: t.undo.phoneLimit,
  }[undone.why]
  const mine = toAppointments(scene)
  return close({ body: why, options: [undone.why === 'over' || undone.why === 'closed' ? another(scene) : mine] })
}

function note(scene: Scene, groupId: string, members: number[], what: string): Answer {
  const { session, t } = scene
  const reason = REASONS.find((one): one is CancelReason => one === what)
  const noted = reason !== undefined && noteReason(session.tx, { groupId, members, contactId: session.contact.id, reason })
  return tell({ body: noted ? t.undo.noted : t.undo.stands, options: [another(scene)] })
}

/** Names its target hour, so that after another move it does nothing. */
export const undoMoveOption = ({ t }: Scene, groupId: string, { members, slotId }: MoveUndo): PromptOption => ({
  question: 'undo',
  value: `move:${groupId}:${membersCode(members)}:${slotId}`,
  title: t.undo.buttons.move,
})

export const undoMoveUntil = (scene: Scene, { until }: MoveUndo, { slot }: Pick<AppointmentView, 'slot'>): string =>
  scene.t.undo.moveUntil(hourOf(scene, until, slot.officeId))

/** When impossible, says what stands. */
function takeMoveBack(scene: Scene, groupId: string, members: number[], slot: FreeSlot | undefined): Answer {
  const { session, draft, t } = scene
  const before = findMeant(session, groupId, members) ?? findMeant(session, groupId, undefined)
  const { tx, deps, contact, now } = session
  if (!before) return cancelledLately(tx, deps.vault, contact.id, now) ? ask('undo', draft) : next(draft, t.appointments.gone)
  const undone = undoMove(tx, deps, { groupId, members, slotId: slot?.slotId ?? 0, contactId: contact.id }, now)
  const after = findMeant(session, groupId, members) ?? before
  return close({
    body: paragraphs(undoneWords(scene, undone, after, slot), asItStands(scene, after)),
    options: seeIt(scene, groupId),
  })
}

function undoneWords(scene: Scene, undone: MoveUndone, now: Meant, slot: FreeSlot | undefined): string {
  const { t } = scene
  if (undone.ok) return t.undo.moveDone
  if (undone.why === 'closed' && slot) return t.undo.moveClosed(whenPlain(scene, slot))
  return now.views[0].slot.slotId === slot?.slotId ? t.undo.moveStands : t.undo.moveOver
}

export function asItStands(scene: Scene, { views }: Pick<Meant, 'views'>): string {
  const { t } = scene
  const [view] = views
  return lines(
    view.folio && t.folio.folio(view.folio),
    `*${capital(whenLong(scene, firstMoment(views)))}*`,
    t.folio.office(view.office.name, t.folio.at(view.office.address, view.agenda), view.office.mode),
  )
}

/** Without a booking, to the appointment. */
export const seeIt = (scene: Scene, groupId: string): PromptOption[] =>
  hasProgress(scene.draft)
    ? [wayBack(scene)]
    : [{ question: 'appointments', value: `see:${groupId}`, title: scene.t.move.buttons.see }]
