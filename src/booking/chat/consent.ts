import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, close } from '../../chat/answer.ts'
import { untilWords, whenLong, whenPlain } from '../../chat/moments.ts'
import type { Prompt } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion, speakerTo } from '../../chat/unasked.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { findSlot } from '../../schedule/availability.ts'
import { type Consent, carryOut, consentById, deny, endConsent } from '../consents.ts'
import { groupOf, momentOf } from './bookings.ts'

/** Whether the office may cancel or move, asked as a notice. `about`: the consent. */
export const consent: Question = {
  mereQuestion: 'is not heard',
  meant: ['person', 'complaint'],
  lasting: true,
  acts: true,
  waits: (about) => ({ about }),
  ask(scene) {
    const one = consentById(scene.session.tx, Number(scene.about))
    const asked = one?.state === 'asked' && one.endsAt > scene.session.now ? questionFor(scene, one) : undefined
    return asked ? askAsFirst(scene, asked) : standing(scene, one)
  },
  choose(value, scene): Answer {
    const [what, id] = value.split(':')
    const { tx, deps, contact, now } = scene.session
    const one = consentById(tx, Number(id))
    if (!one || !groupOf(scene.session, one.groupId) || one.state !== 'asked') return close(standing(scene, one))
    if (one.endsAt <= now) endConsent(tx, one.id, 'expired', now)
    else if (what === 'no') deny(tx, deps, one, contact.id, now)
    else return close(carriedOut(scene, one))
    return close(standing(scene, consentById(tx, one.id)))
  },
  hear(reading, scene) {
    if (reading.agrees()) return this.choose(`yes:${scene.about}`, scene)
    return reading.yesNo === 'no' ? this.choose(`no:${scene.about}`, scene) : undefined
  },
}

function carriedOut(scene: Scene, one: Consent): Prompt {
  const { t, session } = scene
  const was = groupOf(session, one.groupId)
  const why = carryOut(session.tx, session.deps, one, session.now)
  if (why === 'taken') return withWayBack(scene, t.consent.taken, stands(scene, one))
  if (why !== undefined || !was) return standing(scene, consentById(session.tx, one.id))
  if (one.change === 'cancel') return withWayBack(scene, t.consent.cancelled(whenPlain(scene, momentOf(was.views))))
  const slot = one.slotId === null ? undefined : findSlot(session.tx, one.slotId)
  return withWayBack(scene, slot && t.consent.moved(whenLong(scene, slot), was.views[0].folio ?? ''))
}

/** Answered before, too late, or overtaken: what is so now. */
function standing(scene: Scene, one: Consent | undefined): Prompt {
  const { t } = scene
  const now = one && stands(scene, one)
  if (!one || !now) return withWayBack(scene, one?.state === 'agreed' ? t.consent.done : t.consent.gone)
  const said = { asked: '', agreed: t.consent.done, denied: t.consent.denied, void: t.consent.changed }
  return withWayBack(scene, { ...said, replaced: t.consent.changed, expired: t.consent.late }[one.state], now)
}

/** Undefined without an appointment in this chat. */
function stands(scene: Scene, { groupId }: Consent): string | undefined {
  const group = groupOf(scene.session, groupId)
  return group && scene.t.consent.stands(whenLong(scene, momentOf(group.views)))
}

/** Undefined when the appointments are no longer this contact's. */
function questionFor(speaker: Speaker, one: Pick<Consent, 'id' | 'groupId' | 'members' | 'change' | 'slotId' | 'endsAt'>) {
  const { session, t } = speaker
  const [first, ...others] = groupOf(session, one.groupId)?.views.filter((view) => one.members.includes(view.member)) ?? []
  if (!first) return undefined
  const slot = one.slotId === null ? undefined : findSlot(session.tx, one.slotId)
  const names = t.listed([first, ...others].map((view) => nameAndInitial(view.name)))
  const office = slot && theOffice(session.tx, slot.officeId).name
  const told = [first.office.name, names, whenPlain(speaker, momentOf([first, ...others])), first.folio ?? '']
  const until = untilWords(speaker, { endsAt: one.endsAt, slot: first.slot })
  const values = [`yes:${one.id}`, `no:${one.id}`]
  return slot
    ? ({
        name: 'consent_to_move',
        parameters: [...told, whenLong(speaker, slot), office ?? '', until],
        values,
      } satisfies FirstQuestion)
    : ({ name: 'consent_to_cancel', parameters: [...told, until], values } satisfies FirstQuestion)
}

export function sayConsent(
  before: State | undefined,
  one: Parameters<typeof questionFor>[1],
  session: Session,
): { state: State; reply: Reply } | undefined {
  const asked = questionFor(speakerTo(session), one)
  return asked && askFirst(before, 'consent', asked, String(one.id), session)
}
