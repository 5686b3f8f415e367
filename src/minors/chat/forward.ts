import { type Group, groupOf, groupsOf } from '../../booking/chat/bookings.ts'
import { wayToSend } from '../../booking/chat/codes.ts'
import type { Missing } from '../../booking/chat/hooks.ts'
import { offeredProcedure } from '../../booking/chat/procedures.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { type Answer, ask, askAbout, close, next } from '../../chat/answer.ts'
import { comeWithMinors } from '../../chat/draft.ts'
import { dayWords, wall } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack, withWayBack } from '../../chat/ways-on.ts'
import { askPermission, minorsNamed, type PermissionSeen, seePermission } from '../permissions.ts'

/** Shown under the appointment while it is missing. */
export function missingPermission({ t, session }: Scene, groupId: string): Missing | undefined {
  const seen = seePermission(session.tx, session.contact.id, groupId, session.now)
  if (!seen) return undefined
  const leads = { question: 'forward', value: `see:${groupId}` } as const
  const isAsked = seen.state !== 'none'
  return {
    row: { ...leads, ...t.forward.row, ...(isAsked && t.forward.asked) },
    button: { ...leads, title: t.forward.row.title },
    line: isAsked ? t.forward.seen[seen.state] : undefined,
  }
}

/**
 * A message to pass on, given once; then its state. After a no or a risk it says the same as before any answer: what another person
 * answered is never told.
 */
export const forward: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.forward.nothing }),
  choose(value, scene): Answer {
    const { session, draft, t } = scene
    const [, groupId] = value.split(':')
    const group = groupOf(session, groupId)
    if (!group) return next(draft, t.appointments.gone)
    const seen = seePermission(session.tx, session.contact.id, group.groupId, session.now)
    if (!seen) return askAbout('appointments', group.groupId, draft)
    return seen.state === 'none' ? giveOut(scene, group) : close(withWayBack(scene, standing(scene, seen)))
  },
}

/** Only "permiso": their own appointment, or how to answer. */
export function tellPermission(scene: Scene): Answer {
  const { session, t } = scene
  const [only, another] = groupsOf(session).filter((one) => seePermission(session.tx, session.contact.id, one.groupId, session.now))
  if (only && !another) return forward.choose(`see:${only.groupId}`, scene)
  if (only) return ask('appointments', scene.draft)
  if (comeWithMinors(scene.draft)) return close(withWayBack(scene, t.forward.counts, t.forward.later))
  const op7 = offeredProcedure(session, 'op7', 'adult')
  const sign = { question: 'menu' as const, value: 'self:op7', title: t.permission.declaredButtons.sign }
  return close({ body: t.forward.nothing, options: op7 ? [sign, wayBack(scene)] : [wayBack(scene)] })
}

function giveOut(scene: Scene, { groupId }: Group): Answer {
  const { session, draft, t } = scene
  const { tx, deps, contact, now, ourNumber, ourLink } = session
  const children = minorsNamed(tx, deps.vault, groupId, now)
  const code = askPermission(tx, deps.vault, contact.id, groupId, now)
  if (!code) return next(draft, t.appointments.gone)
  return {
    kind: 'tell',
    prompt: withWayBack(scene, t.forward.explain, !ourNumber && !ourLink && t.forward.noNumber),
    closes: true,
    after: [{ kind: 'text', body: messageFor(scene, t.listed(children), code), asks: false }],
  }
}

/** Initials and where to write, no name, office, day or hour. */
function messageFor(scene: Scene, children: string, code: string): string {
  const { t, session } = scene
  const { name } = theInstitution(session.tx)
  return paragraphs(t.forward.message(children, name), wayToSend(scene, `${t.forward.word} ${code}`), t.forward.ends)
}

function standing(scene: Scene, seen: Exclude<PermissionSeen, { state: 'none' }>): string {
  const { t, session } = scene
  if (seen.state === 'to_check') return paragraphs(t.forward.toCheck, t.forward.counts)
  if (seen.state === 'declared') return paragraphs(t.forward.declared, t.forward.counts)
  const { day } = wall(seen.askedAt, theInstitution(session.tx).zone)
  return paragraphs(t.forward.waiting(dayWords(scene, day)), t.forward.counts)
}
